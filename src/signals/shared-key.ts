import { clearAmong, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { counted, noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key } from '../snapshot/facts.ts';

/** More accounts with one key are not counted: what matters is that there are many. */
const MANY = 50;

export const sharedKey = defineSignal({
  id: 'shared-key',
  title: 'Key in use by another audited account',
  family: 'network',
  strength: 'link',
  redFlag: 'Several accounts use one and the same SSH or GPG key: one person or one machine.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (keys shared by accounts)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Security Alliance: IT workers, tactics (clusters of accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'One person with two accounts, such as a work account and a private one.',
    'A key of a team, of a build machine or of a device that several people use.',
    'The public half of a key can be listed without holding the private one: somebody may have added a key that is not theirs, by mistake or on purpose.',
    'A key pair that came with a machine image or a tutorial.',
  ],
  whatClearsIt: [
    'The owner says that both accounts are theirs, and the one that is not needed loses its access.',
    'The team names the shared machine, and each person gets a key of their own.',
    'A commit or a sign-in of one account that the key of the other could not have made.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often two ordinary collaborators list one key is in no public data; keys are made at random, so it does not happen by itself.',
  ),
  needs: ['keys'],
  clearNeedsAllOf: ['keys'],
  examples: [
    {
      title: 'One account signs with the key by which another one connects',
      person: withKeys('1001', 'wren-calloway', [ssh('ssh', 'A')]),
      among: [withKeys('1002', 'sunniva-aas', [ssh('ssh-signing', 'A'), ssh('ssh', 'B')])],
      expect: 'observed',
    },
    {
      title: 'One GPG key on two accounts',
      person: withKeys('1001', 'wren-calloway', [gpg('3AA5C34371567BD2')]),
      among: [withKeys('1002', 'sunniva-aas', [gpg('3AA5C34371567BD2')])],
      expect: 'observed',
    },
    {
      title: 'Short ids of two GPG keys agree, which happens by accident',
      person: withKeys('1001', 'wren-calloway', [gpg('71567BD2'), ssh('ssh', 'A')]),
      among: [withKeys('1002', 'sunniva-aas', [gpg('71567BD2'), ssh('ssh', 'B')])],
      expect: 'clear',
    },
    {
      title: 'Each account has keys of its own',
      person: withKeys('1001', 'wren-calloway', [ssh('ssh', 'A')]),
      among: [withKeys('1002', 'sunniva-aas', [ssh('ssh', 'B')])],
      expect: 'clear',
    },
    {
      title: 'The account lists no key',
      person: withKeys('1001', 'wren-calloway', []),
      among: [withKeys('1002', 'sunniva-aas', [ssh('ssh', 'B')])],
      expect: 'unknown',
    },
    {
      title: 'Nobody else is audited',
      person: withKeys('1001', 'wren-calloway', [ssh('ssh', 'A')]),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const keys = tracesOf('key', person);
    if (keys.length === 0) {
      return { result: 'unknown', because: ours('The account lists no key with a full id.') };
    }
    const shared = keys
      .filter((key) => cohort.holders('key', key) > 1)
      .map((key) => ({ key, others: cohort.sharing('key', key, person, MANY) }))
      .filter(({ others }) => others.length > 0);
    if (shared.length === 0) {
      const said = `${noneOf(keys.length, 'key')} is listed by another account`;
      return clearAmong(cohort, 'key', said, 'the keys');
    }
    const others = new Map(shared.flatMap((one) => one.others.map((other) => [other.id, other])));
    return {
      result: 'observed',
      summary: prose`${ours(counted(shared.length, 'key'))} of this account ${shared.length === 1 ? ours('is') : ours('are')} also listed by ${loginsOf([...others.values()])}.`,
      others: [...others.values()],
      measurements: [
        {
          label: 'Other audited accounts with a key of this one',
          value: others.size < MANY ? String(others.size) : `${MANY} or more`,
          threshold: '1',
        },
        { label: 'Keys compared', value: String(keys.length) },
      ],
      sample: keys.length,
      evidence: shared.slice(0, 5).map((one) => ({
        text: prose`${one.key}: ${loginsOf(one.others)}`,
      })),
    };
  },
});

function withKeys(id: string, login: string, keys: readonly Key[]): Collaborator {
  return examplePerson({ id, login, facts: { keys } });
}

function ssh(kind: 'ssh' | 'ssh-signing', letter: string): Key {
  return { kind, fingerprint: `SHA256:${letter.repeat(43)}`, createdAt: EXAMPLE_NOW - 900 * DAY };
}

function gpg(fingerprint: string): Key {
  return { kind: 'gpg', fingerprint, createdAt: EXAMPLE_NOW - 900 * DAY, emails: [] };
}
