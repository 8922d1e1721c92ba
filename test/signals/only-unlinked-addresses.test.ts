import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { onlyUnlinkedAddresses } from '../../src/signals/only-unlinked-addresses.ts';
import { type Gap, known, notCollected } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function ofNobody(repository: string, count = 8, options: Partial<Commit> = {}): Commit[] {
  const email = 'north@example.net';
  return exampleCommits({ count, clock: 0, account: null, email, repository }).map((commit) => ({
    ...commit,
    ...options,
  }));
}

function judge(ownCommits: readonly Commit[], commits = exampleCommits({ count: 9, clock: 0 })) {
  const person = examplePerson({ facts: { commits, ownCommits } });
  return evaluate(onlyUnlinkedAddresses, person, contextOf({ person }));
}

const TWO = [...ofNobody('me/one'), ...ofNobody('me/two')];

describe('only-unlinked-addresses', () => {
  it('tells what was read here and there', () => {
    const outcome = judge(TWO);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'None of 16 commits read in 2 own repositories is given to this account; 16 carry 1 address of no account. In the organization 9 commits made on a machine of theirs are given to it.',
    );
  });

  it('needs more than one repository', () => {
    expect(judge(ofNobody('me/one', 30)).result).toBe('unknown');
  });

  it('is settled by one commit made on the site', () => {
    const edited = exampleCommits({ count: 1, clock: 0, origin: 'github-web' });
    expect(judge([...TWO, ...edited]).result).toBe('clear');
  });

  it('counts neither bots nor other accounts', () => {
    expect(judge(TWO.map((commit) => ({ ...commit, origin: 'bot' as const }))).result).toBe(
      'unknown',
    );
    expect(judge(TWO.map((commit) => ({ ...commit, account: '77' }))).result).toBe('unknown');
  });

  it('says nothing of somebody whose Git is linked nowhere', () => {
    const bySite = exampleCommits({ count: 9, clock: 0, origin: 'github-web' });
    expect(judge(TWO, []).result).toBe('unknown');
    expect(judge(TWO, bySite).result).toBe('unknown');
  });

  it('says nothing while a repository, in which one may be theirs, could not be read', () => {
    const person = examplePerson({ facts: { commits: exampleCommits({ count: 9, clock: 0 }) } });
    const judgeWith = (reason: Gap['reason']) => {
      const ownCommits = known(TWO, [{ reason, detail: 'The history of one was not read.' }]);
      const facts = { ...person.facts, ownCommits };
      return evaluate(onlyUnlinkedAddresses, { ...person, facts }, contextOf({ person })).result;
    };
    expect(judgeWith('unavailable')).toBe('unknown');
    expect(judgeWith('truncated')).toBe('observed');
  });

  it('is clear however much is unread, once a commit is theirs', () => {
    const person = examplePerson();
    const gap = notCollected('Part of it was not read.');
    const facts = {
      ...person.facts,
      ownCommits: known(exampleCommits({ count: 1, clock: 0 }), [gap]),
    };
    const outcome = evaluate(onlyUnlinkedAddresses, { ...person, facts }, contextOf({ person }));
    expect(outcome.result).toBe('clear');
  });
});
