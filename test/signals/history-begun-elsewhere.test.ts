import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, exampleCommits } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { historyBegunElsewhere } from '../../src/signals/history-begun-elsewhere.ts';
import type { PortfolioRepository } from '../../src/snapshot/portfolio.ts';
import { contextOf } from './context.ts';
import { ownerOf } from './own-repository.ts';

const MINE = 'example-person/lamp';
const THEIRS = {
  repository: 'halina-b/lamp',
  url: 'https://github.com/halina-b/lamp',
  ownerId: '77',
};

function by(account: string | null, count: number, daysAgo: number) {
  return exampleCommits({
    count,
    clock: 60,
    repository: MINE,
    account,
    name: `Author ${account}`,
    email: `${account}@example.org`,
    until: EXAMPLE_NOW - daysAgo * DAY,
  });
}

function judge(
  history: readonly ReturnType<typeof by>[number][],
  shown: Partial<PortfolioRepository> = {},
) {
  const person = ownerOf(MINE, history, {
    rootCommit: history.at(-1)?.oid ?? null,
    elsewhere: { total: 2, repositories: [THEIRS] },
    ...shown,
  });
  return evaluate(historyBegunElsewhere, person, contextOf({ person }));
}

const COPY = [...by('1001', 5, 20), ...by('77', 9, 700)];

describe('history-begun-elsewhere', () => {
  it('tells where it was begun, and when each was made, as foreign text', () => {
    const outcome = judge(COPY);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'example-person/lamp, made on GitHub on 2026-08-04: begun on 2024-11-08 in halina-b/lamp',
    ]);
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'halina-b/lamp' });
  });

  it('cannot tell who began what is of no account, or what was not read to its first commit', () => {
    expect(judge([...by('1001', 5, 20), ...by(null, 9, 700)]).result).toBe('unknown');
    expect(judge(COPY, { rootCommit: 'f'.repeat(40) }).result).toBe('unknown');
  });

  it('observes nothing where the beginner has it no more', () => {
    const other = { total: 2, repositories: [{ ...THEIRS, ownerId: '78' }] };
    expect(judge(COPY, { elsewhere: other }).result).toBe('clear');
  });

  it('observes nothing where both took turns, nor in a mirror, nor in what others follow', () => {
    const together = [...by('77', 3, 100), ...by('1001', 5, 300), ...by('77', 9, 700)];
    expect(judge(together).result).toBe('clear');
    expect(judge(by('77', 9, 700)).result).toBe('unknown');
    expect(judge(COPY, { stars: 12 }).result).toBe('unknown');
  });

  it('takes what many hold for a starter, which says nothing', () => {
    const many = { total: 21, repositories: [THEIRS] };
    expect(judge(COPY, { elsewhere: many }).result).toBe('unknown');
  });
});
