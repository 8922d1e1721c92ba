import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.ts';
import { ours, plainText } from '../../src/evidence/prose.ts';
import { offsetOfZone } from '../../src/inference/clock/zone.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { BANNED } from '../render/wording.ts';
import { places } from '../signals/context.ts';
import {
  clocksStayPossible,
  move,
  NAME_BANKS,
  renamePerson,
  renamer,
  repaint,
} from '../signals/transformed.ts';
import { INNOCENTS, judge, MECHANISMS, observedOf, PERSONAS, readPersonas } from './assess.ts';
import { CASES } from './cases.ts';

let people: readonly Collaborator[];
let assessed: ReadonlyMap<string, Assessment>;
beforeAll(async () => {
  people = await readPersonas();
  assessed = judge(people);
}, 180_000);

describe('the personas', () => {
  it('are more than sixty, about half of them innocent', () => {
    expect(PERSONAS.length).toBeGreaterThanOrEqual(60);
    expect(INNOCENTS.length).toBeGreaterThanOrEqual(30);
    expect(MECHANISMS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(PERSONAS.map(({ login }) => login)).size).toBe(PERSONAS.length);
  });

  it('show every signal of the catalogue at work', () => {
    const shown = new Set(MECHANISMS.flatMap(({ observed }) => observed));
    expect(CATALOGUE.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it.each(INNOCENTS.map((one) => [one.login, one] as const))('%s is innocent', (login, persona) => {
    const assessment = assessed.get(login);
    expect(['none', 'insufficient-data']).toContain(assessment?.priority);
    expect(observedOf(assessment)).toEqual(expect.arrayContaining([...persona.observed]));
  });

  it.each(MECHANISMS.map((one) => [one.login, one] as const))(
    '%s is observed by what is made for it',
    (login, { observed, unseen }) => {
      const seen = observedOf(assessed.get(login));
      expect(seen).toEqual(expect.arrayContaining([...observed]));
      // What nothing shows is said to be so, and nothing is made up about it.
      expect(unseen === undefined).toBe(observed.length > 0);
      if (unseen !== undefined) expect(seen).toEqual([]);
    },
  );
});

describe('what is said of them', () => {
  it('accuses nobody', () => {
    for (const { login, observations, unknown, clear, counterEvidence } of assessed.values()) {
      const said = [
        ...observations.flatMap(({ summary, evidence }) => [
          summary,
          ...evidence.map((e) => e.text),
        ]),
        ...observations.flatMap(({ measurements }) => measurements.map(({ label }) => ours(label))),
        ...[...unknown, ...clear].map(({ because }) => because),
        ...counterEvidence.flatMap(({ summary, evidence }) => [
          summary,
          ...evidence.map(({ text }) => text),
        ]),
      ].map(plainText);
      expect({ login, said: said.filter((text) => BANNED.test(text)) }).toEqual({
        login,
        said: [],
      });
    }
  });
});

describe('published cases', () => {
  it.each(CASES.map((one) => [one.login, one] as const))(
    '%s shows its traces together, and stands where they bring it',
    (login, { observed, reaches, short }) => {
      const assessment = assessed.get(login);
      expect(observedOf(assessment)).toEqual(expect.arrayContaining([...observed]));
      expect(assessment?.priority).toBe(reaches ?? 'none');
      // Whatever is not at the top says why.
      expect(reaches === 'soon').toBe(short === undefined);
    },
  );

  it('bring at least three stories of several people and traces to the top', () => {
    expect(CASES.filter(({ reaches }) => reaches === 'soon').length).toBeGreaterThanOrEqual(3);
  });
});

describe('the same people', () => {
  /** What is compared: where they stand, and by what. */
  const outcome = (assessment: Assessment | undefined) => ({
    priority: assessment?.priority,
    observed: observedOf(assessment).filter((id) => !BY_DAYLIGHT.has(id)),
  });
  const free = PERSONAS.filter(({ bound }) => bound === undefined);

  it.each(NAME_BANKS.map((bank) => [bank[0], bank] as const))(
    'under names such as %s come to the same',
    (_, bank) => {
      const renamed = judge(people.map((person) => renamePerson(person, renamer(bank))));
      for (const { login } of free) {
        expect({ login, ...outcome(renamed.get(login)) }).toEqual({
          login,
          ...outcome(assessed.get(login)),
        });
      }
    },
  );

  it('with other pictures come to the same', () => {
    const repainted = judge(people.map(repaint));
    for (const { login } of PERSONAS) {
      expect({ login, ...outcome(repainted.get(login)) }).toEqual({
        login,
        ...outcome(assessed.get(login)),
      });
    }
  });

  it.each([-11, -8.5, -6, -3, 2, 4, 5.75, 9])('%f hours further east come to the same', (hours) => {
    const everybody = people.map((person) => moveAll(person, hours * 60));
    const moved = judge(everybody);
    const possible = new Set(everybody.filter(clocksStayPossible).map(({ login }) => login));
    const asked = free.filter(({ login }) => possible.has(login));
    expect(asked.length).toBeGreaterThan(free.length / 2);
    const turning = new Set(people.filter(changesClocks).map(({ login }) => login));
    for (const { login } of asked) {
      const of = (assessment: Assessment | undefined) => {
        const { priority, observed } = outcome(assessment);
        return turning.has(login)
          ? { login, observed: observed.filter((id) => !ABOUT_PLACES.has(id)) }
          : { login, priority, observed };
      };
      expect(of(moved.get(login))).toEqual(of(assessed.get(login)));
    }
  });
});

/** A declared place that is moved is an offset, which has no daylight saving; test/signals/fairness.test.ts asks those. */
const BY_DAYLIGHT = new Set(['no-daylight-saving-shift', 'unique-offset-era', 'painted-activity']);
/** Where the clocks change, an offset in their stead is an hour off for half of the year. */
const ABOUT_PLACES = new Set(
  CATALOGUE.filter(({ family }) => family === 'location').map(({ id }) => id),
);

function changesClocks({ facts: { profile } }: Collaborator): boolean {
  const location = profile.known ? profile.value.location : null;
  const zone = location === null ? undefined : places.resolve(location).zones[0];
  if (zone === undefined) return false;
  const [winter, summer] = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
  return offsetOfZone(zone, winter / 1_000) !== offsetOfZone(zone, summer / 1_000);
}

/** Their commits with their clocks, and what the server dated: all of it happens so much earlier. */
function moveAll(person: Collaborator, minutes: number): Collaborator {
  const { activity } = person.facts;
  const moved = move(person, minutes);
  if (!activity.known) return moved;
  const value = activity.value.map((event) => ({ ...event, at: event.at - minutes * 60 }));
  return { ...moved, facts: { ...moved.facts, activity: { ...activity, value } } };
}
