import { offsetDistance } from './distance.ts';
import type { ClockReading } from './reading.ts';
import { isPossibleOffset } from './series.ts';

/** The two clocks a commit carries: of whoever wrote it and of whoever recorded it. */
export interface TwoClocks {
  readonly author: ClockReading;
  readonly committer: ClockReading;
}

/** The widest a clock moves by daylight saving between writing a commit and recording it anew. */
const SAME_PLACE_MINUTES = 120;

/**
 * The commits whose two clocks lie more than two hours apart: written by one machine, or in one place, and recorded
 * anew on another, as by a rebase after a journey or by a machine that relays. UTC is no claim, so it is on neither side.
 */
export function crossedClocks<T extends TwoClocks>(commits: readonly T[]): readonly T[] {
  const tells = ({ offset }: ClockReading) => offset !== 0 && isPossibleOffset(offset);
  return commits.filter(
    ({ author, committer }) =>
      tells(author) &&
      tells(committer) &&
      offsetDistance(author.offset, committer.offset) > SAME_PLACE_MINUTES,
  );
}
