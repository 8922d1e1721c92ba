import type { OffsetPosterior } from './posterior.ts';

/** Neighbouring hours are habit, not place: some people start at seven and others at noon. */
export const HOURS_OF_HABIT = 4;

/**
 * With less probability than this within the hours of habit, the rhythm contradicts a claim: one number for every size,
 * because the few honest people under it are those whose clock and hours plainly disagree. `npm run -s bench -- rhythm`
 * prints what other thresholds would cost and gain.
 */
export const CONTRADICTING_MASS = 0.08;

/** The earlier and the later half of the work must each stay under this, so that a few odd months are not enough. */
export const CONTRADICTING_MASS_OF_HALF = 0.2;

/** Probability (0 to 1) of a clock within the hours of habit of the best of the claimed offsets, minutes east of UTC. */
export function massNear(posterior: OffsetPosterior, offsets: readonly number[]): number {
  return Math.max(0, ...offsets.map((one) => posterior.massWithin(one, HOURS_OF_HABIT)));
}

/** Whether the work as a whole, and each half of it, contradicts the claimed offsets. */
export function contradictsClaim(
  { posterior, halves }: { posterior: OffsetPosterior; halves: () => readonly OffsetPosterior[] },
  offsets: readonly number[],
): boolean {
  return (
    massNear(posterior, offsets) < CONTRADICTING_MASS &&
    halves().every((half) => massNear(half, offsets) < CONTRADICTING_MASS_OF_HALF)
  );
}
