import { describe, expect, it } from 'vitest';
import { readUniqueOffset, UNIQUE_OFFSET_ERA } from '../../../src/inference/clock/unique-offset.ts';
import { offsetOfZone, zoneNames } from '../../../src/inference/clock/zone.ts';

const { offset, from, until } = UNIQUE_OFFSET_ERA;

describe('the era of the unique offset', () => {
  it('is one in which a single zone of the world showed it', () => {
    const showing = (at: number) => zoneNames().filter((zone) => offsetOfZone(zone, at) === offset);
    expect(showing(from)).toHaveLength(1);
    expect(showing(until - 1)).toHaveLength(1);
    expect(showing(from - 1)).toEqual([]);
    expect(showing(until)).toEqual([]);
  });

  it('holds its first instant and not its last', () => {
    const readings = [from - 1, from, until - 1, until].map((at) => ({ at, offset }));
    expect(readUniqueOffset(readings).unique.map(({ at }) => at)).toEqual([from, until - 1]);
  });

  it('tells the readings of that time from the unique ones among them', () => {
    const { within, unique } = readUniqueOffset([
      { at: from + 1, offset: 540 },
      { at: from + 2, offset },
      { at: until + 1, offset },
    ]);
    expect(within).toHaveLength(2);
    expect(unique).toEqual([{ at: from + 2, offset }]);
  });
});
