import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { examplePerson } from '../evidence/example-person.ts';
import { prose } from '../evidence/prose.ts';
import { VOUCH } from './sources.ts';

const list = '.github/VOUCHED.td';

export const vouched = defineCounterEvidence({
  id: 'vouched',
  title: 'Vouched for by a project',
  sources: [VOUCH],
  limit:
    'Projects vouch for contributions they want, not for who or where somebody is; who may vouch is theirs to decide.',
  answers: [],
  needs: [],
  examples: [
    {
      title: 'The list the policy names has the login',
      person: examplePerson({ login: 'wren-calloway' }),
      vouches: [{ login: 'Wren-Calloway', details: 'a year of good patches', list }],
      found: true,
    },
    {
      title: 'It has somebody else’s',
      person: examplePerson({ login: 'sunniva-aas' }),
      vouches: [{ login: 'wren-calloway', list }],
      found: false,
    },
  ],
  find(_facts, person, { vouches }) {
    if (person.relations.includes('git-author')) return undefined;
    const own = vouches.find(({ login }) => login.toLowerCase() === person.login.toLowerCase());
    if (own === undefined) return undefined;
    const listed = prose`${own.login} stands in ${own.list}`;
    return {
      summary: own.details === undefined ? prose`${listed}.` : prose`${listed}: ${own.details}`,
      evidence: [],
    };
  },
});
