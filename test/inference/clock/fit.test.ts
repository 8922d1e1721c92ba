import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithZones, zonesThatExplain } from '../../../src/inference/clock/fit.ts';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { isZone, offsetOfZone, zoneNames } from '../../../src/inference/clock/zone.ts';

const START = Date.parse('2023-01-01T00:00:00Z') / 1000;
const YEAR = 365 * 86_400;

/** Readings of a true clock in a zone, spread evenly over two years. */
function clockOf(zone: string, count = 100): readonly ClockReading[] {
  return Array.from({ length: count }, (_, index) => {
    const at = START + Math.floor((index * 2 * YEAR) / count);
    return { at, offset: offsetOfZone(zone, at) };
  });
}

describe('comparing readings with candidate zones', () => {
  it('finds no distance to the true zone, in summer and winter', () => {
    const fit = compareWithZones(clockOf('Europe/Oslo'), ['Asia/Tokyo', 'Europe/Paris'], []);
    expect(fit.readings).toBe(100);
    expect(fit.beyond(0)).toBe(0);
    expect(fit.medianDistance).toBe(0);
    expect(fit.bestZone).toBe('Europe/Paris');
  });

  it('counts a reading beyond only if it is far from every candidate', () => {
    const readings = [...clockOf('Asia/Tokyo', 30), ...clockOf('Asia/Kolkata', 10)];
    const fit = compareWithZones(readings, ['Asia/Kolkata', 'America/Lima'], [540]);
    expect(fit.beyond(1)).toBe(0);
    const without = compareWithZones(readings, ['Asia/Kolkata', 'America/Lima'], []);
    expect(without.beyond(3)).toBe(0.75);
    expect(without.beyond(4)).toBe(0);
    expect(without.bestZone).toBe('Asia/Kolkata');
    expect(without.medianDistance).toBe(210);
  });

  it('measures round the clock face', () => {
    const fit = compareWithZones(clockOf('Pacific/Kiritimati'), ['Pacific/Honolulu'], []);
    expect(fit.medianDistance).toBe(0);
  });

  it('names no zone when a fixed offset is nearest', () => {
    const fit = compareWithZones(clockOf('Asia/Tokyo'), ['America/Lima'], [540]);
    expect(fit).toMatchObject({ medianDistance: 0, bestZone: undefined });
  });

  it.each([
    ['readings', [], ['Europe/Oslo']],
    ['candidates', clockOf('Europe/Oslo'), []],
  ])('says that nothing was compared without %s', (_, readings, zones) => {
    const fit = compareWithZones(readings, zones, []);
    expect(fit.readings).toBe(0);
    expect(fit.beyond(3)).toBeNaN();
    expect(fit.medianDistance).toBeNaN();
    expect(fit.bestZone).toBeUndefined();
  });
});

describe('the zones that explain readings', () => {
  it('include the true zone and those with the same rule', () => {
    const [best, ...others] = zonesThatExplain(clockOf('Europe/Oslo'), { tolerance: 0 });
    expect(others).toEqual([]);
    expect(best?.share).toBe(1);
    expect(best?.zones).toContain('Europe/Paris');
    expect(best?.zones).toContain('Europe/Oslo');
    expect(best?.zones).not.toContain('Europe/London');
    expect(best?.zones).not.toContain('Africa/Lagos');
  });

  it('tolerate the share of strays that is asked for', () => {
    const readings = clockOf('America/Sao_Paulo').map((reading, index) =>
      index % 20 === 0 ? { ...reading, offset: 0 } : reading,
    );
    expect(zonesThatExplain(readings, { tolerance: 0.04 })).toEqual([]);
    const [best] = zonesThatExplain(readings, { tolerance: 0.05 });
    expect(best?.share).toBeCloseTo(0.95, 10);
    expect(best?.zones).toContain('America/Sao_Paulo');
  });

  it('are none for no readings and none for an offset that no zone has', () => {
    expect(zonesThatExplain([], { tolerance: 0 })).toEqual([]);
    expect(zonesThatExplain([{ at: START, offset: 67 }], { tolerance: 0 })).toEqual([]);
  });

  it('hold exactly the share that counting one by one gives, for any zone', () => {
    const zones = zoneNames();
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(fc.integer({ min: 0, max: 2 * YEAR }), { minLength: 1, maxLength: 60 }),
        (zone, times) => {
          const readings = times.map((time) => ({
            at: START + time,
            offset: offsetOfZone(zone, START + time),
          }));
          const classes = zonesThatExplain(readings, { tolerance: 0.5 });
          const own = classes.find((found) => found.zones.includes(zone));
          expect(own?.share).toBe(1);
          for (const found of classes) {
            for (const member of found.zones) {
              const same = readings.filter((r) => offsetOfZone(member, r.at) === r.offset);
              expect(same.length / readings.length).toBeCloseTo(found.share, 10);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('have names that can be asked for again', () => {
    for (const { zones } of zonesThatExplain(clockOf('Asia/Tokyo'), { tolerance: 0 })) {
      expect(zones.every(isZone)).toBe(true);
    }
  });
});
