import { SHIFTS } from './features.ts';
import { BINS_OF_DAY, offsetOfPlace } from './place.ts';
import { modulo } from './week.ts';

/** Probabilities of the hypothetical offsets and of the places on the clock face they stand for. */
export interface PosteriorMass {
  /** Each hypothetical offset, from -12:00 to +13:30. */
  readonly shifts: Float64Array;
  /** Each of the 48 half-hour places. */
  readonly mass: readonly number[];
}

/** Turns log scores of the hypothetical offsets into probabilities under a prior flat over the places. */
export function shiftMass(scores: Float64Array): PosteriorMass {
  const top = Math.max(...scores);
  // Offsets a day apart share one place on the clock face, and so its prior.
  const raised = scores.map((score, row) => {
    const twice = row < SHIFTS - BINS_OF_DAY || row >= BINS_OF_DAY;
    return Math.exp(score - top) * (twice ? 0.5 : 1);
  });
  const total = raised.reduce((sum, value) => sum + value, 0);
  const shifts = raised.map((value) => value / total);
  const mass = new Array<number>(BINS_OF_DAY).fill(0);
  for (const [row, probability] of shifts.entries()) {
    const place = row % BINS_OF_DAY;
    mass[place] = (mass[place] ?? 0) + probability;
  }
  return { shifts, mass };
}

/** Weights of a place and its neighbours when the posterior is smoothed to find its top. */
const SMOOTHING = [1, 2, 3, 2, 1];

/**
 * The top of the smoothed posterior. A place that stands for two offsets a day apart gives the one
 * whose weekdays fit better.
 */
export function bestOffset({ mass, shifts }: PosteriorMass): number {
  const smoothed = mass.map((_, place) =>
    SMOOTHING.reduce(
      (sum, weight, index) => sum + weight * (mass[modulo(place + index - 2, BINS_OF_DAY)] ?? 0),
      0,
    ),
  );
  const place = smoothed.indexOf(Math.max(...smoothed));
  const dayLater = shifts[place + BINS_OF_DAY] ?? 0;
  return offsetOfPlace(place) + (dayLater > (shifts[place] ?? 0) ? 1440 : 0);
}
