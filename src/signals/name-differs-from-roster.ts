import { isMailbox } from '../evidence/addresses.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { gpgKeys } from '../evidence/key-names.ts';
import { isFullName } from '../evidence/names.ts';
import type { OperatorFiles } from '../evidence/operator-files.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import type { RosterMatch } from '../evidence/roster.ts';
import { noneOf } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

export const nameDiffersFromRoster = defineSignal({
  id: 'name-differs-from-roster',
  title: 'No name of the account is the one on contract',
  family: 'identity',
  strength: 'moderate',
  redFlag: 'The name on GitHub is not the name on the contract or in the call.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (11, confusion of identities)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'FBI IC3 PSA I-101823: additional guidance (2023)',
      url: 'https://www.ic3.gov/PSA/2023/PSA231018',
    },
  ],
  innocentExplanations: [
    'A pen name, a stage name, or the name somebody goes by every day.',
    'A change of name by marriage, divorce or transition. It is private: do not ask for it, and never publish either name.',
    'A nickname together with another family name, or a name from another script that is spelt in several ways.',
    'The contract is with an agency, and the roster names its owner.',
  ],
  whatClearsIt: [
    'Whoever works with the person confirms, from a call or a meeting, that this account is theirs.',
    'The name they go by is added to the roster beside the one on contract.',
  ],
  ordinaryRate: assumed(
    0.05,
    'How many people under contract write only under another full name is in no public data. What shares a part or an initial with the name on contract is never held against anybody.',
  ),
  needs: ['profile', 'commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Two full names, neither of them the one on contract',
      person: named('Teodor Makinen', 'Karim Haddad'),
      operator: withRoster('different'),
      expect: 'observed',
    },
    {
      title: 'The family name is the one on contract',
      person: named('Ilse Makinen', 'Ilse Makinen'),
      operator: withRoster('same'),
      expect: 'clear',
    },
    {
      title: 'A handle in commits agrees with the name on contract',
      person: named(null, 'brandvold'),
      operator: withRoster('same'),
      expect: 'clear',
    },
    {
      title: 'Perhaps another spelling of the name on contract',
      person: named('Teodor Makinen', 'Teodor Makinen'),
      operator: withRoster('unclear'),
      expect: 'unknown',
    },
    {
      title: 'Nothing but a handle',
      person: named(null, 'nightheron'),
      operator: withRoster('unclear'),
      expect: 'unknown',
    },
    {
      title: 'The account is not on the roster',
      person: named('Teodor Makinen', 'Teodor Makinen'),
      operator: withRoster(undefined),
      expect: 'unknown',
    },
    {
      title: 'No roster was given',
      person: named('Teodor Makinen', 'Teodor Makinen'),
      expect: 'unknown',
    },
  ],
  observe({ profile }, person, { operator: { roster } }) {
    if (roster === undefined) {
      return { result: 'unknown', because: ours('No roster of names on contract was given.') };
    }
    const names = namesOf(profile.name, person);
    // What stands in a key can agree with the contract; that it differs says nothing more than the rest.
    const inKeys = gpgKeys(person).flatMap((key) => key.names ?? []);
    const match = roster.compare(person, [...names, ...inKeys, ...handlesOf(person)]);
    if (match === undefined) {
      return { result: 'unknown', because: ours('The roster does not list the account.') };
    }
    if (match === 'same') {
      return {
        result: 'clear',
        because: ours('A name the account uses agrees with a name on contract, at least in part.'),
      };
    }
    const fullNames = names.filter(isFullName);
    if (match === 'unclear' || fullNames.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          fullNames.length === 0
            ? 'The account uses no full name that could be compared with the one on contract.'
            : 'No name the account uses is the one on contract, but one may be another spelling or a short form of it, or stand in another script.',
        ),
      };
    }
    return {
      result: 'observed',
      summary: ours(
        `${noneOf(fullNames.length, 'full name')} that the account uses has a part or an initial in common with a name on contract. A change of name is private and needs no reason.`,
      ),
      measurements: [
        { label: 'Full names compared', value: String(fullNames.length), threshold: '1' },
        { label: 'Parts or initials in common', value: '0' },
      ],
      sample: fullNames.length,
      evidence: fullNames.slice(0, 5).map((name) => ({
        text: prose`${name}`,
        ...linkTo(ownCommits(person).filter(({ author }) => author.name === name)),
      })),
    };
  },
});

/** The profile's name, then those of their own commits, the most used first. */
function namesOf(profileName: string | null, person: Collaborator): readonly string[] {
  const uses = new Map<string, number>();
  for (const { author } of ownCommits(person)) {
    uses.set(author.name, (uses.get(author.name) ?? 0) + 1);
  }
  const byUse = [...uses].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return [...new Set([...(profileName === null ? [] : [profileName]), ...byUse])];
}

/** What may hold a name without being one: it can agree with the name on contract, and differ from none. */
function handlesOf(person: Collaborator): readonly string[] {
  const mailboxes = ownCommits(person)
    .map(({ author }) => author.email)
    .filter(isMailbox);
  const local = mailboxes.map((email) => email.slice(0, email.lastIndexOf('@')));
  return [...new Set([person.login, ...local])];
}

function named(profileName: string | null, authorName: string): Collaborator {
  return examplePerson({
    profile: { name: profileName },
    facts: { commits: exampleCommits({ count: 12, clock: 60, name: authorName }) },
  });
}

/** A roster that gives one answer: what is in a real one, nobody can read. */
function withRoster(match: RosterMatch | undefined): OperatorFiles {
  return { roster: { compare: () => match } };
}
