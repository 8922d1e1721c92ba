import { readClock } from '../inference/clock/series.ts';
import type { Commit } from '../snapshot/facts.ts';
import { areUnrelatedAddresses, isMailbox } from './addresses.ts';
import { areUnrelatedNames, isFullName, isRoleName, normalizedName } from './names.ts';
import { utcDay } from './wording.ts';

/** Seconds without a commit that part two eras. */
export const PAUSE = 365 * 86_400;
export const COMMITS_PER_SIDE = 10;
const DAYS_PER_SIDE = 5;
/** Less than this under a name or address may be a slip. */
const USES = 3;

/** Every pause of a year or more in commits that are in order of their instants, and what it parts. */
export function turnsIn(commits: readonly Commit[]): readonly Turn[] {
  return pausesIn(commits).map((index) => compare(commits.slice(0, index), commits.slice(index)));
}

/** Where commits resume after a year or more, with enough of them on both sides. */
function pausesIn(commits: readonly Commit[]): readonly number[] {
  return commits.flatMap((commit, index) => {
    const before = commits[index - 1];
    const enough = index >= COMMITS_PER_SIDE && commits.length - index >= COMMITS_PER_SIDE;
    return before !== undefined && enough && commit.author.at - before.author.at >= PAUSE
      ? [index]
      : [];
  });
}

/** The work on one side of a pause. */
export interface Side {
  readonly commits: number;
  readonly first: Commit;
  readonly last: Commit;
  /** The most used full name, mailbox and offset; foreign text but for the offset. */
  readonly name: string;
  readonly address: string;
  readonly offset: number;
}

/** What became of names, addresses and clocks over one pause. */
export type Turn =
  | { readonly verdict: 'renewed'; readonly before: Side; readonly after: Side }
  | { readonly verdict: 'went-on' | 'unknown' };

function compare(earlier: readonly Commit[], later: readonly Commit[]): Turn {
  const names = [earlier, later].map((side) => new Set(side.map(nameOf).filter(isNaming)));
  const addresses = [earlier, later].map((side) => new Set(side.map(addressOf)));
  if (haveCommon(names) || haveCommon(addresses)) return { verdict: 'went-on' };
  const clocks = clusters(earlier, later);
  if (clocks === 'went-on') return { verdict: 'went-on' };
  const [before, after] = [describe(earlier), describe(later)];
  if (clocks === 'unknown' || before === undefined || after === undefined) {
    return { verdict: 'unknown' };
  }
  const fullNames = [earlier, later].map((side) => established(side, nameOfCommit, isFullName));
  const mailboxes = [earlier, later].map((side) => established(side, addressOf, isMailbox));
  const allNew =
    everyPair(fullNames, areUnrelatedNames) && everyPair(mailboxes, areUnrelatedAddresses);
  // What is alike or cannot be compared, as names in two scripts, is not known to be new.
  return allNew ? { verdict: 'renewed', before, after } : { verdict: 'unknown' };
}

/** Whether the clocks of the two sides have no neighbourhood of offsets in common. */
function clusters(
  earlier: readonly Commit[],
  later: readonly Commit[],
): 'new' | 'went-on' | 'unknown' {
  const turn = later[0]?.author.at ?? 0;
  const readings = [...earlier, ...later]
    .map(({ author }) => ({ at: author.at, offset: author.offset }))
    .filter(({ offset }) => offset !== 0);
  const { clusters: all } = readClock(readings);
  if (all.some(({ first, last }) => first < turn && last >= turn)) return 'went-on';
  const count = (side: readonly { readonly count: number }[]) =>
    side.reduce((sum, cluster) => sum + cluster.count, 0);
  const before = count(all.filter(({ last }) => last < turn));
  const after = count(all.filter(({ first }) => first >= turn));
  return before >= COMMITS_PER_SIDE && after >= COMMITS_PER_SIDE ? 'new' : 'unknown';
}

function describe(side: readonly Commit[]): Side | undefined {
  const [first, last] = [side[0], side.at(-1)];
  const [name] = established(side, nameOfCommit, isFullName);
  const [address] = established(side, addressOf, isMailbox);
  const days = new Set(side.map(({ author }) => utcDay(author.at)));
  if (first === undefined || last === undefined || name === undefined || address === undefined) {
    return undefined;
  }
  if (days.size < DAYS_PER_SIDE) return undefined;
  const { clusters: all } = readClock(side.map(({ author }) => author));
  return { commits: side.length, first, last, name, address, offset: all[0]?.representative ?? 0 };
}

/** What several commits carry, the most common first. */
function established(
  side: readonly Commit[],
  read: (commit: Commit) => string,
  accept: (text: string) => boolean,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const commit of side) counts.set(read(commit), (counts.get(read(commit)) ?? 0) + 1);
  return [...counts]
    .filter(([text, count]) => count >= USES && accept(text))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10)
    .map(([text]) => text);
}

function everyPair(
  sides: readonly (readonly string[])[],
  holds: (one: string, other: string) => boolean,
): boolean {
  const [earlier = [], later = []] = sides;
  return earlier.every((one) => later.every((other) => holds(one, other)));
}

function haveCommon([earlier, later]: readonly ReadonlySet<string>[]): boolean {
  return [...(earlier ?? [])].some((text) => later?.has(text) === true);
}

function nameOfCommit({ author }: Commit): string {
  return author.name;
}

function nameOf({ author }: Commit): string {
  return normalizedName(author.name);
}

function isNaming(name: string): boolean {
  return name !== '' && !isRoleName(name);
}

function addressOf({ author }: Commit): string {
  return author.email.trim().toLowerCase();
}
