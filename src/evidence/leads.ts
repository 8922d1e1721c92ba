import type { Collaborator } from '../snapshot/collaborator.ts';
import { domainOf, privateAddress } from './addresses.ts';
import type { Cohort, CohortMember } from './cohort.ts';
import type { Indicator, IndicatorKind, IndicatorList } from './indicator-list.ts';
import { ownCommits } from './own-commits.ts';
import { listed, ours, type Prose, prose } from './prose.ts';
import { tracesOf } from './traces.ts';

/** Something of a person that stands on the operator's list. */
export interface Lead {
  /** What stands there, foreign text set apart. */
  readonly what: Prose;
  readonly indicators: readonly Indicator[];
  /** The audited account it leads over, where it is not the person's own. */
  readonly over?: CohortMember;
}

/** What of a person was looked up. */
export interface LookedUp {
  readonly leads: readonly Lead[];
  /** How many distinct values were looked up. */
  readonly values: number;
}

// It may hold a former login. What the account was called before is nobody's business here, so it is not repeated.
const PRIVATE_ADDRESS = ours('The private address of commits');

/** Looks up a person's accounts, addresses, keys and websites, and the accounts they commit together with. */
export function leadsOf(person: Collaborator, list: IndicatorList, cohort: Cohort): LookedUp {
  const leads: Lead[] = [];
  let values = 0;
  const look = (kind: IndicatorKind, value: string, what: Prose, over?: CohortMember) => {
    values += 1;
    const indicators = list.find(kind, value);
    if (indicators.length > 0)
      leads.push({ what, indicators, ...(over === undefined ? {} : { over }) });
  };
  look('account', person.id, ours('The number of the account'));
  look('account', person.login, ours('The login'));
  for (const login of formerLoginsOf(person)) {
    look('account', login, ours('A former login, in the private address of commits'));
  }
  const addresses = tracesOf('address', person);
  for (const address of addresses) {
    const isPrivate = privateAddress(address) !== undefined;
    look('address', address, isPrivate ? PRIVATE_ADDRESS : prose`The address ${address}`);
  }
  for (const domain of new Set(addresses.flatMap(domainsOf))) {
    look('domain', domain, prose`The domain ${domain} of an address`);
  }
  for (const key of tracesOf('key', person)) {
    look('key', key.replace(/^(?:SSH|GPG) /, ''), prose`The key ${key}`);
  }
  for (const page of pagesOf(person)) look('website', page, prose`The website ${page}`);
  for (const { value, what } of guestsOf(person)) look('account', value, what);
  for (const host of cohort.sharing('guest', person.id, person)) {
    const what = prose`The account ${host.login}, to whose repositories this one commits`;
    look('account', host.id, what, host);
    look('account', host.login, what, host);
  }
  return { leads, values };
}

/** Where a lead comes from, as the operator wrote it. */
export function sourcesOf({ indicators }: Lead): Prose {
  return listed(indicators.slice(0, 3).map(({ source }) => prose`${source}`));
}

/** The domain and those above it, down to two labels. */
function domainsOf(address: string): readonly string[] {
  const labels = domainOf(address).split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

function formerLoginsOf(person: Collaborator): readonly string[] {
  const logins = ownCommits(person)
    .map(({ author }) => privateAddress(author.email))
    .flatMap((address) => (address?.id === person.id ? [address.login] : []));
  return [...new Set(logins)].filter((login) => login !== person.login.toLowerCase());
}

function pagesOf(person: Collaborator): readonly string[] {
  const { links } = person.facts;
  const linked = links.known ? links.value.map(({ url }) => url) : [];
  const [page] = tracesOf('website', person);
  const [host] = tracesOf('website-host', person);
  return [...new Set([page, host, ...linked].filter((text) => text !== undefined))];
}

/** Accounts that commit to repositories of theirs: the number, and the login where a private address tells it. */
function guestsOf(
  person: Collaborator,
): readonly { readonly value: string; readonly what: Prose }[] {
  const guests = tracesOf('guest', person);
  if (guests.length === 0) return [];
  const { ownCommits: commits } = person.facts;
  const logins = new Map(
    (commits.known ? commits.value : []).flatMap(({ account, author }) => {
      const address = privateAddress(author.email);
      return address !== undefined && address.id === account
        ? [[account, address.login] as const]
        : [];
    }),
  );
  return guests.flatMap((id) => {
    const login = logins.get(id);
    const what = prose`The account ${login ?? id}, which commits to repositories of this one`;
    return [{ value: id, what }, ...(login === undefined ? [] : [{ value: login, what }])];
  });
}
