import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, oldestFirst, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { firstServerTrace, whyTracesMayBeMissing } from '../evidence/server-traces.ts';
import { counted, span, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit, ContributionYear, OwnRepository } from '../snapshot/facts.ts';

/** People work on their own machine before they publish, so only what is clearly older counts. */
const MARGIN_DAYS = 180;
const COMMITS = 10;
const SPAN_DAYS = 60;

const OPENED = EXAMPLE_NOW - 2_000 * DAY;

export const backdatedAgainstServer = defineSignal({
  id: 'backdated-against-server',
  title: 'A history that GitHub never saw happen',
  family: 'history',
  strength: 'moderate',
  redFlag:
    'The contribution graph shows work in years in which the server has no record of the account doing anything; nothing but dates that anybody can write tells of it.',
  sources: [
    {
      title: 'Security Alliance: IT workers, summary (years of prepared commit history)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/summary',
    },
    {
      title:
        'Security Alliance: IT workers, case studies (activity that no event of the time confirms)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/case-studies',
    },
    {
      title: 'Kulkan Security: gitxray (commit dates that cannot be relied on)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
  ],
  innocentExplanations: [
    'Years of work on another host or on a private server, published here later.',
    'Repositories of that time that were deleted and uploaded anew.',
    'Private work for an employer under this account, which is not visible to others.',
  ],
  whatClearsIt: [
    'A link to the earlier hosting place or a package release from that time.',
    'People who worked on these projects at that time and remember it.',
  ],
  ordinaryRate: assumed(
    0.1,
    'What the server saw of ordinary accounts year by year is in no data set we may use; publishing old work late is common.',
  ),
  needs: ['account', 'ownRepositories', 'ownCommits', 'activity', 'contributions'],
  clearNeedsAllOf: ['ownRepositories', 'ownCommits'],
  examples: [
    {
      title: 'Three years of commits in the graph, all from before the first thing the server saw',
      person: withHistory({}),
      expect: 'observed',
    },
    {
      title: 'The same commits, and a pull request of that time',
      person: withHistory({ firstEventDaysAgo: 1_700 }),
      expect: 'clear',
    },
    {
      title: 'The repository existed when the commits were made',
      person: withHistory({ createdDaysAgo: 1_650 }),
      expect: 'clear',
    },
    {
      title: 'An old date kept by a rebase, recorded after the repository was created',
      person: withHistory({ recordedDaysAgo: 90 }),
      expect: 'clear',
    },
    {
      title: 'An import of the work of somebody else',
      person: withHistory({ account: '2002' }),
      expect: 'clear',
    },
    {
      title: 'A fork with the history of its parent',
      person: withHistory({ fork: true }),
      expect: 'unknown',
    },
    {
      title: 'Commits older than the account, which `commits-before-account` tells',
      person: withHistory({ openedDaysAgo: 200 }),
      expect: 'clear',
    },
    {
      title: 'Years in which private work was counted',
      person: withHistory({ restricted: 40 }),
      expect: 'unknown',
    },
    {
      title: 'Years whose contributions GitHub did not tell',
      person: withHistory({ total: null }),
      expect: 'unknown',
    },
    {
      title: 'So many events that their beginning was not listed',
      person: withHistory({ events: 100 }),
      expect: 'unknown',
    },
  ],
  observe({ account, ownRepositories, contributions }, person) {
    const trace = firstServerTrace(person);
    const unseen = ownRepositories
      .filter(({ fork }) => !fork)
      .map((repository) => ({
        repository,
        commits: unseenCommits(repository, person, account.createdAt, trace ?? Infinity),
      }))
      .filter(({ commits }) => commits.length > 0);
    const all = unseen.flatMap(({ commits }) => commits);
    if (ownRepositories.every(({ fork }) => fork)) {
      return unknown('There is no own repository to look at.');
    }
    if (!isBulk(all)) {
      return {
        result: 'clear',
        reached: { value: all.length, threshold: COMMITS },
        because: ours(
          `${all.length === 0 ? 'No commits' : counted(all.length, 'commit')} of theirs in own repositories ${all.length === 1 ? 'is' : 'are'} dated more than ${MARGIN_DAYS} days before the server saw the account do anything.`,
        ),
      };
    }
    const obstacle = whyTracesMayBeMissing(person);
    if (obstacle !== undefined) {
      return unknown(
        `${counted(all.length, 'commit')} are older than the first thing the server is known to have seen of the account, but earlier ones may exist: ${obstacle}`,
      );
    }
    const inGraph = unseen
      .map(({ repository, commits }) => ({
        repository,
        commits: commits.filter((commit) => isInGraph(commit, contributions)),
      }))
      .filter(({ commits }) => commits.length > 0);
    const commits = inGraph.flatMap((found) => found.commits);
    if (!isBulk(commits)) {
      return unknown(
        `${counted(all.length, 'commit')} are older than the first thing the server saw of the account, but whether it counted them, or private work beside them, in those years is not known.`,
      );
    }
    const oldest = oldestOf(commits);
    const first =
      trace === undefined ? 'There is none to this day' : `The first is of ${utcDay(trace)}`;
    return {
      result: 'observed',
      summary: ours(
        `${counted(commits.length, 'commit')} in ${counted(inGraph.length, 'own repository', 'own repositories')} are dated from ${utcDay(oldest)} on, more than ${MARGIN_DAYS} days before the first record the server has of the account at work. ${first}. The contribution graph counts these years, of which nothing else is known.`,
      ),
      measurements: [
        {
          label: `Commits more than ${MARGIN_DAYS} days before the first server record`,
          value: String(commits.length),
          threshold: String(COMMITS),
        },
        {
          label: 'From the first to the last of them',
          value: span(newestOf(commits) - oldest),
          threshold: `${SPAN_DAYS} days`,
        },
      ],
      sample: commits.length,
      evidence: inGraph.slice(0, 5).map(({ repository, commits: found }) => ({
        text: prose`${repository.name}: ${ours(`created on ${utcDay(repository.createdAt)}, ${counted(found.length, 'commit')} dated from ${utcDay(oldestOf(found))} to ${utcDay(newestOf(found))}`)}`,
        url: repository.url,
        ...linkTo(oldestFirst(found)),
      })),
    };
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

/**
 * Their commits that both dates put into the life of the account, yet long before the repository and before anything
 * the server saw. A rebase keeps an old author date alone, so it is none of them.
 */
function unseenCommits(
  { name, createdAt }: OwnRepository,
  person: Collaborator,
  opened: number,
  trace: number,
): readonly Commit[] {
  const limit = Math.min(createdAt, trace) - MARGIN_DAYS * DAY;
  return ownCommits(person).filter(
    ({ repository, origin, author, committer }) =>
      repository === name &&
      origin === 'own-machine' &&
      author.at >= opened &&
      author.at < limit &&
      committer.at < limit,
  );
}

function isBulk(commits: readonly Commit[]): boolean {
  return commits.length >= COMMITS && newestOf(commits) - oldestOf(commits) >= SPAN_DAYS * DAY;
}

/**
 * Whether GitHub counts contributions in the year of a commit, and none that others cannot see. A year without any is
 * the business of `dormant-account-revived`, so that one pause never counts in two families.
 */
function isInGraph({ author }: Commit, years: readonly ContributionYear[]): boolean {
  const year = years.find((one) => one.year === new Date(author.at * 1_000).getUTCFullYear());
  return (year?.total ?? 0) > 0 && year?.restricted === 0;
}

function oldestOf(commits: readonly Commit[]): number {
  return commits.reduce((oldest, { author }) => Math.min(oldest, author.at), Infinity);
}

function newestOf(commits: readonly Commit[]): number {
  return commits.reduce((newest, { author }) => Math.max(newest, author.at), -Infinity);
}

interface History {
  readonly openedDaysAgo?: number;
  readonly createdDaysAgo?: number;
  readonly firstEventDaysAgo?: number;
  readonly events?: number;
  /** When the commits were recorded, if later than they were written. */
  readonly recordedDaysAgo?: number;
  readonly total?: number | null;
  readonly restricted?: number;
  readonly fork?: boolean;
  readonly account?: string;
}

/** Sixty commits over three years, the newest two years ago, in a repository created 100 days ago. */
function withHistory(history: History): Collaborator {
  const name = 'example-person/ledger';
  const ago = (days: number) => EXAMPLE_NOW - days * DAY;
  const { createdDaysAgo = 100, firstEventDaysAgo = 90, recordedDaysAgo } = history;
  const commits = exampleCommits({
    count: 60,
    clock: 120,
    until: ago(700),
    everyDays: 15,
    repository: name,
    account: history.account ?? '1001',
  }).map((commit) =>
    recordedDaysAgo === undefined
      ? commit
      : { ...commit, committer: { ...commit.committer, at: ago(recordedDaysAgo) } },
  );
  const year = new Date(EXAMPLE_NOW * 1_000).getUTCFullYear();
  const { total = 30, restricted = 0 } = history;
  const createdAt = history.openedDaysAgo === undefined ? OPENED : ago(history.openedDaysAgo);
  return examplePerson({
    facts: {
      account: { createdAt, type: 'user' },
      ownRepositories: [
        {
          name,
          createdAt: ago(createdDaysAgo),
          pushedAt: ago(80),
          fork: history.fork ?? false,
          archived: false,
          url: `https://github.com/${name}`,
        },
      ],
      ownCommits: commits,
      activity: Array.from({ length: history.events ?? 3 }, (_, index) => ({
        kind: 'pull-request' as const,
        at: ago(firstEventDaysAgo) + index * 3_600,
        repository: 'example-org/tool',
        private: false,
      })),
      contributions: Array.from({ length: 6 }, (_, index) => ({
        year: year - index,
        total,
        restricted,
      })),
    },
  });
}
