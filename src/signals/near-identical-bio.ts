import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { isComparable, NEARLY_IDENTICAL } from '../evidence/near-text.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { percent } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const GARDENER =
  'I write small tools for community gardens: watering plans, seed swaps, and a diary that three allotments keep together.';

export const nearIdenticalBio = defineSignal({
  id: 'near-identical-bio',
  title: 'Biography in nearly the same words as that of another audited account',
  family: 'network',
  strength: 'moderate',
  redFlag: 'Several accounts describe themselves in identical words.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'A text an agency or a course gave to all its people.',
    'A text from a template or a writing assistant that is longer than usual.',
    'One person with two accounts.',
  ],
  whatClearsIt: [
    'The agency or the course the text comes from.',
    'The owner says that both accounts are theirs.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often two ordinary collaborators share a biography is in no public data; short ones, lists of tools and texts of many are left out.',
  ),
  needs: ['profile'],
  clearNeedsAllOf: ['profile'],
  examples: [
    {
      title: 'Two accounts with one unusual text, a word apart',
      person: withBio('1001', GARDENER),
      among: [withBio('1002', GARDENER.replace('three', 'four'))],
      expect: 'observed',
    },
    {
      title: 'Two texts about the same things',
      person: withBio('1001', GARDENER),
      among: [
        withBio(
          '1002',
          'Three allotments and a community garden keep their diary, seed swaps and watering plans in the small tools that I write.',
        ),
      ],
      expect: 'clear',
    },
    {
      title: 'The text of an employer both state',
      person: withBio('1001', GARDENER, 'Harborworks'),
      among: [withBio('1002', GARDENER, '@harborworks')],
      expect: 'clear',
    },
    {
      title: 'Lists of tools, as many profiles have them',
      person: withBio(
        '1001',
        'Senior Full Stack Developer | React, Node.js, TypeScript, Python, Docker, Kubernetes, AWS, PostgreSQL, MongoDB, GraphQL',
      ),
      among: [
        withBio(
          '1002',
          'Senior Full Stack Developer | React, Node.js, TypeScript, Python, Docker, Kubernetes, AWS, PostgreSQL, MongoDB, GraphQL',
        ),
      ],
      expect: 'unknown',
    },
    {
      title: 'A text that a whole course was given',
      person: withBio('1001', GARDENER),
      among: Array.from({ length: 20 }, (_, index) => withBio(`20${10 + index}`, GARDENER)),
      expect: 'unknown',
    },
    {
      title: 'No biography',
      person: examplePerson({ id: '1001' }),
      among: [withBio('1002', GARDENER)],
      expect: 'unknown',
    },
  ],
  observe({ profile }, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const { bio } = profile;
    if (bio === null || !isComparable(bio)) {
      return {
        result: 'unknown',
        because: ours('The biography is empty, or too short and general to be compared.'),
      };
    }
    const { matches, template } = cohort.describedAlike(bio, person);
    if (template === 'maybe') {
      return heldBack(
        cohort.unanswered(['profile'], person),
        'so many may use the text of the biography that it is a template of somebody else',
      );
    }
    if (template) {
      return {
        result: 'unknown',
        because: ours(
          'So many audited people use the text of the biography that it is a template of somebody else.',
        ),
      };
    }
    const colleagues = colleaguesAmong(
      matches.map(({ owner }) => owner),
      person,
      cohort,
    );
    const alike = matches.filter(({ owner }) => !colleagues.has(owner.id));
    if (alike.length === 0) {
      const said = 'No other account describes itself in these words, but for colleagues';
      return clearAmong(cohort, 'company', said, 'the profiles');
    }
    const owners = alike.map(({ owner }) => owner);
    const unread = employersUnread(owners, person, cohort);
    if (unread !== undefined) return unread;
    const most = Math.max(...alike.map(({ likeness }) => likeness));
    return {
      result: 'observed',
      summary: prose`The biography is nearly the same as that of ${loginsOf(owners)}.`,
      others: owners,
      measurements: [
        {
          label: 'Text both have in common (runs of five letters)',
          value: percent(most),
          threshold: percent(NEARLY_IDENTICAL),
        },
      ],
      sample: 1,
      evidence: [{ text: prose`${bio}` }],
    };
  },
});

function withBio(id: string, bio: string, company: string | null = null): Collaborator {
  return examplePerson({ id, login: `person-${id}`, profile: { bio, company } });
}
