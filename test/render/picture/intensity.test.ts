import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelOf, levelRanges, rangeText } from '../../../src/render/picture/intensity.ts';

describe('levels of a count', () => {
  test('are steps of the square root', () => {
    expect(levelRanges(55, 4).map(rangeText)).toEqual(['1-3', '4-13', '14-30', '31-55']);
  });

  test('leave out what no whole number falls into', () => {
    expect(levelRanges(1, 4)).toEqual([{ level: 4, from: 1, to: 1 }]);
    expect(levelRanges(3, 4).map(rangeText)).toEqual(['1', '2-3']);
  });

  test('are none for nothing, and what the legend says for everything else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (most, any) => {
        const count = any % (most + 1);
        const range = levelRanges(most, 4).find(({ from, to }) => count >= from && count <= to);
        expect(levelOf(count, most, 4)).toBe(range?.level ?? 0);
        expect(range === undefined).toBe(count === 0);
      }),
    );
  });
});
