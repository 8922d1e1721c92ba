import { describe, expect, it } from 'vitest';
import { crossedClocks } from '../../../src/inference/clock/crossed.ts';

const commit = (author: number, committer: number) => ({
  author: { at: 1_750_000_000, offset: author },
  committer: { at: 1_750_003_600, offset: committer },
});

describe('commits with two clocks', () => {
  it.each([
    ['the same clock', 60, 60],
    ['daylight saving between writing and recording', 60, 120],
    ['the two sides of the date line', 780, -660],
    ['a container that recorded it', 540, 0],
    ['a container that wrote it', 0, 540],
    ['a garbled clock', 31_080, 540],
  ])('are not crossed by %s', (_, author, committer) => {
    expect(crossedClocks([commit(author, committer)])).toEqual([]);
  });

  it('are crossed when one was written more than two hours away from where it was recorded', () => {
    const crossed = commit(540, -300);
    expect(crossedClocks([commit(60, 60), crossed])).toEqual([crossed]);
  });
});
