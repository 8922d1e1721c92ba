import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetOfZone } from '../../../src/inference/clock/zone.ts';
import { type OffsetStrip, offsetStrip } from '../../../src/render/picture/offset-strip.ts';
import { offsetStripSvg } from '../../../src/render/picture/offset-strip-svg.ts';
import { offsetStripText } from '../../../src/render/picture/offset-strip-text.ts';
import { ONE_COLUMN, readings, zones } from './arbitraries.ts';
import { elementsOf } from './well-formed.ts';

const at = (iso: string) => Date.parse(iso) / 1_000;
const day = (instant: number) => new Date(instant * 1_000).toISOString().slice(0, 10);

/** A year and a half in Lisbon every third day, from October 2025 with some weeks in Seoul. */
const TRAVELLER = Array.from({ length: 180 }, (_, index) => {
  const instant = at('2025-01-01T12:00:00Z') + index * 3 * 86_400;
  const away = instant > at('2025-10-05') && instant < at('2025-11-20');
  return { at: instant, offset: away ? 540 : offsetOfZone('Europe/Lisbon', instant) };
});

describe('laying readings over months and offsets', () => {
  test('has one column a calendar month and one row an offset, the easternmost first', () => {
    const strip = offsetStrip(
      [
        { at: at('2025-01-31T23:59:59Z'), offset: -300 },
        { at: at('2025-03-01T00:00:00Z'), offset: 345 },
      ],
      [],
    );
    expect(strip.columns.map(({ from }) => day(from))).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
    ]);
    expect(strip.rows).toEqual([
      { offset: 345, counts: [0, 0, 1], declared: [] },
      { offset: -300, counts: [1, 0, 0], declared: [] },
    ]);
  });

  test('takes more months together where there are too many for a line', () => {
    const years = (count: number) =>
      offsetStrip(
        [2000, 2000 + count - 1].map((year) => ({ at: at(`${year}-01-01`), offset: 0 })),
        [],
      );
    expect([2, 4, 6, 10, 20, 100].map((count) => years(count).monthsPerColumn)).toEqual([
      1, 2, 3, 6, 12, 60,
    ]);
  });

  test('knows when the declared place had which offset, daylight saving included', () => {
    const strip = offsetStrip(TRAVELLER, ['America/New_York']);
    const times = strip.rows.map(({ offset, declared }) => ({
      offset,
      declared: declared.map(({ from, until }) => `${day(from)} ${day(until)}`),
    }));
    expect(times.filter(({ declared }) => declared.length > 0)).toEqual([
      { offset: -240, declared: ['2025-03-09 2025-11-02', '2026-03-08 2026-07-01'] },
      { offset: -300, declared: ['2025-01-01 2025-03-09', '2025-11-02 2026-03-08'] },
    ]);
    expect(strip.declared?.readings).toBe(0);
    expect(offsetStrip(TRAVELLER, ['Europe/Lisbon']).declared?.readings).toBe(165);
  });

  test('says by whole columns what a place with daylight saving had over many years', () => {
    const decade = [2015, 2024].map((year) => ({ at: at(`${year}-06-01`), offset: 60 }));
    const strip = offsetStrip(decade, ['Europe/Berlin']);
    expect(strip.rows.map(({ offset, declared }) => [offset, declared.length])).toEqual([
      [120, 1],
      [60, 1],
    ]);
  });

  test('gives offsets no clock shows no row of their own', () => {
    const strip = offsetStrip([{ at: at('2025-01-01'), offset: 2_147_483_647 }], []);
    expect(strip.rows).toEqual([{ offset: 'rest', counts: [1], declared: [] }]);
  });

  test('counts every reading once, however many offsets there are', () => {
    eachStrip((strip, count) => {
      const cells = strip.rows.flatMap(({ counts }) => counts);
      expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(count);
      expect(strip.columns.length).toBeLessThanOrEqual(28);
      for (const { counts } of strip.rows) expect(counts).toHaveLength(strip.columns.length);
      for (const [index, { until }] of strip.columns.slice(0, -1).entries())
        expect(strip.columns[index + 1]?.from).toBe(until);
    });
  });
});

describe('the strip as text', () => {
  test('looks like this', () => {
    expect(`\n${offsetStripText(offsetStrip(TRAVELLER, ['America/New_York']), 'commit')}`).toBe(`
UTC offsets of 180 commits over time
2025-01-01 to 2026-06-22; each column is a month

        2025                    2026
        J F M A M J J A S O N D J F M A M J   Total
+09:00                    ▐ ▐                    15
   :
+01:00        ▐ ▐ ▐ ▐ ▐ ▐ ░         . ▐ ▐ ▐      92
+00:00  ▐ ▐ ▐               ░ ▐ ▐ ▐ ▐            73
   :
-04:00      ------------------      --------      0
-05:00  ------              ----------            0

Commits in a month: . 1   ░ 2-4   ▐ 5-11   -- declared place
The declared place is in America/New_York, daylight saving included.
0 of 180 commits show the offset of this zone at that time.
Servers and containers record +00:00 wherever their user is.
`);
  });

  test('marks the declared place beside the readings that fit it', () => {
    const text = offsetStripText(offsetStrip(TRAVELLER, ['Europe/Lisbon']), 'commit');
    expect(text.split('\n').filter((line) => line.startsWith('+0'))).toEqual([
      '+09:00                    ▐ ▐                    15',
      '+01:00      --▐-▐-▐-▐-▐-▐-░-        .-▐-▐-▐-     92',
      '+00:00  ▐-▐-▐-            --░-▐-▐-▐-▐-           73',
    ]);
  });

  test('says what its rows and columns leave open', () => {
    const decade = [2015, 2024].map((year) => ({ at: at(`${year}-06-01`), offset: 61 }));
    const text = offsetStripText(offsetStrip(decade, ['Europe/Berlin']), 'commit');
    expect(text).toContain('Others are rarer offsets and those no clock shows.');
    expect(text).toContain('Columns this long do not show when the clocks of a place change.');
    expect(text).not.toContain('Servers');
  });

  test('is its title alone without a reading', () => {
    expect(offsetStripText(offsetStrip([], ['Europe/Lisbon']), 'commit')).toBe(
      'UTC offsets of 0 commits over time\n',
    );
  });

  test('leaves out a year that begins in the last of 28 columns', () => {
    const strip = offsetStrip(
      ['2010-04-01', '2017-01-01'].map((day) => ({ at: at(day), offset: 0 })),
      [],
    );
    expect(strip.columns).toHaveLength(28);
    expect(offsetStripText(strip, 'commit').split('\n').slice(3, 5)).toEqual([
      '        2010  2011    2012    2013    2014    2015    2016        Total',
      '+00:00  ▐                                                     ▐       2',
    ]);
  });

  test('keeps to 72 columns, of characters that are one column wide everywhere', () => {
    eachStrip((strip) => {
      for (const line of offsetStripText(strip, 'commit').split('\n')) {
        expect(line.length).toBeLessThanOrEqual(72);
        expect(line).toMatch(ONE_COLUMN);
      }
    });
  });
});

describe('the strip as SVG', () => {
  const svg = offsetStripSvg(offsetStrip(TRAVELLER, ['America/New_York']), 'commit', 'clock');

  test('is an image with a name and its content in words', () => {
    expect(elementsOf(svg)[0]?.attributes).toMatchObject({
      role: 'img',
      'aria-labelledby': 'clock-title',
      'aria-describedby': 'clock-desc',
    });
    expect(svg).toContain('<title id="clock-title">UTC offsets of 180 commits over time</title>');
    expect(/<desc id="clock-desc">(.*)<\/desc>/.exec(svg)?.[1]).toBe(
      '180 commits, 2025-01-01 to 2026-06-22; each column is a month. ' +
        '+09:00: 15, between 2025-10-01 and 2025-11-30. ' +
        '+01:00: 92, between 2025-04-01 and 2026-06-30. ' +
        '+00:00: 73, between 2025-01-01 and 2026-03-31. ' +
        '-04:00: none; the declared place had it 2025-03-09 to 2025-11-02 and 2026-03-08 to 2026-06-30. ' +
        '-05:00: none; the declared place had it 2025-01-01 to 2025-03-09 and 2025-11-02 to 2026-03-08. ' +
        'The declared place is in America/New_York, daylight saving included. ' +
        '0 of 180 commits show the offset of this zone at that time. ' +
        'Servers and containers record +00:00 wherever their user is.',
    );
  });

  test('frames the time of each offset of the declared place', () => {
    const frames = elementsOf(svg).find(({ attributes }) => attributes['class'] === 'p-place');
    expect(frames?.attributes['d']?.match(/z/g)).toHaveLength(4);
    const without = offsetStripSvg(offsetStrip(TRAVELLER, []), 'commit', 'clock');
    expect(without).not.toMatch(/declared place/);
  });

  test('is well-formed, small, loads nothing and runs nothing', () => {
    eachStrip((strip) => {
      const picture = offsetStripSvg(strip, 'commit', 'clock');
      const names = new Set(elementsOf(picture).map(({ name }) => name));
      for (const name of names)
        expect(['svg', 'title', 'desc', 'rect', 'path', 'text']).toContain(name);
      expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\(|@import|:\/\//);
      expect(picture).not.toContain('NaN');
      expect(picture.length).toBeLessThan(15_000);
    });
  });

  test('stays small when every cell of many offsets and zones is filled', () => {
    const everywhere = [
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Los_Angeles',
      'America/Anchorage',
      'Pacific/Honolulu',
      'Europe/Lisbon',
      'Europe/Berlin',
      'Europe/Kyiv',
    ];
    const full = Array.from({ length: 84 }, (_, month) =>
      Array.from({ length: 20 }, (_, offset) => ({
        at: Date.UTC(2018, month, 1 + offset) / 1_000,
        offset: offset * 60 - 480,
      })),
    ).flat();
    const picture = offsetStripSvg(offsetStrip(full, everywhere), 'commit', 'clock');
    expect(picture.length).toBeLessThan(15_000);
  });
});

function eachStrip(check: (strip: OffsetStrip, count: number) => void): void {
  fc.assert(
    fc.property(readings, zones, (all, declared) => check(offsetStrip(all, declared), all.length)),
  );
}
