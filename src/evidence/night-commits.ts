import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import type { Evidence } from './outcome.ts';
import { linkTo, ownCommits } from './own-commits.ts';
import { ours } from './prose.ts';
import { offsetText, utcDay } from './wording.ts';

/** Minutes after midnight between which hardly anybody works by a clock that is theirs. */
const NIGHT = { from: 60, until: 5 * 60 };
const SHOWN = 3;

/**
 * Commits of the given time that fall into the night of every clock in question, the newest first, to be looked at; the
 * newest of all where there is none.
 *
 * @param clocks the offsets that may be meant at an instant, minutes east of UTC
 */
export function nightCommits(
  person: Collaborator,
  [from, until]: readonly [from: number, until: number],
  clocks: (at: number) => readonly number[],
): readonly Evidence[] {
  const made = ownCommits(person)
    .filter(({ url, origin }) => url !== undefined && origin !== 'merged-by-other')
    .filter(({ author }) => author.at >= from && author.at <= until && author.offset !== 0)
    .sort((a, b) => b.author.at - a.author.at);
  const atNight = made.filter(({ author: { at } }) => clocks(at).every(isNightBy(at)));
  const [newest] = made;
  if (atNight.length === 0) {
    return newest === undefined ? [] : [recordOf(newest, 'the newest of them')];
  }
  return atNight.slice(0, SHOWN).map((commit) => {
    const [clock = 0] = clocks(commit.author.at);
    return recordOf(commit, `${timeBy(clock, commit.author.at)} at ${offsetText(clock)}`);
  });
}

function isNightBy(at: number): (offset: number) => boolean {
  return (offset) => {
    const minute = minuteBy(offset, at);
    return minute >= NIGHT.from && minute < NIGHT.until;
  };
}

function minuteBy(offset: number, at: number): number {
  return (((Math.floor(at / 60) + offset) % 1_440) + 1_440) % 1_440;
}

function timeBy(offset: number, at: number): string {
  return new Date((at + offset * 60) * 1_000).toISOString().slice(11, 16);
}

function recordOf(commit: Commit, what: string): Evidence {
  return { text: ours(`A commit of ${utcDay(commit.author.at)}: ${what}`), ...linkTo([commit]) };
}
