import { BINS_OF_DAY } from './place.ts';

/** Half hours of a week. */
export const BINS_OF_WEEK = 7 * BINS_OF_DAY;

const BIN_SECONDS = 1800;
/** 1970-01-05, the first Monday. */
const FIRST_MONDAY = 345_600;
/** Instants this near (seconds) are taken for one burst of work and share its weight. */
const BURST_SECONDS = 3600;

/**
 * Damped weight of each half hour of the UTC week, Monday 00:00 first, for instants (unix seconds)
 * in any order. An instant weighs 1 / (number of instants within an hour of it, itself included).
 */
export function weekWeights(instants: readonly number[]): Float64Array {
  const sorted = Float64Array.from(instants).sort();
  const week = new Float64Array(BINS_OF_WEEK);
  let first = 0;
  let end = 0;
  for (const at of sorted) {
    while ((sorted[first] ?? at) < at - BURST_SECONDS) first += 1;
    while (end < sorted.length && (sorted[end] ?? 0) <= at + BURST_SECONDS) end += 1;
    const bin = modulo(Math.floor((at - FIRST_MONDAY) / BIN_SECONDS), BINS_OF_WEEK);
    week[bin] = (week[bin] ?? 0) + 1 / (end - first);
  }
  return week;
}

/** The remainder that is never negative. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/**
 * Share (0 to 1) of the damped weight that falls into the quietest six hours of the day. A quarter
 * would mean that every hour is alike; no instants give 0.
 */
export function quietestShare(instants: readonly number[]): number {
  const day = new Float64Array(BINS_OF_DAY);
  let total = 0;
  for (const [bin, weight] of weekWeights(instants).entries()) {
    day[bin % BINS_OF_DAY] = (day[bin % BINS_OF_DAY] ?? 0) + weight;
    total += weight;
  }
  if (total === 0) return 0;
  let least = total;
  for (let start = 0; start < BINS_OF_DAY; start += 1) {
    let sum = 0;
    for (let step = 0; step < 12; step += 1) sum += day[(start + step) % BINS_OF_DAY] ?? 0;
    least = Math.min(least, sum);
  }
  return least / total;
}
