import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  loginsOf,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { counted } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

export const crossCommitRing = defineSignal({
  id: 'cross-commit-ring',
  title: "Audited accounts that commit to each other's own repositories",
  family: 'network',
  strength: 'moderate',
  redFlag:
    "Accounts commit to each other's personal repositories, so that each lends the others a history.",
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (10.8.1)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: accounts analysed with gh-fake-analyzer (2024)',
      url: 'https://ketman.org/malicious-github-accounts.html',
    },
  ],
  innocentExplanations: [
    'Friends, couples, students of one course and colleagues who build things together.',
    'A small agency that keeps the work of its clients under personal accounts.',
    'Somebody who has two accounts.',
  ],
  whatClearsIt: [
    'What they built, and that each can explain their part in it.',
    'The agency or the course both name.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How many ordinary collaborators of one organization work on projects of their own together is in no public data; people who recommend each other often do.',
  ),
  needs: ['account', 'ownCommits'],
  clearNeedsAllOf: ['ownCommits'],
  examples: [
    {
      title: 'Each of two accounts has commits of the other in a repository of its own',
      person: withGuests('1001', { '1001': 20, '1002': 6 }),
      among: [withGuests('1002', { '1002': 20, '1001': 9 })],
      expect: 'observed',
    },
    {
      title: 'One helps the other, and not the other way round',
      person: withGuests('1001', { '1001': 20, '1002': 6 }),
      among: [withGuests('1002', { '1002': 20 })],
      expect: 'clear',
    },
    {
      title: 'A typo corrected for each other',
      person: withGuests('1001', { '1001': 20, '1002': 1 }),
      among: [withGuests('1002', { '1002': 20, '1001': 2 })],
      expect: 'clear',
    },
    {
      title: 'Two people of one agency',
      person: withGuests('1001', { '1001': 20, '1002': 6 }, { company: 'Harborworks' }),
      among: [withGuests('1002', { '1002': 20, '1001': 9 }, { company: '@harborworks' })],
      expect: 'clear',
    },
    {
      title: 'Each keeps a copy of settings the other wrote, history and all',
      person: withGuests('1001', { '1001': 20, '1002': 6 }, { madeDaysAgo: 0 }),
      among: [withGuests('1002', { '1002': 20, '1001': 9 }, { madeDaysAgo: 0 })],
      expect: 'clear',
    },
    {
      title: 'Maintainers of two public projects with many contributors',
      person: withGuests('1001', {
        '1001': 20,
        '1002': 6,
        '7': 3,
        '8': 3,
        '9': 3,
        '10': 3,
        '11': 3,
      }),
      among: [
        withGuests('1002', { '1002': 20, '1001': 9, '7': 3, '8': 3, '9': 3, '10': 3, '11': 3 }),
      ],
      expect: 'clear',
    },
    {
      title: 'Nobody else is audited',
      person: withGuests('1001', { '1001': 20, '1002': 6 }),
      expect: 'unknown',
    },
  ],
  observe({ ownCommits }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    if (ownCommits.length === 0) {
      return {
        result: 'unknown',
        because: ours('No commit in a repository of their own was read.'),
      };
    }
    const guests = new Set(tracesOf('guest', person));
    if (guests.size === 0) {
      return {
        result: 'clear',
        because: ours("No other account is at work in this one's own repositories."),
      };
    }
    const mutual = cohort.sharing('guest', person.id, person).filter(({ id }) => guests.has(id));
    const colleagues = colleaguesAmong(mutual, person, cohort);
    const ring = mutual.filter(({ id }) => !colleagues.has(id));
    if (ring.length === 0) {
      const said =
        "No other account, but for colleagues, is at work in this one's own repositories while this one is in theirs";
      return clearAmong(cohort, 'guest', said, 'the own repositories');
    }
    const unread = employersUnread(ring, person, cohort);
    if (unread !== undefined) return unread;
    const between = ring.map((member) => ({
      member,
      commits: ownCommits.filter(({ account }) => account === member.id),
    }));
    const sample = between.reduce((sum, { commits }) => sum + commits.length, 0);
    return {
      result: 'observed',
      summary: prose`This account and ${loginsOf(ring)} commit to each other's own repositories.`,
      measurements: [
        {
          label: 'Audited accounts with commits in both directions',
          value: String(ring.length),
          threshold: '1',
        },
        { label: 'Their commits in repositories of this account', value: String(sample) },
      ],
      sample,
      evidence: between.slice(0, 8).map(({ member, commits }) => {
        const [newest] = commits;
        return {
          text: prose`${member.login}: ${ours(counted(commits.length, 'commit'))} in ${newest?.repository ?? ''}`,
          ...linkTo(commits),
        };
      }),
    };
  },
});

interface Example {
  readonly company?: string;
  readonly madeDaysAgo?: number;
}

/** An account whose one own repository holds so many commits of each account. */
function withGuests(
  id: string,
  commits: Readonly<Record<string, number>>,
  { company, madeDaysAgo = 900 }: Example = {},
): Collaborator {
  const login = `person-${id}`;
  const repository = `${login}/project`;
  return examplePerson({
    id,
    login,
    profile: { company: company ?? null },
    facts: {
      ownCommits: Object.entries(commits).flatMap(([account, count]) =>
        exampleCommits({
          count,
          clock: 0,
          account,
          email: `person-${account}@example.com`,
          repository,
        }),
      ),
      ownRepositories: [
        {
          name: repository,
          createdAt: EXAMPLE_NOW - madeDaysAgo * DAY,
          pushedAt: EXAMPLE_NOW,
          fork: false,
          archived: false,
          url: `https://github.com/${repository}`,
        },
      ],
    },
  });
}
