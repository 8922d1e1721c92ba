import { offsetDistance } from './distance.ts';
import type { ClockReading } from './reading.ts';

/** An offset (minutes east of UTC) and how many readings carry it. */
export interface OffsetCount {
  readonly offset: number;
  readonly count: number;
}

/** Readings whose offsets lie near each other, as those of one home with daylight saving do. */
export interface OffsetCluster {
  /** Sorted by count, the most common first; equal counts by offset. */
  readonly offsets: readonly OffsetCount[];
  readonly count: number;
  /** Share of the non-UTC readings, 0 to 1. */
  readonly share: number;
  /** The most common offset, minutes east of UTC. */
  readonly representative: number;
  /** Instant of the first reading, unix seconds. */
  readonly first: number;
  /** Instant of the last reading, unix seconds. */
  readonly last: number;
}

/** What a series of recorded UTC offsets says, before any place is compared with it. */
export interface ClockSeries {
  /** Readings with a possible offset; every other figure here is about these alone. */
  readonly readings: number;
  /** Distinct UTC days. */
  readonly activeDays: number;
  /**
   * Readings at +0000. Containers, build machines and servers record it wherever their user is, so
   * it is kept apart from the clusters.
   */
  readonly utc: { readonly count: number; readonly share: number };
  /** Readings whose offset no clock on earth shows; garbled or made by hand. */
  readonly impossible: { readonly count: number; readonly offsets: readonly OffsetCount[] };
  /** Non-UTC readings by neighbourhood of their offsets, the largest first. */
  readonly clusters: readonly OffsetCluster[];
  /** The clusters that are more than a stray: at least 2 readings and 2 % of the non-UTC ones. */
  readonly substantial: readonly OffsetCluster[];
}

/** The widest daylight saving in use (Antarctica/Troll) moves the clock by this many minutes. */
const NEIGHBOUR_MINUTES = 120;
const SUBSTANTIAL_READINGS = 2;
const SUBSTANTIAL_SHARE = 0.02;

/** Whether some clock could show this offset: -12:00 to +14:00 in quarter hours. */
export function isPossibleOffset(offset: number): boolean {
  return offset >= -720 && offset <= 840 && offset % 15 === 0;
}

/** Summarizes readings in any order; no reading at all gives zeros and empty lists. */
export function readClock(readings: readonly ClockReading[]): ClockSeries {
  const possible = readings.filter((reading) => isPossibleOffset(reading.offset));
  const impossible = readings.filter((reading) => !isPossibleOffset(reading.offset));
  const zoned = possible.filter((reading) => reading.offset !== 0);
  const utcCount = possible.length - zoned.length;
  const clusters = clusterReadings(zoned);
  return {
    readings: possible.length,
    activeDays: new Set(possible.map((reading) => Math.floor(reading.at / 86_400))).size,
    utc: { count: utcCount, share: possible.length === 0 ? 0 : utcCount / possible.length },
    impossible: { count: impossible.length, offsets: countOffsets(impossible) },
    clusters,
    substantial: clusters.filter(
      (cluster) => cluster.count >= SUBSTANTIAL_READINGS && cluster.share >= SUBSTANTIAL_SHARE,
    ),
  };
}

function countOffsets(readings: readonly ClockReading[]): readonly OffsetCount[] {
  const counts = new Map<number, number>();
  for (const { offset } of readings) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return [...counts]
    .map(([offset, count]) => ({ offset, count }))
    .toSorted((a, b) => b.count - a.count || a.offset - b.offset);
}

function clusterReadings(zoned: readonly ClockReading[]): readonly OffsetCluster[] {
  const offsets = [...new Set(zoned.map((reading) => reading.offset))];
  return chainNeighbours(offsets)
    .map((chain) => {
      const members = new Set(chain);
      return describeCluster(
        zoned.filter((reading) => members.has(reading.offset)),
        zoned.length,
      );
    })
    .toSorted((a, b) => b.count - a.count || a.representative - b.representative);
}

/** Splits offsets at every gap that is too wide, going round the clock face. */
function chainNeighbours(offsets: readonly number[]): readonly (readonly number[])[] {
  const chains: number[][] = [];
  const byFace = offsets.toSorted((a, b) => onFace(a) - onFace(b) || a - b);
  for (const offset of byFace) {
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    if (chain && previous !== undefined && onFace(offset) - onFace(previous) <= NEIGHBOUR_MINUTES) {
      chain.push(offset);
    } else chains.push([offset]);
  }
  const first = chains[0];
  const last = chains.at(-1);
  const start = first?.[0];
  const end = last?.at(-1);
  if (chains.length < 2 || !first || !last || start === undefined || end === undefined) {
    return chains;
  }
  if (offsetDistance(start, end) > NEIGHBOUR_MINUTES) return chains;
  return [[...last, ...first], ...chains.slice(1, -1)];
}

function onFace(offset: number): number {
  return ((offset % 1440) + 1440) % 1440;
}

function describeCluster(readings: readonly ClockReading[], zoned: number): OffsetCluster {
  const offsets = countOffsets(readings);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of readings) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return {
    offsets,
    count: readings.length,
    share: readings.length / zoned,
    representative: offsets[0]?.offset ?? 0,
    first,
    last,
  };
}
