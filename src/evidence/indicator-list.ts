import { domainOf, isOpenToAll } from './addresses.ts';
import { isFrontPageOfAll } from './front-pages.ts';
import { websiteIn } from './traces.ts';

export const INDICATOR_KINDS = ['account', 'address', 'domain', 'key', 'website'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** A line of the list, as the operator wrote it. */
export interface Indicator {
  readonly kind: IndicatorKind;
  /** Where it comes from, in the operator's words. */
  readonly source: string;
}

/** What the organization was told to look at: a lead for a review, never a reason for anything else. */
export interface IndicatorList {
  find(kind: IndicatorKind, value: string): readonly Indicator[];
}

/** What each kind must look like, for whoever writes a list. */
export const INDICATOR_FORMS: Readonly<Record<IndicatorKind, string>> = {
  account: 'a login or a numeric id',
  address: 'an e-mail address',
  domain:
    'the domain of an organization or a person; where anybody can have a mailbox, list the address',
  key: 'the fingerprint `SHA256:…` of an SSH key (43 characters), or the id of a GPG key (16 or more)',
  website: 'a page of its own; the front page of a platform is that of everybody',
};

const READERS: Readonly<Record<IndicatorKind, (text: string) => string | undefined>> = {
  account: (text) => /^@?([a-z0-9][a-z0-9_-]{0,99})$/.exec(text.toLowerCase())?.[1],
  address: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.exec(text.toLowerCase())?.[0],
  domain: domainIn,
  key: keyIn,
  website: pageIn,
};

/** A value as it is compared: without what varies in writing it; `undefined` where it is no value of this kind. */
export function indicatorValue(kind: IndicatorKind, text: string): string | undefined {
  return READERS[kind](text.trim());
}

export interface ListedIndicator extends Indicator {
  /** As {@link indicatorValue} gives it. */
  readonly value: string;
}

/** The list of these indicators; one that is listed twice for the same reason counts once. */
export function indicatorList(listed: Iterable<ListedIndicator>): IndicatorList {
  const byValue = new Map<string, Indicator[]>();
  for (const { kind, value, source } of listed) {
    const key = `${kind} ${value}`;
    const same = byValue.get(key);
    if (same === undefined) byValue.set(key, [{ kind, source }]);
    else if (!same.some((other) => other.source === source)) same.push({ kind, source });
  }
  return {
    find(kind, text) {
      const value = indicatorValue(kind, text);
      return value === undefined ? [] : (byValue.get(`${kind} ${value}`) ?? []);
    },
  };
}

function domainIn(text: string): string | undefined {
  const domain = domainOf(text.toLowerCase())
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  const hasDomainForm = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain);
  return hasDomainForm && domain.length <= 253 && !isOpenToAll(domain) ? domain : undefined;
}

function keyIn(text: string): string | undefined {
  const ssh = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(text)?.[1];
  if (ssh !== undefined) return `SHA256:${ssh}`;
  const gpg = text.replace(/^0x/i, '').replace(/\s/g, '').toUpperCase();
  // Shorter ids of a GPG key agree by accident.
  return /^[0-9A-F]{16,64}$/.test(gpg) ? gpg : undefined;
}

function pageIn(text: string): string | undefined {
  if (/\s/.test(text)) return undefined;
  const website = websiteIn(text);
  return website === undefined || isFrontPageOfAll(website) ? undefined : website.page;
}
