import { describe, expect, it } from 'vitest';
import { readDaylight } from '../../../src/inference/clock/daylight.ts';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { offsetOfZone } from '../../../src/inference/clock/zone.ts';

const DAY = 86_400;
const START = Date.UTC(2025, 0, 10) / 1_000;

function year(clock: string | number, days = 360, everyDays = 3, from = START): ClockReading[] {
  return Array.from({ length: Math.floor(days / everyDays) }, (_, index) => {
    const at = from + index * everyDays * DAY;
    return { at, offset: typeof clock === 'number' ? clock : offsetOfZone(clock, at) };
  });
}

const verdict = (
  readings: readonly ClockReading[],
  zones: readonly string[],
  fixed: readonly number[] = [],
) => readDaylight(readings, zones, fixed).verdict;

describe('a clock through the daylight saving of a place', () => {
  it('follows where it changes along', () => {
    for (const zone of ['Europe/Madrid', 'America/Chicago', 'Australia/Lord_Howe']) {
      expect(verdict(year(zone), [zone])).toBe('follows');
    }
  });

  it.each([
    ['winter time', 60],
    ['summer time', 120],
  ])('is steady where it stays at %s', (_, offset) => {
    expect(readDaylight(year(offset), ['Europe/Madrid'], [])).toMatchObject({
      verdict: 'steady',
      offset,
      zone: 'Europe/Madrid',
    });
  });

  it('has no change to miss where the place has none', () => {
    expect(verdict(year(180), ['Africa/Nairobi'])).toBe('no-change');
    expect(verdict(year(60), ['Europe/Madrid'], [60])).toBe('no-change');
  });

  it('is settled by any candidate that fits', () => {
    const states = ['America/New_York', 'America/Denver', 'America/Phoenix'];
    expect(verdict(year('America/Phoenix'), states)).toBe('no-change');
    expect(verdict(year('America/Denver'), states)).toBe('follows');
    expect(verdict(year(-300), states)).toBe('steady');
  });

  it('is undecided without enough readings on both sides of a change', () => {
    expect(verdict([], ['Europe/Madrid'])).toBe('undecided');
    expect(verdict(year(60, 60), ['Europe/Madrid'])).not.toBe('steady');
    const fewInSummer = [...year(60, 75), ...year(60, 25, 3, START + 150 * DAY)];
    expect(verdict(fewInSummer, ['Europe/Madrid'])).toBe('undecided');
    const oneWeek = [...year(60, 75), ...year(60, 4, 0.2, START + 150 * DAY)];
    expect(verdict(oneWeek, ['Europe/Madrid'])).toBe('undecided');
  });

  it('is undecided on a clock of elsewhere, on UTC, and on one that changes now and then', () => {
    expect(verdict(year(540), ['Europe/Madrid'])).toBe('undecided');
    expect(verdict(year(0), ['Europe/London'])).toBe('undecided');
    const half = year('Europe/Madrid').map((reading, index) =>
      index % 2 === 0 ? reading : { ...reading, offset: 60 },
    );
    expect(verdict(half, ['Europe/Madrid'])).toBe('undecided');
  });
});
