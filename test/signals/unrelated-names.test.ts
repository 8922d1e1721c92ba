import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { unrelatedNames } from '../../src/signals/unrelated-names.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(...commits: readonly (readonly Commit[])[]) {
  const person = examplePerson({ facts: { commits: commits.flat() } });
  return evaluate(unrelatedNames, person, contextOf({ person }));
}

function under(name: string, options: { count?: number; email?: string; everyDays?: number } = {}) {
  return exampleCommits({ count: 10, clock: 0, ...options, name, until: EXAMPLE_NOW - 30 * DAY });
}

describe('unrelated-names', () => {
  it('names the address and both names', () => {
    const outcome = judge(under('Ilse Brandvold'), under('Teodor Makinen'));
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '2 full names that share no part appear on the address person@example.com: Ilse Brandvold and Teodor Makinen.',
    );
  });

  it('keeps every name foreign text', () => {
    const outcome = judge(under('Ilse Brandvold'), under('Teodor Makinen'));
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(outcome.summary).toContainEqual({ foreign: 'Teodor Makinen' });
  });

  it('compares names on one address, not across addresses of one account', () => {
    const other = { email: 'other@example.com' };
    expect(judge(under('Ilse Brandvold'), under('Teodor Makinen', other)).result).toBe('clear');
  });

  it('reads the address without regard to case', () => {
    const shouted = { email: 'PERSON@Example.com' };
    expect(judge(under('Ilse Brandvold'), under('Teodor Makinen', shouted)).result).toBe(
      'observed',
    );
  });

  it('forgives a day of pairing on one machine', () => {
    const session = { count: 9, everyDays: 0.01 };
    expect(
      judge(under('Ilse Brandvold', { count: 40 }), under('Teodor Makinen', session)).result,
    ).toBe('clear');
  });

  it.each([
    ['a bot', 'Release Bot'],
    ['a team', 'Platform Team'],
    ['a handle', 'tmakinen'],
    ['initials', 'T M'],
  ])('takes %s for no name of a person', (_, name) => {
    expect(judge(under('Ilse Brandvold'), under(name)).result).toBe('clear');
  });
});
