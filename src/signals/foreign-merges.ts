import {
  authorOf,
  claimsNothing,
  foreignOwnerOf,
  historiesOf,
  type RepositoryHistory,
} from '../evidence/copied-history.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
  exampleRepository,
} from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, oldestFirst } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

const MERGES = 3;
const OWNERS = 2;
/** Of a history that was not read to its beginning, so many commits without one of the owner stand for the rest. */
const STRETCH = 20;

export const foreignMerges = defineSignal({
  id: 'foreign-merges',
  title: 'Merges of other people’s work from before the owner’s own',
  family: 'content',
  strength: 'moderate',
  redFlag:
    'A repository shown as own work keeps the merge messages of the people who really made it.',
  sources: [
    {
      title: 'Ketman: accounts analysed (copied merge messages)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
    {
      title: 'Security Alliance: IT workers, tactics (10.9, copied repositories)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A project taken over from its former owners, or moved here with its history.',
    'A fork that was detached, so that GitHub does not call it one any more.',
    'A mirror, or a copy kept to learn from, which claims nothing.',
    'They took part long before, or under another name and address than today.',
  ],
  whatClearsIt: [
    'The repository says what it was copied from, or who handed it over.',
    'Nothing the person claims about their experience rests on it.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many ordinary developers keep detached copies of projects is in no data we may use.',
  ),
  needs: ['account', 'ownCommits', 'portfolio'],
  clearNeedsAllOf: ['ownCommits', 'portfolio'],
  observedNeedsAllOf: ['ownCommits', 'portfolio'],
  examples: [
    {
      title: 'Twelve merges of branches of two strangers, then the first commits of the owner',
      person: withCopy({ from: ['bram-okafor', 'lin-sorensen'], merges: 12 }),
      expect: 'observed',
    },
    {
      title: 'The same in a repository that others star and fork',
      person: withCopy({ from: ['bram-okafor', 'lin-sorensen'], merges: 12, stars: 40 }),
      expect: 'clear',
    },
    {
      title: 'Contributors whose work the owner merged, after having begun the project',
      person: withCopy({ from: ['bram-okafor', 'lin-sorensen'], merges: 12, ownFirst: true }),
      expect: 'clear',
    },
    {
      title: 'Merges of one friend',
      person: withCopy({ from: ['bram-okafor'], merges: 12 }),
      expect: 'clear',
    },
    {
      title: 'A repository that was transferred: the merges were made in it',
      person: withCopy({ from: ['bram-okafor', 'lin-sorensen'], merges: 12, madeDaysAgo: 2_000 }),
      expect: 'clear',
    },
    {
      title: 'A history that goes back further than what was read of it',
      person: withCopy({ from: ['bram-okafor', 'lin-sorensen'], merges: 12, total: 400 }),
      expect: 'unknown',
    },
    {
      title: 'No own repository',
      person: examplePerson(),
      expect: 'unknown',
    },
  ],
  observe({ ownCommits, portfolio }, person) {
    const histories = historiesOf(portfolio, ownCommits, person);
    if (histories.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          portfolio.length === 0
            ? 'There is no public repository of their own.'
            : 'No commit of their public repositories was read.',
        ),
      };
    }
    const found = histories.flatMap((history) => copyOf(history, person) ?? []);
    const copies = found.filter(({ settled }) => settled);
    if (copies.length === 0) {
      return found.length > 0
        ? {
            result: 'unknown',
            because: ours(
              'A history with merges of other people’s work is longer than what was read of it; the owner may have taken part before.',
            ),
          }
        : {
            result: 'clear',
            because: ours(
              `No merges of other people’s work come before their own in ${counted(histories.length, 'public repository', 'public repositories')}.`,
            ),
          };
    }
    const merges = copies.reduce((sum, copy) => sum + copy.merges.length, 0);
    const owners = [...new Set(copies.flatMap((copy) => copy.owners))];
    return {
      result: 'observed',
      summary: prose`${ours(counted(copies.length, 'own repository', 'own repositories'))} ${ours(copies.length === 1 ? 'holds' : 'hold')} ${ours(counted(merges, 'merge'))} of work of other accounts, older than the repository and than the owner’s first commit that was read: ${listed(owners.slice(0, 6).map((owner) => prose`${owner}`))}.`,
      measurements: [
        {
          label: 'Merges from before the owner’s own work',
          value: String(merges),
          threshold: String(MERGES),
        },
        {
          label: 'Accounts whose work they merge',
          value: String(owners.length),
          threshold: String(OWNERS),
        },
      ],
      sample: merges,
      evidence: copies.slice(0, 5).map(({ history, merges: those }) => ({
        text: prose`${history.repository.repository}: ${ours(`${counted(those.length, 'merge')}, the first of ${utcDay(Math.min(...those.map(({ author }) => author.at)))}; made on GitHub on ${utcDay(history.repository.createdAt)}; ${extent(history)}`)}`,
        url: history.repository.url,
        ...linkTo(oldestFirst(those)),
      })),
    };
  },
});

interface Copy {
  readonly history: RepositoryHistory;
  readonly merges: readonly Commit[];
  /** Logins in lower case. */
  readonly owners: readonly string[];
  /** Whether enough was read to say that the owner came later. */
  readonly settled: boolean;
}

function copyOf(history: RepositoryHistory, person: Collaborator): Copy | undefined {
  const { commits, own, brought, whole } = history;
  const login = person.login.toLowerCase();
  const first = Math.min(
    ...commits
      .filter((commit) => own.has(commit) || commit.mergedFrom?.toLowerCase() === login)
      .map(({ author }) => author.at),
  );
  const merges = brought.filter(
    (commit) => commit.author.at < first && foreignOwnerOf(commit, person) !== undefined,
  );
  const owners = [...new Set(merges.flatMap((commit) => foreignOwnerOf(commit, person) ?? []))];
  if (merges.length < MERGES || owners.length < OWNERS) return undefined;
  if (claimsNothing(history, owners) || goesOn(history, first, owners, person)) return undefined;
  const stretch = brought.length >= STRETCH && !brought.some((commit) => own.has(commit));
  return { history, merges, owners, settled: whole || stretch };
}

/** Whether those who were there before the owner still take part: then it is a project of several. */
function goesOn(
  { commits, own }: RepositoryHistory,
  first: number,
  owners: readonly string[],
  person: Collaborator,
): boolean {
  const others = commits.filter((commit) => !own.has(commit));
  const before = new Set(others.filter(({ author }) => author.at < first).map(authorOf));
  return commits.some(
    (commit) =>
      Math.max(commit.author.at, commit.committer.at) > first &&
      ((!own.has(commit) && before.has(authorOf(commit))) ||
        owners.includes(foreignOwnerOf(commit, person) ?? '')),
  );
}

function extent({ commits, whole, repository }: RepositoryHistory): string {
  if (whole) return 'read to its beginning';
  const of = repository.commits === null ? '' : ` of ${repository.commits}`;
  return `the newest ${counted(commits.length, 'commit')}${of} read`;
}

interface Example {
  readonly from: readonly string[];
  readonly merges: number;
  readonly stars?: number;
  readonly ownFirst?: boolean;
  readonly madeDaysAgo?: number;
  /** Commits of the whole history, where more than what was read. */
  readonly total?: number;
}

function withCopy({
  from,
  merges,
  stars = 0,
  ownFirst = false,
  madeDaysAgo = 90,
  total = merges + 20,
}: Example): Collaborator {
  const repository = 'example-person/ledger';
  const until = (days: number) => EXAMPLE_NOW - days * DAY;
  const merged = exampleCommits({
    count: merges,
    clock: 0,
    repository,
    account: '7001',
    name: 'Somebody Else',
    email: 'else@example.org',
    until: until(600),
  }).map((commit, index) => ({
    ...commit,
    parents: 2,
    mergedFrom: from[index % from.length] ?? '',
  }));
  const own = exampleCommits({
    count: 20,
    clock: 0,
    repository,
    until: until(ownFirst ? 900 : 30),
  });
  return examplePerson({
    facts: {
      ownCommits: [...own, ...merged],
      portfolio: [
        exampleRepository(repository, {
          createdAt: until(madeDaysAgo),
          pushedAt: until(30),
          stars,
          commits: total,
        }),
      ],
    },
  });
}
