import { readIndexState } from '../render/issue/index-state.ts';
import { type Marker, PAGE_LABEL, readMarker } from '../render/issue/markers.ts';
import type { TrackingIssue } from './plan.ts';

/** Whose pages are meant. */
export interface WhosePages {
  readonly organization: string;
  /** Login in any case, or numeric id. */
  readonly who: string;
  /** The account, where snapshots say which one it is. */
  readonly account?: { readonly id: string; readonly logins: readonly string[] } | undefined;
}

/** Where else in a report repository an account is named, by number of the issue. */
export interface NamedElsewhere {
  /** The index, by what it shows or remembers. */
  readonly index: readonly number[];
  /** Pages of other people, and issues that people opened themselves. */
  readonly others: readonly number[];
  /** Written by our account, without a marker: nothing proves whose they are, and they may be this person's. */
  readonly unproven: readonly number[];
  /** Like pages of ours about the person, and written by another account. */
  readonly foreign: readonly number[];
}

export interface PagesOfPerson {
  readonly ids: readonly string[];
  /** Pages that are about the person and nobody else. */
  readonly pages: readonly TrackingIssue[];
  readonly elsewhere: NamedElsewhere;
}

/** All issues of a report repository. */
interface Searched {
  /** By the account the audit writes as. */
  readonly own: readonly TrackingIssue[];
  readonly foreign: readonly TrackingIssue[];
  /** An issue with everything that was read beneath it. */
  readonly textOf: (issue: TrackingIssue) => string;
}

/**
 * What of a repository is about a person, and what else names them. Only a marker proves whose page it is, or, where
 * somebody removed it, title and label together; all else is told and left to a human.
 */
export function pagesOfPerson(
  whose: WhosePages,
  { own, foreign, textOf }: Searched,
): PagesOfPerson {
  const { organization } = whose;
  const ours = own.map((issue) => ({ issue, marker: readMarker(issue.body) }));
  const isHere = (marker: Marker | undefined) => marker?.fields['organization'] === organization;
  const marked = ours.flatMap(({ issue, marker }) =>
    marker?.kind === 'person' && isHere(marker)
      ? [{ login: loginOf(issue), id: marker.fields['id'] ?? '' }]
      : [],
  );
  const { ids, logins } = accountOf(whose, marked);
  const isTitled = (issue: TrackingIssue) => logins.has(loginOf(issue) ?? '');
  // A title says neither of which organization a page is, nor which of two accounts that had the login it means.
  const titlesTell =
    ours.every(({ marker }) => marker === undefined || isHere(marker)) &&
    marked.every(({ login, id }) => ids.includes(id) || !logins.has(login ?? ''));
  const isNamed = (issue: TrackingIssue, marker: Marker | undefined) =>
    mentions(textOf(issue), logins) || ids.some((id) => remembers(issue, marker, id));

  const kindOf = (issue: TrackingIssue, marker: Marker | undefined) => {
    if (marker === undefined) {
      const lost = issue.labels.includes(PAGE_LABEL) && loginOf(issue) !== undefined;
      if (lost && isTitled(issue) && titlesTell) return 'page';
      // Of an id alone no login is known, so that a title proves nothing either way.
      return isNamed(issue, marker) || (lost && logins.size === 0) ? 'unproven' : undefined;
    }
    if (isHere(marker)) {
      if (marker.kind === 'person' && ids.includes(marker.fields['id'] ?? '')) return 'page';
      if (marker.kind === 'gate' && isTitled(issue)) return 'page';
      if (marker.kind === 'index' && isNamed(issue, marker)) return 'index';
    }
    return isNamed(issue, marker) ? 'others' : undefined;
  };
  const kinds = [
    ...ours.map(({ issue, marker }) => ({ issue, kind: kindOf(issue, marker) })),
    ...foreign.map((issue) => {
      const marker = readMarker(issue.body);
      const named = isNamed(issue, marker);
      const kind = named ? (marker === undefined ? 'others' : 'foreign') : undefined;
      return { issue, kind } as const;
    }),
  ];
  const numbersOf = (wanted: keyof NamedElsewhere) =>
    kinds.flatMap(({ issue, kind }) => (kind === wanted ? [issue.number] : []));
  return {
    ids,
    pages: kinds.flatMap(({ issue, kind }) => (kind === 'page' ? [issue] : [])),
    elsewhere: {
      index: numbersOf('index'),
      others: numbersOf('others'),
      unproven: numbersOf('unproven'),
      foreign: numbersOf('foreign'),
    },
  };
}

/** Which account is meant, and by which logins, in lower case, its pages know it. */
function accountOf(
  { who, account }: WhosePages,
  marked: readonly { readonly login: string | undefined; readonly id: string }[],
): { readonly ids: readonly string[]; readonly logins: ReadonlySet<string> } {
  const given = (account?.logins ?? [who]).map((login) => login.toLowerCase());
  const isId = account === undefined && marked.some(({ id }) => id === who);
  const titled = marked.filter(({ login }) => given.includes(login ?? '')).map(({ id }) => id);
  const ids = account !== undefined ? [account.id] : isId ? [who] : [...new Set(titled)];
  // A number that no title has is no login.
  const named = isId || (ids.length === 0 && /^\d+$/.test(who)) ? [] : given;
  const known = marked.flatMap(({ login, id }) => (ids.includes(id) ? (login ?? []) : []));
  return {
    ids: ids.length === 0 && named.length === 0 ? [who] : ids,
    logins: new Set([...named, ...known]),
  };
}

/** Whom a page is about, by its title, in lower case: a page of a person, or a question about a single login. */
function loginOf({ title }: Pick<TrackingIssue, 'title'>): string | undefined {
  const match = /^(?:Access review: (\S+)|Review before access: (\S+)(?: \(.*\))?)$/.exec(title);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** Whether a text has one of the logins as a word of its own; Markdown may have put a backslash into it. */
function mentions(text: string, logins: ReadonlySet<string>): boolean {
  const words =
    text
      .replaceAll('\\', '')
      .toLowerCase()
      .match(/[\w-]+/g) ?? [];
  return words.some((word) => logins.has(word));
}

/** Whether a page keeps the number of an account where nobody sees it. */
function remembers({ body }: TrackingIssue, marker: Marker | undefined, id: string): boolean {
  if (marker?.kind === 'person') return marker.fields['id'] === id;
  if (marker?.kind !== 'index') return false;
  const state = readIndexState(body);
  return (
    state !== undefined &&
    ([...state.soon, ...state.routine, ...state.left].includes(id) || state.known.has(id))
  );
}
