import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../src/evidence/nearest-word.ts';

const IDS = [
  'clock-contradicts-location',
  'rhythm-contradicts-clock',
  'shared-key',
  'shared-website',
];

describe('the word that was likely meant', () => {
  it.each([
    ['shared-kee', 'shared-key'],
    ['Shared-Key', 'shared-key'],
    ['clock-contradicts', 'clock-contradicts-location'],
    ['shared', 'shared-key'],
    ['sha', undefined],
    ['nonsense', undefined],
  ])('of %j is %j', (written, expected) => {
    expect(nearestWord(written, IDS)).toBe(expected);
  });

  it('is told as it is written, and there is none among none', () => {
    expect(nearestWord('wren-caloway', ['Wren-Calloway'])).toBe('Wren-Calloway');
    expect(nearestWord('wren', [])).toBeUndefined();
  });
});
