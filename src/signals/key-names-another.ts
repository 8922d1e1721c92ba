import { isMailbox, privateAddress } from '../evidence/addresses.ts';
import type { Cohort, CohortMember } from '../evidence/cohort.ts';
import { clearAmong, loginsOf, nobodyToCompare } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { isRoleName } from '../evidence/names.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { tracesOf } from '../evidence/traces.ts';
import { counted } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key } from '../snapshot/facts.ts';

/** Shorter logins are words and given names, which anybody may call a machine by. */
const LOGIN_LENGTH = 8;
/** Of an address or key that more accounts use, so many are looked at. */
const MANY = 200;

export const keyNamesAnother = defineSignal({
  id: 'key-names-another',
  title: 'Key that names another audited account',
  family: 'identity',
  strength: 'moderate',
  redFlag: 'The identity inside a GPG key or the title of a key belongs to somebody else.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (identities inside keys)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
  ],
  innocentExplanations: [
    'A mailbox of a team, or of an earlier holder of a post, inside the key.',
    'One person with two accounts and one key ring.',
    'A machine set up by a colleague or handed on, whose key still bears their name.',
  ],
  whatClearsIt: [
    'Both people say whose key it is; it is replaced by one that names its holder.',
    'A new commit signed with the key by the one it belongs to.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How often keys of ordinary collaborators name a colleague is in no public data.',
  ),
  needs: ['account', 'profile', 'commits', 'ownCommits', 'keys'],
  clearNeedsAllOf: ['keys'],
  examples: [
    {
      title: 'A GPG key with the commit address of another account',
      person: withKeys('1001', 'wren-calloway', [
        gpg('wren-calloway@example.com', 'sunniva-aas@example.com'),
      ]),
      among: [withKeys('1002', 'sunniva-aas', [])],
      expect: 'observed',
    },
    {
      title: 'A signing key titled with the login of another account',
      person: withKeys('1001', 'wren-calloway', [titled('sunniva-aas@workshop')]),
      among: [withKeys('1002', 'sunniva-aas', [])],
      expect: 'observed',
    },
    {
      title: 'Keys that name their owner, machines and addresses of nobody here',
      person: withKeys('1001', 'wren-calloway', [
        gpg('wren-calloway@example.com', 'w.calloway@university.example.edu'),
        titled('wren-calloway@laptop'),
        titled('work computer'),
      ]),
      among: [withKeys('1002', 'sunniva-aas', [])],
      expect: 'clear',
    },
    {
      title: 'A title that is a short name, as many people have it',
      person: withKeys('1001', 'wren-calloway', [titled('sunniva@workshop')]),
      among: [withKeys('1002', 'sunniva', [])],
      expect: 'clear',
    },
    {
      title: 'One key on both accounts: `shared-key` tells it',
      person: withKeys('1001', 'wren-calloway', [gpg('sunniva-aas@example.com')]),
      among: [withKeys('1002', 'sunniva-aas', [gpg('sunniva-aas@example.com')])],
      expect: 'unknown',
    },
    {
      title: 'No key that names anybody',
      person: withKeys('1001', 'wren-calloway', []),
      among: [withKeys('1002', 'sunniva-aas', [])],
      expect: 'unknown',
    },
  ],
  observe({ keys }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const own = new Set(tracesOf('address', person));
    const named = keys.flatMap((key) => namesIn(key, own));
    if (named.length === 0) {
      return {
        result: 'unknown',
        because: ours('No GPG key and no signing key of the account names anybody.'),
      };
    }
    const hits = named
      .map((name) => ({ name, others: membersNamed(name, person, cohort) }))
      .filter(({ others }) => others.length > 0);
    const isLinked = hits.length > 0 ? linkedAlready(person, cohort) : () => false;
    const untold = hits
      .map(({ name, others }) => ({ name, others: others.filter(({ id }) => !isLinked(id)) }))
      .filter(({ others }) => others.length > 0);
    if (untold.length === 0 && hits.length > 0) {
      return {
        result: 'unknown',
        because: ours(
          'A key names another audited account that shares a key or an address with this one: the observation of what they share covers it, and it is not counted twice.',
        ),
      };
    }
    if (untold.length === 0) {
      const said = `None of ${counted(named.length, 'name or address', 'names and addresses')} in the keys of this account is that of another one`;
      return clearAmong(cohort, 'address', said, 'the addresses');
    }
    const others = untold.flatMap((one) => one.others);
    return {
      result: 'observed',
      summary: prose`${ours(untold.length === 1 ? 'A key' : 'Keys')} of this account ${ours(untold.length === 1 ? 'bears' : 'bear')} an address or login of ${loginsOf(others)}.`,
      measurements: [
        {
          label: 'Other audited accounts the keys name',
          value: String(new Set(others.map(({ id }) => id)).size),
          threshold: '1',
        },
        { label: 'Names and addresses in the keys', value: String(named.length) },
      ],
      sample: named.length,
      evidence: untold.slice(0, 5).map((one) => ({
        text: prose`${ours(one.name.where)} ${one.name.fingerprint}: ${one.name.text}, of ${loginsOf(one.others)}`,
      })),
    };
  },
});

interface NameInKey {
  readonly kind: 'address' | 'login';
  /** In lower case; foreign text. */
  readonly text: string;
  readonly where: string;
  readonly fingerprint: string;
}

/** Addresses inside a GPG key; addresses and words in a title that could be a login. What is the person's own is left out. */
function namesIn(key: Key, own: ReadonlySet<string>): readonly NameInKey[] {
  const { fingerprint } = key;
  const addresses = (key.emails ?? []).map((email) => email.trim().toLowerCase());
  const inKey = addresses.map((text) => ({ kind: 'address' as const, text, where: 'GPG key' }));
  const title = (key.title ?? '').toLowerCase().slice(0, 200);
  const where = 'Signing key';
  const inTitle = [
    ...(title.match(/[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+/g) ?? []).map((text) => ({
      kind: 'address' as const,
      text,
      where,
    })),
    ...title
      .split(/[^a-z0-9-]+/)
      .filter((word) => word.length >= LOGIN_LENGTH && !isRoleName(word))
      .map((text) => ({ kind: 'login' as const, text, where })),
  ];
  return [...inKey, ...inTitle]
    .filter(({ kind, text }) => kind === 'login' || (isNaming(text) && !own.has(text)))
    .map((name) => ({ ...name, fingerprint }));
}

function isNaming(address: string): boolean {
  return isMailbox(address) || privateAddress(address) !== undefined;
}

function membersNamed(
  { kind, text }: NameInKey,
  person: Collaborator,
  cohort: Cohort,
): readonly CohortMember[] {
  if (kind === 'login') return cohort.sharing('login', text, person, MANY);
  const own = privateAddress(text);
  if (own === undefined) return cohort.sharing('address', text, person, MANY);
  // The private address names its account by number, whatever its login was then.
  return own.id === person.id
    ? []
    : [
        ...cohort.sharing('address', text, person),
        ...cohort.sharing('login', own.login, person),
      ].filter(({ id }) => id === own.id);
}

/** Whether an account shares a key or an address with this one; of what a crowd shares, everybody may. */
function linkedAlready(person: Collaborator, cohort: Cohort): (id: string) => boolean {
  const shared = (['key', 'address'] as const).flatMap((kind) =>
    tracesOf(kind, person).map((trace) => ({ kind, trace })),
  );
  if (shared.some(({ kind, trace }) => cohort.holders(kind, trace) > MANY)) return () => true;
  const ids = new Set(
    shared.flatMap(({ kind, trace }) =>
      cohort.sharing(kind, trace, person, MANY).map(({ id }) => id),
    ),
  );
  return (id) => ids.has(id);
}

function withKeys(id: string, login: string, keys: readonly Key[]): Collaborator {
  const commits = exampleCommits({
    count: 5,
    clock: 0,
    account: id,
    name: login,
    email: `${login}@example.com`,
  });
  return examplePerson({ id, login, facts: { keys, commits } });
}

function gpg(...emails: readonly string[]): Key {
  const fingerprint = '3AA5C34371567BD2';
  return { kind: 'gpg', fingerprint, createdAt: EXAMPLE_NOW - 900 * DAY, emails };
}

function titled(title: string): Key {
  const fingerprint = `SHA256:${'A'.repeat(43)}`;
  return { kind: 'ssh-signing', fingerprint, createdAt: EXAMPLE_NOW - 900 * DAY, title };
}
