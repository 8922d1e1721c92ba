import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, exampleCommits } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { foreignMerges } from '../../src/signals/foreign-merges.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import type { PortfolioRepository } from '../../src/snapshot/portfolio.ts';
import { contextOf } from './context.ts';
import { ownerOf } from './own-repository.ts';

const REPOSITORY = 'example-person/tide-tables';
const ago = (days: number) => EXAMPLE_NOW - days * DAY;

/** Merges of branches of those owners in turn, the newest so many days ago, made by somebody else. */
function merges(owners: readonly string[], count: number, newest: number): Commit[] {
  return exampleCommits({
    count,
    clock: 60,
    repository: REPOSITORY,
    account: '7001',
    name: 'Halina Brodka',
    email: 'halina@example.org',
    until: ago(newest),
  }).map((commit, index) => ({
    ...commit,
    parents: 2,
    mergedFrom: owners[index % owners.length] ?? '',
  }));
}

function own(
  count: number,
  newest: number,
  as: Partial<Parameters<typeof exampleCommits>[0]> = {},
) {
  return exampleCommits({ count, clock: 60, repository: REPOSITORY, until: ago(newest), ...as });
}

function judge(commits: readonly Commit[], shown: Partial<PortfolioRepository> = {}) {
  const person = ownerOf(REPOSITORY, commits, shown);
  return evaluate(foreignMerges, person, contextOf({ person }));
}

const TWO = ['mirela-toth', 'kwabena-a'];

describe('foreign-merges', () => {
  it('tells whose work it is, how old, and how much was read', () => {
    const outcome = judge([...own(5, 20), ...merges(TWO, 8, 700)]);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '1 own repository holds 8 merges of work of other accounts, older than the repository and than the owner’s first commit that was read: mirela-toth and kwabena-a.',
    );
    expect(outcome.summary).toContainEqual({ foreign: 'mirela-toth' });
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'example-person/tide-tables: 8 merges, the first of 2024-11-11; made on GitHub on 2026-08-04; read to its beginning',
    ]);
  });

  it('observes nothing in a repository that was handed over, where the merges were made in it', () => {
    const commits = [...own(5, 20), ...merges(TWO, 8, 700)];
    expect(judge(commits, { createdAt: ago(2_000) }).result).toBe('clear');
  });

  it('observes nothing where those of before still take part', () => {
    const later = own(1, 10, { account: '7001', name: 'Halina Brodka', email: 'h@example.org' });
    expect(judge([...later, ...own(5, 20), ...merges(TWO, 8, 700)]).result).toBe('clear');
    expect(
      judge([...merges(['Mirela-Toth'], 1, 5), ...own(5, 20), ...merges(TWO, 8, 700)]).result,
    ).toBe('clear');
  });

  it('observes nothing where the owner began it under an address of no account', () => {
    const early = own(3, 1_500, { account: null, email: 'old@example.net' });
    expect(judge([...own(5, 20), ...merges(TWO, 8, 700), ...early]).result).toBe('clear');
  });

  it('observes nothing where a branch of the owner was merged before all others', () => {
    const theirs = merges(['Example-Person'], 1, 1_500);
    expect(judge([...own(5, 20), ...merges(TWO, 8, 700), ...theirs]).result).toBe('clear');
  });

  it('takes one owner in two spellings for one, and no program for anybody', () => {
    expect(judge([...own(5, 20), ...merges(['Mirela-Toth', 'mirela-toth'], 8, 700)]).result).toBe(
      'clear',
    );
    expect(judge([...own(5, 20), ...merges(['mirela-toth', 'renovate-bot'], 8, 700)]).result).toBe(
      'clear',
    );
  });

  it('observes nothing where the first page names whom it is from', () => {
    const readme = '# tide-tables\n\nOttima copia di https://github.com/Mirela-Toth/tides';
    expect(judge([...own(5, 20), ...merges(TWO, 8, 700)], { readme }).result).toBe('clear');
  });

  it('observes nothing in a mirror without a commit of the owner, nor in a project others follow', () => {
    expect(judge(merges(TWO, 8, 700)).result).toBe('clear');
    const commits = [...own(5, 20), ...merges(TWO, 8, 700)];
    expect(judge(commits, { stars: 6, forks: 4 }).result).toBe('clear');
  });

  it('says nothing of a history whose beginning was not reached', () => {
    const commits = [...own(5, 20), ...merges(TWO, 8, 700)];
    expect(judge(commits, { commits: 300 }).result).toBe('unknown');
    expect(judge(commits, { commits: null }).result).toBe('unknown');
  });

  it('takes a long stretch without the owner for the rest of a long history, and says so', () => {
    const outcome = judge([...own(5, 20), ...merges(TWO, 30, 700)], { commits: 3_000 });
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(outcome.evidence.map(({ text }) => plainText(text)).join()).toContain(
      'the newest 35 commits of 3000 read',
    );
    const before = own(1, 650);
    const commits = [...own(5, 20), ...before, ...merges(TWO, 30, 700)];
    expect(judge(commits, { commits: 3_000 }).result).toBe('unknown');
  });

  it('knows nothing where no commit was read', () => {
    expect(judge([], { commits: 0 }).result).toBe('unknown');
    expect(judge([], { commits: 40 }).result).toBe('unknown');
  });
});
