import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetDistance } from '../../../src/inference/clock/distance.ts';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { readClock } from '../../../src/inference/clock/series.ts';

const DAY = 86_400;

/** One reading a day with each of these offsets in turn. */
function daily(...offsets: readonly number[]): readonly ClockReading[] {
  return offsets.map((offset, index) => ({ at: 1_700_000_000 + index * DAY, offset }));
}

function repeated(offset: number, count: number): readonly number[] {
  return new Array<number>(count).fill(offset);
}

describe('the distance of two offsets', () => {
  it.each([
    [0, 0, 0],
    [60, -60, 120],
    [840, -600, 0],
    [-720, 720, 0],
    [780, -660, 0],
    [-480, 480, 480],
    [-300, 420, 720],
  ])('between %i and %i is %i', (a, b, distance) => {
    expect(offsetDistance(a, b)).toBe(distance);
    expect(offsetDistance(b, a)).toBe(distance);
  });

  it('keeps to the triangle inequality and half a day', () => {
    const offset = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, c) => {
        expect(offsetDistance(a, c)).toBeLessThanOrEqual(
          offsetDistance(a, b) + offsetDistance(b, c),
        );
        expect(offsetDistance(a, b)).toBeLessThanOrEqual(720);
      }),
    );
  });
});

describe('a series of clock readings', () => {
  it('without readings says nothing', () => {
    expect(readClock([])).toEqual({
      readings: 0,
      activeDays: 0,
      utc: { count: 0, share: 0 },
      impossible: { count: 0, offsets: [] },
      clusters: [],
      substantial: [],
    });
  });

  it('folds daylight saving into one home', () => {
    const { clusters } = readClock(daily(60, 120, 120, 60, 120));
    expect(clusters).toEqual([
      {
        offsets: [
          { offset: 120, count: 3 },
          { offset: 60, count: 2 },
        ],
        count: 5,
        share: 1,
        representative: 120,
        first: 1_700_000_000,
        last: 1_700_000_000 + 4 * DAY,
      },
    ]);
  });

  it('keeps +0000 apart, because containers record it anywhere', () => {
    const series = readClock(daily(0, 0, -60, 60));
    expect(series.utc).toEqual({ count: 2, share: 0.5 });
    expect(series.clusters.map(({ count, share }) => ({ count, share }))).toEqual([
      { count: 2, share: 1 },
    ]);
  });

  it('keeps two homes apart and puts the larger first', () => {
    const { clusters } = readClock(daily(330, 330, 330, -480, -420));
    expect(clusters.map(({ representative, count }) => [representative, count])).toEqual([
      [330, 3],
      [-480, 2],
    ]);
  });

  it('joins neighbours across the date line', () => {
    const { clusters } = readClock(daily(780, 720, -660, 780));
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.representative).toBe(780);
    expect(readClock(daily(-720, 690, -630)).clusters).toHaveLength(1);
  });

  it('counts offsets that no clock shows and leaves them out', () => {
    const series = readClock(daily(60, 51800, -735, 845, 67, 855, 840, -720));
    expect(series.readings).toBe(3);
    expect(series.impossible.count).toBe(5);
    expect(series.impossible.offsets.map(({ offset }) => offset)).toEqual([
      -735, 67, 845, 855, 51800,
    ]);
  });

  it('calls a cluster substantial from 2 readings and 2 % on', () => {
    const lone = readClock(daily(...repeated(60, 10), 480));
    expect(lone.clusters).toHaveLength(2);
    expect(lone.substantial).toHaveLength(1);
    expect(readClock(daily(...repeated(60, 98), 480, 480)).substantial).toHaveLength(2);
    expect(readClock(daily(...repeated(60, 99), 480, 480)).substantial).toHaveLength(1);
  });

  it('counts active days in UTC', () => {
    const at = 1_700_006_400;
    expect(at % DAY).toBe(0);
    const readings = [at - 1, at, at + 5].map((instant) => ({ at: instant, offset: 60 }));
    expect(readClock(readings).activeDays).toBe(2);
  });

  it('is the same for the same person elsewhere, apart from UTC', () => {
    const offsets = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(offsets, fc.integer({ min: -16, max: 19 }), (quarters, move) => {
        // Odd multiples of 15 minutes never meet +0000.
        const home = daily(...quarters.map((quarter) => quarter * 30 + 15));
        const away = home.map((reading) => ({ ...reading, offset: reading.offset + move * 30 }));
        const shape = (readings: readonly ClockReading[]): readonly string[] =>
          readClock(readings)
            .clusters.map(({ count, first, last }) => `${count} ${first} ${last}`)
            .toSorted();
        expect(shape(away)).toEqual(shape(home));
      }),
    );
  });
});
