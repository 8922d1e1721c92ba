import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { badgeFarming } from '../../src/signals/badge-farming.ts';
import type { PullRequest } from '../../src/snapshot/collaboration.ts';
import { known, notCollected } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function attempt(index: number, told: Partial<PullRequest> = {}): PullRequest {
  return {
    repository: `famous-${index % 5}/project`,
    url: `https://github.com/famous-${index % 5}/project/pull/${index}`,
    openedAt: EXAMPLE_NOW - (10 + index * 4) * DAY,
    state: 'closed',
    mergedBy: null,
    stars: 5_000,
    changedLines: 1,
    ...told,
  };
}

function judge(pullRequests: readonly PullRequest[]) {
  const person = examplePerson({ login: 'Example-Person', facts: { pullRequests } });
  return evaluate(badgeFarming, person, contextOf({ person }));
}

const many = (told: Partial<PullRequest> = {}, count = 9) =>
  Array.from({ length: count }, (_, index) => attempt(index, told));

describe('badge-farming', () => {
  it('tells how many, to how many projects, and links them', () => {
    const outcome = judge(many());
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '9 pull requests of at most 10 lines to 5 projects of 1,000 stars or more were opened within 60 days; of 9 to such projects none was merged.',
    );
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'famous-3/project' });
  });

  it('is cleared by one merge, however long ago', () => {
    const merged = attempt(0, { state: 'merged', openedAt: EXAMPLE_NOW - 2_000 * DAY });
    expect(judge([...many(), merged]).result).toBe('clear');
  });

  it('clears nobody for what was not read, unless a merge settles it', () => {
    const listed = (...pullRequests: readonly PullRequest[]) => {
      const whole = examplePerson({ login: 'Example-Person' });
      const truncated = known(pullRequests, [notCollected('The latest 100 were read.')]);
      const person = { ...whole, facts: { ...whole.facts, pullRequests: truncated } };
      return evaluate(badgeFarming, person, contextOf({ person })).result;
    };
    expect(listed(...many({}, 3))).toBe('unknown');
    expect(listed(...many({}, 3), attempt(0, { state: 'merged' }))).toBe('clear');
    expect(listed(...many())).toBe('observed');
  });

  it('counts those that wait for an answer, but none to few or small projects', () => {
    expect(judge(many({ state: 'open' })).result).toBe('observed');
    expect(judge(many({ repository: 'famous-1/project' })).result).toBe('clear');
    expect(judge(many({ stars: 999 })).result).toBe('unknown');
  });

  it('leaves out projects of their own, in any spelling', () => {
    expect(judge(many({ repository: 'example-person/famous' })).result).toBe('unknown');
  });

  it('asks for eight within two months', () => {
    expect(judge(many({}, 7)).result).toBe('clear');
    expect(
      judge(many().map((one, index) => ({ ...one, openedAt: EXAMPLE_NOW - index * 20 * DAY })))
        .result,
    ).toBe('clear');
  });
});
