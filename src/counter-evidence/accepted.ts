import { acceptancesOf, isAboutThis, isOver } from '../evidence/acceptance.ts';
import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import { SECURITY_ALLIANCE } from './sources.ts';

const DAY = 86_400;
const person = examplePerson({ login: 'wren-calloway' });
const observed = [{ signal: 'unrelated-names', fingerprint: '0a1b2c3d4e5f' }];
const acceptance = {
  who: 'Wren-Calloway',
  signals: ['unrelated-names'],
  because: 'a change of name, shown to us',
  by: 'security team',
  on: EXAMPLE_NOW - 30 * DAY,
};

export const accepted = defineCounterEvidence({
  id: 'accepted',
  title: 'Looked into and accepted by the organization',
  sources: [SECURITY_ALLIANCE],
  limit: 'It is as good as what was looked into on that day; nothing new is covered by it.',
  answers: [],
  needs: [],
  examples: [
    {
      title: 'The policy accepts what was observed',
      person,
      observed,
      acceptances: [acceptance],
      found: true,
    },
    {
      title: 'It accepts this very evidence',
      person,
      observed,
      acceptances: [{ ...acceptance, signals: 'all', evidence: ['0a1b2c3d4e5f'] }],
      found: true,
    },
    {
      title: 'The evidence is another one by now',
      person,
      observed,
      acceptances: [{ ...acceptance, evidence: ['fedcba987654'] }],
      found: false,
    },
    {
      title: 'The acceptance has expired',
      person,
      observed,
      acceptances: [{ ...acceptance, until: EXAMPLE_NOW - 2 * DAY }],
      found: false,
    },
    {
      title: 'It is about another signal',
      person,
      observed,
      acceptances: [{ ...acceptance, signals: ['painted-activity'] }],
      found: false,
    },
  ],
  find(_facts, person, { acceptances, takenAt }, observed) {
    const used = acceptancesOf(person, acceptances)
      .filter(({ until }) => !isOver(until, takenAt))
      .flatMap((acceptance) => {
        const answers = observed.filter((seen) => isAboutThis(acceptance, seen));
        return answers.length === 0 ? [] : [{ acceptance, answers }];
      });
    if (used.length === 0) return undefined;
    return {
      summary: listed(
        used.map(
          ({ acceptance: { by, because, on, until } }) =>
            prose`${by} on ${ours(utcDay(on))}${ours(until === undefined ? '' : `, until ${utcDay(until)}`)}: ${because}`,
        ),
      ),
      evidence: [],
      answers: [...new Set(used.flatMap(({ answers }) => answers.map(({ signal }) => signal)))],
    };
  },
});
