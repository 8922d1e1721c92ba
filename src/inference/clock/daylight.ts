import type { ClockReading } from './reading.ts';
import { isPossibleOffset } from './series.ts';
import { offsetOfZone } from './zone.ts';

const DAY = 86_400;
/** Readings, and days with readings, needed on each side of a change of the clock. */
const READINGS_A_SIDE = 10;
const DAYS_A_SIDE = 5;
const STEADY_SHARE = 0.9;
const FOLLOWING_SHARE = 0.8;

/** Readings on one side of a place's changes of the clock. */
export interface Side {
  readonly readings: number;
  readonly days: number;
}

/**
 * What a clock does when the clocks of a place change:
 * - `steady`: it keeps one offset of the place through both standard and summer time;
 * - `follows`: it changes along;
 * - `no-change`: the place, or a part of it that fits, does not change its clocks in this time;
 * - `undecided`: too few readings on one side, a clock of elsewhere, or now one and now the other.
 */
export type DaylightReading =
  | {
      readonly verdict: 'steady';
      /** Minutes east of UTC. */
      readonly offset: number;
      /** The zone whose change it missed. */
      readonly zone: string;
      /** While the place shows this offset, and while it shows the other one. */
      readonly agreeing: Side;
      readonly differing: Side;
    }
  | { readonly verdict: 'follows'; readonly before: Side; readonly after: Side }
  | { readonly verdict: 'no-change' }
  | { readonly verdict: 'undecided' };

/**
 * Compares readings with the daylight saving of the places somebody may be in. UTC and impossible offsets are left out.
 *
 * @param zones candidate zones; any of them may be the right one, so that one which fits settles it
 * @param fixedOffsets candidates that never change, minutes east of UTC
 * @throws RangeError when a zone is unknown to the runtime
 */
export function readDaylight(
  readings: readonly ClockReading[],
  zones: readonly string[],
  fixedOffsets: readonly number[],
): DaylightReading {
  const zoned = readings.filter(({ offset }) => offset !== 0 && isPossibleOffset(offset));
  const usual = mostCommonOffset(zoned);
  if (usual === undefined) return { verdict: 'undecided' };
  const candidates = zones.map((zone) => compare(zone, zoned, usual));
  const follows = candidates.find((candidate) => candidate.follows);
  if (follows !== undefined) {
    return { verdict: 'follows', before: follows.agreeing, after: follows.differing };
  }
  const fitsSteady = candidates.some(({ changes, fit }) => !changes && fit >= FOLLOWING_SHARE);
  const changes = candidates.some((candidate) => candidate.changes);
  if (fitsSteady || fixedOffsets.includes(usual) || !changes) return { verdict: 'no-change' };
  const missed = candidates.find((candidate) => candidate.steady);
  return missed === undefined
    ? { verdict: 'undecided' }
    : {
        verdict: 'steady',
        offset: usual,
        zone: missed.zone,
        agreeing: missed.agreeing,
        differing: missed.differing,
      };
}

function compare(zone: string, readings: readonly ClockReading[], usual: number) {
  const agreeing: ClockReading[] = [];
  const differing: ClockReading[] = [];
  let followed = 0;
  let fit = 0;
  for (const reading of readings) {
    const shown = offsetOfZone(zone, reading.at);
    const fits = shown === reading.offset;
    if (fits) fit += 1;
    if (shown === usual) agreeing.push(reading);
    else {
      differing.push(reading);
      if (fits) followed += 1;
    }
  }
  const sides = [agreeing, differing];
  const enough = sides.every(
    (side) => side.length >= READINGS_A_SIDE && daysOf(side) >= DAYS_A_SIDE,
  );
  const onUsual = (side: readonly ClockReading[]) =>
    shareOf(side, ({ offset }) => offset === usual);
  return {
    zone,
    changes: agreeing.length > 0 ? differing.length > 0 : changesWithin(zone, readings),
    fit: readings.length === 0 ? 0 : fit / readings.length,
    steady: enough && sides.every((side) => onUsual(side) >= STEADY_SHARE),
    follows:
      enough &&
      onUsual(agreeing) >= FOLLOWING_SHARE &&
      followed >= FOLLOWING_SHARE * differing.length,
    agreeing: sideOf(agreeing),
    differing: sideOf(differing),
  };
}

function changesWithin(zone: string, readings: readonly ClockReading[]): boolean {
  return new Set(readings.map(({ at }) => offsetOfZone(zone, at))).size > 1;
}

function sideOf(readings: readonly ClockReading[]): Side {
  return { readings: readings.length, days: daysOf(readings) };
}

function daysOf(readings: readonly ClockReading[]): number {
  return new Set(readings.map(({ at }) => Math.floor(at / DAY))).size;
}

function shareOf(
  readings: readonly ClockReading[],
  holds: (reading: ClockReading) => boolean,
): number {
  return readings.length === 0 ? 0 : readings.filter(holds).length / readings.length;
}

function mostCommonOffset(readings: readonly ClockReading[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { offset } of readings) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
