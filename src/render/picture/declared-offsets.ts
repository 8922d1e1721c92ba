import { segmentsBetween } from '../../inference/clock/transitions.ts';
import { groupZones, offsetOfZone } from '../../inference/clock/zone.ts';
import type { Column } from './month-columns.ts';

/** A stretch of time, unix seconds, its end not included. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

export type OffsetTimes = ReadonlyMap<number, readonly Interval[]>;

/** The zones of a country change their clocks hours apart; a pause so short cannot be seen in a picture. */
const PAUSE_SECONDS = 86_400;
/** Four a column meet summer and winter of a half-year and of a year. */
const PROBES = 4;

/** When at least one of the zones had an offset (minutes east of UTC), from one instant to another (not included). */
export function declaredOffsets(
  zones: readonly string[],
  from: number,
  until: number,
): OffsetTimes {
  const found = new Map<number, Interval[]>();
  for (const { id } of groupZones(zones, from, until - 1)) {
    const segments = segmentsBetween(id, from, until - 1);
    for (const [index, segment] of segments.entries()) {
      add(found, segment.offset, {
        from: segment.from,
        until: segments[index + 1]?.from ?? until,
      });
    }
  }
  return merged(found);
}

/** The same by whole columns, for those too long to show daylight saving; a span of centuries takes no longer than others. */
export function declaredOffsetsByColumn(
  zones: readonly string[],
  columns: readonly Column[],
): OffsetTimes {
  const found = new Map<number, Interval[]>();
  for (const { from, until } of columns) {
    const probes = Array.from(
      { length: PROBES },
      (_, index) => from + ((until - from) * (index + 0.5)) / PROBES,
    );
    const offsets = zones.flatMap((zone) => probes.map((at) => offsetOfZone(zone, at)));
    for (const offset of new Set(offsets)) add(found, offset, { from, until });
  }
  return merged(found);
}

function add(found: Map<number, Interval[]>, offset: number, interval: Interval): void {
  const known = found.get(offset);
  if (known) known.push(interval);
  else found.set(offset, [interval]);
}

function merged(found: ReadonlyMap<number, readonly Interval[]>): OffsetTimes {
  return new Map([...found].map(([offset, intervals]) => [offset, joined(intervals)]));
}

function joined(intervals: readonly Interval[]): readonly Interval[] {
  const stretches: { from: number; until: number }[] = [];
  for (const { from, until } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && from - last.until <= PAUSE_SECONDS) last.until = Math.max(last.until, until);
    else stretches.push({ from, until });
  }
  return stretches;
}
