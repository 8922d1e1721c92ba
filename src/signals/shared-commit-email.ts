import { clearAmong, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Gap } from '../snapshot/fact.ts';

export const sharedCommitEmail = defineSignal({
  id: 'shared-commit-email',
  title: 'Commit address shared with another audited account',
  family: 'network',
  strength: 'strong',
  redFlag:
    'Several accounts commit under one e-mail address: one operator, or one machine used by several.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (e-mail shared by accounts)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Security Alliance: IT workers, tactics (clusters of accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'One person with a work account and a private one.',
    'An agency, a team or a pair that shares a mailbox or a build machine.',
    'Somebody who lost access to an old account and opened a new one.',
  ],
  whatClearsIt: [
    'The owner says that both accounts are theirs, and the one that is not needed loses its access.',
    'The agency names the shared mailbox and who stands behind each account.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often two ordinary collaborators share an address is in no public data.',
  ),
  needs: ['account', 'profile', 'commits', 'ownCommits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Two audited accounts, each committing under one address in repositories of its own',
      person: withAddress('1001', 'wren-calloway', 'Wren Calloway', 'studio@example.net'),
      among: [withAddress('1002', 'sunniva-aas', 'Sunniva Aas', 'studio@example.net')],
      expect: 'observed',
    },
    {
      title: 'Two accounts with a copy of the same course material by their teacher',
      person: withTeacher('1001', 'wren-calloway', 'Wren Calloway'),
      among: [withTeacher('1002', 'sunniva-aas', 'Sunniva Aas')],
      expect: 'clear',
    },
    {
      title: 'Of the other account not all commits were read',
      person: withAddress('1001', 'wren-calloway', 'Wren Calloway', 'studio@example.net'),
      among: [cutShort(withAddress('1002', 'sunniva-aas', 'Sunniva Aas', 'sunniva@example.net'))],
      expect: 'unknown',
    },
    {
      title: 'Nobody else is audited',
      person: withAddress('1001', 'wren-calloway', 'Wren Calloway', 'studio@example.net'),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const addresses = tracesOf('address', person);
    if (addresses.length === 0) {
      return {
        result: 'unknown',
        because: ours('No commit address of this account could be read.'),
      };
    }
    const shared = addresses
      .map((address) => ({
        address,
        others: cohort.sharing('address', address, person),
      }))
      .filter(({ others }) => others.length > 0);
    if (shared.length === 0) {
      const said = `${noneOf(addresses.length, 'commit address', 'commit addresses')} is used by another account`;
      return clearAmong(cohort, 'address', said, 'the addresses');
    }
    const commits = ownCommits(person);
    const others = new Map(shared.flatMap((s) => s.others.map((other) => [other.id, other])));
    return {
      result: 'observed',
      summary: prose`${listed(shared.map((s) => prose`${s.address}`))} ${ours(shared.length === 1 ? 'is' : 'are')} also used by ${loginsOf([...others.values()])}.`,
      others: [...others.values()],
      measurements: [
        {
          label: 'Other audited accounts with an address of this one',
          value: String(others.size),
          threshold: '1',
        },
        { label: 'Addresses compared', value: String(addresses.length) },
      ],
      sample: addresses.length,
      evidence: shared.map((s) => ({
        text: prose`${s.address}, also used by ${loginsOf(s.others)}; a commit of this account under it`,
        ...linkTo(commits.filter(({ author }) => isAddress(author.email, s.address))),
      })),
    };
  },
});

function isAddress(email: string, address: string): boolean {
  return email.trim().toLowerCase() === address;
}

function withAddress(id: string, login: string, name: string, email: string): Collaborator {
  return account(id, login, name, { name, email });
}

function withTeacher(id: string, login: string, name: string): Collaborator {
  return account(id, login, name, { name: 'Course Teacher', email: 'teacher@example.edu' });
}

function cutShort(person: Collaborator): Collaborator {
  const { ownCommits: own } = person.facts;
  const gaps: Gap[] = [{ reason: 'truncated', detail: 'Only the newest commits were read.' }];
  return { ...person, facts: { ...person.facts, ownCommits: own.known ? { ...own, gaps } : own } };
}

/** An account whose own repository holds commits of an author who belongs to no account. */
function account(
  id: string,
  login: string,
  name: string,
  author: { readonly name: string; readonly email: string },
): Collaborator {
  const own = { name, email: `${login}@example.com` };
  return examplePerson({
    id,
    login,
    profile: { name },
    facts: {
      commits: exampleCommits({ count: 5, clock: 0, account: id, ...own }),
      ownCommits: exampleCommits({
        count: 5,
        clock: 0,
        account: null,
        ...author,
        repository: `${login}/work`,
      }),
    },
  });
}
