import { readmesOf } from '../evidence/cohort.ts';
import {
  clearAmong,
  colleaguesAmong,
  employersUnread,
  heldBack,
  loginsOf,
  nobodyToCompare,
} from '../evidence/compared.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson, exampleRepository } from '../evidence/example-person.ts';
import { isComparable, NEARLY_IDENTICAL } from '../evidence/near-text.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { noneOf, percent } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

const FERRY =
  'Ferry keeps the timetable of a small island harbour in a folder of text files. It prints tomorrow’s crossings, warns of low tides that the old boat cannot manage, and tells the baker when the flour arrives. Nothing in it is clever; every rule was asked for by somebody who missed a boat.';

export const nearIdenticalReadme = defineSignal({
  id: 'near-identical-readme',
  title: 'README in nearly the same words as another audited account’s',
  family: 'content',
  strength: 'weak',
  redFlag: 'Several accounts present themselves and their projects in identical words.',
  sources: [
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'A template, a starter or a course that brought the text along.',
    'A copy of one project that two people keep.',
    'One person with two accounts.',
  ],
  whatClearsIt: [
    'Where the text comes from, which a search often shows.',
    'The owner says that both accounts are theirs.',
  ],
  ordinaryRate: assumed(
    0.1,
    'How often READMEs of two ordinary collaborators agree is in no data we may use; texts of many are left out.',
  ),
  needs: ['portfolio'],
  clearNeedsAllOf: ['portfolio'],
  examples: [
    {
      title: 'Two accounts with one unusual text, a word apart',
      person: withReadme('1001', FERRY),
      among: [withReadme('1002', FERRY.replace('baker', 'miller'))],
      expect: 'observed',
    },
    {
      title: 'Colleagues of one company',
      person: withReadme('1001', FERRY, 'Harborworks'),
      among: [withReadme('1002', FERRY, '@harborworks')],
      expect: 'clear',
    },
    {
      title: 'Other words',
      person: withReadme('1001', FERRY),
      among: [
        withReadme(
          '1002',
          'A notebook for bell ringers: it draws the changes of a peal as lines, listens to a recording of the tower and marks where somebody was late, and never says who.',
        ),
      ],
      expect: 'clear',
    },
    {
      title: 'A text that a whole course was given',
      person: withReadme('1001', FERRY),
      among: Array.from({ length: 20 }, (_, index) => withReadme(`20${10 + index}`, FERRY)),
      expect: 'unknown',
    },
    {
      title: 'No README that says anything',
      person: withReadme('1001', '# app'),
      among: [withReadme('1002', FERRY)],
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { cohort }) {
    const alone = nobodyToCompare(cohort);
    if (alone !== undefined) return alone;
    const texts = readmesOf(person).filter((text) => isComparable(text));
    if (texts.length === 0) {
      return {
        result: 'unknown',
        because: ours('No README of theirs is long and particular enough to be compared.'),
      };
    }
    const found = texts.map((text) => cohort.introducedAlike(text, person));
    const matches = found.flatMap((one) => (one.template ? [] : one.matches));
    const colleagues = colleaguesAmong(
      matches.map(({ owner }) => owner),
      person,
      cohort,
    );
    const alike = matches.filter(({ owner }) => !colleagues.has(owner.id));
    if (alike.length > 0) {
      const others = [...new Map(alike.map(({ owner }) => [owner.id, owner])).values()];
      const unread = employersUnread(others, person, cohort);
      if (unread !== undefined) return unread;
      return {
        result: 'observed',
        summary: prose`A README of this account is nearly the same as one of ${loginsOf(others)}.`,
        others,
        measurements: [
          {
            label: 'Text both have in common (runs of five letters)',
            value: percent(Math.max(...alike.map(({ likeness }) => likeness))),
            threshold: percent(NEARLY_IDENTICAL),
          },
        ],
        sample: texts.length,
        evidence: [],
      };
    }
    if (found.some(({ template }) => template === 'maybe')) {
      return heldBack(
        cohort.unanswered(['portfolio'], person),
        'so many may have the text that it is a template',
      );
    }
    if (found.some(({ template }) => template)) {
      return {
        result: 'unknown',
        because: ours('So many audited people have the text that it is a template.'),
      };
    }
    const said = `${noneOf(texts.length, 'README')} is that of another account, but for colleagues`;
    return clearAmong(cohort, 'readme', said, 'the public repositories');
  },
});

function withReadme(id: string, readme: string, company: string | null = null): Collaborator {
  const login = `person-${id}`;
  return examplePerson({
    id,
    login,
    profile: { company },
    facts: {
      portfolio: [
        exampleRepository(`${login}/ferry`, {
          createdAt: EXAMPLE_NOW - 300 * DAY,
          pushedAt: EXAMPLE_NOW - 12 * DAY,
          commits: 12,
          readme,
        }),
      ],
    },
  });
}
