import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS, priorityOf } from '../../src/assess/priority.ts';
import type { EvidenceProfile } from '../../src/assess/rarity.ts';
import type { Family } from '../../src/evidence/family.ts';

const NOTHING = { families: 0, measuredFamilies: 0, moderate: false, strong: false };
const TWO: EvidenceProfile = { families: 2, measuredFamilies: 2, moderate: true, strong: false };

const EACH: readonly Family[] = ['time', 'location', 'history', 'account', 'identity', 'network'];

function priority(chance: number, profile: EvidenceProfile, link = false, assessable = EACH) {
  const rarity = { chance, profile, chanceOf: () => 0 };
  return priorityOf(rarity, link, assessable, DEFAULT_THRESHOLDS);
}

describe('a priority', () => {
  it.each([
    ['rare, two measured families, one moderate', 1 / 2_000, TWO, 'soon'],
    [
      'rare, one family measured and one assumed',
      1 / 5_000,
      { ...TWO, measuredFamilies: 1 },
      'routine',
    ],
    [
      'rare, one family measured and two assumed',
      1 / 5_000,
      { ...TWO, families: 3, measuredFamilies: 1 },
      'soon',
    ],
    ['not quite as rare', 1 / 1_999, TWO, 'routine'],
    ['rare, but one family', 1 / 5_000, { ...TWO, families: 1, measuredFamilies: 1 }, 'none'],
    ['rare, but nothing moderate', 1 / 5_000, { ...TWO, moderate: false }, 'routine'],
    [
      'rare, three families, but all of it assumed',
      1 / 5_000,
      { ...TWO, families: 3, measuredFamilies: 0 },
      'routine',
    ],
    ['one in a hundred, two families', 1 / 100, TWO, 'routine'],
    ['commoner than that', 1 / 99, TWO, 'none'],
    ['one strong and measured observation', 0.2, { ...TWO, families: 1, strong: true }, 'routine'],
    ['nothing observed', 1, NOTHING, 'none'],
  ] as const)('of somebody with evidence that is %s', (_, chance, profile, expected) => {
    expect(priority(chance, profile)).toBe(expected);
  });

  it('is soon for a link that cannot be an accident', () => {
    expect(priority(0.5, { ...TWO, families: 1 }, true)).toBe('soon');
  });

  it('is insufficient data when nothing is due and fewer than three families could be looked at', () => {
    const two = EACH.slice(0, 2);
    expect(priority(1, NOTHING, false, two)).toBe('insufficient-data');
    expect(priority(1, NOTHING, false, EACH.slice(0, 3))).toBe('none');
    expect(priority(0.2, { ...TWO, families: 1 }, false, two)).toBe('insufficient-data');
    expect(priority(1 / 100, TWO, false, two)).toBe('routine');
  });

  it('is insufficient data where no names, clocks or place could be looked at, however much else', () => {
    expect(priority(1, NOTHING, false, ['network', 'content', 'access', 'account'])).toBe(
      'insufficient-data',
    );
    expect(priority(1, NOTHING, false, ['network', 'content', 'identity'])).toBe('none');
  });
});
