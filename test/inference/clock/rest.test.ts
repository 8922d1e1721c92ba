import { describe, expect, it } from 'vitest';
import { restWindows } from '../../../src/inference/clock/rest.ts';

const DAY = 86_400;
const UNTIL = 1_750_000_000 - (1_750_000_000 % DAY);

/** So many instants a day, spread over the given hours. */
function work(days: number, aDay: number, fromHour: number, hours: number): number[] {
  return Array.from({ length: days * aDay }, (_, index) => {
    const hour = fromHour + ((index * 7) % 48) * (hours / 48);
    return UNTIL - (Math.floor(index / aDay) + 1) * DAY + Math.round(hour * 3_600);
  });
}

describe('windows of thirty days', () => {
  it('are none where there is too little work to tell', () => {
    expect(restWindows([], UNTIL)).toEqual([]);
    expect(restWindows(work(30, 1, 9, 8), UNTIL)).toEqual([]);
    expect(restWindows(work(5, 40, 9, 8), UNTIL)).toEqual([]);
  });

  it('show rest where there is a night, wherever it lies on the clock', () => {
    for (const start of [0, 7, 15, 22]) {
      const windows = restWindows(work(60, 4, start, 10), UNTIL);
      expect(windows.length).toBeGreaterThanOrEqual(2);
      for (const { quietestShare } of windows) expect(quietestShare).toBeLessThan(0.02);
    }
  });

  it('show about a quarter where all hours are alike', () => {
    for (const { quietestShare } of restWindows(work(90, 8, 0, 24), UNTIL)) {
      expect(quietestShare).toBeGreaterThan(0.15);
    }
  });

  it('come with the latest first and leave out what lies after', () => {
    const windows = restWindows([...work(90, 4, 9, 8), UNTIL + DAY], UNTIL);
    expect(windows[0]?.until).toBe(UNTIL);
    expect(windows.map(({ from }) => from)).toEqual(
      windows.map(({ from }) => from).toSorted((a, b) => b - a),
    );
  });
});
