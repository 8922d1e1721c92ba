import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  mayBeMoreThan,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { claimsNothing, historiesOf, workTogether } from '../evidence/copied-history.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleCommits, examplePerson, exampleRepository } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind, isBeginningKnown, tracesOf } from '../evidence/traces.ts';
import { counted, noneOf, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** A history that more accounts begin with is a course, a starter or a famous project. */
const FEW = 4;

export const sharedRootCommit = defineSignal({
  id: 'shared-root-commit',
  title: 'Own repository that begins with the same commit as another audited account’s',
  family: 'content',
  strength: 'moderate',
  redFlag: 'Several accounts show one and the same project as their own work.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts (identical repositories)',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
    {
      title: 'Security Alliance: IT workers, tactics (10.9, copied repositories)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A template or starter both began with, outside of the button that forks.',
    'A project of two friends or a course, of which each keeps a copy.',
    'It is theirs, and the other account copied it.',
    'One person with two accounts.',
  ],
  whatClearsIt: [
    'Both say what they made of it, and what they began with; the day each was made on GitHub tells which was there first.',
    'The owner says that both accounts are theirs.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often two ordinary collaborators of one organization keep copies of one history is in no data.',
  ),
  needs: ['ownCommits', 'portfolio'],
  clearNeedsAllOf: ['ownCommits', 'portfolio'],
  observedNeedsAllOf: ['ownCommits'],
  examples: [
    {
      title: 'Two accounts with one project, neither a fork',
      person: withRoots('1001', ['a1', 'b2']),
      among: [withRoots('1002', ['a1'])],
      expect: 'observed',
    },
    {
      title: 'Projects that begin differently',
      person: withRoots('1001', ['a1']),
      among: [withRoots('1002', ['c3'])],
      expect: 'clear',
    },
    {
      title: 'Colleagues of one company',
      person: withRoots('1001', ['a1'], { company: 'Harborworks' }),
      among: [withRoots('1002', ['a1'], { company: '@harborworks' })],
      expect: 'clear',
    },
    {
      title: 'Two people who made it together, each of whom keeps a copy',
      person: withRoots('1001', ['a1'], { besides: '1002' }),
      among: [withRoots('1002', ['a1'], { besides: '1001' })],
      expect: 'clear',
    },
    {
      title: 'A copy of a project of others, in which nothing is theirs',
      person: withRoots('1001', ['a1'], { own: 0 }),
      among: [withRoots('1002', ['a1'], { own: 0 })],
      expect: 'clear',
    },
    {
      title: 'A starter that a whole course was given',
      person: withRoots('1001', ['a1']),
      among: Array.from({ length: 8 }, (_, index) => withRoots(`20${10 + index}`, ['a1'])),
      expect: 'unknown',
    },
    {
      title: 'Another of their projects has a history too long to be read to its beginning',
      person: withRoots('1001', ['a1', null]),
      among: [withRoots('1002', ['c3'])],
      expect: 'unknown',
    },
    {
      title: 'Histories of the others are too long',
      person: withRoots('1001', ['a1']),
      among: [withRoots('1002', ['c3', null])],
      expect: 'unknown',
    },
    {
      title: 'Histories whose beginning was not reached',
      person: withRoots('1001', []),
      among: [withRoots('1002', ['a1'])],
      expect: 'unknown',
    },
  ],
  observe({ ownCommits, portfolio }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const roots = tracesOf('root-commit', person);
    if (roots.length === 0) {
      return {
        result: 'unknown',
        because: ours('The beginning of no public repository of theirs could be read.'),
      };
    }
    const histories = historiesOf(portfolio, ownCommits, person);
    const held = portfolio.flatMap((repository) => {
      const { rootCommit: root } = repository;
      return root === null
        ? []
        : [{ repository, root, holders: cohort.holders('root-commit', root) }];
    });
    const shared = held
      .filter(({ holders }) => holders > 1 && holders <= FEW)
      .map(({ repository, root }) => {
        const history = histories.find((one) => one.repository === repository);
        const all = cohort.sharing('root-commit', root, person);
        const colleagues = colleaguesAmong(all, person, cohort);
        const others = all.filter(({ id }) => !colleagues.has(id));
        if (history === undefined) return { repository, root, read: false, others };
        const apart = others.filter(({ id }) => !workTogether(history, id));
        return { repository, root, read: true, others: claimsNothing(history, []) ? [] : apart };
      })
      .filter(({ others }) => others.length > 0);
    const facts = factsBehind('root-commit');
    const mayBeOfMany = ({ root }: (typeof shared)[number]) => {
      const holders = cohort.holders('root-commit', root);
      return mayBeMoreThan(FEW, { facts, person, holders }, cohort);
    };
    const read = shared.filter((one) => one.read);
    const told = read.filter((one) => !mayBeOfMany(one));
    const others = [
      ...new Map(told.flatMap((one) => one.others.map((other) => [other.id, other]))).values(),
    ];
    if (others.length > 0) {
      const unread = employersUnread(others, person, cohort);
      if (unread !== undefined) return unread;
      return {
        result: 'observed',
        summary: prose`${ours(counted(told.length, 'public repository', 'public repositories'))} of this account ${ours(told.length === 1 ? 'begins' : 'begin')} with the same commit as one of ${loginsOf(others)}.`,
        others,
        measurements: [
          {
            label: 'Histories in common with other audited accounts',
            value: String(told.length),
            threshold: '1',
          },
        ],
        sample: roots.length,
        evidence: told.slice(0, 5).map(({ root, repository, others: those }) => ({
          text: prose`${root}: ${loginsOf(those)}; ${repository.repository} was made on GitHub on ${ours(utcDay(repository.createdAt))}`,
          url: `${repository.url}/commit/${root}`,
        })),
      };
    }
    if (read.length > 0) {
      return heldBack(
        cohort.unanswered(facts, person),
        'so many may share a history with this account that it is a template or a course',
      );
    }
    if (shared.length > 0) {
      return {
        result: 'unknown',
        because: ours(
          'A history is shared with another account, but who made it was not read: they may have worked on it together.',
        ),
      };
    }
    if (held.some(({ holders }) => holders > FEW)) {
      return {
        result: 'unknown',
        because: ours(
          'A history is shared by so many audited accounts that it is a template or a course.',
        ),
      };
    }
    const unreached = portfolio.filter((repository) => !isBeginningKnown(repository)).length;
    if (unreached > 0) {
      return {
        result: 'unknown',
        prevented: true,
        because: ours(
          `${noneOf(roots.length, 'history', 'histories')} that was read to its beginning is shared with another account, but ${counted(unreached, 'history', 'histories')} ${unreached === 1 ? 'was' : 'were'} not: it is longer than what is read, or hidden.`,
        ),
      };
    }
    const said = `${noneOf(roots.length, 'history', 'histories')} is shared with another account, but for colleagues, for people who work on it together, and for what others made`;
    return clearAmong(cohort, 'root-commit', said, 'the public repositories');
  },
});

interface Example {
  readonly company?: string;
  /** Commits of theirs in each, one a day. */
  readonly own?: number;
  /** Another account that commits on the same days. */
  readonly besides?: string;
}

function withRoots(
  id: string,
  roots: readonly (string | null)[],
  { company, own = 20, besides }: Example = {},
): Collaborator {
  const login = `person-${id}`;
  const named = (roots.length === 0 ? [null] : roots).map((root, index) => ({
    root,
    repository: `${login}/project-${index}`,
  }));
  const commitsOf = (account: string, repository: string, count: number) =>
    exampleCommits({
      count,
      clock: 0,
      account,
      repository,
      name: `Person ${account}`,
      email: `${account}@example.org`,
      everyDays: 1,
    });
  return examplePerson({
    id,
    login,
    profile: { company: company ?? null },
    facts: {
      ownCommits: named.flatMap(({ repository }) => [
        ...commitsOf(id, repository, own),
        ...commitsOf(besides ?? '7001', repository, besides === undefined && own > 0 ? 0 : 20),
      ]),
      portfolio: named.map(({ root, repository }) =>
        exampleRepository(repository, {
          commits: 40,
          rootCommit: root === null ? null : root.padStart(40, '0'),
        }),
      ),
    },
  });
}
