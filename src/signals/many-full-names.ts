import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import {
  COMMITS_PER_NAME,
  evidenceOfName,
  mutuallyUnrelated,
  namesOn,
  organizationNames,
} from '../evidence/name-uses.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, howMany, only } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** Two are a change of name, a pen name or a pair at one machine. */
const NAMES = 3;
const MINIMUM_COMMITS = 15;
/** Of more the first so many are named. */
const SHOWN = 6;

export const manyFullNames = defineSignal({
  id: 'many-full-names',
  title: 'Three or more unrelated full names on one account',
  family: 'identity',
  strength: 'moderate',
  redFlag:
    'Commits of one account bear the full names of several people, as where one operator works under many identities.',
  sources: [
    {
      title: 'GitLab Threat Intelligence: one operator with 21 personas (2026)',
      url: 'https://about.gitlab.com/blog/gitlab-threat-intelligence-reveals-north-korean-tradecraft/',
    },
    {
      title: 'Security Alliance: IT workers, tactics (11.1, identity confusion)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'Somebody who links the mailboxes of a team or a family to their own account.',
    'A name that changed twice, or a pen name beside; that is private, so ask neutrally and never publish it.',
    'Work of others that was recorded anew under an address of the account, as imports do.',
  ],
  whatClearsIt: [
    'The person says whose names they are, and the contract names one of them.',
    'The records show an import or a machine that several people used.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Public histories do not tell which addresses belong to one account, so nobody has measured it.',
  ),
  needs: ['account', 'commits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Three names that share no part, each under an address of its own',
      person: named('Ilse Brandvold', 'Teodor Makinen', 'Oluchi Nwosu'),
      expect: 'observed',
    },
    {
      title: 'Two names: a change, a pen name, a pair',
      person: named('Ilse Brandvold', 'Teodor Makinen'),
      expect: 'clear',
    },
    {
      title: 'One person as full name, short name and handle',
      person: named('Ana Lucía Paredes', 'Lucia Paredes', 'alp'),
      expect: 'clear',
    },
    {
      title: 'A name changed twice, the given name kept',
      person: named('Priya Natarajan', 'Priya Oduya', 'Priya Lindqvist'),
      expect: 'clear',
    },
    {
      title: 'Four commits in all',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 4, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe({ commits: here }, person) {
    const { ownCommits } = person.facts;
    // What GitHub gives to the account: its owner has confirmed each of these addresses, which are no other account's.
    const commits = [...here, ...(ownCommits.known ? ownCommits.value : [])].filter(
      ({ account, origin }) => account === person.id && origin === 'own-machine',
    );
    if (commits.length < MINIMUM_COMMITS) {
      return {
        result: 'unknown',
        because: ours(
          `${only(commits.length, 'commit')} that GitHub gives to the account could be read; ${MINIMUM_COMMITS} are needed.`,
        ),
      };
    }
    const organizations = organizationNames(person, commits);
    const names = mutuallyUnrelated(namesOn(commits, organizations));
    const bear =
      names.length < 2
        ? howMany(names.length, 'full name')
        : counted(names.length, 'unrelated full name');
    const said = `${counted(commits.length, 'commit')} that GitHub gives to the account bear ${bear}`;
    if (names.length < NAMES) {
      const reached = { value: names.length, threshold: NAMES };
      return { result: 'clear', because: ours(`${said}.`), reached };
    }
    return {
      result: 'observed',
      summary: prose`${names.length} full names that share no part appear on commits of this account: ${listed(names.slice(0, SHOWN).map(({ name }) => prose`${name}`))}${ours(names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '')}.`,
      measurements: [
        {
          label: 'Unrelated full names on one account',
          value: String(names.length),
          threshold: String(NAMES),
        },
        {
          label: 'Commits under the least used of them',
          value: String(Math.min(...names.map((use) => use.commits.length))),
          threshold: String(COMMITS_PER_NAME),
        },
      ],
      sample: commits.length,
      evidence: names.slice(0, SHOWN).map(evidenceOfName),
    };
  },
});

/** An account whose commits bear these names by turns, each under an address of its own. */
function named(...names: readonly string[]): Collaborator {
  return examplePerson({
    facts: {
      commits: names.flatMap((name, index) =>
        exampleCommits({
          count: 8,
          clock: 0,
          name,
          email: `mailbox-${index}@example.org`,
          until: EXAMPLE_NOW - (10 + index) * DAY,
        }),
      ),
    },
  });
}
