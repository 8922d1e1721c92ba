import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computed } from '../../computed.ts';
import { resolver } from './asset.ts';

const VERDICTS = ['one', 'several', 'ambiguous', 'none', 'unknown'];

function check(text: string): void {
  const reading = resolver().resolve(text);
  expect(VERDICTS).toContain(reading.verdict);
  expect(reading.confidence).toBeGreaterThanOrEqual(0);
  expect(reading.confidence).toBeLessThanOrEqual(1);
  for (const country of reading.countries) expect(country).toMatch(/^[A-Z]{2}$/u);
  expect(new Set(reading.countries).size).toBe(reading.countries.length);
  for (const zone of reading.zones) expect(zone).toMatch(/^[A-Z][\w+\-/]*$/u);
  for (const offset of reading.fixedOffsets) expect(Math.abs(offset)).toBeLessThanOrEqual(14 * 60);
  expect(reading.because.length).toBeLessThan(2_000);
  if (reading.verdict === 'one') expect(reading.countries).toHaveLength(1);
  if (reading.verdict === 'several') expect(reading.countries.length).toBeGreaterThan(1);
  if (reading.verdict === 'ambiguous') expect(reading.countries.length).toBeGreaterThan(1);
  if (reading.verdict === 'none' || reading.verdict === 'unknown')
    expect(reading.countries).toEqual([]);
}

describe('any text', () => {
  it('is answered without throwing, and consistently', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }),
          // Any UTF-16, lone surrogates and control characters included.
          fc
            .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
            .map((units) => String.fromCharCode(...units)),
        ),
        check,
      ),
      { numRuns: 400 },
    );
  });

  it('may be made of places and separators in any order', () => {
    const word = fc.constantFrom(
      ...[
        'Paris',
        'Georgia',
        'CA',
        'IN',
        'USA',
        'São Paulo',
        'San',
        '上海',
        '🇧🇷',
        'UTC+1',
        '12.5, 41.9',
        'of',
        'Earth',
        'St.',
      ],
    );
    const joint = fc.constantFrom(', ', ' / ', ' ', ' - ', '|', ' and ', '(', ')', '.', '\n', '->');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, joint), { maxLength: 30 }), (parts) =>
        check(parts.flat().join('')),
      ),
      { numRuns: 200 },
    );
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(resolver().resolve(text)).toEqual(resolver().resolve(text));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['one long word', 'a'.repeat(10_000)],
    ['many places', 'San Jose, '.repeat(1_000)],
    ['separators only', '/-|,;('.repeat(2_000)],
    ['spaces only', ' '.repeat(10_000)],
    ['digits and dots', '1.1.'.repeat(2_500)],
    ['degrees', "1°1'1".repeat(2_000)],
    ['handles', '@a-'.repeat(3_000)],
    ['lone surrogates', '\ud800'.repeat(10_000)],
    ['combining marks', `e${'\u0301'.repeat(10_000)}`],
    ['ligatures that expand', '\ufdfa'.repeat(10_000)],
    ['Han', '中'.repeat(10_000)],
  ])('of 10 kB is no slower than a few milliseconds: %s', (_, text) => {
    resolver().resolve(text);
    const start = computed();
    check(text);
    // Generous, because machines differ; quadratic work on 10 kB would take seconds.
    expect(computed() - start).toBeLessThan(250);
  });
});
