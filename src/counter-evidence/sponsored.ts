import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { sponsorshipsOf } from '../evidence/sponsorship.ts';
import { utcDay } from '../evidence/wording.ts';
import { SECURITY_ALLIANCE } from './sources.ts';

export const sponsored = defineCounterEvidence({
  id: 'sponsored',
  title: 'Declared by somebody of the organization',
  sources: [SECURITY_ALLIANCE],
  limit:
    'It is as good as what the sponsor checked; one published case had been met on video many times.',
  answers: [],
  needs: [],
  examples: [
    {
      title: 'The policy names a sponsor, and what they explain',
      person: examplePerson({ login: 'wren-calloway' }),
      sponsorships: [
        {
          who: 'Wren-Calloway',
          by: 'head of platform',
          because: 'worked in our office in spring',
          on: EXAMPLE_NOW,
          explains: ['unrelated-names'],
        },
      ],
      found: true,
    },
    {
      title: 'It names somebody else',
      person: examplePerson({ login: 'sunniva-aas' }),
      sponsorships: [
        { who: 'wren-calloway', by: 'a', because: 'b', on: EXAMPLE_NOW, explains: [] },
      ],
      found: false,
    },
  ],
  find(_facts, person, { sponsorships }) {
    const own = sponsorshipsOf(person, sponsorships);
    if (own.length === 0) return undefined;
    return {
      summary: listed(
        own.map(({ by, because, on }) => prose`${by} on ${ours(utcDay(on))}: ${because}`),
      ),
      evidence: [],
      answers: [...new Set(own.flatMap(({ explains }) => explains))],
    };
  },
});
