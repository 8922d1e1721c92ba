import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcHolds } from '../../../scripts/bench/authors.ts';
import { offsetDistance } from '../../../src/inference/clock/distance.ts';
import { CONTRADICTING_MASS, massNear } from '../../../src/inference/rhythm/claim.ts';
import { offsetPosterior } from '../../../src/inference/rhythm/posterior.ts';
import { HALF_HOUR, MONDAY, officeWork, roundTheClock } from './series.ts';
import { VECTORS } from './vectors.ts';

const instantSets = fc.array(fc.integer({ min: MONDAY, max: MONDAY + 60 * 86_400 }), {
  minLength: 5,
  maxLength: 120,
});

describe('the posterior over UTC offsets', () => {
  it.each(VECTORS)('stays what it was for $name', (vector) => {
    const posterior = offsetPosterior(vector.instants());
    expect(posterior.best).toBe(vector.best);
    for (const [place, mass] of Object.entries(vector.mass)) {
      expect(posterior.mass[Number(place)]).toBeCloseTo(mass, 4);
    }
  });

  it('is flat when there are no instants', () => {
    const posterior = offsetPosterior([]);
    for (const mass of posterior.mass) expect(mass).toBeCloseTo(1 / 48, 10);
    expect(posterior.massWithin(0, 3)).toBeCloseTo(13 / 48, 10);
    expect(posterior.interval(1).widthHours).toBe(24);
  });

  it.each([-600, -480, -300, -210, 0, 60, 330, 345, 480, 540, 720])(
    'finds an office worker at %i minutes within an hour',
    (offset) => {
      const posterior = offsetPosterior(officeWork(offset, 25));
      expect(offsetDistance(posterior.best, offset)).toBeLessThanOrEqual(60);
      expect(posterior.massWithin(offset, 3)).toBeGreaterThan(0.95);
      expect(posterior.massWithin(offset + 720, 3)).toBeLessThan(0.01);
    },
  );

  it('adds up to one', () => {
    fc.assert(
      fc.property(instantSets, (instants) => {
        const sum = offsetPosterior(instants).mass.reduce((total, mass) => total + mass, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it('moves with the instants: k half hours later are k places further west', () => {
    fc.assert(
      fc.property(instantSets, fc.integer({ min: -40, max: 40 }), (instants, k) => {
        const before = offsetPosterior(instants).mass.map(Math.log);
        const after = offsetPosterior(instants.map((at) => at + k * HALF_HOUR)).mass.map(Math.log);
        // Places 0 to 3 stand for two offsets a day apart, whose weekdays differ; the others are exact.
        const places = Array.from({ length: 44 }, (_, index) => index + 4).filter(
          (place) => place + k >= 4 && place + k < 48,
        );
        const first = places[0] ?? 4;
        for (const place of places) {
          const moved = (after[place] ?? 0) - (after[first] ?? 0);
          expect(moved).toBeCloseTo((before[place + k] ?? 0) - (before[first + k] ?? 0), 6);
        }
      }),
    );
  });

  it('moves its best offset and interval with an office worker', () => {
    const home = offsetPosterior(officeWork(0, 30));
    for (let offset = -540; offset <= 600; offset += 30) {
      const moved = offsetPosterior(officeWork(offset, 30));
      expect(moved.best).toBe(home.best + offset);
      expect(moved.interval(0.9)).toEqual({
        ...home.interval(0.9),
        from: home.interval(0.9).from + offset,
        to: home.interval(0.9).to + offset,
      });
    }
  });

  it('is the same a whole number of weeks later', () => {
    fc.assert(
      fc.property(instantSets, fc.integer({ min: -500, max: 500 }), (instants, weeks) => {
        const later = offsetPosterior(instants.map((at) => at + weeks * 7 * 86_400));
        expect(later.mass).toEqual(offsetPosterior(instants).mass);
      }),
    );
  });

  it('does not depend on the order of the instants', () => {
    const shuffled = instantSets.chain((instants) =>
      fc.tuple(
        fc.constant(instants),
        fc.shuffledSubarray(instants, { minLength: instants.length, maxLength: instants.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([instants, other]) => {
        expect(offsetPosterior(other).mass).toEqual(offsetPosterior(instants).mass);
      }),
    );
  });

  it('counts a burst of instants within an hour like one instant', () => {
    const work = officeWork(120, 20);
    const once = offsetPosterior([...work, MONDAY + 3 * 3600]);
    const burst = offsetPosterior([...work, ...new Array<number>(400).fill(MONDAY + 3 * 3600)]);
    for (const [place, mass] of burst.mass.entries())
      expect(mass).toBeCloseTo(once.mass[place] ?? 0, 9);
  });
});

describe('calibration on made-up office workers', () => {
  const offsets = Array.from({ length: 43 }, (_, index) => -600 + index * 30);

  it('holds the true offset of nearly all in the 90 % interval, and never contradicts it', () => {
    const held = offsets.filter((offset) => {
      const posterior = offsetPosterior(officeWork(offset, 25));
      expect(massNear(posterior, [offset])).toBeGreaterThan(CONTRADICTING_MASS);
      return arcHolds(posterior.interval(0.9), offset);
    });
    expect(held.length / offsets.length).toBeGreaterThan(0.9);
  });

  it('contradicts a claim that is half a day wrong', () => {
    for (const offset of offsets) {
      const posterior = offsetPosterior(officeWork(offset, 25));
      expect(massNear(posterior, [offset + 720])).toBeLessThan(CONTRADICTING_MASS);
    }
  });

  it('leaves evenly spread work wide open', () => {
    const { interval } = offsetPosterior(roundTheClock(200));
    expect(interval(0.9).widthHours).toBeGreaterThan(10);
  });
});

describe('intervals', () => {
  it('widen with the level and hold at most the whole clock face', () => {
    fc.assert(
      fc.property(instantSets, (instants) => {
        const { interval } = offsetPosterior(instants);
        const widths = [0.5, 0.9, 0.99, 1].map((level) => interval(level).widthHours);
        expect(widths).toEqual(widths.toSorted((a, b) => a - b));
        expect(widths[0]).toBeGreaterThanOrEqual(0.5);
        expect(widths[3]).toBeLessThanOrEqual(24);
      }),
    );
  });

  it('read eastwards across the date line', () => {
    // From level to level the arc around an offset beside the date line comes to cross it.
    const { interval } = offsetPosterior(officeWork(720, 12));
    const crossing = [0.5, 0.9, 0.99, 0.999, 0.9999]
      .map(interval)
      .filter(({ from, to }) => from > to);
    expect(crossing.length).toBeGreaterThan(0);
    for (const { from, to, widthHours } of crossing) {
      expect(to + 1440 - from + 30).toBe(widthHours * 60);
    }
  });
});
