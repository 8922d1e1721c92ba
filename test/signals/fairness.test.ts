import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import type { SignalExample } from '../../src/evidence/define-signal.ts';
import type { EarlierStates } from '../../src/evidence/earlier-states.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { isPossibleOffset } from '../../src/inference/clock/series.ts';
import { UNIQUE_OFFSET_ERA } from '../../src/inference/clock/unique-offset.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { noDaylightSavingShift } from '../../src/signals/no-daylight-saving-shift.ts';
import { uniqueOffsetEra } from '../../src/signals/unique-offset-era.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Signature } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';
import { allCommits, move, NAME_BANKS, renamePerson, renamer, utcText } from './transformed.ts';

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
        if (!clocksStayPossible(moved)) continue;
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

/** Nobody can be moved onto UTC itself, whose clock is every container's. */
function clocksStayPossible({ person, among }: Pick<SignalExample, 'person' | 'among'>): boolean {
  return [person, ...(among ?? [])].every((one) =>
    allCommits(one).every(
      ({ author }) => isPossibleOffset(author.offset) && (author.offset !== 0 || wasUtc(author)),
    ),
  );
}

function wasUtc({ at }: Signature): boolean {
  return at % 86_400 === 14 * 3_600;
}
