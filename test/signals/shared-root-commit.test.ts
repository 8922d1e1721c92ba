import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedRootCommit } from '../../src/signals/shared-root-commit.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const ROOT = 'c0ffee'.padEnd(40, '0');

/** So many commits of an account in a repository, one a day, the newest so many days ago. */
function commits(repository: string, account: string, count: number, newest: number): Commit[] {
  return exampleCommits({
    count,
    clock: 0,
    repository,
    account,
    name: `Account ${account}`,
    email: `${account}@example.org`,
    everyDays: 1,
    until: EXAMPLE_NOW - newest * DAY,
  });
}

interface Project {
  readonly name?: string;
  readonly madeDaysAgo?: number;
  readonly stars?: number;
  readonly history: (repository: string) => readonly Commit[];
}

function account(id: string, ...projects: readonly Project[]): Collaborator {
  const login = `person-${id}`;
  const named = projects.map((project) => ({
    ...project,
    repository: `${login}/${project.name ?? 'ferry'}`,
  }));
  return examplePerson({
    id,
    login,
    facts: {
      ownCommits: named.flatMap(({ history, repository }) => history(repository)),
      portfolio: named.map(({ repository, madeDaysAgo = 300, stars = 0 }) => ({
        repository,
        url: `https://github.com/${repository}`,
        createdAt: EXAMPLE_NOW - madeDaysAgo * DAY,
        pushedAt: EXAMPLE_NOW - DAY,
        stars,
        forks: 0,
        commits: 60,
        rootCommit: ROOT,
        readme: null,
      })),
    },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(sharedRootCommit, person, contextOf({ person, among }));
}

/** A copy: the other account's commits, then those of its owner. */
const copied =
  (from: string, by: string) =>
  (repository: string): readonly Commit[] => [
    ...commits(repository, by, 10, 5),
    ...commits(repository, from, 30, 400),
  ];

describe('shared-root-commit', () => {
  it('names the other account, and the day GitHub made the repository', () => {
    const original = account('1', { madeDaysAgo: 900, history: (of) => commits(of, '1', 30, 400) });
    const copy = account('2', { madeDaysAgo: 90, history: copied('1', '2') });
    const outcome = judge(copy, original);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '1 public repository of this account begins with the same commit as one of person-1.',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      `${ROOT}: person-1; person-2/ferry was made on GitHub on 2026-08-04`,
    ]);
    expect(outcome.others).toEqual([{ id: '1', login: 'person-1' }]);
  });

  it('takes commits of both by turns for work they do together', () => {
    const together = (of: string) => [...commits(of, '1', 20, 5), ...commits(of, '2', 20, 9)];
    const one = account('1', { history: together });
    const two = account('2', { history: together });
    expect(judge(one, two).result).toBe('clear');
    expect(judge(two, one).result).toBe('clear');
  });

  it('observes nothing where neither claims it: all of it is the work of others', () => {
    const mirror = (of: string) => commits(of, '7001', 30, 50);
    expect(judge(account('1', { history: mirror }), account('2', { history: mirror })).result).toBe(
      'clear',
    );
  });

  it('observes nothing in what other people follow', () => {
    const popular = account('1', { stars: 30, history: (of) => commits(of, '1', 30, 50) });
    expect(judge(popular, account('2', { history: copied('1', '2') })).result).toBe('clear');
  });

  it('does not know who made what was not read', () => {
    const unread = account('1', { history: () => [] });
    expect(judge(unread, account('2', { history: copied('1', '2') })).result).toBe('unknown');
  });

  it('looks at each repository that begins with it', () => {
    const person = account(
      '2',
      { name: 'mirror', history: (of) => commits(of, '1', 30, 400) },
      { name: 'mine', history: copied('1', '2') },
    );
    const other = account('1', { history: (of) => commits(of, '1', 30, 400) });
    const outcome = judge(person, other);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(outcome.evidence).toHaveLength(1);
    expect(outcome.evidence[0]?.url).toMatch(/^https:\/\/github\.com\/person-2\/mine\/commit\//);
  });
});
