import { offsetDistance } from './distance.ts';
import type { ClockReading } from './reading.ts';
import { type Segment, segmentsBetween } from './transitions.ts';
import { groupZones, offsetOfZone, type ZoneClass, zoneNames } from './zone.ts';

/** How recorded offsets compare with the places somebody may be in. */
export interface ZoneComparison {
  /** Readings compared; 0 when there were no readings or no candidates, and then nothing is known. */
  readonly readings: number;
  /**
   * Share of readings (0 to 1) that lie more than `hours` from every candidate at their very
   * instant; NaN when nothing was compared.
   */
  readonly beyond: (hours: number) => number;
  /** Median distance (minutes) to the single best candidate; NaN when nothing was compared. */
  readonly medianDistance: number;
  /** The best candidate if it is a named zone; undefined if it is a fixed offset or there is none. */
  readonly bestZone: string | undefined;
}

/**
 * Compares readings with candidate zones and fixed offsets (minutes east of UTC).
 *
 * The best candidate has the least median distance, then the least mean, then comes first.
 *
 * @throws RangeError when a zone is unknown to the runtime; ask `isZone` first
 */
export function compareWithZones(
  readings: readonly ClockReading[],
  zones: readonly string[],
  fixedOffsets: readonly number[],
): ZoneComparison {
  const nearest = new Array<number>(readings.length).fill(Number.POSITIVE_INFINITY);
  let best: { zone: string | undefined; median: number; total: number } | undefined;
  const consider = (zone: string | undefined, offsetAt: (at: number) => number): void => {
    const distances = new Float64Array(readings.length);
    let total = 0;
    for (const [index, { at, offset }] of readings.entries()) {
      const distance = offsetDistance(offset, offsetAt(at));
      distances[index] = distance;
      total += distance;
      if (distance < (nearest[index] ?? 0)) nearest[index] = distance;
    }
    const median = medianOfSorted(distances.sort());
    if (!best || median < best.median || (median === best.median && total < best.total)) {
      best = { zone, median, total };
    }
  };
  for (const zone of new Set(zones)) consider(zone, (at) => offsetOfZone(zone, at));
  for (const offset of new Set(fixedOffsets)) consider(undefined, () => offset);

  if (!best || readings.length === 0) {
    return {
      readings: 0,
      beyond: () => Number.NaN,
      medianDistance: Number.NaN,
      bestZone: undefined,
    };
  }
  return {
    readings: readings.length,
    beyond: (hours) => nearest.filter((distance) => distance > hours * 60).length / readings.length,
    medianDistance: best.median,
    bestZone: best.zone,
  };
}

function medianOfSorted(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A zone class and the share of readings that carry exactly its offset at their instant. */
export interface ExplainingZones extends ZoneClass {
  /** 0 to 1. */
  readonly share: number;
}

/**
 * All IANA zones that show exactly the recorded offset for at least `1 - tolerance` of the readings,
 * as classes of zones with identical rules from the first to the last reading, the best share first.
 *
 * @param options.tolerance share of readings (0 to 1) that may stay unexplained
 * @returns no class when there are no readings
 */
export function zonesThatExplain(
  readings: readonly ClockReading[],
  options: { readonly tolerance: number },
): readonly ExplainingZones[] {
  if (readings.length === 0) return [];
  const instants = instantsByOffset(readings);
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const { at } of readings) {
    from = Math.min(from, at);
    until = Math.max(until, at);
  }
  const required = (1 - options.tolerance) * readings.length - 1e-9;
  const explained = new Map<string, number>();
  for (const zone of zoneNames()) {
    const count = explainedReadings(segmentsBetween(zone, from, until), instants);
    if (count >= required) explained.set(zone, count);
  }
  return groupZones([...explained.keys()], from, until)
    .map((found) => ({ ...found, share: (explained.get(found.id) ?? 0) / readings.length }))
    .toSorted((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Sorted instants of the readings at each offset. */
export function instantsByOffset(readings: readonly ClockReading[]): Map<number, Float64Array> {
  const lists = new Map<number, number[]>();
  for (const { at, offset } of readings) {
    const list = lists.get(offset);
    if (list) list.push(at);
    else lists.set(offset, [at]);
  }
  return new Map([...lists].map(([offset, list]) => [offset, Float64Array.from(list).sort()]));
}

/**
 * How many readings carry exactly the offset of a zone's segment at their instant. Walks the segments rather than the
 * readings, because segments are few.
 */
export function explainedReadings(
  segments: readonly Segment[],
  instants: ReadonlyMap<number, Float64Array>,
): number {
  let count = 0;
  for (const [index, segment] of segments.entries()) {
    const list = instants.get(segment.offset);
    if (!list) continue;
    const next = segments[index + 1];
    count +=
      (next ? firstAtOrAfter(list, next.from) : list.length) - firstAtOrAfter(list, segment.from);
  }
  return count;
}

function firstAtOrAfter(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
