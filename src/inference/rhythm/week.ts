import { BINS_OF_DAY } from './place.ts';

/** Half hours of a week. */
export const BINS_OF_WEEK = 7 * BINS_OF_DAY;

const BIN_SECONDS = 1800;
/** 1970-01-05, the first Monday. */
const FIRST_MONDAY = 345_600;
/** Instants this near (seconds) are taken for one burst of work and share its weight. */
const BURST_SECONDS = 3600;
/** A pause this long (seconds) ends one session of work; the next instant starts another. */
const SESSION_PAUSE_SECONDS = 5 * 3600;

/** What a settable instant weighs beside those of GitHub's own clock. */
const SETTABLE_WEIGHT = 0.5;

/** Work laid over the half hours of the UTC week, Monday 00:00 first. */
export interface WeekProfile {
  /** Damped weight of all instants. */
  readonly work: Float64Array;
  /** Weight of the sessions that start, the first of the series aside: nobody knows what went before. */
  readonly starts: Float64Array;
  /** Weight of the sessions that end, the last of the series aside. */
  readonly ends: Float64Array;
  /** Number of instants after damping bursts: how much the series can tell. */
  readonly effective: number;
}

interface Work {
  readonly at: number;
  /** What the instant counts by its kind. */
  readonly factor: number;
  /** The same after damping bursts. */
  readonly weight: number;
}

/**
 * Lays instants (unix seconds, any order) over the week. An instant weighs 1 / (number of instants
 * within an hour of it, itself included). Beside other instants, `settable` ones weigh half. No step is tied to a grid coarser
 * than half hours, which would let the hours of the training data through.
 */
export function weekProfile(
  instants: readonly number[],
  settable: readonly number[] = [],
): WeekProfile {
  const work = new Float64Array(BINS_OF_WEEK);
  const starts = new Float64Array(BINS_OF_WEEK);
  const ends = new Float64Array(BINS_OF_WEEK);
  let effective = 0;
  let last: Work | undefined;
  for (const next of damped(instants, settable)) {
    add(work, next.at, next.weight);
    effective += next.weight;
    if (last && next.at - last.at >= SESSION_PAUSE_SECONDS) {
      add(ends, last.at, last.factor);
      add(starts, next.at, next.factor);
    }
    last = next;
  }
  return { work, starts, ends, effective };
}

/** Sorted instants with their weights, bursts damped. */
function damped(instants: readonly number[], settable: readonly number[]): readonly Work[] {
  const factor = instants.length === 0 ? 1 : SETTABLE_WEIGHT;
  const sorted = [
    ...instants.map((at) => ({ at, factor: 1 })),
    ...settable.map((at) => ({ at, factor })),
  ].sort((a, b) => a.at - b.at || a.factor - b.factor);
  let first = 0;
  let end = 0;
  let near = 0;
  let full = 0;
  const count = (index: number, sign: number): void => {
    const { factor: weight } = sorted[index] ?? { factor: 0 };
    near += sign * weight;
    if (weight === 1) full += sign;
  };
  return sorted.map(({ at, factor: own }) => {
    for (; (sorted[first]?.at ?? at) < at - BURST_SECONDS; first += 1) count(first, -1);
    for (; end < sorted.length && (sorted[end]?.at ?? 0) <= at + BURST_SECONDS; end += 1) {
      count(end, 1);
    }
    // A burst weighs as much as its weightiest instant.
    return { at, factor: own, weight: (own * (full > 0 ? 1 : factor)) / near };
  });
}

function add(week: Float64Array, at: number, weight: number): void {
  const bin = modulo(Math.floor((at - FIRST_MONDAY) / BIN_SECONDS), BINS_OF_WEEK);
  week[bin] = (week[bin] ?? 0) + weight;
}

/** The remainder that is never negative. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/**
 * Share (0 to 1) of the work, bursts damped, that falls into the quietest six hours of the day. A
 * quarter would mean that every hour is alike; no instants give 0.
 */
export function quietestShare(instants: readonly number[]): number {
  const day = new Float64Array(BINS_OF_DAY);
  let total = 0;
  for (const { at, weight } of damped(instants, [])) {
    const bin = modulo(Math.floor(at / BIN_SECONDS), BINS_OF_DAY);
    day[bin] = (day[bin] ?? 0) + weight;
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
