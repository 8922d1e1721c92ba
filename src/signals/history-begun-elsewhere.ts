import { claimsNothing, historiesOf, livesOn, workTogether } from '../evidence/copied-history.ts';
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
import { counted, noneOf, soMany, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** What more repositories begin with is a starter, a course or a famous project. */
const FEW = 20;

export const historyBegunElsewhere = defineSignal({
  id: 'history-begun-elsewhere',
  title: 'Own repository that somebody else began, and still has',
  family: 'content',
  strength: 'weak',
  redFlag: "Somebody else's project is pushed as own work.",
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (10.9, copied repositories)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: accounts analysed (4, copied projects)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'A copy made to learn from or to build upon, without the button that forks.',
    'A starter of a teacher or an employer.',
    'A project taken over, or begun with a friend who keeps a copy.',
    'The other account is theirs too.',
  ],
  whatClearsIt: [
    'The repository says what it began as, or its licence and authors stand in it.',
    'Nothing the person claims about their experience rests on it.',
  ],
  ordinaryRate: assumed(
    0.15,
    'How many ordinary developers keep copies outside of forks is in no data we may use; people who learn often do.',
  ),
  needs: ['account', 'ownCommits', 'portfolio'],
  clearNeedsAllOf: ['ownCommits', 'portfolio'],
  observedNeedsAllOf: ['ownCommits', 'portfolio'],
  examples: [
    {
      title: 'The first commit is of another account, in whose repository it also stands',
      person: withHistory({ begunBy: '7001', total: 2 }),
      expect: 'observed',
    },
    {
      title: 'Theirs, and somebody copied it',
      person: withHistory({ begunBy: '1001', total: 2 }),
      expect: 'clear',
    },
    {
      title: 'A starter of which there are hundreds',
      person: withHistory({ begunBy: '7001', total: 400 }),
      expect: 'unknown',
    },
    {
      title: 'A project whose first author goes on with it here',
      person: withHistory({ begunBy: '7001', total: 2, goesOn: true }),
      expect: 'clear',
    },
    {
      title: 'A project that was handed over: its first author has it no more',
      person: withHistory({ begunBy: '7001', total: 1, holders: [] }),
      expect: 'clear',
    },
    {
      title: 'Nobody allowed the search',
      person: withHistory({ begunBy: '7001' }),
      expect: 'unknown',
    },
    { title: 'No own repository', person: examplePerson(), expect: 'unknown' },
  ],
  observe({ ownCommits, portfolio }, person) {
    const claimed = historiesOf(portfolio, ownCommits, person).filter(
      (history) => history.repository.rootCommit !== null && !claimsNothing(history, []),
    );
    const searched = claimed.filter(({ repository }) => repository.elsewhere !== undefined);
    let undecided = 0;
    const found = searched.flatMap((history) => {
      const { repository, commits, own } = history;
      const { total = 0, repositories = [] } = repository.elsewhere ?? {};
      const first = commits.find(({ oid }) => oid === repository.rootCommit);
      if (first !== undefined && own.has(first)) return [];
      if (first === undefined || first.account === null || total > FEW) {
        undecided += 1;
        return [];
      }
      const beginner = first.account;
      const there = repositories.find(({ ownerId }) => ownerId === beginner);
      return there === undefined || livesOn(history) || workTogether(history, beginner)
        ? []
        : [{ repository, there, first }];
    });
    if (found.length > 0) {
      return {
        result: 'observed',
        summary: prose`${ours(counted(found.length, 'public repository', 'public repositories'))} of this account ${ours(found.length === 1 ? 'begins' : 'begin')} with a commit of somebody else, in whose own repository it still stands.`,
        measurements: [
          { label: 'Histories begun elsewhere', value: String(found.length), threshold: '1' },
          { label: 'Histories searched', value: String(searched.length) },
        ],
        sample: searched.length,
        evidence: found.slice(0, 5).map(({ repository, there, first }) => ({
          text: prose`${repository.repository}, made on GitHub on ${ours(utcDay(repository.createdAt))}: begun on ${ours(utcDay(first.author.at))} in ${there.repository}`,
          url: there.url,
        })),
      };
    }
    if (claimed.length === 0) {
      return {
        result: 'unknown',
        because: ours('No public repository with work of theirs was read to its beginning.'),
      };
    }
    if (searched.length < claimed.length) {
      const said = `Of ${counted(claimed.length, 'history', 'histories')} ${soMany(searched.length, 'was', 'were')} searched elsewhere`;
      return searched.length === 0
        ? {
            result: 'unknown',
            option: 'search-copies',
            because: ours(`${said}; the option search-copies allows it.`),
          }
        : {
            result: 'unknown',
            because: ours(`${said}; of more a run does not ask, or was not answered.`),
          };
    }
    if (undecided > 0) {
      return {
        result: 'unknown',
        because: ours(
          `Who began ${counted(undecided, 'history', 'histories')} cannot be told: the first commit was not read, belongs to no account, or is a starter that many begin with.`,
        ),
      };
    }
    return {
      result: 'clear',
      because: ours(
        `${noneOf(searched.length, 'history', 'histories')} was begun by somebody who shows it too.`,
      ),
    };
  },
});

interface Example {
  readonly begunBy: string;
  /** Repositories that hold the first commit; missing where nobody searched. */
  readonly total?: number;
  /** Accounts that own one. */
  readonly holders?: readonly string[];
  readonly goesOn?: boolean;
}

function withHistory({
  begunBy,
  total,
  holders = ['7001'],
  goesOn = false,
}: Example): Collaborator {
  const repository = 'example-person/tide-tables';
  const by = (account: string, count: number, daysAgo: number) =>
    exampleCommits({
      count,
      clock: 0,
      repository,
      account,
      name: `Author ${account}`,
      email: `${account}@example.org`,
      until: EXAMPLE_NOW - daysAgo * DAY,
    });
  const history = [
    ...(goesOn ? by('7001', 2, 5) : []),
    ...by('1001', 8, 30),
    ...by(begunBy, 12, 500),
  ];
  const rootCommit = history.at(-1)?.oid ?? null;
  const repositories = holders.map((ownerId) => ({
    repository: `account-${ownerId}/tide-tables`,
    url: `https://github.com/account-${ownerId}/tide-tables`,
    ownerId,
  }));
  return examplePerson({
    facts: {
      ownCommits: history,
      portfolio: [
        exampleRepository(repository, {
          createdAt: EXAMPLE_NOW - 60 * DAY,
          pushedAt: EXAMPLE_NOW - 5 * DAY,
          commits: history.length,
          rootCommit,
          ...(total === undefined ? {} : { elsewhere: { total, repositories } }),
        }),
      ],
    },
  });
}
