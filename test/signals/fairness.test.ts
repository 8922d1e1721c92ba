import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { declaredPlace } from '../../src/evidence/declared-place.ts';
import type { SignalExample } from '../../src/evidence/define-signal.ts';
import type { EarlierStates } from '../../src/evidence/earlier-states.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { UNIQUE_OFFSET_ERA } from '../../src/inference/clock/unique-offset.ts';
import { offsetOfZone } from '../../src/inference/clock/zone.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { noDaylightSavingShift } from '../../src/signals/no-daylight-saving-shift.ts';
import { uniqueOffsetEra } from '../../src/signals/unique-offset-era.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf, places } from './context.ts';
import {
  clocksStayPossible,
  move,
  NAME_BANKS,
  renamePerson,
  renamer,
  repaint,
  utcText,
} from './transformed.ts';

/**
 * Incoherence, not origin: the same person somewhere else on earth, or under another name, gets the same answer.
 */
const CASES = CATALOGUE.flatMap((signal) =>
  signal.examples.map((example) => [signal.id, example.title, signal, example] as const),
);

/** What these compare cannot be moved by hours; the last two parts of this file ask the same of them in another way. */
const NOT_BY_HOURS = new Set(['no-daylight-saving-shift', 'unique-offset-era']);

describe('moved around the earth together with what they claim', () => {
  const moves = [-11, -9.5, -6, -3.5, 2, 4.75, 7, 10].map((hours) => hours * 60);
  it.each(CASES.filter(([id]) => !NOT_BY_HOURS.has(id)))(
    '%s, %s',
    (_id, _title, signal, example) => {
      const expected = evaluate(signal, example.person, contextOf(example)).result;
      let tried = 0;
      for (const minutes of moves) {
        const moved = { ...example, ...mapPeople(example, (person) => move(person, minutes)) };
        if (![moved.person, ...(moved.among ?? [])].every(clocksStayPossible)) continue;
        expect(evaluate(signal, moved.person, contextOf(moved)).result).toBe(expected);
        tried += 1;
      }
      expect(tried).toBeGreaterThan(0);
    },
  );
});

describe('renamed', () => {
  it.each(CASES)('%s, %s', (_id, _title, signal, example) => {
    const expected = evaluate(signal, example.person, contextOf(example)).result;
    if (example.title.includes('two scripts')) return;
    // An organization keeps its name when a person's is exchanged.
    if (example.title.includes('name of the organization')) return;
    for (const bank of NAME_BANKS) {
      const rename = renamer(bank);
      const renamed = {
        ...example,
        ...mapPeople(example, (person) => renamePerson(person, rename)),
      };
      expect(evaluate(signal, renamed.person, contextOf(renamed)).result).toBe(expected);
    }
  });
});

describe('with another picture', () => {
  it.each(CASES)('%s, %s', (_id, _title, signal, example) => {
    const repainted = { ...example, ...mapPeople(example, repaint) };
    expect(evaluate(signal, repainted.person, contextOf(repainted)).result).toBe(example.expect);
  });
});

/** Every zone of the earth of which the gazetteer knows the city it is called by, as one that may be held against somebody. */
const CITIES = Intl.supportedValuesOf('timeZone').flatMap((zone) => {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const { profile } = examplePerson({ profile: { location: city } }).facts;
  const declared = profile.known ? declaredPlace(profile.value, places) : undefined;
  if (declared === undefined || 'because' in declared) return [];
  const { zones } = declared.reading;
  return zones.length === 1 && zones[0] === zone ? [[city, zone] as const] : [];
});

describe('somebody of office hours, in every zone of the earth', () => {
  const JANUARY = Date.UTC(2026, 0, 15) / 1_000;
  const JULY = Date.UTC(2026, 6, 15) / 1_000;
  const judge = (location: string, clock: string | number, worksBy: string) => {
    const person = examplePerson({
      profile: { location },
      facts: { commits: exampleCommits({ count: 220, clock, worksBy, everyDays: 1 }) },
    });
    return CATALOGUE.filter(({ family }) => family === 'location' || family === 'time')
      .filter((signal) => evaluate(signal, person, contextOf({ person })).result === 'observed')
      .map(({ id }) => id);
  };

  it('knows cities all over the earth, north and south', () => {
    expect(CITIES.length).toBeGreaterThan(150);
    const south = CITIES.filter(
      ([, zone]) => offsetOfZone(zone, JANUARY) > offsetOfZone(zone, JULY),
    );
    expect(south.length).toBeGreaterThan(5);
  });

  it('shows nothing where clock, hours and place agree', () => {
    for (const [city, zone] of CITIES) {
      expect([city, judge(city, zone, zone)]).toEqual([city, []]);
    }
  });

  it('shows the same where the clock is eight hours off, whichever way', () => {
    for (const [city, zone] of CITIES) {
      const here = offsetOfZone(zone, JULY);
      for (const clock of [here + 480, here - 480]) {
        if (clock === 0 || clock > 840 || clock < -720) continue;
        expect([city, judge(city, clock, zone)]).toEqual([city, ['clock-contradicts-location']]);
      }
    }
  });
});

describe('no-daylight-saving-shift, at places that change their clocks all over the earth', () => {
  const steady = { count: 110, everyDays: 3 };
  it.each([
    ['Toronto, Canada', 'America/Toronto', -300],
    ['Denver, Colorado', 'America/Denver', -420],
    ['Santiago, Chile', 'America/Santiago', -240],
    ['Warsaw, Poland', 'Europe/Warsaw', 60],
    ['Warsaw, Poland', 'Europe/Warsaw', 120],
    ['Helsinki, Finland', 'Europe/Helsinki', 120],
    ['Cairo, Egypt', 'Africa/Cairo', 120],
    ['Beirut, Lebanon', 'Asia/Beirut', 180],
    ['Melbourne, Australia', 'Australia/Melbourne', 600],
    ['Auckland, New Zealand', 'Pacific/Auckland', 720],
  ])(
    '%s: a clock of %s is clear, one that stays at %i minutes is observed',
    (location, zone, offset) => {
      const judge = (clock: string | number) => {
        const person = examplePerson({
          profile: { location },
          facts: { commits: exampleCommits({ ...steady, clock }) },
        });
        return evaluate(noDaylightSavingShift, person, contextOf({ person })).result;
      };
      expect(judge(zone)).toBe('clear');
      expect(judge(offset)).toBe('observed');
    },
  );
});

describe('unique-offset-era, wherever somebody is', () => {
  const year = { count: 40, until: Date.UTC(2017, 5, 1) / 1_000 };
  const judge = (location: string | null, ...clocks: readonly number[]) => {
    const person = examplePerson({
      profile: { location },
      facts: { commits: clocks.flatMap((clock) => exampleCommits({ ...year, clock })) },
    });
    return evaluate(uniqueOffsetEra, person, contextOf({ person })).result;
  };
  const everywhere = Array.from({ length: 50 }, (_, index) => index * 30 - 660);

  it('never observes people whose clock is the one they state, whichever it is', () => {
    for (const offset of everywhere.filter((minutes) => minutes !== 0)) {
      expect(judge(utcText(offset), offset)).toBe('clear');
    }
  });

  it('observes the stray clock in the same way whatever the other clocks and the stated place are', () => {
    for (const offset of everywhere.filter((minutes) => minutes !== UNIQUE_OFFSET_ERA.offset)) {
      expect(judge(utcText(offset), offset, UNIQUE_OFFSET_ERA.offset)).toBe('observed');
    }
  });
});

function mapPeople(example: SignalExample, change: (person: Collaborator) => Collaborator) {
  const { person, among = [], operator = {} } = example;
  const { earlier } = operator;
  return {
    person: change(person),
    among: among.map(change),
    operator:
      earlier === undefined ? operator : { ...operator, earlier: mapEarlier(earlier, change) },
  };
}

/** What earlier snapshots say changes in the same way. */
function mapEarlier(
  earlier: EarlierStates,
  change: (person: Collaborator) => Collaborator,
): EarlierStates {
  return {
    of: (person) =>
      earlier.of(person).map((state) => {
        if (state.profile === undefined) return state;
        const { profile } = change(examplePerson({ profile: state.profile })).facts;
        return profile.known ? { ...state, profile: profile.value } : state;
      }),
  };
}
