import { heldBack } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { ADDRESS_IN_DOUBT, sharedAddresses } from '../evidence/linked.ts';
import {
  COMMITS_PER_NAME,
  evidenceOfName,
  isInterleaved,
  mayBeChangeOfName,
  mutuallyUnrelated,
  namesByAddress,
  organizationNames,
} from '../evidence/name-uses.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind } from '../evidence/traces.ts';
import { counted, only } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit } from '../snapshot/facts.ts';

const MINIMUM_COMMITS = 10;
export const unrelatedNames = defineSignal({
  id: 'unrelated-names',
  title: 'Unrelated full names on one commit address',
  family: 'identity',
  strength: 'moderate',
  redFlag: 'Different personal names appear over time behind one and the same e-mail address.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (11.1, identity confusion)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'GitLab Threat Intelligence: one operator with 21 personas (2026)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
  ],
  innocentExplanations: [
    'A mailbox that several people of a team or a family share.',
    'A change of name; such a change is private, so ask neutrally and never publish it.',
    'A pen name used beside the civil one, or a machine that was handed on with its settings.',
  ],
  whatClearsIt: [
    'The owner of the address says who used it, and the contract names one of them.',
    'The agency confirms a shared mailbox.',
  ],
  ordinaryRate: measured('unrelated-names'),
  needs: ['commits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  observedNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Two full names that share no part, now one and now the other',
      person: named(...under('Ilse Brandvold'), ...under('Teodor Makinen', { daysAgo: 20 })),
      expect: 'observed',
    },
    {
      title: 'One full name until last winter and another one since: a change of name',
      person: named(...under('Ilse Brandvold'), ...under('Teodor Makinen', { daysAgo: 200 })),
      expect: 'clear',
    },
    {
      title: 'A change of name, and an old machine that writes the former one now and then',
      person: named(
        ...under('Ilse Brandvold', { count: 30 }),
        ...under('Teodor Makinen', { count: 4, everyDays: 20 }),
        ...under('Teodor Makinen', { daysAgo: 100 }),
      ),
      expect: 'unknown',
    },
    {
      title: 'The name of the organization, on a machine of its own',
      person: named(...under('Ilse Brandvold'), ...under('Example Org', { daysAgo: 20 })),
      expect: 'clear',
    },
    {
      title: 'One person as handle, short name and full name',
      person: named(
        ...under('Ana Lucía Paredes'),
        ...under('Lucia Paredes', { daysAgo: 100 }),
        ...under('alp', { daysAgo: 200 }),
      ),
      expect: 'clear',
    },
    {
      title: 'The same name in two scripts',
      person: named(...under('Олена Коваленко'), ...under('Olena Kovalenko', { daysAgo: 100 })),
      expect: 'clear',
    },
    {
      title: 'A family name changed, the given name kept',
      person: named(...under('Priya Natarajan'), ...under('Priya Oduya', { daysAgo: 100 })),
      expect: 'clear',
    },
    {
      title: 'One commit made on the machine of a colleague',
      person: named(
        ...under('Ilse Brandvold', { count: 40 }),
        ...under('Teodor Makinen', { count: 1, daysAgo: 200 }),
      ),
      expect: 'clear',
    },
    {
      title:
        'The mailbox of an agency, in use by two audited accounts: `shared-commit-email` tells it',
      person: withMailbox('1001', 'ilse-brandvold', 'Ilse Brandvold'),
      among: [withMailbox('1002', 'teodor-makinen', 'Teodor Makinen')],
      expect: 'unknown',
    },
    {
      title: 'Four commits in all',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 4, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const commits = ownCommits(person);
    if (commits.length < MINIMUM_COMMITS) {
      return {
        result: 'unknown',
        because: ours(
          `${only(commits.length, 'commit')} could be read; ${MINIMUM_COMMITS} are needed.`,
        ),
      };
    }
    let sharedAddress = false;
    let changed = false;
    let inDoubt = false;
    const isShared = sharedAddresses(person, cohort);
    const organizations = organizationNames(person, commits);
    for (const [address, names] of namesByAddress(commits, organizations)) {
      const unrelated = mutuallyUnrelated(names);
      if (unrelated.length < 2) continue;
      // Two, one after the other, are what a change of name looks like; nobody changes to a third by the way.
      const [one, other, third] = unrelated;
      if (one !== undefined && other !== undefined && third === undefined) {
        if (!isInterleaved(unrelated)) continue;
        if (mayBeChangeOfName([one, other])) {
          changed = true;
          continue;
        }
      }
      const sharing = isShared(address);
      if (sharing !== 'no') {
        if (sharing === 'yes') sharedAddress = true;
        else inDoubt = true;
        continue;
      }
      const sample = unrelated.reduce((sum, name) => sum + name.commits.length, 0);
      return {
        result: 'observed',
        summary: prose`${unrelated.length} full names that share no part appear on the address ${address}: ${listed(unrelated.map((name) => prose`${name.name}`))}.`,
        measurements: [
          {
            label: 'Unrelated full names on one address',
            value: String(unrelated.length),
            threshold: '2',
          },
          {
            label: 'Commits under the least used of them',
            value: String(Math.min(...unrelated.map((n) => n.commits.length))),
            threshold: String(COMMITS_PER_NAME),
          },
        ],
        sample,
        evidence: unrelated.map(evidenceOfName),
      };
    }
    if (inDoubt) {
      return heldBack(cohort.unanswered(factsBehind('address'), person), ADDRESS_IN_DOUBT);
    }
    if (sharedAddress) {
      return {
        result: 'unknown',
        because: ours(
          'Unrelated full names share an address, but another audited account uses that address too: the observation of the shared address covers it, and it is not counted twice.',
        ),
      };
    }
    if (changed) {
      return {
        result: 'unknown',
        because: ours(
          'Two unrelated full names share an address; one was there before the other and left remains, as a change of name does that some machine has not heard of. It is private and needs no reason.',
        ),
      };
    }
    return {
      result: 'clear',
      because: ours(
        `No two unrelated full names share an address at one time in ${counted(commits.length, 'commit')}.`,
      ),
    };
  },
});

/** Twenty commits under a name, the newest so many days ago. */
function under(name: string, { count = 20, daysAgo = 1, everyDays = 3 } = {}): readonly Commit[] {
  return exampleCommits({ count, clock: 0, name, until: EXAMPLE_NOW - daysAgo * DAY, everyDays });
}

function named(...commits: readonly Commit[]): Collaborator {
  return examplePerson({ facts: { commits } });
}

/** A colleague whose commits carry the shared mailbox under both names. */
function withMailbox(id: string, login: string, name: string) {
  const uses = ['Ilse Brandvold', 'Teodor Makinen'].flatMap((author) =>
    exampleCommits({
      count: 10,
      clock: 0,
      account: null,
      name: author,
      email: 'studio@example.net',
      repository: `${login}/work`,
    }),
  );
  return examplePerson({ id, login, profile: { name }, facts: { ownCommits: uses } });
}
