import { clearAmong, colleaguesAmong, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { counted } from '../evidence/wording.ts';
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
    'One person with two accounts.',
  ],
  whatClearsIt: [
    'Both say what they made of it, and what they began with.',
    'The owner says that both accounts are theirs.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often two ordinary collaborators of one organization keep copies of one history is in no data.',
  ),
  needs: ['portfolio'],
  clearNeedsAllOf: ['portfolio'],
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
      person: withRoots('1001', ['a1'], 'Harborworks'),
      among: [withRoots('1002', ['a1'], '@harborworks')],
      expect: 'clear',
    },
    {
      title: 'A starter that a whole course was given',
      person: withRoots('1001', ['a1']),
      among: Array.from({ length: 8 }, (_, index) => withRoots(`20${10 + index}`, ['a1'])),
      expect: 'unknown',
    },
    {
      title: 'Histories whose beginning was not reached',
      person: withRoots('1001', []),
      among: [withRoots('1002', ['a1'])],
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const roots = tracesOf('root-commit', person);
    if (roots.length === 0) {
      return {
        result: 'unknown',
        because: ours('The beginning of no public repository of theirs could be read.'),
      };
    }
    const held = roots.map((root) => ({ root, holders: cohort.holders('root-commit', root) }));
    const shared = held
      .filter(({ holders }) => holders > 1 && holders <= FEW)
      .map(({ root }) => {
        const others = cohort.sharing('root-commit', root, person);
        const colleagues = colleaguesAmong(others, person, cohort);
        return { root, others: others.filter(({ id }) => !colleagues.has(id)) };
      })
      .filter(({ others }) => others.length > 0);
    const others = [
      ...new Map(shared.flatMap((one) => one.others.map((other) => [other.id, other]))).values(),
    ];
    if (others.length > 0) {
      return {
        result: 'observed',
        summary: prose`${ours(counted(shared.length, 'public repository', 'public repositories'))} of this account ${ours(shared.length === 1 ? 'begins' : 'begin')} with the same commit as one of ${loginsOf(others)}.`,
        others,
        measurements: [
          {
            label: 'Histories in common with other audited accounts',
            value: String(shared.length),
            threshold: '1',
          },
        ],
        sample: roots.length,
        evidence: shared
          .slice(0, 5)
          .map((one) => ({ text: prose`${one.root}: ${loginsOf(one.others)}` })),
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
    const said = `None of ${counted(roots.length, 'history', 'histories')} is shared with another account, but for colleagues`;
    return clearAmong(cohort, 'root-commit', said, 'the public repositories');
  },
});

function withRoots(
  id: string,
  roots: readonly string[],
  company: string | null = null,
): Collaborator {
  const login = `person-${id}`;
  return examplePerson({
    id,
    login,
    profile: { company },
    facts: {
      portfolio: (roots.length === 0 ? [null] : roots).map((root, index) => ({
        repository: `${login}/project-${index}`,
        url: `https://github.com/${login}/project-${index}`,
        createdAt: EXAMPLE_NOW - 400 * DAY,
        pushedAt: EXAMPLE_NOW - 20 * DAY,
        stars: 0,
        forks: 0,
        commits: 40,
        rootCommit: root === null ? null : root.padStart(40, '0'),
        readme: null,
      })),
    },
  });
}
