import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';

const MERGES = 3;
const OWNERS = 2;
/** A repository that others star or fork is a project of its own, whatever it began as. */
const OTHERS_CARE = 10;

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
      title: 'No own repository',
      person: examplePerson(),
      expect: 'unknown',
    },
  ],
  observe({ ownCommits, portfolio }, person) {
    if (portfolio.length === 0) {
      return { result: 'unknown', because: ours('There is no public repository of their own.') };
    }
    const copies = portfolio.flatMap((repository) => copyOf(repository, ownCommits, person) ?? []);
    if (copies.length === 0) {
      return {
        result: 'clear',
        because: ours(
          `No merges of other people’s work come before their own in ${counted(portfolio.length, 'public repository', 'public repositories')}.`,
        ),
      };
    }
    const merges = copies.reduce((sum, copy) => sum + copy.merges.length, 0);
    const owners = [...new Set(copies.flatMap((copy) => copy.owners))];
    return {
      result: 'observed',
      summary: prose`${copies.length} own ${ours(copies.length === 1 ? 'repository holds' : 'repositories hold')} ${ours(counted(merges, 'merge'))} of work of other accounts from before the owner’s first commit there: ${listed(owners.slice(0, 6).map((owner) => prose`${owner}`))}.`,
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
      evidence: copies.slice(0, 5).map(({ repository, merges: found }) => ({
        text: prose`${repository.repository}: ${ours(`${counted(found.length, 'merge')}, the first of ${utcDay(Math.min(...found.map(({ author }) => author.at)))}`)}`,
        url: repository.url,
      })),
    };
  },
});

interface Copy {
  readonly repository: PortfolioRepository;
  readonly merges: readonly Commit[];
  readonly owners: readonly string[];
}

function copyOf(
  repository: PortfolioRepository,
  commits: readonly Commit[],
  person: Collaborator,
): Copy | undefined {
  if (repository.stars + repository.forks >= OTHERS_CARE) return undefined;
  const here = commits.filter((commit) => commit.repository === repository.repository);
  const own = here.filter(({ account }) => account === person.id).map(({ author }) => author.at);
  // Without a commit of theirs it is a plain copy, which claims nothing.
  if (own.length === 0) return undefined;
  const first = Math.min(...own);
  const merges = here.filter(
    ({ mergedFrom, author }) =>
      mergedFrom !== undefined &&
      mergedFrom.toLowerCase() !== person.login.toLowerCase() &&
      author.at < first,
  );
  const owners = [...new Set(merges.map(({ mergedFrom = '' }) => mergedFrom))];
  return merges.length >= MERGES && owners.length >= OWNERS
    ? { repository, merges, owners }
    : undefined;
}

interface Example {
  readonly from: readonly string[];
  readonly merges: number;
  readonly stars?: number;
  readonly ownFirst?: boolean;
}

function withCopy({ from, merges, stars = 0, ownFirst = false }: Example): Collaborator {
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
        {
          repository,
          url: `https://github.com/${repository}`,
          createdAt: until(90),
          pushedAt: until(30),
          stars,
          forks: 0,
          commits: merges + 20,
          rootCommit: null,
          readme: null,
        },
      ],
    },
  });
}
