import { describe, expect, it } from 'vitest';
import { offsetDistance } from '../../../src/inference/clock/distance.ts';
import { contradictsClaim } from '../../../src/inference/rhythm/claim.ts';
import { offsetPosterior } from '../../../src/inference/rhythm/posterior.ts';
import { type RhythmReading, readRhythm } from '../../../src/inference/rhythm/reading.ts';
import { quietestShare } from '../../../src/inference/rhythm/week.ts';
import { MONDAY, officeWork, roundTheClock } from './series.ts';

/** Reads instants as commit dates only. */
function readCommits(settable: readonly number[]): RhythmReading {
  return readRhythm({ settable, server: [] });
}

describe('reading a rhythm', () => {
  it('reads regular work and tells how much there was', () => {
    const reading = readCommits(officeWork(60, 25));
    expect(reading).toMatchObject({
      status: 'read',
      instants: 100,
      serverInstants: 0,
      activeDays: 25,
    });
  });

  it('abstains from fewer than 50 instants', () => {
    expect(readCommits([])).toEqual({
      status: 'abstains',
      because: 'no moments; at least 50 are needed',
    });
    expect(readCommits(officeWork(60, 30).slice(0, 49)).status).toBe('abstains');
    expect(readCommits(officeWork(60, 30).slice(0, 80)).status).toBe('read');
  });

  it('abstains from fewer than 20 active days, however many instants', () => {
    const busy = Array.from({ length: 500 }, (_, index) => MONDAY + (index % 19) * 86_400 + index);
    expect(readCommits(busy)).toEqual({
      status: 'abstains',
      because: 'only 19 active days; at least 20 are needed',
    });
  });

  it.each([60, 200, 1000])('abstains from %i instants round the clock', (count) => {
    const reading = readCommits(roundTheClock(count * 2).slice(0, count * 2));
    expect(reading).toMatchObject({ status: 'abstains' });
    expect(JSON.stringify(reading)).toContain('round the clock');
  });

  it('abstains when the hours fit clocks all around the world', () => {
    // Two blocks of hours half a day apart: one is the night, but nothing tells which.
    const blocks = Array.from({ length: 200 }, (_, index) => {
      const hour = (index % 2) * 12 + (((index * 7) % 10) / 10) * 6;
      return MONDAY + Math.floor(index / 4) * 86_400 + hour * 3600;
    });
    const reading = readCommits(blocks);
    expect(reading).toMatchObject({ status: 'abstains' });
    expect(JSON.stringify(reading)).toMatch(/too many clocks|round the clock/);
  });

  it('gives the same status wherever on earth the same days are worked', () => {
    for (let offset = -720; offset <= 840; offset += 60) {
      expect(readCommits(officeWork(offset, 30)).status).toBe('read');
    }
  });
});

describe('reading two kinds of instants', () => {
  const atHome = officeWork(60, 30);
  const farAway = officeWork(540, 30);

  it('counts both towards what is needed', () => {
    const reading = readRhythm({ settable: atHome.slice(0, 60), server: atHome.slice(60) });
    expect(reading).toMatchObject({ status: 'read', instants: 120, serverInstants: 60 });
  });

  it('abstains when both are plentiful and fit clocks far apart', () => {
    const reading = readRhythm({ settable: atHome, server: farAway });
    expect(reading).toMatchObject({ status: 'abstains' });
    expect(JSON.stringify(reading)).toContain('far apart');
  });

  it('reads them together when they agree, whatever the number of either', () => {
    for (const share of [0, 20, 60, 100, 120]) {
      const reading = readRhythm({ settable: atHome.slice(share), server: atHome.slice(0, share) });
      const best = reading.status === 'read' ? reading.posterior.best : Number.NaN;
      expect(offsetDistance(best, 60)).toBeLessThanOrEqual(60);
    }
  });

  it('lets as many instants of the server outweigh commit dates', () => {
    const { best } = offsetPosterior(farAway, atHome);
    expect(offsetDistance(best, 540)).toBeLessThan(offsetDistance(best, 60));
  });

  it('gives commit dates alone their full weight', () => {
    expect(offsetPosterior([], atHome).mass).toEqual(offsetPosterior(atHome).mass);
  });
});

describe('a claim', () => {
  const read = (instants: readonly number[]) => {
    const reading = readCommits(instants);
    if (reading.status !== 'read') throw new Error(reading.because);
    return reading;
  };
  const later = (instants: readonly number[]) => instants.map((at) => at + 40 * 7 * 86_400);

  it('is contradicted by hours of elsewhere, all the time, and by nothing near', () => {
    const reading = read(officeWork(60, 60));
    expect(contradictsClaim(reading, [60 + 720])).toBe(true);
    expect(contradictsClaim(reading, [60 - 600])).toBe(true);
    for (const near of [-120, 0, 60, 240]) expect(contradictsClaim(reading, [near])).toBe(false);
  });

  it('is not contradicted where one of its places fits', () => {
    expect(contradictsClaim(read(officeWork(60, 60)), [60 + 720, 120])).toBe(false);
  });

  it('is not contradicted by odd hours of one half of the time', () => {
    const changed = read([...officeWork(60, 30), ...later(officeWork(60 + 600, 60))]);
    expect(contradictsClaim(changed, [60])).toBe(false);
  });
});

describe('the quietest six hours', () => {
  it('hold a quarter when every hour is alike and nothing in office work', () => {
    const everyHour = Array.from({ length: 24 * 70 }, (_, index) => MONDAY + index * 3 * 3600 + 1);
    const threeHourly = everyHour.map((at, index) => at + (index % 3) * 3600 * 24);
    expect(quietestShare(threeHourly)).toBeCloseTo(0.25, 1);
    expect(quietestShare(officeWork(330, 30))).toBe(0);
    expect(quietestShare([])).toBe(0);
  });
});
