import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, oldestFirst, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, howMany, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { EarlierHistory, OwnRepository } from '../snapshot/facts.ts';

/** People commit locally before they open an account; only what is clearly older counts. */
const MARGIN_DAYS = 90;
const MINIMUM_COMMITS = 3;
/** 2005-04-07, the day of Git's first commit. What is dated earlier was imported, or made by a clock nobody had set. */
const GIT_BEGINS = 1_112_832_000;

const JOINED = EXAMPLE_NOW - 200 * DAY;

const OWN: OwnRepository = {
  name: 'example-person/tool',
  createdAt: JOINED,
  pushedAt: JOINED,
  fork: false,
  archived: false,
  url: 'https://github.com/example-person/tool',
};

export const commitsBeforeAccount = defineSignal({
  id: 'commits-before-account',
  title: 'Own commits older than the account',
  family: 'history',
  strength: 'moderate',
  redFlag:
    'Repositories under the account hold commits by its owner from long before the account existed.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (10.1)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: accounts analysed with gh-fake-analyzer (2024)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'A computer whose clock was not set when the commits were made.',
    'Work moved here from another host, from Subversion or from a private server.',
    'An earlier account, closed or kept for private use, with the same address.',
    'Old projects uploaded when the account was opened.',
  ],
  whatClearsIt: [
    'A link to the earlier hosting place, package release or previous account that shows the same history.',
    'People who worked on these projects at that time and remember it.',
  ],
  ordinaryRate: assumed(
    0.1,
    'Account dates of ordinary authors are not in any data set we may use; importing older work is common.',
  ),
  needs: ['account', 'historyBeforeAccount', 'ownRepositories'],
  clearNeedsAllOf: ['historyBeforeAccount'],
  examples: [
    {
      title: 'An account of 200 days whose repository holds two years of older commits',
      person: examplePerson({
        facts: {
          account: { createdAt: JOINED, type: 'user' },
          historyBeforeAccount: [earlier(200, 400)],
        },
      }),
      expect: 'observed',
    },
    {
      title: 'A first project, begun a month before the account was opened',
      person: examplePerson({
        facts: {
          account: { createdAt: JOINED, type: 'user' },
          historyBeforeAccount: [earlier(8, 30)],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'Commits of a computer whose clock was not set: dated 1970, before Git existed',
      person: examplePerson({
        facts: {
          account: { createdAt: JOINED, type: 'user' },
          historyBeforeAccount: [datedBeforeGit(6)],
        },
      }),
      expect: 'unknown',
    },
    {
      title: 'No commit older than the account',
      person: examplePerson({
        facts: { account: { createdAt: JOINED, type: 'user' }, ownRepositories: [OWN] },
      }),
      expect: 'clear',
    },
    {
      title: 'No repository of their own to look at',
      person: examplePerson({ facts: { account: { createdAt: JOINED, type: 'user' } } }),
      expect: 'unknown',
    },
  ],
  observe({ account, historyBeforeAccount, ownRepositories }, person) {
    const limit = account.createdAt - MARGIN_DAYS * DAY;
    const older = historyBeforeAccount
      .map((history) => ({ history, count: olderThan(history, limit), ...readOf(history, person) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    const total = older.reduce((sum, { count }) => sum + count, 0);
    const beforeGit = historyBeforeAccount
      .flatMap(instantsOf)
      .filter((at) => at < GIT_BEGINS).length;
    if (total < MINIMUM_COMMITS) {
      if (total + beforeGit >= MINIMUM_COMMITS) {
        return {
          result: 'unknown',
          because: ours(
            `${counted(beforeGit, 'commit')} of theirs ${beforeGit === 1 ? 'is' : 'are'} dated before Git existed (${utcDay(GIT_BEGINS)}): made by a computer whose clock was not set, or imported from Subversion or CVS, whose history really is that old. These dates are left out, and the others do not tell.`,
          ),
        };
      }
      const unread = historyBeforeAccount.some((history) => history.total > history.commits.length);
      if (unread) {
        return {
          result: 'unknown',
          because: ours(
            'There is history from before the account, and only its newest commits were read; how old the others are is not known.',
          ),
        };
      }
      if (historyBeforeAccount.length === 0 && ownRepositories.every(({ fork }) => fork)) {
        return { result: 'unknown', because: ours('There is no own repository to look at.') };
      }
      return {
        result: 'clear',
        reached: { value: total, threshold: MINIMUM_COMMITS },
        because: ours(
          `Their own repositories hold ${howMany(total, 'commit')} of theirs from more than ${MARGIN_DAYS} days before the account.`,
        ),
      };
    }
    const oldest = older
      .flatMap(({ dates }) => dates)
      .filter((at) => at >= GIT_BEGINS)
      .reduce((least, at) => Math.min(least, at), account.createdAt);
    return {
      result: 'observed',
      summary: ours(
        `${counted(total, 'commit')} in ${counted(older.length, 'own repository', 'own repositories')} ${total === 1 ? 'is' : 'are'} dated more than ${MARGIN_DAYS} days before the account was opened on ${utcDay(account.createdAt)}, some at least ${span(account.createdAt - oldest)} before.`,
      ),
      measurements: [
        {
          label: `Own commits more than ${MARGIN_DAYS} days older than the account`,
          value: String(total),
          threshold: String(MINIMUM_COMMITS),
        },
        { label: 'Repositories that hold them', value: String(older.length) },
        ...(beforeGit === 0
          ? []
          : [
              {
                label: `Left out: dated before Git existed (${utcDay(GIT_BEGINS)}), by a clock that was not set or an import`,
                value: String(beforeGit),
              },
            ]),
      ],
      sample: total,
      evidence: older.slice(0, 5).map(({ history, count, read, commits }) => ({
        text: prose`${history.repository}: ${ours(countWords(count, history, read))}`,
        url: history.url,
        ...linkTo(oldestFirst(commits)),
      })),
    };
  },
});

/**
 * How many commits are older than the limit, dates from before Git left out. Those not read are older than the oldest
 * one read, unless that one's date already says nothing.
 */
function olderThan(history: EarlierHistory, limit: number): number {
  const instants = instantsOf(history);
  const read = instants.filter((at) => at < limit && at >= GIT_BEGINS).length;
  const oldest = instants.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const restIsOlder = oldest < limit && oldest >= GIT_BEGINS;
  return read + (restIsOlder ? history.total - instants.length : 0);
}

/**
 * What was read of a history from before the account: its own newest commits, and those that were read with everything
 * else in the repository, which often reach further back.
 */
function readOf({ repository, commits: newest }: EarlierHistory, person: Collaborator) {
  const { account } = person.facts;
  const opened = account.known ? account.value.createdAt : 0;
  const alongside = ownCommits(person).filter(
    (commit) => commit.repository === repository && commit.committer.at < opened,
  );
  const commits = [...newest, ...alongside];
  return {
    commits,
    dates: commits.flatMap(({ author, committer }) => [author.at, committer.at]),
    read: Math.max(newest.length, alongside.length),
  };
}

/** `57 commits`; where not all were read, what is counted and what was read. */
function countWords(count: number, { total }: EarlierHistory, read: number): string {
  const words = counted(count, 'commit');
  if (read >= total) return words;
  if (count === total) return `${words}, as GitHub counts them; the newest ${read} were read`;
  const others = count > read ? ', the others are older' : '';
  return `${words} of the ${total} GitHub counts from before the account; the newest ${read} were read${others}`;
}

function instantsOf({ commits }: EarlierHistory): readonly number[] {
  return commits.map(({ committer }) => committer.at);
}

function earlier(count: number, daysBefore: number): EarlierHistory {
  return {
    repository: 'example-person/archive',
    url: 'https://github.com/example-person/archive',
    total: count,
    commits: exampleCommits({
      count: Math.min(count, 10),
      clock: 330,
      until: JOINED - daysBefore * DAY,
      everyDays: 1,
      repository: 'example-person/archive',
    }),
  };
}

function datedBeforeGit(count: number): EarlierHistory {
  const history = earlier(count, 0);
  const commits = exampleCommits({ count, clock: 0, until: DAY, everyDays: 0 });
  return { ...history, commits };
}
