import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { manyFullNames } from '../../src/signals/many-full-names.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function under(name: string, options: Partial<Parameters<typeof exampleCommits>[0]> = {}) {
  return exampleCommits({
    count: 8,
    clock: 0,
    name,
    email: `${name.length}@example.org`,
    ...options,
  });
}

function judge(commits: readonly Commit[], ownCommits: readonly Commit[] = []) {
  const person = examplePerson({ facts: { commits, ownCommits } });
  return evaluate(manyFullNames, person, contextOf({ person }));
}

const [ILSE, TEODOR, OLUCHI] = ['Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu'] as const;

describe('many-full-names', () => {
  it('names them as foreign text, with how often and when', () => {
    const outcome = judge([...under(ILSE), ...under(TEODOR, { count: 5 }), ...under(OLUCHI)]);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '3 full names that share no part appear on commits of this account: Ilse Brandvold, Oluchi Nwosu and Teodor Makinen.',
    );
    expect(outcome.summary).toContainEqual({ foreign: TEODOR });
    expect(outcome.measurements[1]).toMatchObject({ value: '5' });
  });

  it('reads repositories of their own too', () => {
    expect(judge([...under(ILSE), ...under(TEODOR)], under(OLUCHI)).result).toBe('observed');
  });

  it.each<[string, Partial<Commit>]>([
    ['of somebody else', { account: '77' }],
    ['of no account', { account: null }],
    ['of a bot', { origin: 'bot' }],
    ['that somebody else merged on the site', { origin: 'merged-by-other' }],
  ])('leaves out commits %s', (_, change) => {
    const other = under(OLUCHI).map((commit) => ({ ...commit, ...change }));
    expect(judge([...under(ILSE), ...under(TEODOR), ...other]).result).toBe('clear');
  });

  it('forgives what was made on one day, by two commits, or in another script', () => {
    const pair = [...under(ILSE), ...under(TEODOR)];
    expect(judge([...pair, ...under(OLUCHI, { everyDays: 0.01 })]).result).toBe('clear');
    expect(judge([...pair, ...under(OLUCHI, { count: 2 })]).result).toBe('clear');
    expect(judge([...pair, ...under('Олена Коваленко')]).result).toBe('clear');
    expect(judge([...under(ILSE), ...under('Ілзе Брандволд'), ...under('Ilze')]).result).toBe(
      'clear',
    );
  });

  it('takes no name of the organization, a team or a tool for a person', () => {
    const pair = [...under(ILSE), ...under(TEODOR)];
    for (const name of ['Example Org', 'Platform Team', 'Claude Code', 'Your Name']) {
      expect(judge([...pair, ...under(name)]).result).toBe('clear');
    }
  });
});
