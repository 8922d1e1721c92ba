import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, exampleCommits } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { ownerAmongManyAuthors } from '../../src/signals/owner-among-many-authors.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import type { PortfolioRepository } from '../../src/snapshot/portfolio.ts';
import { contextOf } from './context.ts';
import { ownerOf } from './own-repository.ts';

const REPOSITORY = 'example-person/tide-tables';
const ago = (days: number) => EXAMPLE_NOW - days * DAY;

function by(email: string, daysAgo: number, more: Partial<Commit> = {}): Commit[] {
  return exampleCommits({
    count: 1,
    clock: 60,
    repository: REPOSITORY,
    account: null,
    name: email,
    email,
    until: ago(daysAgo),
  }).map((commit) => ({ ...commit, ...more }));
}

/** One commit of each of so many authors, from before the repository was made. */
function crowd(size: number): Commit[] {
  return Array.from({ length: size }, (_, index) =>
    by(`a${index}@example.org`, 300 + index),
  ).flat();
}

function own(count: number, newest = 20, as: Partial<Parameters<typeof exampleCommits>[0]> = {}) {
  return exampleCommits({ count, clock: 60, repository: REPOSITORY, until: ago(newest), ...as });
}

function judge(commits: readonly Commit[], shown: Partial<PortfolioRepository> = {}) {
  const person = ownerOf(REPOSITORY, commits, shown);
  return evaluate(ownerAmongManyAuthors, person, contextOf({ person }));
}

describe('owner-among-many-authors', () => {
  it('tells how many others there are, and how little is the owner’s', () => {
    const outcome = judge([...own(2), ...crowd(40)]);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '40 other authors appear in what was brought along to example-person/tide-tables, 5 % of whose commits that were read are the owner’s; 0 stars and 0 forks.',
    );
    expect(outcome.summary).toContainEqual({ foreign: REPOSITORY });
  });

  it('counts an author once, by the account where there is one, and no bot', () => {
    const one = Array.from({ length: 30 }, (_, index) =>
      by(`machine-${index}@example.org`, 300 + index, { account: '7001' }),
    ).flat();
    expect(judge([...own(2), ...one]).result).toBe('clear');
    const bots = Array.from({ length: 30 }, (_, index) =>
      by(`bot-${index}@example.org`, 300 + index, { origin: 'bot' }),
    ).flat();
    expect(judge([...own(2), ...bots]).result).toBe('clear');
  });

  it('needs as many others as no group of friends has', () => {
    expect(judge([...own(1), ...crowd(19)]).result).toBe('clear');
    expect(judge([...own(1), ...crowd(20)]).result).toBe('observed');
  });

  it('leaves alone who made a good part, under addresses of no account too', () => {
    expect(judge([...own(6), ...crowd(40)]).result).toBe('clear');
    const early = own(6, 700, { account: null, email: 'old@example.net' });
    expect(judge([...early, ...crowd(40)]).result).toBe('clear');
  });

  it('observes nothing in a repository that was transferred, where all was made in it', () => {
    expect(judge([...own(2), ...crowd(40)], { createdAt: ago(2_000) }).result).toBe('clear');
  });

  it('observes nothing where those of before go on, nor where the first page names whom it is from', () => {
    expect(judge([...by('a3@example.org', 5), ...own(2), ...crowd(40)]).result).toBe('clear');
    const merge = by('a50@example.org', 400, { parents: 2, mergedFrom: 'Mirela-Toth' });
    const readme = 'Копія https://github.com/mirela-toth/tides';
    expect(judge([...own(2), ...merge, ...crowd(40)], { readme }).result).toBe('clear');
    expect(judge([...own(2), ...merge, ...crowd(40)], { readme: 'Tides' }).result).toBe('observed');
  });

  it('observes nothing in a mirror without a commit of the owner, nor in what others follow', () => {
    expect(judge(crowd(40)).result).toBe('clear');
    expect(judge([...own(2), ...crowd(40)], { stars: 6, forks: 4 }).result).toBe('clear');
  });

  it('knows nothing where no commit was read', () => {
    expect(judge([], { commits: 40 }).result).toBe('unknown');
  });
});
