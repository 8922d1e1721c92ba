import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PunchCard, punchCard } from '../../../src/render/picture/punch-card.ts';
import { punchCardSvg } from '../../../src/render/picture/punch-card-svg.ts';
import { punchCardText } from '../../../src/render/picture/punch-card-text.ts';
import { instants, ONE_COLUMN, zones } from './arbitraries.ts';
import { elementsOf } from './well-formed.ts';

const UTC = { clock: 0, declared: [] };
const at = (iso: string) => Date.parse(iso) / 1_000;
const hoursOf = (hours: readonly boolean[]) =>
  hours.flatMap((night, hour) => (night ? [hour] : []));

/** Two working weeks, busier in the afternoon. */
const WORK = [6, 7, 8, 9, 10, 13, 14, 15, 16, 17].flatMap((day) =>
  [9, 10, 11, 13, 14, 14, 14, 15, 15, 20].map(
    (hour, index) => Date.UTC(2025, 0, day, hour, index * 5) / 1_000,
  ),
);

describe('counting instants by the hours of the week', () => {
  test('puts an instant at its weekday, Monday first, and hour', () => {
    const card = punchCard([at('2025-01-07T14:59:59Z'), at('2025-01-12T00:00:00Z')], UTC);
    expect(card.counts[1]?.[14]).toBe(1);
    expect(card.counts[6]?.[0]).toBe(1);
  });

  test('reads the clock of a fixed offset or of a zone with its daylight saving', () => {
    const sunday = [at('2025-01-05T23:45:00Z')];
    expect(punchCard(sunday, { clock: 330, declared: [] }).counts[0]?.[5]).toBe(1);
    const summer = [at('2025-07-07T08:00:00Z')];
    expect(punchCard(summer, { clock: 'Europe/Lisbon', declared: [] }).counts[0]?.[9]).toBe(1);
  });

  test('counts every instant once', () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: -720, max: 840 }), (all, declared, clock) => {
        const card = punchCard(all, { clock, declared });
        expect(card.counts.flat()).toHaveLength(168);
        expect(card.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
    );
  });

  test('stays as it is when the instants and the clock move together by whole hours', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -11, max: 12 }), (all, hours) => {
        // The sign of these zones is reversed: Etc/GMT-3 is three hours east of UTC.
        const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
        const moved = all.map((instant) => instant - hours * 3_600);
        const there = punchCard(moved, { clock: zone, declared: [zone] });
        const here = punchCard(all, { clock: 0, declared: ['Etc/GMT'] });
        expect(there.counts).toEqual(here.counts);
        expect(there.declared?.hours).toEqual(here.declared?.hours);
        expect(there.declared?.instants).toBe(here.declared?.instants);
      }),
    );
  });
});

describe('the night of the declared place', () => {
  const night = (days: readonly string[], declared: readonly string[]) =>
    punchCard(days.map(at), { clock: 0, declared }).declared;

  test('is 22:00 to 06:00 there', () => {
    const tokyo = night(['2025-01-06T13:00:00Z', '2025-01-06T21:00:00Z'], ['Asia/Tokyo']);
    expect(hoursOf(tokyo?.hours ?? [])).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
    expect(tokyo?.instants).toBe(1);
  });

  test('has only hours that are night from end to end where the offset is not whole', () => {
    const kolkata = night(['2025-01-06T16:45:00Z'], ['Asia/Kolkata']);
    expect(hoursOf(kolkata?.hours ?? [])).toEqual([17, 18, 19, 20, 21, 22, 23]);
    expect(kolkata?.instants).toBe(1);
  });

  test('has only hours that are night in summer and in winter', () => {
    const both = night(['2025-01-06T13:30:00Z', '2025-07-07T13:30:00Z'], ['America/Los_Angeles']);
    expect(hoursOf(both?.hours ?? [])).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(both?.instants).toBe(1);
  });

  test('is what is night in all zones of the place', () => {
    const zoned = night(['2025-01-06T08:00:00Z'], ['America/New_York', 'America/Los_Angeles']);
    expect(hoursOf(zoned?.hours ?? [])).toEqual([6, 7, 8, 9, 10]);
  });

  test('is not known without a place, and is no hour without an instant', () => {
    expect(night(['2025-01-06T08:00:00Z'], [])).toBeNull();
    expect(hoursOf(night([], ['Asia/Tokyo'])?.hours ?? [])).toEqual([]);
  });
});

describe('the punch card as text', () => {
  test('looks like this', () => {
    const card = punchCard(WORK, { clock: 0, declared: ['Asia/Tokyo'] });
    expect(`\n${punchCardText(card, 'commit')}`).toBe(`
Hours of the week of 100 commits, UTC
2025-01-06 to 2025-01-17

      00    03    06    09    12    15    18    21      Total
Mon                     ░▐░▐░▐  ░▐▐▐▐▐        ░▐           20
Tue                     ░▐░▐░▐  ░▐▐▐▐▐        ░▐           20
Wed                     ░▐░▐░▐  ░▐▐▐▐▐        ░▐           20
Thu                     ░▐░▐░▐  ░▐▐▐▐▐        ░▐           20
Fri                     ░▐░▐░▐  ░▐▐▐▐▐        ░▐           20
Sat                                                         0
Sun                                                         0
night                           ================

Commits in an hour: ░░ 1   ░▐ 2-3   ▐▐ 4-6
Night is 22:00 to 06:00 at the declared place, in Asia/Tokyo.
On this card that is 13:00 to 21:00 on every day counted.
Counted with daylight saving, 70 of 100 commits fall in that night.
`);
  });

  test('says of a night by the clock of the card itself when it is once', () => {
    const card = punchCard(WORK, { clock: 'Asia/Tokyo', declared: ['Asia/Tokyo'] });
    expect(punchCardText(card, 'commit').trimEnd().split('\n').slice(-2)).toEqual([
      'Night is 22:00 to 06:00 at the declared place, whose clock this is.',
      '70 of 100 commits fall in that night.',
    ]);
  });

  test('has no night without a declared place', () => {
    expect(punchCardText(punchCard(WORK, UTC), 'commit')).not.toMatch(/night|declared/i);
  });

  test('says so when no hour is night in all zones', () => {
    const card = punchCard(WORK, { clock: 0, declared: ['Asia/Tokyo', 'America/New_York'] });
    expect(punchCardText(card, 'commit')).toContain(
      'No hour of this card is night there on every day counted.',
    );
  });

  test('is its title alone without an instant', () => {
    expect(punchCardText(punchCard([], UTC), 'commit')).toBe(
      'Hours of the week of 0 commits, UTC\n',
    );
  });

  test('keeps to 72 columns, of characters that are one column wide everywhere', () => {
    eachCard((card) => {
      for (const line of punchCardText(card, 'commit').split('\n')) {
        expect(line.length).toBeLessThanOrEqual(72);
        expect(line).toMatch(ONE_COLUMN);
      }
    });
  });
});

describe('the punch card as SVG', () => {
  const svg = punchCardSvg(
    punchCard(WORK, { clock: 0, declared: ['Asia/Tokyo'] }),
    'commit',
    'week',
  );

  test('is an image with a name and its content in words', () => {
    expect(elementsOf(svg)[0]?.attributes).toMatchObject({
      role: 'img',
      'aria-labelledby': 'week-title',
      'aria-describedby': 'week-desc',
    });
    expect(svg).toContain('<title id="week-title">Hours of the week of 100 commits, UTC</title>');
    expect(/<desc id="week-desc">(.*)<\/desc>/.exec(svg)?.[1]).toBe(
      '100 commits from 2025-01-06 to 2025-01-17, UTC. ' +
        'By weekday: Monday 20, Tuesday 20, Wednesday 20, Thursday 20, Friday 20, Saturday 0, Sunday 0. ' +
        'By hour of the day, hours without any left out: 09:00 10, 10:00 10, 11:00 10, 13:00 10, 14:00 30, 15:00 20, 20:00 10. ' +
        'The fullest hour is Monday 14:00 to 15:00, 6 commits. ' +
        'Night is 22:00 to 06:00 at the declared place, in Asia/Tokyo. ' +
        'On this card that is 13:00 to 21:00 on every day counted. ' +
        'Counted with daylight saving, 70 of 100 commits fall in that night.',
    );
  });

  test('draws a square for each hour that has any, its area the count', () => {
    const marks = elementsOf(svg).find(({ attributes }) => attributes['class'] === 'p-mark');
    const sides = [...(marks?.attributes['d'] ?? '').matchAll(/h([\d.]+)v/g)].map(([, side]) =>
      Number(side),
    );
    expect(sides).toHaveLength(5 * 7);
    expect(Math.max(...sides) ** 2 / Math.min(...sides) ** 2).toBeCloseTo(3, 0);
  });

  test('names the night where it is shaded', () => {
    expect(svg).toContain('>night</text>');
    expect(punchCardSvg(punchCard(WORK, UTC), 'commit', 'week')).not.toContain('night');
  });

  test('is well-formed, small, loads nothing and runs nothing', () => {
    eachCard((card) => {
      const picture = punchCardSvg(card, 'commit', 'week');
      const names = new Set(elementsOf(picture).map(({ name }) => name));
      for (const name of names)
        expect(['svg', 'title', 'desc', 'rect', 'path', 'text']).toContain(name);
      expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\(|@import|:\/\//);
      expect(picture.length).toBeLessThan(15_000);
    });
  });
});

function eachCard(check: (card: PunchCard) => void): void {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: -720, max: 840 }), (all, declared, clock) =>
      check(punchCard(all, { clock, declared })),
    ),
  );
}
