import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { clockTurns } from '../../../src/inference/clock/turns.ts';

const HOUR = 3_600;
const START = 1_700_000_000 - (1_700_000_000 % 86_400);

/** Readings by hour since the start. */
function at(...readings: readonly (readonly [hour: number, offset: number])[]): ClockReading[] {
  return readings.map(([hour, offset]) => ({ at: START + hour * HOUR, offset }));
}

/** The same day again and again, so that no clock is a stray. */
function everyDay(days: number, readings: readonly ClockReading[]): ClockReading[] {
  return Array.from({ length: days }, (_, day) =>
    readings.map((reading) => ({ ...reading, at: reading.at + day * 24 * HOUR })),
  ).flat();
}

describe('turns of a clock', () => {
  it('are none on one clock, with daylight saving, on UTC beside it, or without readings', () => {
    expect(clockTurns([])).toEqual({ turns: [], days: 0, returnDays: 0, clocks: [] });
    expect(clockTurns(everyDay(20, at([9, 60], [10, 120], [11, 0], [12, 60]))).turns).toEqual([]);
  });

  it('come back when one clock shows between two readings of another', () => {
    const { turns, returnDays, clocks } = clockTurns(
      everyDay(5, at([9, 60], [10, -480], [11, 60])),
    );
    expect(turns[0]).toEqual({
      left: START + 9 * HOUR,
      arrived: START + 10 * HOUR,
      from: 60,
      to: -480,
      returns: false,
    });
    expect(turns[1]).toMatchObject({ from: -480, to: 60, returns: true });
    expect(returnDays).toBe(5);
    expect(clocks).toEqual([60, -480]);
  });

  it('come back by way of a third clock too', () => {
    const day = at([9, 60], [10, -480], [11, 540], [12, 60]);
    expect(clockTurns(everyDay(4, day)).returnDays).toBe(4);
  });

  it('are possible for whoever has the time of a flight', () => {
    const [slow, quick] = [6, 4].map((hours) =>
      everyDay(6, at([0, 60], [hours, -480], [12, -480])),
    );
    // Nine hours of offset need four and a half; the next day's first reading comes twelve hours after.
    expect(clockTurns(slow ?? []).turns).toEqual([]);
    expect(clockTurns(quick ?? []).days).toBe(6);
  });

  it('do not come back on a move, nor on a journey from place to place', () => {
    const before = everyDay(20, at([9, 60]));
    const after = everyDay(20, at([9 + 20 * 24, -300]));
    expect(clockTurns([...before, ...after]).turns).toEqual([]);
    const setAhead = everyDay(20, at([10 + 19 * 24, -300]));
    expect(clockTurns([...before, ...setAhead])).toMatchObject({ days: 1, returnDays: 0 });
  });

  it('leave out a clock that shows once in a hundred readings', () => {
    const readings = [...everyDay(100, at([9, 60])), ...at([10, -480])];
    expect(clockTurns(readings).turns).toEqual([]);
  });

  it('do not depend on the order of the readings, nor on where on earth they are', () => {
    const reading = fc.record({
      hour: fc.integer({ min: 0, max: 600 }),
      clock: fc.constantFrom(-300, 60, 540),
    });
    fc.assert(
      fc.property(fc.uniqueArray(reading, { selector: ({ hour }) => hour }), (list) => {
        const readings = list.map(({ hour, clock }) => ({
          at: START + hour * HOUR,
          offset: clock,
        }));
        const there = clockTurns(readings);
        expect(clockTurns(readings.toReversed())).toEqual(there);
        const east = readings.map(({ at: instant, offset }) => ({
          at: instant,
          offset: offset + 150,
        }));
        const moved = clockTurns(east);
        expect(moved).toMatchObject({ days: there.days, returnDays: there.returnDays });
        expect(moved.clocks).toHaveLength(there.clocks.length);
      }),
    );
  });
});
