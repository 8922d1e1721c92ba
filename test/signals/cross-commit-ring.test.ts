import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { crossCommitRing } from '../../src/signals/cross-commit-ring.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected, unknown } from '../../src/snapshot/fact.ts';
import type { CommitOrigin } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

type Guests = Readonly<Record<string, number>>;

function account(id: string, guests: Guests, origin: CommitOrigin = 'own-machine'): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      ownCommits: Object.entries({ [id]: 9, ...guests }).flatMap(([guest, count]) =>
        exampleCommits({
          count,
          clock: 0,
          account: guest,
          repository: `person-${id}/work`,
          origin,
        }),
      ),
    },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(crossCommitRing, person, contextOf({ person, among }));
}

describe('cross-commit-ring', () => {
  it('names who commits in both directions, and no one else', () => {
    const outcome = judge(
      account('1', { '2': 4, '3': 4, '4': 4 }),
      account('2', { '1': 5 }),
      account('3', { '1': 3, '2': 8 }),
      account('4', { '3': 8 }),
    );
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      "This account and person-2 and person-3 commit to each other's own repositories.",
    );
    expect(outcome.sample).toBe(8);
  });

  it('counts no commit of a bot', () => {
    expect(judge(account('1', { '2': 4 }, 'bot'), account('2', { '1': 5 })).result).toBe('clear');
  });

  it('cannot clear anybody while the repositories of others are unread', () => {
    const blank = account('2', {});
    const because = unknown(notCollected('It was not looked at.'));
    const unread = { ...blank, facts: { ...blank.facts, ownCommits: because } };
    expect(judge(account('1', { '2': 4 }), unread).result).toBe('unknown');
    const part = {
      ...blank,
      facts: { ...blank.facts, ownCommits: known([], [notCollected('Only some were read.')]) },
    };
    expect(judge(account('1', { '2': 4 }), part).result).toBe('unknown');
    // Where nobody is a guest there is no ring, whatever others have at home.
    expect(judge(account('1', {}), part).result).toBe('clear');
  });

  it('counts no guest of a project that others follow', () => {
    const [one, two] = [account('1', { '2': 4 }), account('2', { '1': 5 })];
    const portfolio = known([
      {
        repository: 'person-1/work',
        url: 'https://github.com/person-1/work',
        createdAt: 0,
        pushedAt: null,
        stars: 7,
        forks: 4,
        commits: 13,
        rootCommit: null,
        readme: null,
      },
    ]);
    expect(judge(one, two).result).toBe('observed');
    const followed = { ...one, facts: { ...one.facts, portfolio } };
    expect(judge(followed, two).result).toBe('clear');
  });

  it('knows nothing of somebody without repositories', () => {
    const person = examplePerson({ id: '1' });
    expect(judge(person, account('2', { '1': 5 })).result).toBe('unknown');
  });
});
