import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { identicalAvatar } from '../../src/signals/identical-avatar.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function account(id: string, digest: string | null, company: string | null = null): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    profile: { company },
    facts: { avatar: { digest } },
  });
}

function unread(id: string): Collaborator {
  const person = account(id, null);
  const avatar = unknown(notCollected('It was not looked at.'));
  return { ...person, facts: { ...person.facts, avatar } };
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(identicalAvatar, person, contextOf({ person, among }));
}

const [FOG, SEA] = ['f'.repeat(64), '5'.repeat(64)];

describe('identical-avatar', () => {
  it('names whose file it is, and nothing of what it shows', () => {
    const outcome = judge(account('1', FOG), account('2', FOG), account('3', SEA));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'The file this account shows is, byte for byte, that of person-2.',
    );
    expect(outcome.others).toEqual([{ id: '2', login: 'person-2' }]);
    expect(outcome.evidence).toEqual([]);
  });

  it('compares no file that the server made, however many have one', () => {
    expect(judge(account('1', null), account('2', null), account('3', null)).result).toBe(
      'unknown',
    );
    expect(judge(account('1', FOG), account('2', null), account('3', null)).result).toBe('clear');
  });

  it('leaves out a colleague, and still tells of somebody else', () => {
    const outcome = judge(
      account('1', FOG, 'Harborworks'),
      account('2', FOG, '@harborworks'),
      account('3', FOG),
    );
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(outcome.others).toEqual([{ id: '3', login: 'person-3' }]);
  });

  it('takes a file of five for a logo', () => {
    const four = ['2', '3', '4', '5'].map((id) => account(id, FOG));
    expect(judge(account('1', FOG), ...four.slice(1)).result).toBe('observed');
    expect(judge(account('1', FOG), ...four).result).toBe('unknown');
  });

  it('cannot clear anybody while the files of others are unread', () => {
    expect(judge(account('1', FOG), unread('2')).result).toBe('unknown');
  });
});
