import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { ASSUMED_RATE_FLOOR } from '../../src/evidence/ordinary-rate.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { type Gap, unknown } from '../../src/snapshot/fact.ts';
import { type FactName, factsSchema } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const FACT_NAMES = Object.keys(factsSchema.shape) as readonly FactName[];

/** What every signal owes its readers and the people it is asked about. */
describe.each(CATALOGUE.map((signal) => [signal.id, signal] as const))('%s', (id, signal) => {
  for (const example of signal.examples) {
    it(`${example.expect}: ${example.title}`, () => {
      const outcome = evaluate(signal, example.person, contextOf(example));
      expect(outcome.result).toBe(example.expect);
    });
  }

  it.each(signal.needs.map((name) => [name]))('is unknown without the fact %s', (name) => {
    for (const example of signal.examples) {
      const outcome = evaluate(signal, withhold(example.person, name), contextOf(example));
      expect(outcome).toMatchObject({ result: 'unknown', because: ['It was not looked at.'] });
    }
  });

  it.each(signal.clearNeedsAllOf.map((name) => [name]))(
    'is never clear when %s has gaps',
    (name) => {
      for (const example of signal.examples.filter(({ expect }) => expect === 'clear')) {
        const outcome = evaluate(signal, leaveGap(example.person, name), contextOf(example));
        expect(outcome.result).toBe('unknown');
      }
    },
  );

  it.each((signal.clearNeedsSampleOf ?? []).map((name) => [name]))(
    'is never clear on what is left of %s when GitHub did not give all of it',
    (name) => {
      for (const example of signal.examples.filter(({ expect }) => expect === 'clear')) {
        const { person } = example;
        const cut = evaluate(signal, leaveGap(person, name, 'truncated'), contextOf(example));
        expect(cut.result).toBe('clear');
        const failed = evaluate(signal, leaveGap(person, name, 'unavailable'), contextOf(example));
        expect(failed.result).toBe('unknown');
      }
    },
  );

  it('observes nothing for want of a fact', () => {
    for (const example of signal.examples.filter(({ expect }) => expect !== 'observed')) {
      for (const name of FACT_NAMES) {
        const person = withhold(example.person, name, 'unavailable');
        const outcome = evaluate(signal, person, contextOf({ ...example, person }));
        expect(outcome.result, `${example.title}, without ${name}`).not.toBe('observed');
      }
    }
  });

  it('observes nothing for want of a part of a fact', () => {
    for (const example of signal.examples.filter(({ expect }) => expect !== 'observed')) {
      for (const name of FACT_NAMES) {
        for (const person of cutShort(example.person, name)) {
          const outcome = evaluate(signal, person, contextOf({ ...example, person }));
          expect(outcome.result, `${example.title}, with a part of ${name}`).not.toBe('observed');
        }
      }
    }
  });

  it('observes nothing for want of the profiles of others', () => {
    for (const example of signal.examples.filter(({ expect }) => expect !== 'observed')) {
      const among = example.among?.map((person) => withhold(person, 'profile', 'unavailable'));
      const outcome = evaluate(
        signal,
        example.person,
        contextOf({ ...example, among: among ?? [] }),
      );
      expect(outcome.result, example.title).not.toBe('observed');
    }
  });

  it('has its edge cases in a file of their own', () => {
    expect(existsSync(new URL(`${id}.test.ts`, import.meta.url))).toBe(true);
  });

  it('has an example of each result it can give', () => {
    const results = new Set(signal.examples.map((example) => example.expect));
    expect(results).toContain('observed');
    expect(results).toContain('clear');
  });

  it('says where it comes from, what is innocent, and what clears it', () => {
    expect(signal.sources.length).toBeGreaterThan(0);
    expect(signal.innocentExplanations.length).toBeGreaterThan(1);
    expect(signal.whatClearsIt.length).toBeGreaterThan(0);
    expect(signal.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
  });

  it('never takes an assumed rate for a rare one', () => {
    const { basis, value } = signal.ordinaryRate;
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1);
    if (basis === 'assumed') expect(value).toBeGreaterThanOrEqual(ASSUMED_RATE_FLOOR);
  });

  it('uses no word of guilt or nationality', () => {
    const words = [
      signal.title,
      signal.redFlag,
      ...signal.innocentExplanations,
      ...signal.whatClearsIt,
    ].join(' ');
    expect(words).not.toMatch(
      /north korea|dprk|\bspy\b|fraud|\bfake|suspect|suspicious|impost|malicious|criminal|\bliar\b|sanctioned|guilty/i,
    );
  });
});

function withhold(
  person: Collaborator,
  name: FactName,
  reason: Gap['reason'] = 'not-collected',
): Collaborator {
  const because = { reason, detail: 'It was not looked at.' };
  return { ...person, facts: { ...person.facts, [name]: unknown(because) } };
}

/** The person with only some entries of a list, where GitHub did not answer for the rest: halves, and all but one of a few. */
function cutShort(person: Collaborator, name: FactName): readonly Collaborator[] {
  const fact = person.facts[name];
  if (!fact.known || !Array.isArray(fact.value)) return [];
  const list: readonly unknown[] = fact.value;
  const half = Math.ceil(list.length / 2);
  const left = [
    list.slice(0, half),
    list.slice(half),
    list.filter((_, index) => index % 2 === 0),
    ...list.slice(0, 8).map((_, index) => list.toSpliced(index, 1)),
  ];
  const gaps = [{ reason: 'unavailable', detail: 'GitHub did not answer.' }] as const;
  return left.map((value) => {
    const rest = { ...fact, value, gaps } as typeof fact;
    return { ...person, facts: { ...person.facts, [name]: rest } };
  });
}

function leaveGap(
  person: Collaborator,
  name: FactName,
  reason: Gap['reason'] = 'not-collected',
): Collaborator {
  const fact = { ...person.facts[name], gaps: [{ reason, detail: 'Part of it was not read.' }] };
  return { ...person, facts: { ...person.facts, [name]: fact } };
}
