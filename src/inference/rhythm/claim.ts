import type { OffsetPosterior } from './posterior.ts';

/** Neighbouring hours are habit, not place: some people start at seven and others at noon. */
export const HOURS_OF_HABIT = 4;

/**
 * With less probability than this within the hours of habit, the rhythm contradicts a claim: one number for every size,
 * because the few honest people under it are those whose clock and hours plainly disagree, wherever it lies between 0.02
 * and 0.1. `npm run -s bench -- rhythm` prints what other thresholds would cost and gain.
 */
export const CONTRADICTING_MASS = 0.07;

/** Probability (0 to 1) of a clock within the hours of habit of a claimed offset, minutes east of UTC. */
export function massNear(posterior: OffsetPosterior, offsetMinutes: number): number {
  return posterior.massWithin(offsetMinutes, HOURS_OF_HABIT);
}
