/** The counts, both ends included, that share a level. */
export interface LevelRange {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The level of a count: 0 for none, else 1 to `levels`. Levels are equal steps of the square root, as the sides of
 * squares whose areas are the counts, so that a few very busy cells do not flatten all others.
 *
 * @param most the greatest count of the picture
 */
export function levelOf(count: number, most: number, levels: number): number {
  let level = 0;
  while (level < levels && most * level * level < count * levels * levels) level += 1;
  return level;
}

/** What each level stands for, the lowest first; levels that no whole number falls into are left out. */
export function levelRanges(most: number, levels: number): readonly LevelRange[] {
  return Array.from({ length: levels }, (_, index) => ({
    level: index + 1,
    from: Math.floor((most * index * index) / (levels * levels)) + 1,
    to: Math.floor((most * (index + 1) * (index + 1)) / (levels * levels)),
  })).filter(({ from, to }) => from <= to);
}

/** `1`, `2-5` */
export function rangeText({ from, to }: LevelRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}
