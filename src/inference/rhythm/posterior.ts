import { offsetDistance } from '../clock/distance.ts';
import { calibrated, type OffsetInterval, shortestArc } from './interval.ts';
import { BINS_OF_DAY, offsetOfPlace } from './place.ts';
import { RHYTHM_TEMPLATE } from './template.ts';
import { BINS_OF_WEEK, modulo, weekWeights } from './week.ts';

/** How likely each UTC offset is, given nothing but the instants of somebody's work. */
export interface OffsetPosterior {
  /**
   * Probabilities of the 48 half-hour places on the clock face; they add up to 1. Place `i` stands
   * for offset `-720 + 30 * i` minutes and for that offset a day away (-10:00 is also +14:00).
   */
  readonly mass: readonly number[];
  /** The single best offset: minutes east of UTC, in half hours from -12:00 to +13:30. */
  readonly best: number;
  /** The shortest arc of the clock face that holds the true offset at this level (0 to 1). */
  readonly interval: (level: number) => OffsetInterval;
  /** Probability (0 to 1) of the places at most `hours` from an offset in minutes, either way. */
  readonly massWithin: (offsetMinutes: number, hours: number) => number;
}

/** Hypothetical offsets in half hours: -12:00 to +13:30. */
const FIRST_SHIFT = -24;
const LAST_SHIFT = 27;
const SHIFTS = LAST_SHIFT - FIRST_SHIFT + 1;

/** For each half hour of the week, the template's column: weekdays, Saturday and Sunday differ. */
const COLUMNS: readonly number[] = Array.from({ length: BINS_OF_WEEK }, (_, bin) => {
  const day = Math.floor(bin / BINS_OF_DAY);
  return Math.max(0, day - 4) * BINS_OF_DAY + (bin % BINS_OF_DAY);
});

/**
 * Estimates the UTC offset from instants alone (unix seconds, any order).
 *
 * A mixture of daily rhythms is laid over the week at every half-hour offset. Bursts are damped:
 * an instant weighs 1 / (number of instants within an hour of it, itself included). No instants
 * give the flat posterior. The prior is flat over the clock face, so no place is favoured.
 */
export function offsetPosterior(instants: readonly number[]): OffsetPosterior {
  const shifts = shiftProbabilities(instants);
  const mass = new Array<number>(BINS_OF_DAY).fill(0);
  for (const [index, probability] of shifts.entries()) {
    const place = index % BINS_OF_DAY;
    mass[place] = (mass[place] ?? 0) + probability;
  }
  return {
    mass,
    best: bestOffset(mass, shifts),
    interval: (level) => shortestArc(calibrated(mass, instants.length), level),
    massWithin: (offsetMinutes, hours) => {
      let sum = 0;
      for (const [place, probability] of mass.entries()) {
        if (offsetDistance(offsetOfPlace(place), offsetMinutes) <= hours * 60 + 1e-6) {
          sum += probability;
        }
      }
      return Math.min(1, sum);
    },
  };
}

/** Probability of each hypothetical offset, from -12:00 to +13:30. */
function shiftProbabilities(instants: readonly number[]): Float64Array {
  const week = weekWeights(instants);
  const effective = week.reduce((sum, weight) => sum + weight, 0);
  const { a, b, priors, weights } = RHYTHM_TEMPLATE;
  const scale = effective === 0 ? 0 : Math.exp(a) * effective ** b;
  const scores = weights.map((rhythm, index) => {
    const aligned = alignments(week, rhythm);
    return aligned.map((sum, position) => {
      // Offsets a day apart share one place on the clock face, and so its prior.
      const twice = position < SHIFTS - BINS_OF_DAY || position >= BINS_OF_DAY;
      return (priors[index] ?? 0) - (twice ? Math.LN2 : 0) + scale * sum;
    });
  });
  let top = Number.NEGATIVE_INFINITY;
  for (const row of scores) for (const score of row) top = Math.max(top, score);
  const sums = new Float64Array(SHIFTS);
  for (const row of scores) {
    for (const [position, score] of row.entries()) {
      sums[position] = (sums[position] ?? 0) + Math.exp(score - top);
    }
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / total);
}

/** For each hypothetical offset, the weighted sum of the rhythm's values at the local half hours. */
function alignments(week: Float64Array, rhythm: readonly number[]): Float64Array {
  const sums = new Float64Array(SHIFTS);
  for (let bin = 0; bin < BINS_OF_WEEK; bin += 1) {
    const weight = week[bin] ?? 0;
    if (weight === 0) continue;
    for (let position = 0; position < SHIFTS; position += 1) {
      const local = modulo(bin + position + FIRST_SHIFT, BINS_OF_WEEK);
      sums[position] = (sums[position] ?? 0) + weight * (rhythm[COLUMNS[local] ?? 0] ?? 0);
    }
  }
  return sums;
}

/** Weights of a place and its neighbours when the posterior is smoothed to find its top. */
const SMOOTHING = [1, 2, 3, 2, 1];

/**
 * The top of the smoothed posterior. A place that stands for two offsets a day apart gives the one
 * whose weekdays fit better.
 */
function bestOffset(mass: readonly number[], shifts: Float64Array): number {
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
