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

  /** Commits under a name on these days before the audit. */
  function on(name: string, ...days: readonly number[]) {
    return days.flatMap((day) =>
      exampleCommits({ count: 1, clock: 0, name, until: EXAMPLE_NOW - day * DAY }),
    );
  }
  const every = (step: number, from: number, until: number) =>
    Array.from(
      { length: Math.floor((from - until) / step) + 1 },
      (_, index) => from - index * step,
    );

  it('does not hold a change of name against anybody, whichever machine has not heard of it', () => {
    const former = on('Teodor Makinen', ...every(10, 700, 400));
    const since = on('Ilse Brandvold', ...every(5, 395, 5));
    const remains = on('Teodor Makinen', 390, 300, 200, 100, 50, 6);
    expect(judge(former, since).result).toBe('clear');
    expect(judge(former, since, remains).result).toBe('unknown');
  });

  it('does not where only the end of the change was read', () => {
    const mixed = [...on('Teodor Makinen', ...every(6, 400, 250))];
    const since = on('Ilse Brandvold', ...every(5, 399, 5));
    expect(judge(mixed, since).result).toBe('unknown');
  });

  it('observes names that take turns from the beginning to the end', () => {
    const one = on('Teodor Makinen', ...every(9, 400, 5));
    const other = on('Ilse Brandvold', ...every(7, 390, 8));
    expect(judge(one, other).result).toBe('observed');
  });

  it('observes a second name beside one that goes on as before', () => {
    const one = on('Teodor Makinen', ...every(5, 700, 5));
    const other = on('Ilse Brandvold', ...every(9, 300, 8));
    expect(judge(one, other).result).toBe('observed');
  });

  it('observes a third name however they follow each other', () => {
    const row = [
      ...on('Teodor Makinen', ...every(10, 700, 500)),
      ...on('Ilse Brandvold', ...every(10, 490, 300)),
      ...on('Oluchi Nwosu', ...every(10, 290, 10)),
    ];
    expect(judge(row).result).toBe('observed');
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
