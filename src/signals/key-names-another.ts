import { isMailbox, privateAddress } from '../evidence/addresses.ts';
import type { Cohort, CohortMember } from '../evidence/cohort.ts';
import {
  clearAmong,
  heldBack,
  loginsOf,
  nobodyToCompare,
  unansweredByMany,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { gpgKeys } from '../evidence/key-names.ts';
import { linkedAlready, MANY_LINKED } from '../evidence/linked.ts';
import { areComparable, areUnrelatedNames, isRoleName, unorderedName } from '../evidence/names.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { factsBehind, fullNamesOf, tracesOf } from '../evidence/traces.ts';
import { counted, noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key } from '../snapshot/facts.ts';

/** Shorter logins are words and given names, which anybody may call a machine by. */
const LOGIN_LENGTH = 8;

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
      title: 'A GPG key with the full name of another account’s owner',
      person: withKeys('1001', 'wren-calloway', [gpgOf('Wren Calloway', 'Sunniva Aas')], {
        name: 'Wren Calloway',
      }),
      among: [withKeys('1002', 'sunniva-aas', [], { name: 'Sunniva Aas' })],
      expect: 'observed',
    },
    {
      title: 'A GPG key with an earlier name of its owner, which a third person bears too',
      person: withKeys('1001', 'wren-calloway', [gpgOf('Wren Calloway', 'Wren Aas')], {
        name: 'Wren Calloway',
      }),
      among: [withKeys('1002', 'wren-aas', [], { name: 'Wren Aas' })],
      expect: 'unknown',
    },
    {
      title: 'A GPG key whose names could not be read',
      person: withKeys('1001', 'wren-calloway', [unread('w.calloway@university.example.edu')]),
      among: [withKeys('1002', 'sunniva-aas', [])],
      expect: 'unknown',
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
    const own = {
      addresses: new Set(tracesOf('address', person)),
      names: fullNamesOf(person),
    };
    const named = keys.flatMap((key) => namesIn(key, own));
    const unread = gpgKeys(person).filter(({ names }) => names === undefined).length;
    if (named.length === 0) {
      return {
        result: 'unknown',
        because: ours('No GPG key and no signing key of the account names anybody else.'),
      };
    }
    const hits = named
      .map((name) => ({ name, others: membersNamed(name, person, cohort) }))
      .filter(({ others }) => others.length > 0);
    const linked = hits.length > 0 ? linkedAlready(person, cohort) : () => 'no';
    // A name that one more bears would be a common one.
    const unanswered = unansweredByMany(cohort, factsBehind('name'), person);
    const isCertain = (name: NameInKey) => name.kind !== 'name' || unanswered === 0;
    const untold = hits
      .map(({ name, others }) => ({
        name,
        others: others.filter(({ id }) => isCertain(name) && linked(id) === 'no'),
      }))
      .filter(({ others }) => others.length > 0);
    if (
      untold.length === 0 &&
      hits.some(({ others }) => others.some(({ id }) => linked(id) !== 'yes'))
    ) {
      return heldBack(
        cohort.unanswered([...factsBehind('name'), ...factsBehind('key')], person),
        'it is not known whether what a key names is theirs alone, and shared with this account anyway',
      );
    }
    if (untold.length === 0 && hits.length > 0) {
      return {
        result: 'unknown',
        because: ours(
          'A key names another audited account that shares a key or an address with this one: the observation of what they share covers it, and it is not counted twice.',
        ),
      };
    }
    if (untold.length === 0 && unread > 0) {
      return {
        result: 'unknown',
        because: ours(`The names in ${counted(unread, 'GPG key')} could not be read.`),
      };
    }
    if (untold.length === 0) {
      const said = `${noneOf(named.length, 'name or address', 'names and addresses')} in the keys of this account is that of another one`;
      return clearAmong(cohort, 'address', said, 'the addresses');
    }
    const others = untold.flatMap((one) => one.others);
    return {
      result: 'observed',
      summary: prose`${ours(untold.length === 1 ? 'A key' : 'Keys')} of this account ${ours(untold.length === 1 ? 'bears' : 'bear')} a name, address or login of ${loginsOf(others)}.`,
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
  readonly kind: 'name' | 'address' | 'login';
  /** Foreign text; addresses and logins in lower case. */
  readonly text: string;
  readonly where: string;
  readonly fingerprint: string;
}

/** What is the person's own, and so names nobody else. */
interface Own {
  readonly addresses: ReadonlySet<string>;
  readonly names: readonly string[];
}

/** Names and addresses inside a GPG key; addresses and words in a title that could be a login. */
function namesIn(key: Key, own: Own): readonly NameInKey[] {
  const { fingerprint } = key;
  const isGpg = key.kind === 'gpg';
  const addresses = (key.emails ?? []).map((email) => email.trim().toLowerCase());
  const inKey = [
    ...(key.names ?? []).map((text) => ({ kind: 'name' as const, text, where: 'GPG key' })),
    ...addresses.map((text) => ({ kind: 'address' as const, text, where: 'GPG key' })),
  ];
  const title = (key.title ?? '').toLowerCase().slice(0, 200);
  const where = isGpg ? 'Title of GPG key' : 'Signing key';
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
    .filter(({ kind, text }) => {
      if (kind === 'name') return isOfNobodyHere(text, own.names);
      return kind === 'login' || (isNaming(text) && !own.addresses.has(text));
    })
    .map((name) => ({ ...name, fingerprint }));
}

/** Whether a full name shares no part with any that the person goes by. */
function isOfNobodyHere(name: string, own: readonly string[]): boolean {
  const comparable = own.filter((other) => areComparable(name, other));
  return comparable.length > 0 && comparable.every((other) => areUnrelatedNames(name, other));
}

function isNaming(address: string): boolean {
  return isMailbox(address) || privateAddress(address) !== undefined;
}

function membersNamed(
  { kind, text }: NameInKey,
  person: Collaborator,
  cohort: Cohort,
): readonly CohortMember[] {
  if (kind === 'login') return cohort.sharing('login', text, person, MANY_LINKED);
  if (kind === 'name') {
    const holders = cohort.sharing('name', unorderedName(text) ?? '', person, 2);
    // A name that several bear is a common one, and names nobody.
    return holders.length === 1 ? holders : [];
  }
  const own = privateAddress(text);
  if (own === undefined) return cohort.sharing('address', text, person, MANY_LINKED);
  // The private address names its account by number, whatever its login was then.
  return own.id === person.id
    ? []
    : [
        ...cohort.sharing('address', text, person),
        ...cohort.sharing('login', own.login, person),
      ].filter(({ id }) => id === own.id);
}

function withKeys(
  id: string,
  login: string,
  keys: readonly Key[],
  { name = null }: { readonly name?: string | null } = {},
): Collaborator {
  const commits = exampleCommits({
    count: 5,
    clock: 0,
    account: id,
    name: name ?? login,
    email: `${login}@example.com`,
  });
  return examplePerson({ id, login, profile: { name }, facts: { keys, commits } });
}

function gpg(...emails: readonly string[]): Key {
  return { ...unread(...emails), names: [] };
}

function gpgOf(...names: readonly string[]): Key {
  return { ...unread(), names };
}

function unread(...emails: readonly string[]): Key {
  const fingerprint = '3AA5C34371567BD2';
  return { kind: 'gpg', fingerprint, createdAt: EXAMPLE_NOW - 900 * DAY, emails };
}

function titled(title: string): Key {
  const fingerprint = `SHA256:${'A'.repeat(43)}`;
  return { kind: 'ssh-signing', fingerprint, createdAt: EXAMPLE_NOW - 900 * DAY, title };
}
