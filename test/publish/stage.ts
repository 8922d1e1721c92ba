import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect } from 'vitest';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/server.ts';
import { type Client, clientOf, REPOSITORY, world, writesTo } from './github.ts';

const address = { owner: 'northwind-labs', repo: 'security' };

/** A report repository with the job that writes into it, a reviewer who may write there and a reader who may not. */
export interface Stage {
  readonly github: GitHub;
  readonly job: Client;
  readonly reviewer: Client;
  readonly reader: Client;
  page(title: string): ReturnType<GitHub['issues']>[number];
  /** What stands beneath a page. */
  said(title: string): readonly string[];
  say(title: string, body: string, by?: Client): Promise<unknown>;
  /** What a reviewer changes of a page. */
  change(title: string, change: Readonly<Record<string, unknown>>, by?: Client): Promise<unknown>;
  /** How many writes something took. */
  writes(what: () => Promise<unknown>): Promise<number>;
}

/** Sets the stage for each test of a file, and expects that GitHub's own description was kept to. */
export function stage(options: GitHubOptions = {}): Stage {
  let github: GitHub;
  const as = (login: string) =>
    clientOf(github, github.tokens.make({ kind: 'classic', login, scopes: ['repo'] }), Octokit);
  const page = (title: string) => {
    const found = github.issues(REPOSITORY).find((issue) => issue.title.includes(title));
    if (found === undefined) throw new Error(`There is no page "${title}".`);
    return found;
  };
  let clients: Pick<Stage, 'job' | 'reviewer' | 'reader'>;
  beforeEach(async () => {
    github = await startGitHub(world, options);
    clients = {
      job: clientOf(github, github.tokens.job),
      reviewer: as('ines-duarte'),
      reader: as('leander-voss'),
    };
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    expect(github.unexpected).toEqual([]);
    await github.close();
  });
  return {
    get github() {
      return github;
    },
    get job() {
      return clients.job;
    },
    get reviewer() {
      return clients.reviewer;
    },
    get reader() {
      return clients.reader;
    },
    page,
    said: (title) => page(title).comments.map(({ body }) => body),
    say: (title, body, by = clients.reviewer) =>
      by.rest.issues.createComment({ ...address, issue_number: page(title).number, body }),
    change: (title, change, by = clients.reviewer) =>
      by.rest.issues.update({ ...address, issue_number: page(title).number, ...change }),
    writes: async (what) => {
      const before = writesTo(github).length;
      await what();
      return writesTo(github).length - before;
    },
  };
}
