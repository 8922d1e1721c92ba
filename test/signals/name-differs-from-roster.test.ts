import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { type Digest, rosterEntry, rosterOf } from '../../src/evidence/roster.ts';
import { nameDiffersFromRoster } from '../../src/signals/name-differs-from-roster.ts';
import { contextOf } from './context.ts';

const plain: Digest = (...parts) => parts.join(':');

interface Uses {
  readonly profile?: string;
  readonly authors?: readonly string[];
  readonly login?: string;
  readonly email?: string;
  readonly inKey?: string;
}

/** Judges an account with these names against the given ones on contract. */
function judge(onContract: readonly string[], uses: Uses) {
  const { profile, authors = [], login, email, inKey } = uses;
  const person = examplePerson({
    id: '1001',
    login: login ?? 'nightheron',
    profile: { name: profile ?? null },
    facts: {
      commits: authors.flatMap((name, index) =>
        exampleCommits({ count: 4 + index, clock: 60, name, email: email ?? 'me@example.com' }),
      ),
      keys:
        inKey === undefined
          ? []
          : [{ kind: 'gpg', fingerprint: '3AA5C34371567BD2', createdAt: null, names: [inKey] }],
    },
  });
  const entries = onContract.flatMap((name) => rosterEntry('1001', name, plain) ?? []);
  return evaluate(
    nameDiffersFromRoster,
    person,
    contextOf({ person, operator: { roster: rosterOf(entries, plain) } }),
  );
}

describe('name-differs-from-roster', () => {
  it('shows the names the account uses, the profile first, then the most used, as foreign text', () => {
    const outcome = judge(['Ilse Brandvold'], {
      profile: 'Teodor Makinen',
      authors: ['Karim Haddad', 'Teo Makinen', 'nightheron'],
    });
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'None of 3 full names that the account uses has a part or an initial in common with a name on contract. A change of name is private and needs no reason.',
    );
    expect(outcome.evidence.map(({ text }) => text)).toEqual([
      [{ foreign: 'Teodor Makinen' }],
      [{ foreign: 'Teo Makinen' }],
      [{ foreign: 'Karim Haddad' }],
    ]);
  });

  it('cannot show the name on contract', () => {
    const outcome = judge(['Ilse Brandvold'], { profile: 'Teodor Makinen' });
    expect(JSON.stringify(outcome)).not.toMatch(/ilse|brandvold/i);
  });

  it.each([
    ['the name itself', { profile: 'Ilse Brandvold' }],
    ['a married name', { profile: 'Ilse Makinen' }],
    ['a first name alone', { authors: ['Ilse'] }],
    ['one author name of many', { profile: 'Night Heron', authors: ['Heron', 'ibrandvold'] }],
    ['the login', { profile: 'Night Heron', login: 'ilse-codes' }],
    ['a name in a GPG key', { profile: 'Night Heron', inKey: 'Ilse Brandvold' }],
    ['the address', { profile: 'Night Heron', authors: ['Heron'], email: 'brandvold@example.com' }],
  ])('is clear when something agrees: %s', (_, uses) => {
    expect(judge(['Ilse Brandvold'], uses).result).toBe('clear');
  });

  it('holds no name in a GPG key against anybody', () => {
    const night = { profile: 'Teodor Makinen', inKey: 'Imre Bodnar' };
    expect(judge(['Ilse Brandvold'], { inKey: 'Teodor Makinen' }).result).toBe('unknown');
    expect(judge(['Ilse Brandvold'], night).result).toBe('unknown');
  });

  it('is clear when any of several names on contract agrees, such as the one of every day', () => {
    const names = ['Ilse Brandvold', 'Milo Okonjo'];
    expect(judge(names, { profile: 'Milo Okonjo' }).result).toBe('clear');
  });

  it.each([
    ['no name at all', {}],
    ['a handle', { authors: ['nightheron'] }],
    ['initials', { profile: 'T. M.' }],
    ['another script', { profile: 'Олена Коваленко' }],
    ['a short form and another family name', { profile: 'Izzy Makinen' }],
    ['a team', { profile: 'Platform Team' }],
  ])('does not know: %s', (_, uses) => {
    expect(judge(['Ilse Brandvold'], uses).result).toBe('unknown');
  });

  it('does not know of an account that is not listed, or with more names than can be compared', () => {
    expect(judge([], { profile: 'Teodor Makinen' }).result).toBe('unknown');
    const authors = Array.from({ length: 40 }, (_, index) => `Teodor Quill${'ab'.repeat(index)}`);
    expect(judge(['Ilse Brandvold'], { authors }).result).toBe('unknown');
  });
});
