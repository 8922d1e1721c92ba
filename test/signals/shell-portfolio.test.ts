import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { shellPortfolio } from '../../src/signals/shell-portfolio.ts';
import type { PortfolioRepository } from '../../src/snapshot/portfolio.ts';
import { contextOf } from './context.ts';

const MADE = EXAMPLE_NOW - 200 * DAY;

function repository(day: number, shown: Partial<PortfolioRepository> = {}): PortfolioRepository {
  const name = `example-person/part-${day}`;
  const createdAt = MADE + day * DAY;
  return {
    repository: name,
    url: `https://github.com/${name}`,
    createdAt,
    pushedAt: createdAt + DAY,
    stars: 0,
    forks: 0,
    commits: 2,
    rootCommit: null,
    readme: null,
    ...shown,
  };
}

function judge(...portfolio: readonly PortfolioRepository[]) {
  const person = examplePerson({ facts: { portfolio } });
  return evaluate(shellPortfolio, person, contextOf({ person }));
}

const WEEK = [0, 2, 4, 6].map((day) => repository(day));

describe('shell-portfolio', () => {
  it('tells when all of them were made, and names them as foreign text', () => {
    const outcome = judge(...WEEK);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'All 4 public repositories of their own were made from 2026-04-16 to 2026-04-22, and none was pushed to later than 2 days after.',
    );
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'example-person/part-0' });
  });

  it('is settled by one that is worked on, or that others follow', () => {
    expect(judge(...WEEK, repository(7, { pushedAt: MADE + 60 * DAY })).result).toBe('clear');
    expect(judge(...WEEK, repository(7, { stars: 8, forks: 2 })).result).toBe('clear');
    expect(judge(...WEEK, repository(7, { stars: 9 })).result).toBe('observed');
  });

  it('reads a repository that nothing was pushed to as one that is not worked on', () => {
    expect(judge(...WEEK, repository(7, { pushedAt: null })).result).toBe('observed');
  });

  it('is not shown by what was made over more than a month', () => {
    expect(judge(...WEEK, repository(30)).result).toBe('observed');
    expect(judge(...WEEK, repository(31)).result).toBe('clear');
  });
});
