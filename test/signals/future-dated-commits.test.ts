import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { futureDatedCommits } from '../../src/signals/future-dated-commits.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(commits: readonly Commit[]) {
  const person = examplePerson({ facts: { commits } });
  return evaluate(futureDatedCommits, person, contextOf({ person }));
}

/** Commits of one hour, so many days after the audit. */
const dated = (days: number, count = 5) =>
  exampleCommits({ count, clock: 330, until: EXAMPLE_NOW + days * DAY, everyDays: 0 });

describe('future-dated-commits', () => {
  it('tells how many, and how far ahead the furthest is', () => {
    expect(judge([...dated(90), ...dated(-30, 20)])).toMatchObject({
      result: 'observed',
      sample: 25,
      measurements: [{ value: '5' }, { value: '2 months' }],
    });
  });

  it('leaves two days for clocks of the wrong zone and audits that take long', () => {
    expect(judge(dated(1)).result).toBe('clear');
    expect(judge(dated(4)).result).toBe('observed');
  });

  it('believes the clock of GitHub, which commits what is rebased on its site', () => {
    const onGitHub = (commit: Commit): Commit => ({
      ...commit,
      committer: {
        name: 'GitHub',
        email: 'noreply@github.com',
        at: commit.author.at - 30 * DAY,
        offset: 0,
      },
    });
    expect(judge(dated(-20).map(onGitHub)).result).toBe('observed');
    expect(judge(dated(-20)).result).toBe('clear');
  });

  it('does not believe the committer date of anybody else', () => {
    const amended = (commit: Commit): Commit => ({
      ...commit,
      committer: { ...commit.committer, at: commit.author.at - 30 * DAY },
    });
    expect(judge(dated(-20).map(amended)).result).toBe('clear');
  });

  it('leaves out bots', () => {
    expect(
      judge([
        ...dated(90).map((commit): Commit => ({ ...commit, origin: 'bot' })),
        ...dated(-30, 20),
      ]).result,
    ).toBe('clear');
  });

  it('reads clones, of whose authors nothing else is known, but clears nobody by them', () => {
    const clone = (commits: readonly Commit[]) => {
      const missing = unknown(notCollected('Clones do not hold it.'));
      const whole = examplePerson({ facts: { commits } });
      const facts = { ...whole.facts, ownCommits: missing, ownRepositories: missing };
      const person = { ...whole, relations: ['git-author' as const], facts };
      return evaluate(futureDatedCommits, person, contextOf({ person })).result;
    };
    expect(clone(dated(90))).toBe('observed');
    expect(clone(dated(-90))).toBe('unknown');
  });
});
