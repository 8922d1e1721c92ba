import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, offsetOfZone, zoneClasses, zoneNames } from '../../../src/inference/clock/zone.ts';

function seconds(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** The slow way: what Intl's calendar fields say. */
function offsetByFields(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at * 1000);
  const field = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
  return Math.round((local / 1000 - at) / 60);
}

describe('the offset of a zone', () => {
  it.each([
    ['Asia/Kolkata', '2024-06-01T00:00:00Z', 330],
    ['Asia/Kathmandu', '2024-06-01T00:00:00Z', 345],
    ['America/St_Johns', '2024-01-15T12:00:00Z', -210],
    ['Australia/Lord_Howe', '2024-01-15T12:00:00Z', 660],
    ['Australia/Lord_Howe', '2024-07-15T12:00:00Z', 630],
    ['Pacific/Kiritimati', '2024-07-15T12:00:00Z', 840],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -600],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 840],
    ['UTC', '2024-07-15T12:00:00Z', 0],
  ])('%s at %s is %i', (zone, at, offset) => {
    expect(offsetOfZone(zone, seconds(at))).toBe(offset);
  });

  it('changes in the very second of a daylight-saving change', () => {
    const change = seconds('2024-03-10T07:00:00Z');
    expect(offsetOfZone('America/New_York', change - 1)).toBe(-300);
    expect(offsetOfZone('America/New_York', change)).toBe(-240);
  });

  it('knows a month without daylight saving in the middle of summer', () => {
    const offsets = ['2014-04-15', '2014-06-15', '2014-07-15', '2014-08-15', '2014-11-15'].map(
      (day) => offsetOfZone('Africa/Casablanca', seconds(`${day}T12:00:00Z`)),
    );
    expect(offsets).toEqual([60, 60, 0, 60, 0]);
  });

  it('agrees with the calendar fields of Intl for any zone and instant', () => {
    const from = seconds('1995-01-01T00:00:00Z');
    const until = seconds('2035-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.constantFrom(...zoneNames()),
        fc.integer({ min: from, max: until }),
        (zone, at) => {
          expect(offsetOfZone(zone, at)).toBe(offsetByFields(zone, at));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses an unknown zone and an instant that is no date', () => {
    expect(() => offsetOfZone('Atlantis/Capital', 0)).toThrow(RangeError);
    expect(() => offsetOfZone('Europe/Oslo', Number.NaN)).toThrow(/range of dates/);
    expect(() => offsetOfZone('Europe/Oslo', 1e15)).toThrow(/range of dates/);
  });
});

describe('zone names', () => {
  it('are accepted when the runtime knows them', () => {
    for (const name of ['Europe/Oslo', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5']) {
      expect(isZone(name)).toBe(true);
    }
    for (const name of ['', '+05:30', '-0800', 'Mars/Olympus', 'Europe/', '__proto__']) {
      expect(isZone(name)).toBe(false);
    }
  });
});

describe('zone classes', () => {
  const classes = zoneClasses(seconds('2023-01-01T00:00:00Z'), seconds('2024-01-01T00:00:00Z'));

  it('hold every zone exactly once', () => {
    const zones = classes.flatMap((found) => found.zones).toSorted();
    expect(zones).toEqual(zoneNames());
    for (const found of classes) expect(found.id).toBe(found.zones[0]);
  });

  it('join zones with one rule and part zones with two', () => {
    const classOf = (zone: string): string | undefined =>
      classes.find((found) => found.zones.includes(zone))?.id;
    expect(classOf('Europe/Paris')).toBe(classOf('Europe/Rome'));
    expect(classOf('Europe/Paris')).not.toBe(classOf('Africa/Lagos'));
    expect(classOf('America/Phoenix')).not.toBe(classOf('America/Denver'));
  });

  it('join more zones in a shorter period', () => {
    const june = zoneClasses(seconds('2023-06-01T00:00:00Z'), seconds('2023-06-30T00:00:00Z'));
    expect(june.length).toBeLessThan(classes.length);
    const classOf = (zone: string): string | undefined =>
      june.find((found) => found.zones.includes(zone))?.id;
    expect(classOf('America/Phoenix')).toBe(classOf('America/Los_Angeles'));
  });

  it('name the offsets of the period', () => {
    const newYork = classes.find((found) => found.zones.includes('America/New_York'));
    expect(newYork?.offsets).toEqual([-300, -240]);
  });
});
