import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crowdAround,
  crowdNeeded,
  isEvent,
  type Moment,
  timelineOf,
} from '../../src/evidence/moments.ts';

const HOUR = 3_600;
const DAY = 86_400;
const NOW = 1_790_000_000;

function at(...instants: readonly number[]): Moment[] {
  return instants.map((instant, index) => ({
    id: String(index),
    login: `person-${index}`,
    at: instant,
  }));
}

/** So many people, spread evenly over as many days around an instant. */
function spread(count: number, days: number, around: number): Moment[] {
  return at(
    ...Array.from({ length: count }, (_, index) =>
      Math.floor(around + (index / count - 0.5) * days * DAY),
    ),
  );
}

describe('a timeline', () => {
  it('counts what lies between two instants, both inclusive', () => {
    const timeline = timelineOf(at(30, 10, 20));
    expect(timeline.countBetween(10, 20)).toBe(2);
    expect(timeline.countBetween(11, 19)).toBe(0);
    expect(timeline.countBetween(-5, 500)).toBe(3);
  });

  it('finds the span with most people, whether it begins or ends with the given instant', () => {
    const timeline = timelineOf(at(0, HOUR, 2 * HOUR, 3 * HOUR, 50 * HOUR));
    const crowd = crowdAround(timeline, 3 * HOUR, 2 * HOUR);
    expect(crowd.people.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect([crowd.from, crowd.until]).toEqual([HOUR, 3 * HOUR]);
  });

  it('counts one person once', () => {
    const one = { id: '7', login: 'person-7' };
    const timeline = timelineOf([
      { ...one, at: 10 },
      { ...one, at: 20 },
      { ...one, at: 30 },
    ]);
    expect(crowdAround(timeline, 20, HOUR).people).toHaveLength(1);
  });

  it('calls a crowd of more than thirty an event, and looks at no more of it than it must', () => {
    const crowd = (count: number) => {
      const moments = Array.from({ length: count }, (_, index) => index);
      return crowdAround(timelineOf(at(...moments)), Math.floor(count / 2), HOUR);
    };
    expect([30, 31].map((count) => isEvent(crowd(count)))).toEqual([false, true]);
    expect(isEvent(crowd(30), 1)).toBe(true);
    expect(crowd(3_000).people.length).toBeLessThan(200);
  });

  it('lets nobody hide others behind many moments of their own', () => {
    const busy = Array.from({ length: 500 }, (_, index) => ({
      id: 'busy',
      login: 'busy',
      at: 1_000 + index,
    }));
    const crowd = crowdAround(timelineOf([...busy, ...at(900, 1_100, 1_600)]), 1_100, HOUR);
    expect(crowd.people).toHaveLength(4);
  });

  it('holds no more people than lie within the span, and always whom it was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 500 }),
        (instants, seconds) => {
          const moments = at(...instants);
          const crowd = crowdAround(timelineOf(moments), instants[0] ?? 0, seconds);
          expect(crowd.until - crowd.from).toBeLessThanOrEqual(seconds);
          expect(crowd.people.some((person) => person.at === instants[0])).toBe(true);
        },
      ),
    );
  });
});

describe('a crowd that chance does not explain', () => {
  const options = { clumping: 2, takenAt: NOW };

  it.each([
    [5, 3],
    [30, 3],
    [240, 5],
    [2_000, 10],
    [10_000, 20],
  ])('takes, of %i accounts opened over ten years, at least %i within a day', (count, people) => {
    const middle = NOW - 5 * 365 * DAY;
    const timeline = timelineOf(spread(count, 3_650, middle));
    expect(crowdNeeded(timeline, middle, DAY, options)).toBeGreaterThanOrEqual(people);
  });

  it('takes three among a few people, however close together they are', () => {
    expect(crowdNeeded(timelineOf(at(1, 2, 3)), 2, DAY, options)).toBe(3);
  });

  it('takes more where the moments lie closer together', () => {
    const around = NOW - 400 * DAY;
    const sparse = crowdNeeded(timelineOf(spread(300, 3_650, around)), around, DAY, options);
    const dense = crowdNeeded(timelineOf(spread(300, 365, around)), around, DAY, options);
    expect(dense).toBeGreaterThan(sparse);
  });

  it('takes more where it is not known of everybody, and no more for the habits of one', () => {
    const around = NOW - 400 * DAY;
    const moments = spread(40, 365, around);
    const needed = (list: readonly Moment[], unread = 0) =>
      crowdNeeded(timelineOf(list), around, DAY, { ...options, unread });
    expect(needed(moments, 40)).toBeGreaterThan(needed(moments));
    const busy = spread(4_000, 365, around).map((one) => ({ ...one, id: 'busy', login: 'busy' }));
    expect(needed([...moments, ...busy])).toBe(needed(moments, 10));
  });

  it('hardly ever arises where people come one by one', () => {
    // A fixed linear congruential generator: the same twenty audits every time.
    let state = 12_345;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    let audits = 0;
    for (let audit = 0; audit < 20; audit += 1) {
      const moments = at(
        ...Array.from({ length: 1_000 }, () => Math.floor(NOW - random() * 3_650 * DAY)),
      );
      const timeline = timelineOf(moments);
      const crowded = moments.some(
        (moment) =>
          crowdAround(timeline, moment.at, DAY).people.length >=
          crowdNeeded(timeline, moment.at, DAY, options),
      );
      if (crowded) audits += 1;
    }
    expect(audits).toBeLessThanOrEqual(1);
  });
});
