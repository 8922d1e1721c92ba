import {
  authorOf,
  claimsNothing,
  foreignOwnerOf,
  historiesOf,
  livesOn,
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
import { ours, prose } from '../evidence/prose.ts';
import { counted, noneOf, percent } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const AUTHORS = 20;
const OWN_SHARE = 0.1;

export const ownerAmongManyAuthors = defineSignal({
  id: 'owner-among-many-authors',
  title: 'Own repository that many others made and nobody follows',
  family: 'content',
  strength: 'moderate',
  redFlag: 'A personal repository of an unknown developer has a hundred or more contributors.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (10.3, contributors)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: accounts analysed (contributors of copied projects)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'A copy of a large project kept to patch it, made without the button that forks.',
    'A project moved here from another host, whose followers stayed there.',
    'They took part in it, or founded it, long before what was read of its history.',
  ],
  whatClearsIt: [
    'The repository says what it is a copy of.',
    'Nothing the person claims about their experience rests on it.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many ordinary developers keep copies of large projects outside of forks is in no data we may use.',
  ),
  needs: ['account', 'ownCommits', 'portfolio'],
  clearNeedsAllOf: ['ownCommits', 'portfolio'],
  observedNeedsAllOf: ['ownCommits', 'portfolio'],
  examples: [
    {
      title: 'Forty authors, two commits of the owner, no star and no fork',
      person: withProject({ authors: 40, own: 2 }),
      expect: 'observed',
    },
    {
      title: 'A project with forty authors that people star',
      person: withProject({ authors: 40, own: 2, stars: 120 }),
      expect: 'clear',
    },
    {
      title: 'A project the owner mostly made',
      person: withProject({ authors: 25, own: 60 }),
      expect: 'clear',
    },
    {
      title: 'Five friends',
      person: withProject({ authors: 5, own: 2 }),
      expect: 'clear',
    },
    {
      title: 'A plain copy without a commit of the owner, which claims nothing',
      person: withProject({ authors: 40, own: 0 }),
      expect: 'clear',
    },
    {
      title: 'A course in which everybody commits to one repository, after it was made',
      person: withProject({ authors: 40, own: 2, madeDaysAgo: 2_000 }),
      expect: 'clear',
    },
    {
      title: 'A project moved here whose people go on with it here',
      person: withProject({ authors: 40, own: 2, goesOn: true }),
      expect: 'clear',
    },
    { title: 'No own repository', person: examplePerson(), expect: 'unknown' },
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
    const found = histories.flatMap((history) => crowdIn(history, person) ?? []);
    const [most] = found.sort((a, b) => b.authors - a.authors);
    if (most === undefined) {
      return {
        result: 'clear',
        because: ours(
          `${noneOf(histories.length, 'public repository', 'public repositories')} of theirs was brought to GitHub with the work of many others and is followed by nobody.`,
        ),
      };
    }
    return {
      result: 'observed',
      summary: prose`${most.authors} other authors appear in what was brought along to ${most.repository.repository}, ${ours(percent(most.share))} of whose commits that were read are the owner’s; ${ours(counted(most.repository.stars, 'star'))} and ${ours(counted(most.repository.forks, 'fork'))}.`,
      measurements: [
        {
          label: 'Other authors of commits older than the repository',
          value: String(most.authors),
          threshold: String(AUTHORS),
        },
        {
          label: 'Share of commits by the owner',
          value: percent(most.share),
          threshold: `at most ${percent(OWN_SHARE)}`,
        },
      ],
      sample: most.commits,
      evidence: found.slice(0, 5).map(({ repository, authors }) => ({
        text: prose`${repository.repository}: ${ours(counted(authors, 'author'))}`,
        url: repository.url,
      })),
    };
  },
});

function crowdIn(history: RepositoryHistory, person: Collaborator) {
  const { repository, commits, own, brought } = history;
  const owners = commits.flatMap((commit) => foreignOwnerOf(commit, person) ?? []);
  if (claimsNothing(history, owners) || livesOn(history)) return undefined;
  const authors = new Set(brought.filter((commit) => !own.has(commit)).map(authorOf)).size;
  const share = own.size / commits.length;
  return authors >= AUTHORS && share <= OWN_SHARE
    ? { repository, authors, share, commits: commits.length }
    : undefined;
}

interface Example {
  readonly authors: number;
  readonly own: number;
  readonly stars?: number;
  readonly madeDaysAgo?: number;
  /** Whether the first of the others commits again once it is on GitHub. */
  readonly goesOn?: boolean;
}

function withProject({
  authors,
  own,
  stars = 0,
  madeDaysAgo = 100,
  goesOn = false,
}: Example): Collaborator {
  const repository = 'example-person/engine';
  const by = (author: number, daysAgo: number) =>
    exampleCommits({
      count: 1,
      clock: 0,
      repository,
      account: null,
      name: `Author ${author}`,
      email: `author-${author}@example.org`,
      until: EXAMPLE_NOW - daysAgo * DAY,
    });
  const others = Array.from({ length: authors }, (_, index) => by(index, 200 + index)).flat();
  return examplePerson({
    facts: {
      ownCommits: [
        ...exampleCommits({ count: own, clock: 0, repository }),
        ...(goesOn ? by(0, 20) : []),
        ...others,
      ],
      portfolio: [
        exampleRepository(repository, {
          createdAt: EXAMPLE_NOW - madeDaysAgo * DAY,
          pushedAt: EXAMPLE_NOW - 10 * DAY,
          stars,
          commits: authors + own,
        }),
      ],
    },
  });
}
