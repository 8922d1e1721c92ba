import { offsetDistance } from './distance.ts';
import type { ClockReading } from './reading.ts';
import { isPossibleOffset } from './series.ts';

const DAY = 86_400;
/** Machine readings that must lie near a browser reading before the two are compared. */
const NEARBY_READINGS = 3;

/** How far a person's browser clock lies from what their machines showed around the same time. */
export interface WitnessComparison {
  /** Browser readings that could be compared. */
  readonly compared: number;
  /** UTC days of these. */
  readonly days: number;
  /** Share of them (0 to 1) farther than `hours` from every machine clock of those days; NaN when nothing was compared. */
  readonly apart: (hours: number) => number;
  /** Most common offsets of the compared browser readings and of the machine readings near them, minutes east of UTC. */
  readonly browser: number | undefined;
  readonly machine: number | undefined;
}

/**
 * Compares every browser reading with the machine readings of the days around it and takes the nearest clock among
 * them, so that neither a journey nor a second machine makes a difference. UTC is no claim and left out on both sides.
 *
 * @param withinDays how many days before and after count as around the same time
 */
export function compareWitnesses(
  machine: readonly ClockReading[],
  browser: readonly ClockReading[],
  withinDays: number,
): WitnessComparison {
  const own = claims(machine);
  const distances: number[] = [];
  const days = new Set<number>();
  const near = new Map<number, number>();
  const shown = new Map<number, number>();
  const machines = new Map<number, number>();
  let first = 0;
  let end = 0;
  for (const { at, offset } of claims(browser)) {
    for (; (own[end]?.at ?? Number.POSITIVE_INFINITY) <= at + withinDays * DAY; end += 1) {
      count(near, own[end]?.offset ?? 0, 1);
    }
    for (; first < end && (own[first]?.at ?? at) < at - withinDays * DAY; first += 1) {
      count(near, own[first]?.offset ?? 0, -1);
    }
    if (end - first < NEARBY_READINGS) continue;
    days.add(Math.floor(at / DAY));
    count(shown, offset, 1);
    for (const [other, times] of near) count(machines, other, times);
    distances.push(Math.min(...[...near.keys()].map((other) => offsetDistance(offset, other))));
  }
  return {
    compared: distances.length,
    days: days.size,
    apart: (hours) =>
      distances.length === 0
        ? Number.NaN
        : distances.filter((distance) => distance > hours * 60).length / distances.length,
    browser: mostCommon(shown),
    machine: mostCommon(machines),
  };
}

function claims(readings: readonly ClockReading[]): readonly ClockReading[] {
  return readings
    .filter(({ offset }) => offset !== 0 && isPossibleOffset(offset))
    .toSorted((a, b) => a.at - b.at);
}

function count(counts: Map<number, number>, offset: number, by: number): void {
  const sum = (counts.get(offset) ?? 0) + by;
  if (sum === 0) counts.delete(offset);
  else counts.set(offset, sum);
}

function mostCommon(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].reduce<readonly [number, number] | undefined>(
    (best, entry) => (best === undefined || entry[1] > best[1] ? entry : best),
    undefined,
  )?.[0];
}
