import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { nearIdenticalBio } from '../../src/signals/near-identical-bio.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

const BIO =
  'Maps of drinking fountains in mountain villages, drawn on foot every summer; corrections by postcard are welcome.';

function account(id: string, bio: string | null): Collaborator {
  return examplePerson({ id, login: `person-${id}`, profile: { bio } });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(nearIdenticalBio, person, contextOf({ person, among }));
}

describe('near-identical-bio', () => {
  it('names the other account and shows the text as foreign', () => {
    const outcome = judge(account('1', BIO), account('2', BIO.toUpperCase()), account('3', null));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'The biography is nearly the same as that of person-2.',
    );
    expect(outcome.evidence).toEqual([{ text: [{ foreign: BIO }] }]);
  });

  it('is clear among people who say nothing of themselves', () => {
    expect(judge(account('1', BIO), account('2', null), account('3', 'hi')).result).toBe('clear');
  });

  it('cannot clear anybody while the profiles of others are unread', () => {
    const blank = account('2', null);
    const because = unknown(notCollected('It was not looked at.'));
    const unread = { ...blank, facts: { ...blank.facts, profile: because } };
    expect(judge(account('1', BIO), unread).result).toBe('unknown');
  });

  it('compares a short or general biography with nobody', () => {
    const general = 'Full stack developer, 5+ years, React and Node';
    expect(judge(account('1', general), account('2', general)).result).toBe('unknown');
  });
});
