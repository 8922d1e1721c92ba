import type { Cohort } from '../evidence/cohort.ts';
import { heldBack, unansweredByMany } from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { gpgKeys, mayBePeople, peopleIn } from '../evidence/key-names.ts';
import { linkedAlready } from '../evidence/linked.ts';
import {
  isInterleaved,
  isPersonal,
  mayBeChangeOfName,
  type NameUse,
  namesOn,
  organizationNames,
} from '../evidence/name-uses.ts';
import {
  areComparable,
  areUnrelatedNames,
  unorderedName,
  unrelatedAmong,
} from '../evidence/names.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ownCommits } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { factsBehind, fullNamesOf } from '../evidence/traces.ts';
import { counted, noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Commit, Key } from '../snapshot/facts.ts';

/** Two are a change of name as well, unless both are in use or neither is the one in use. */
const NAMES = 2;
/** Of more the first so many are named. */
const SHOWN = 6;

export const unrelatedNamesInKey = defineSignal({
  id: 'unrelated-names-in-key',
  title: 'Unrelated full names in one GPG key',
  family: 'identity',
  strength: 'moderate',
  redFlag:
    'One key is made out to several people, as where one operator signs for many identities.',
  sources: [
    {
      title: 'Kulkan Security: gitxray (identities inside keys)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
    {
      title: 'Security Alliance: IT workers, tactics (11.1, identity confusion)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A key of a team or of a release, made out to those who may sign with it.',
    'A change of name, with the former one left in the key. It is private, so ask neutrally and never publish it.',
    'A pen name or stage name beside the civil one.',
    'One name in several spellings, more different than spellings usually are.',
  ],
  whatClearsIt: [
    'The owner says whose names they are, and the contract names one of them.',
    'The team says that the key is theirs, and everybody gets one of their own.',
    'A name that is out of use is withdrawn from the key, and the key is uploaded again.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Nobody has counted the names in keys of ordinary collaborators; most keys bear one.',
  ),
  needs: ['profile', 'commits', 'ownCommits', 'keys'],
  clearNeedsAllOf: ['keys'],
  observedNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Three names that share no part',
      person: holding(gpg('Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu')),
      expect: 'observed',
    },
    {
      title:
        'Two names, and the owner commits under both by turns, each with an address of its own',
      person: holding(gpg('Ilse Brandvold', 'Teodor Makinen'), [
        ...under('Ilse Brandvold', { email: 'ilse@example.com' }),
        ...under('Teodor Makinen', { email: 'teodor@example.net' }),
      ]),
      expect: 'observed',
    },
    {
      title: 'Two names, and the owner goes by a third',
      person: holding(gpg('Teodor Makinen', 'Oluchi Nwosu')),
      expect: 'observed',
    },
    {
      title: 'Two names, one of them in use: the other may be a former one',
      person: holding(gpg('Ilse Brandvold', 'Teodor Makinen')),
      expect: 'unknown',
    },
    {
      title: 'A former family name, the given name kept',
      person: holding(gpg('Ilse Brandvold', 'Ilse Makinen')),
      expect: 'clear',
    },
    {
      title: 'One name in two scripts',
      person: holding(gpg('Олена Коваленко', 'Olena Kovalenko'), under('Olena Kovalenko')),
      expect: 'clear',
    },
    {
      title: 'A name, what the key is for, and the name of the organization',
      person: holding(gpg('Ilse Brandvold', 'Tools Release Key', 'Example Org')),
      expect: 'clear',
    },
    {
      title: 'A name, and offices of one project in whatever language',
      person: holding(ofProject('Equipo de Seguridad', 'Clave de Firma')),
      expect: 'unknown',
    },
    {
      title: 'One name, and not the one in use',
      person: holding(gpg('Teodor Makinen')),
      expect: 'unknown',
    },
    {
      title: 'A key of three people who all list it: `shared-key` tells it',
      person: holding(gpg('Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu')),
      among: [
        examplePerson({
          id: '1002',
          login: 'teodor-makinen',
          facts: { keys: [gpg('Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu')] },
        }),
      ],
      expect: 'unknown',
    },
    {
      title: 'Names that could not be read',
      person: holding(unread()),
      expect: 'unknown',
    },
    {
      title: 'No GPG key',
      person: examplePerson({ facts: { commits: under('Ilse Brandvold'), keys: [] } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const keys = gpgKeys(person);
    if (keys.length === 0) return unknown('The account lists no GPG key.');
    const commits = ownCommits(person);
    const organizations = organizationNames(person, commits);
    const used = {
      uses: namesOn(commits, organizations),
      names: fullNamesOf(person).filter((name) => isPersonal(name, organizations)),
    };
    const looked = keys.map((key) => {
      const people = unrelatedAmong(peopleIn(key, organizations));
      return { key, people, verdict: verdictOn(people, mayBePeople(key), used) };
    });
    const several = looked.filter(({ verdict }) => verdict === 'several');
    const told = several.filter(({ key, people }) => !isToldByLink(key, people, person, cohort));
    const behind = (['key', 'address', 'name'] as const).flatMap(factsBehind);
    const unanswered = unansweredByMany(cohort, behind, person);
    if (told.length > 0 && unanswered > 0) {
      return heldBack(
        unanswered,
        'it is not known whether one of them shares the key, or an address or a name in it, which the observation of that would cover',
      );
    }
    const [most] = told.sort((a, b) => b.people.length - a.people.length);
    if (most !== undefined) {
      const { key, people } = most;
      return {
        result: 'observed',
        summary: prose`${people.length} full names that share no part stand in one GPG key of this account: ${listed(people.slice(0, SHOWN).map((name) => prose`${name}`))}${ours(people.length > SHOWN ? ` and ${people.length - SHOWN} more` : '')}.`,
        measurements: [
          {
            label: 'Unrelated full names in one key',
            value: String(people.length),
            threshold: String(NAMES),
          },
          { label: 'Names in the key', value: String(key.names?.length ?? 0) },
        ],
        sample: keys.length,
        evidence: people.slice(0, SHOWN).map((name) => ({
          text: prose`GPG key ${key.fingerprint}: ${name}`,
          ...(person.url === undefined ? {} : { url: `${person.url}.gpg` }),
        })),
      };
    }
    if (several.length > 0) {
      return unknown(
        'Unrelated full names stand in one key, but it, an address in it, or one of the names belongs to another audited account that is linked with this one: the observation of what they share covers it, and it is not counted twice.',
      );
    }
    if (looked.some(({ verdict }) => verdict === 'perhaps former')) {
      return unknown(
        'A key bears a full name that shares no part with the one in use, as a change of name or an office of a team leaves behind; that is private or harmless, and needs no reason.',
      );
    }
    const unread = keys.filter(({ names }) => names === undefined).length;
    if (unread > 0) {
      return unknown(`The names in ${counted(unread, 'GPG key')} could not be read.`);
    }
    if (looked.every(({ people }) => people.length === 0)) {
      return unknown('No GPG key of the account bears a full name.');
    }
    return {
      result: 'clear',
      because: ours(
        `${noneOf(keys.length, 'GPG key')} bears full names that share no part, as far as they are written in one script.`,
      ),
    };
  },
});

interface Used {
  /** Full names with more than a few commits. */
  readonly uses: readonly NameUse[];
  /** Every full name the person goes by. */
  readonly names: readonly string[];
}

/**
 * Whether a key is made out to several people, for all anybody can tell from what the owner goes by.
 *
 * @param atMost how many people the addresses in the key may be of: the offices of one domain are no people
 */
function verdictOn(
  people: readonly string[],
  atMost: number,
  used: Used,
): 'several' | 'perhaps former' | 'nothing' {
  const [one, other, third] = people;
  if (one === undefined) return 'nothing';
  const comparable = used.names.filter((name) => areComparable(name, one));
  const isInUse = comparable.some((name) => people.some((held) => !areUnrelatedNames(name, held)));
  if (other === undefined) return comparable.length === 0 || isInUse ? 'nothing' : 'perhaps former';
  const areSeveral = third === undefined ? comparable.length > 0 && !isInUse : atMost > 2;
  if (areSeveral && atMost > 1) return 'several';
  const [left, right] = [useOf(one, used.uses), useOf(other, used.uses)];
  if (left === undefined || right === undefined) return 'perhaps former';
  return isInterleaved([left, right]) && !mayBeChangeOfName([left, right])
    ? 'several'
    : 'perhaps former';
}

/** The commits under a name, in whatever spelling. */
function useOf(name: string, uses: readonly NameUse[]): NameUse | undefined {
  const same = uses.filter(
    (use) => areComparable(use.name, name) && !areUnrelatedNames(use.name, name),
  );
  return same.length === 0 ? undefined : { name, commits: same.flatMap(({ commits }) => commits) };
}

/** Whether other audited accounts list this key or an address in it, or bear one of its names and are linked anyway. */
function isToldByLink(
  { fingerprint, emails = [] }: Key,
  people: readonly string[],
  person: Collaborator,
  cohort: Cohort,
): boolean {
  const linked = linkedAlready(person, cohort);
  return (
    cohort.sharing('key', `GPG ${fingerprint.toUpperCase()}`, person).length > 0 ||
    emails.some(
      (email) => cohort.sharing('address', email.trim().toLowerCase(), person).length > 0,
    ) ||
    people.some((name) =>
      cohort
        .sharing('name', unorderedName(name) ?? '', person)
        .some(({ id }) => linked(id) === 'yes'),
    )
  );
}

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

/** Each name with a mailbox in a domain of its own. */
function gpg(...names: readonly string[]): Key {
  return { ...unread(), names, emails: names.map((_, index) => `key@home-${index}.example`) };
}

/** The owner, and what a project calls its offices. */
function ofProject(...offices: readonly string[]): Key {
  const emails = offices.map((_, index) => `office-${index}@puerto.example`);
  return {
    ...unread(),
    names: ['Ilse Brandvold', ...offices],
    emails: ['ilse@home.example', ...emails],
  };
}

function unread(): Key {
  return { kind: 'gpg', fingerprint: '3AA5C34371567BD2', createdAt: EXAMPLE_NOW - 900 * DAY };
}

/** Ten commits under a name. */
function under(name: string, { email = 'person@example.com' } = {}): readonly Commit[] {
  return exampleCommits({ count: 10, clock: 0, name, email });
}

function holding(key: Key, commits = under('Ilse Brandvold')): Collaborator {
  return examplePerson({ facts: { commits, keys: [key] } });
}
