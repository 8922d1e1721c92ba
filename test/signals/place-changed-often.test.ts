import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { placeChangedOften } from '../../src/signals/place-changed-often.ts';
import type { Profile } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const BLANK = { name: null, bio: null, company: null, email: null, website: null };

/** Judges somebody who now lives at a place and lived at others so many days ago; `undefined`: the profile was unread. */
function judge(
  now: string | null,
  ...earlier: readonly (readonly [daysAgo: number, place: string | null | undefined])[]
) {
  const states = earlier.map(([daysAgo, location]) => ({
    takenAt: EXAMPLE_NOW - daysAgo * DAY,
    login: 'example-person',
    ...(location === undefined ? {} : { profile: { ...BLANK, location } satisfies Profile }),
  }));
  const person = examplePerson({ profile: { location: now } });
  const operator = { earlier: { of: () => states } };
  return evaluate(placeChangedOften, person, contextOf({ person, operator }));
}

describe('place-changed-often', () => {
  it('tells the places with their days, as foreign text', () => {
    const outcome = judge('Lima, Peru', [200, 'Lisbon'], [100, 'Manila']);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'The declared place changed 2 times within 6 months, each time to one with another clock: Lisbon, Manila, Lima, Peru.',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      '2026-04-16: Lisbon',
      '2026-07-25: Manila',
      '2026-11-02: Lima, Peru',
    ]);
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'Lisbon' });
  });

  it('counts a way there and back', () => {
    expect(judge('Lisbon', [200, 'Lisbon'], [100, 'Manila']).result).toBe('observed');
  });

  it.each([
    [
      'a city was added',
      'Nairobi, Kenya',
      [
        [200, 'Kenya'],
        [100, 'Nairobi'],
      ],
    ],
    [
      'a joke was added',
      'Nairobi, Kenya',
      [
        [200, 'Nairobi, Kenya ☕'],
        [100, 'NAIROBI'],
      ],
    ],
    [
      'a state for its city',
      'Chicago',
      [
        [200, 'Illinois'],
        [100, 'Chicago, IL'],
      ],
    ],
    [
      'a country of many zones',
      'Brazil',
      [
        [200, 'Manaus'],
        [100, 'Recife, Brazil'],
      ],
    ],
    [
      'an offset for the place',
      'UTC+9',
      [
        [200, 'Osaka'],
        [100, 'Japan'],
      ],
    ],
    [
      'places that share a clock',
      'Seoul',
      [
        [200, 'Osaka'],
        [100, 'Tokyo'],
      ],
    ],
    [
      'one move',
      'Manila',
      [
        [200, 'Lisbon'],
        [100, 'Lisbon'],
      ],
    ],
    [
      'emptied in between',
      'Manila',
      [
        [300, 'Lisbon'],
        [200, null],
        [100, 'Manila'],
      ],
    ],
    [
      'nonsense in between',
      'Lisbon',
      [
        [300, 'Lisbon'],
        [200, 'the moon'],
        [100, 'Lisbon'],
      ],
    ],
  ] as const)('is clear: %s', (_, now, earlier) => {
    expect(judge(now, ...earlier).result).toBe('clear');
  });

  it.each([
    ['two snapshots', 'Manila', [[100, 'Lisbon']]],
    [
      'three within weeks',
      'Manila',
      [
        [20, 'Manila'],
        [10, 'Manila'],
      ],
    ],
    [
      'two of three unread',
      'Manila',
      [
        [200, undefined],
        [100, undefined],
      ],
    ],
    [
      'an empty field',
      null,
      [
        [200, null],
        [100, null],
      ],
    ],
    [
      'two moves, years between the snapshots',
      'Lima',
      [
        [900, 'Lisbon'],
        [450, 'Manila'],
      ],
    ],
  ] as const)('does not know: %s', (_, now, earlier) => {
    expect(judge(now, ...earlier).result).toBe('unknown');
  });

  it('does not hold two moves with a year between them together', () => {
    expect(
      judge('Lima', [900, 'Lisbon'], [800, 'Manila'], [100, 'Manila'], [50, 'Lima']).result,
    ).toBe('clear');
  });
});
