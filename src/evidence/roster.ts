import { type FullName, fullName, initialsOf, nameParts } from './names.ts';

/** How the names an account uses agree with the name on contract; `unclear` where nobody can say. */
export type RosterMatch = 'same' | 'different' | 'unclear';

/** Names on contract, known by salted digests alone. */
export interface Roster {
  /** `undefined` where the roster does not list the account. */
  compare(
    account: { readonly id: string; readonly login: string },
    names: readonly string[],
  ): RosterMatch | undefined;
}

/**
 * Digest of one thing a name consists of. The account goes into it too, so that nobody sees which people have a name
 * in common. It is slow on purpose where there is much to guess: for names and their parts.
 */
export type Digest = (
  account: string,
  kind: 'name' | 'part' | 'initial' | 'script',
  value: string,
) => string;

/** One name on contract. An account may have several: that of the passport, that of every day. */
export interface RosterEntry {
  /** Login in lower case, or numeric id. */
  readonly account: string;
  readonly name: string;
  readonly parts: readonly string[];
  /** Only of a full name in a script that has letters. */
  readonly initials: readonly string[];
  /** Only of a full name; others can agree with what an account uses, but never differ from it. */
  readonly script?: string;
}

/** What is kept of a name; `undefined` for a text without any word. */
export function rosterEntry(
  account: string,
  name: string,
  digest: Digest,
): RosterEntry | undefined {
  const parts = nameParts(name);
  if (parts.length === 0) return undefined;
  const full = fullName(name);
  return {
    account,
    name: digest(account, 'name', inOrder(parts)),
    // Sorted, since the digests would keep the order of the parts otherwise.
    parts: [...new Set(parts)].map((part) => digest(account, 'part', part)).sort(),
    initials:
      full === undefined
        ? []
        : initialsOf(full)
            .map((one) => digest(account, 'initial', one))
            .sort(),
    ...(full === undefined ? {} : { script: digest(account, 'script', full.script) }),
  };
}

/** Every comparison costs slow digests. Of an account with more names than this nobody can say that all of them differ. */
const MOST_NAMES = 32;
const MOST_PARTS = 96;

/**
 * A roster of such entries. Names agree when a part of one is a part of the other. They differ when every full name is
 * written in the script of one on contract and shares no initial with any: names have short forms and several
 * spellings, which mostly keep the first letter.
 */
export function rosterOf(entries: Iterable<RosterEntry>, digest: Digest): Roster {
  const byAccount = new Map<string, RosterEntry[]>();
  for (const entry of entries) {
    const others = byAccount.get(entry.account);
    if (others === undefined) byAccount.set(entry.account, [entry]);
    else others.push(entry);
  }
  return {
    compare({ id, login }, given) {
      const listed = [id, login.toLowerCase()].flatMap((name) => byAccount.get(name) ?? []);
      if (listed.length === 0) return undefined;
      const names = given.slice(0, MOST_NAMES);
      const fullNames = distinctNames(names);
      // The common case, for one digest.
      if (listed.some((entry) => isOneOf(fullNames, entry, digest))) return 'same';
      const used = new Set(names.flatMap((name) => nameParts(name).flatMap(withoutInitial)));
      const parts = [...used].slice(0, MOST_PARTS);
      if (listed.some((entry) => holdsOneOf(parts, entry, digest))) return 'same';
      if (given.length > MOST_NAMES || used.size > MOST_PARTS) return 'unclear';
      const differs = (name: FullName) => {
        const comparable = listed.filter(
          ({ account, script }) => script === digest(account, 'script', name.script),
        );
        return (
          comparable.length > 0 && comparable.every((entry) => !sharesInitial(entry, name, digest))
        );
      };
      return fullNames.length > 0 && fullNames.every(differs) ? 'different' : 'unclear';
    },
  };
}

function isOneOf(
  fullNames: readonly FullName[],
  { account, name }: RosterEntry,
  digest: Digest,
): boolean {
  return fullNames.some(({ parts }) => digest(account, 'name', inOrder(parts)) === name);
}

function holdsOneOf(
  used: readonly string[],
  { account, parts }: RosterEntry,
  digest: Digest,
): boolean {
  return used.some((part) => parts.includes(digest(account, 'part', part)));
}

/** A handle may be an initial and a name, in either order: `tmakinen`, `makinent`. */
function withoutInitial(part: string): readonly string[] {
  return part.length < 5 ? [part] : [part, part.slice(1), part.slice(0, -1)];
}

function sharesInitial(
  { account, initials }: RosterEntry,
  name: FullName,
  digest: Digest,
): boolean {
  return initialsOf(name).some((one) => initials.includes(digest(account, 'initial', one)));
}

function distinctNames(names: readonly string[]): readonly FullName[] {
  const fullNames = names.map(fullName).filter((name) => name !== undefined);
  return [...new Map(fullNames.map((name) => [inOrder(name.parts), name])).values()];
}

function inOrder(parts: readonly string[]): string {
  return [...parts].sort().join(' ');
}
