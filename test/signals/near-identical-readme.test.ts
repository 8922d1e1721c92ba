import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { nearIdenticalReadme } from '../../src/signals/near-identical-readme.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

const BELLS =
  'A notebook for bell ringers: it draws the changes of a peal as lines, listens to a recording of the tower, and marks where somebody was late.';
const TIDES =
  'Tide tables for canoes, from the gauges of small harbours that publish theirs only on paper: photographed, read by hand, and checked by two people.';
const BADGES = '![build](https://ci.example/b.svg) npm install npm test npm start '.repeat(6);

function account(id: string, ...readmes: readonly (string | null)[]): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      portfolio: readmes.map((readme, index) => ({
        repository: `person-${id}/part-${index}`,
        url: `https://github.com/person-${id}/part-${index}`,
        createdAt: EXAMPLE_NOW - 300 * DAY,
        pushedAt: EXAMPLE_NOW - DAY,
        stars: 0,
        forks: 0,
        commits: 9,
        rootCommit: null,
        readme,
      })),
    },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(nearIdenticalReadme, person, contextOf({ person, among }));
}

describe('near-identical-readme', () => {
  it('names the others once each, and repeats no text', () => {
    const outcome = judge(account('1', BELLS, TIDES), account('2', TIDES, BELLS));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'A README of this account is nearly the same as one of person-2.',
    );
    expect(outcome.evidence).toEqual([]);
  });

  it('finds it behind other texts of the same person', () => {
    const half = `${BELLS.slice(0, 80)} ${TIDES.slice(0, 80)}`;
    expect(judge(account('1', BELLS), account('2', half, BELLS)).result).toBe('observed');
  });

  it('does not compare a person with themselves', () => {
    expect(judge(account('1', BELLS, BELLS), account('2', TIDES)).result).toBe('clear');
  });

  it('knows nothing of texts that consist of tools, or are missing', () => {
    expect(judge(account('1', null, ''), account('2', BELLS)).result).toBe('unknown');
    expect(judge(account('1', BADGES.slice(0, 60)), account('2', BELLS)).result).toBe('unknown');
  });
});
