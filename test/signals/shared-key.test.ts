import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedKey } from '../../src/signals/shared-key.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected, unknown } from '../../src/snapshot/fact.ts';
import type { Key } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function key(letter: string, kind: Key['kind'] = 'ssh'): Key {
  const fingerprint = kind === 'gpg' ? letter.repeat(16) : `SHA256:${letter.repeat(43)}`;
  return { kind, fingerprint, createdAt: null };
}

function account(id: string, ...keys: readonly Key[]): Collaborator {
  return examplePerson({ id, login: `person-${id}`, facts: { keys } });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(sharedKey, person, contextOf({ person, among }));
}

describe('shared-key', () => {
  it('names the other accounts, and each key in the evidence', () => {
    const outcome = judge(
      account('1', key('A'), key('B')),
      account('2', key('A')),
      account('3', key('B')),
    );
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '2 keys of this account are also listed by person-2 and person-3.',
    );
    expect(outcome.evidence).toHaveLength(2);
  });

  it('says it of both accounts', () => {
    const [one, other] = [account('1', key('A')), account('2', key('A'))];
    expect(judge(one, other).result).toBe('observed');
    expect(judge(other, one).result).toBe('observed');
  });

  it('takes a GPG id in small letters for the same', () => {
    const small = { ...key('A', 'gpg'), fingerprint: 'a'.repeat(16) };
    expect(judge(account('1', key('A', 'gpg')), account('2', small)).result).toBe('observed');
  });

  it('does not clear anybody while the keys of others are unread', () => {
    const blank = account('2');
    const because = notCollected('It was not looked at.');
    const unread = { ...blank, facts: { ...blank.facts, keys: unknown(because) } };
    const partly = { ...blank, facts: { ...blank.facts, keys: known([], [because]) } };
    expect(judge(account('1', key('A')), unread).result).toBe('unknown');
    expect(judge(account('1', key('A')), partly).result).toBe('unknown');
    expect(judge(account('1', key('A')), blank).result).toBe('clear');
  });

  it('observes in what could be read, even if a list of keys is missing', () => {
    const person = account('1', key('A'));
    const gap = notCollected('It was not looked at.');
    const partly = { ...person, facts: { ...person.facts, keys: known([key('A')], [gap]) } };
    expect(judge(partly, account('2', key('A'))).result).toBe('observed');
    expect(judge(partly, account('2', key('B'))).result).toBe('unknown');
  });

  it('names a few of many', () => {
    const others = Array.from({ length: 40 }, (_, index) => account(`${100 + index}`, key('A')));
    const outcome = judge(account('1', key('A')), ...others);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(/person-107 and 32 more\.$/);
  });
});
