import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { commitsBeforeRepository } from '../../src/signals/commits-before-repository.ts';
import { known } from '../../src/snapshot/fact.ts';
import type { Commit, OwnRepository } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const CREATED = EXAMPLE_NOW - 100 * DAY;
const NAMES = ['example-person/ledger', 'example-person/router'];

interface Case {
  readonly repository?: Partial<OwnRepository>;
  /** Days before the repository of the newest commit. */
  readonly daysBefore?: number;
  readonly count?: number;
  readonly everyDays?: number;
  readonly change?: (commit: Commit) => Commit;
  readonly unread?: boolean;
}

/** Two repositories of which the same is true. */
function judge({ repository, change = (commit) => commit, unread = false, ...given }: Case) {
  const { daysBefore = 300, count = 20, everyDays = 10 } = given;
  const whole = examplePerson({
    facts: {
      ownRepositories: NAMES.map((name) => ({
        name,
        createdAt: CREATED,
        pushedAt: CREATED + 3_600,
        fork: false,
        archived: false,
        url: `https://github.com/${name}`,
        ...repository,
      })),
    },
  });
  const until = CREATED - daysBefore * DAY;
  const commits = NAMES.flatMap((name) =>
    exampleCommits({ count, clock: -180, until, everyDays, repository: name }).map(change),
  );
  const gaps = unread
    ? [{ reason: 'truncated' as const, detail: 'Only the newest 50 commits were read.' }]
    : [];
  const person = { ...whole, facts: { ...whole.facts, ownCommits: known(commits, gaps) } };
  return evaluate(commitsBeforeRepository, person, contextOf({ person }));
}

describe('commits-before-repository', () => {
  it('says for each repository when it was created and how much older its commits are', () => {
    expect(judge({})).toMatchObject({
      result: 'observed',
      sample: 40,
      evidence: [
        { text: [{ foreign: NAMES[0] }, ': ', expect.stringMatching(/^created on .* 20 commits/)] },
        { text: [{ foreign: NAMES[1] }, ': ', expect.stringMatching(/^created on .* 20 commits/)] },
      ],
    });
  });

  it('has nothing to say of forks alone, which bring the history of their parents', () => {
    expect(judge({ repository: { fork: true } }).result).toBe('unknown');
  });

  it.each<[string, Case]>([
    ['nothing was ever pushed', { repository: { pushedAt: null } }],
    ['the work went on', { repository: { pushedAt: CREATED + 30 * DAY } }],
    ['half a year on the own machine', { daysBefore: 60, count: 10 }],
    ['nine commits', { count: 9, everyDays: 20 }],
    ['a month of work', { everyDays: 1 }],
  ])('is silent: %s', (_, given) => {
    expect(judge(given).result).toBe('clear');
  });

  it('asks both dates of a commit: rebased work keeps the author’s', () => {
    const rebased = (commit: Commit) => ({
      ...commit,
      committer: { ...commit.committer, at: CREATED },
    });
    expect(judge({ change: rebased }).result).toBe('clear');
  });

  it('leaves dates from before the account, and those of a clock nobody set, to others', () => {
    const unset = (commit: Commit) => ({
      ...commit,
      account: null,
      author: { ...commit.author, at: commit.author.at % DAY },
    });
    expect(judge({ change: unset }).result).toBe('clear');
  });

  it('is unknown when such repositories exist and their older commits were not read', () => {
    expect(judge({ daysBefore: 0, everyDays: 1, unread: true }).result).toBe('unknown');
  });

  it('needs no commits where no repository was filled in one go', () => {
    expect(judge({ repository: { pushedAt: EXAMPLE_NOW }, unread: true }).result).toBe('clear');
  });
});
