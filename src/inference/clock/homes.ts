import { explainedReadings, instantsByOffset } from './fit.ts';
import type { ClockReading } from './reading.ts';
import { isPossibleOffset } from './series.ts';
import { type Segment, segmentsBetween } from './transitions.ts';
import { zoneNames } from './zone.ts';

/** Readings that the rules of one time zone explain, its daylight saving folded. */
export interface ClockHome {
  /** One zone whose rules explain them. It stands for all with the same rules, so it names no place. */
  readonly zone: string;
  /** Offsets seen, minutes east of UTC, the most common first. */
  readonly offsets: readonly number[];
  readonly count: number;
  /** Share of all readings with a possible offset other than UTC, 0 to 1. */
  readonly share: number;
  /** Instants of the first and the last reading, unix seconds. */
  readonly first: number;
  readonly last: number;
}

/** Fewer readings, or a smaller share, is a stray: a clock that was set wrong for a moment. */
const STRAY_READINGS = 2;
const STRAY_SHARE = 0.02;
const MOST_HOMES = 12;

/**
 * The fewest time zones that explain a series, the one that explains most readings first: each in turn takes all
 * readings that carry exactly its offset at their instant. UTC, impossible offsets and strays are left out.
 */
export function clockHomes(readings: readonly ClockReading[]): readonly ClockHome[] {
  const zoned = readings.filter(({ offset }) => offset !== 0 && isPossibleOffset(offset));
  const least = Math.max(STRAY_READINGS, STRAY_SHARE * zoned.length);
  if (zoned.length < least) return [];
  const from = zoned.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const until = zoned.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const offsets = new Set(zoned.map(({ offset }) => offset));
  const zones = zoneNames()
    .map((zone) => ({ zone, segments: segmentsBetween(zone, from, until) }))
    .filter(({ segments }) => segments.some(({ offset }) => offsets.has(offset)));

  const homes: ClockHome[] = [];
  let left: readonly ClockReading[] = zoned;
  while (left.length >= least && homes.length < MOST_HOMES) {
    const instants = instantsByOffset(left);
    let best: (typeof zones)[number] | undefined;
    let most = 0;
    for (const candidate of zones) {
      const count = explainedReadings(candidate.segments, instants);
      if (count > most) [best, most] = [candidate, count];
    }
    if (best === undefined || most < least) break;
    const explained = explainedBy(best.segments, left);
    homes.push(describe(best.zone, explained, zoned.length));
    const taken = new Set(explained);
    left = left.filter((reading) => !taken.has(reading));
  }
  return homes;
}

function explainedBy(
  segments: readonly Segment[],
  readings: readonly ClockReading[],
): readonly ClockReading[] {
  return readings.filter(({ at, offset }) => {
    let shown = segments[0]?.offset;
    for (const segment of segments) {
      if (segment.from > at) break;
      shown = segment.offset;
    }
    return shown === offset;
  });
}

function describe(zone: string, readings: readonly ClockReading[], all: number): ClockHome {
  const counts = new Map<number, number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, offset } of readings) {
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return {
    zone,
    offsets: [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([offset]) => offset),
    count: readings.length,
    share: readings.length / all,
    first,
    last,
  };
}
