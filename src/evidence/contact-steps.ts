import { areUnrelatedAddresses, isMailbox } from './addresses.ts';
import type { EarlierState } from './earlier-states.ts';
import { areUnrelatedNames, normalizedName } from './names.ts';
import { websiteIn } from './traces.ts';

/** So many parts must be known on both sides before their loss says anything. */
export const REPLACED = 3;
/** Over a longer time things are replaced one by one. */
const AT_ONCE = 366 * 86_400;

type PartVerdict = 'kept' | 'replaced' | 'unclear';

interface Part<T> {
  readonly name: string;
  readonly read: (state: EarlierState) => T | undefined;
  readonly compare: (before: T, after: T) => PartVerdict;
}

const NAME: Part<string> = {
  name: 'name',
  read: ({ profile }) => profile?.name ?? undefined,
  compare: (before, after) => {
    if (normalizedName(before) === normalizedName(after)) return 'kept';
    return areUnrelatedNames(before, after) ? 'replaced' : 'unclear';
  },
};
const ADDRESS: Part<string> = {
  name: 'public address',
  read: ({ profile }) =>
    profile?.email != null && isMailbox(profile.email)
      ? profile.email.trim().toLowerCase()
      : undefined,
  compare: (before, after) => {
    if (before === after) return 'kept';
    return areUnrelatedAddresses(before, after) ? 'replaced' : 'unclear';
  },
};
const WEBSITE: Part<string> = {
  name: 'website',
  read: ({ profile }) => websiteIn(profile?.website ?? '')?.page,
  compare: (before, after) => {
    if (before === after) return 'kept';
    // Pages of one host may be one person's or those of many.
    return websiteIn(before)?.host === websiteIn(after)?.host ? 'unclear' : 'replaced';
  },
};
const KEYS: Part<ReadonlySet<string>> = {
  name: 'list of keys',
  read: ({ keys }) =>
    keys === undefined || keys.length === 0
      ? undefined
      : new Set(keys.map(({ fingerprint }) => fingerprint)),
  compare: (before, after) => ([...before].some((key) => after.has(key)) ? 'kept' : 'replaced'),
};

/** What became of name, address, website and keys from one snapshot to the next. */
export interface Step {
  /** When the first of what was replaced was last seen, unix seconds. */
  readonly since: number;
  readonly at: number;
  /** `unknown` where too little is known on both sides, or cannot be compared. */
  readonly verdict: 'kept' | 'replaced' | 'unknown';
  /** What was replaced, and when the former was last seen. */
  readonly parts: readonly { readonly name: string; readonly known: number }[];
  readonly login: 'kept' | 'replaced';
}

/** From each snapshot to the next one, what became of what was last known. */
export function stepsIn(states: readonly EarlierState[]): readonly Step[] {
  return states.slice(1).map((after, index) => {
    const earlier = states
      .slice(0, index + 1)
      .filter(({ takenAt }) => after.takenAt - takenAt <= AT_ONCE);
    const parts = [
      compareLast(NAME, earlier, after),
      compareLast(ADDRESS, earlier, after),
      compareLast(WEBSITE, earlier, after),
      compareLast(KEYS, earlier, after),
    ].filter((part) => part !== undefined);
    const replaced = parts.filter(({ verdict }) => verdict === 'replaced');
    // A list of keys that was not read may hold one that was kept.
    const keysRead = after.keys !== undefined && earlier.some(({ keys }) => keys !== undefined);
    const before = states[index] ?? after;
    return {
      since: replaced.reduce((first, { known }) => Math.min(first, known), after.takenAt),
      at: after.takenAt,
      verdict: verdictOf([
        ...parts.map(({ verdict }) => verdict),
        ...(keysRead ? [] : ['unclear' as const]),
      ]),
      parts: replaced,
      login: before.login.toLowerCase() === after.login.toLowerCase() ? 'kept' : 'replaced',
    };
  });
}

function verdictOf(parts: readonly PartVerdict[]): Step['verdict'] {
  if (parts.includes('kept')) return 'kept';
  return parts.length >= REPLACED && !parts.includes('unclear') ? 'replaced' : 'unknown';
}

/** Compares with the last snapshot that knew this part: an empty field in between keeps nothing. */
function compareLast<T>(
  { name, read, compare }: Part<T>,
  earlier: readonly EarlierState[],
  after: EarlierState,
) {
  const value = read(after);
  const last = earlier.findLast((state) => read(state) !== undefined);
  const former = last === undefined ? undefined : read(last);
  return value === undefined || last === undefined || former === undefined
    ? undefined
    : { name, known: last.takenAt, verdict: compare(former, value) };
}
