import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { manyUnrelatedAddresses } from '../../src/signals/many-unrelated-addresses.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

const FOUR = ['amber@gmail.com', 'bridge@outlook.com', 'cinder@proton.me', 'dovetail@yahoo.com'];

function account(emails: readonly string[], count = 4, id = '1'): Collaborator {
  const commits = emails.flatMap((email) =>
    exampleCommits({ count, clock: 0, email, account: id }),
  );
  return examplePerson({ id, login: `person-${id}`, facts: { commits } });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(manyUnrelatedAddresses, person, contextOf({ person, among }));
}

describe('many-unrelated-addresses', () => {
  it('names the addresses as foreign text', () => {
    const outcome = judge(account(FOUR));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'Commits of this account carry 4 addresses with nothing in common: amber@gmail.com, bridge@outlook.com, cinder@proton.me and dovetail@yahoo.com.',
    );
    expect(outcome.summary).toContainEqual({ foreign: 'cinder@proton.me' });
  });

  it('takes four, not three', () => {
    expect(judge(account(FOUR.slice(1))).result).toBe('clear');
  });

  it('forgives an address used once', () => {
    const slip = exampleCommits({ count: 1, clock: 0, email: 'elmwood@aol.com', account: '1' });
    const person = account(FOUR.slice(1));
    const { commits } = person.facts;
    if (!commits.known) throw new Error('known by construction');
    const facts = { ...person.facts, commits: { ...commits, value: [...commits.value, ...slip] } };
    expect(judge({ ...person, facts }).result).toBe('clear');
  });

  it('leaves a mailbox of several accounts to the signal of shared addresses', () => {
    expect(judge(account(FOUR), account(FOUR.slice(0, 1), 4, '2')).result).toBe('unknown');
    const more = [...FOUR, 'elmwood@aol.com'];
    expect(judge(account(more), account(FOUR.slice(0, 1), 4, '2')).result).toBe('observed');
  });

  it('knows nothing of authors known from clones, who are told apart by address', () => {
    expect(judge({ ...account(FOUR), relations: ['git-author'] }).result).toBe('unknown');
  });

  it('judges hundreds of addresses without comparing all of them', () => {
    const many = Array.from({ length: 400 }, (_, index) => `x${index}@mailbox${index}.example`);
    expect(judge(account(many, 2)).result).toBe('clear');
  });
});
