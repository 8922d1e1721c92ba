import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockHomes } from '../../../src/inference/clock/homes.ts';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { offsetOfZone } from '../../../src/inference/clock/zone.ts';

const DAY = 86_400;
const START = Date.UTC(2025, 0, 1) / 1_000;

function inZone(zone: string, count: number, from = START, everyDays = 3): readonly ClockReading[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * everyDays * DAY;
    return { at, offset: offsetOfZone(zone, at) };
  });
}

describe('the homes of a clock', () => {
  it('are none without readings, and none on UTC alone', () => {
    expect(clockHomes([])).toEqual([]);
    expect(clockHomes(inZone('UTC', 50))).toEqual([]);
  });

  it.each([
    'Europe/Warsaw',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'America/Santiago',
  ])('fold the daylight saving of %s into one', (zone) => {
    const homes = clockHomes(inZone(zone, 120));
    expect(homes).toHaveLength(1);
    expect(homes[0]).toMatchObject({ share: 1 });
  });

  it('keep two neighbours apart that offsets alone cannot tell from daylight saving', () => {
    const winter = inZone('Europe/Warsaw', 30, START, 1);
    const east = inZone('Europe/Istanbul', 12, START + 12 * 3_600, 2);
    const homes = clockHomes([...winter, ...east]);
    expect(homes.map(({ offsets, count }) => ({ offsets, count }))).toEqual([
      { offsets: [60], count: 30 },
      { offsets: [180], count: 12 },
    ]);
  });

  it('name first and last reading of each, so that a move can be seen', () => {
    const moved = START + 200 * DAY;
    const homes = clockHomes([...inZone('Asia/Tokyo', 60), ...inZone('America/Bogota', 40, moved)]);
    expect(homes).toMatchObject([
      { offsets: [540], first: START },
      { offsets: [-300], first: moved },
    ]);
  });

  it('leave out strays and impossible offsets', () => {
    const home = inZone('Asia/Kolkata', 100);
    const stray = { at: START + DAY, offset: -420 };
    const garbled = Array.from({ length: 20 }, (_, index) => ({
      at: START + index * DAY,
      offset: 31_080,
    }));
    expect(clockHomes([...home, stray, ...garbled])).toHaveLength(1);
  });

  it('count no reading twice, whatever the readings', () => {
    const reading = fc.record({
      at: fc.integer({ min: START, max: START + 700 * DAY }),
      offset: fc.integer({ min: -800, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 60 }), (readings) => {
        const homes = clockHomes(readings);
        const sum = homes.reduce((total, { count }) => total + count, 0);
        expect(sum).toBeLessThanOrEqual(readings.length);
        for (const [index, home] of homes.entries()) {
          expect(home.count).toBeLessThanOrEqual(homes[index - 1]?.count ?? readings.length);
          expect(home.first).toBeLessThanOrEqual(home.last);
        }
      }),
      { numRuns: 50 },
    );
  });
});
