import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { keyNamesAnother } from '../../src/signals/key-names-another.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Key } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const GPG = '3AA5C34371567BD2';

function account(id: string, login: string, ...keys: readonly Partial<Key>[]): Collaborator {
  const email = `${login}@example.com`;
  return examplePerson({
    id,
    login,
    facts: {
      commits: exampleCommits({ count: 5, clock: 0, account: id, name: login, email }),
      keys: keys.map((key) => ({
        kind: 'gpg',
        fingerprint: GPG,
        createdAt: null,
        names: [],
        ...key,
      })),
    },
  });
}

const OTHER = account('2', 'sunniva-aas');

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(keyNamesAnother, person, contextOf({ person, among }));
}

describe('key-names-another', () => {
  it('names the key, the address inside it and whose it is', () => {
    const outcome = judge(account('1', 'wren', { emails: ['Sunniva-Aas@Example.com'] }), OTHER);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'A key of this account bears a name, address or login of sunniva-aas.',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      `GPG key ${GPG}: sunniva-aas@example.com, of sunniva-aas`,
    ]);
  });

  it('knows the private address of an account by its number, whatever the login was', () => {
    const of = (address: string) =>
      judge(account('1', 'wren', { emails: [address] }), OTHER).result;
    expect(of('2+sunniva-aas@users.noreply.github.com')).toBe('observed');
    // The login belonged to somebody else then.
    expect(of('77+sunniva-aas@users.noreply.github.com')).toBe('clear');
    expect(of('1+earlier-wren@users.noreply.github.com')).toBe('clear');
  });

  it('reads addresses and whole logins in titles', () => {
    const of = (title: string) =>
      judge(account('1', 'wren', { kind: 'ssh-signing', title }), OTHER).result;
    expect(of('sunniva-aas@example.com')).toBe('observed');
    expect(of('SUNNIVA-AAS (desk)')).toBe('observed');
    expect(of('my-sunniva-aas-laptop')).toBe('clear');
    expect(of('laptop')).toBe('unknown');
  });

  it('reads the title of a GPG key too', () => {
    const outcome = judge(account('1', 'wren', { title: 'key of sunniva-aas' }), OTHER);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.evidence[0]?.text ?? [])).toBe(
      `Title of GPG key ${GPG}: sunniva-aas, of sunniva-aas`,
    );
  });

  describe('of full names in a GPG key', () => {
    const named = (id: string, login: string, name: string | null) =>
      examplePerson({ id, login, profile: { name } });
    const wren = (name: string | null, ...names: readonly string[]) => {
      const keys = [{ kind: 'gpg' as const, fingerprint: GPG, createdAt: null, names }];
      return examplePerson({ id: '1', login: 'wren', profile: { name }, facts: { keys } });
    };
    const sunniva = named('2', 'sunniva-aas', 'Sunniva Aas');

    it('finds the one account that bears it, in whatever order', () => {
      const outcome = judge(wren('Wren Calloway', 'Wren Calloway', 'Aas, Sunniva'), sunniva);
      if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
      expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
        `GPG key ${GPG}: Aas, Sunniva, of sunniva-aas`,
      ]);
    });

    it('holds no namesake against anybody', () => {
      const twin = named('3', 'other-sunniva', 'Sunniva Aas');
      expect(judge(wren('Wren Calloway', 'Sunniva Aas'), sunniva, twin).result).not.toBe(
        'observed',
      );
      expect(judge(wren('Sunniva Aas', 'Sunniva Aas'), sunniva).result).not.toBe('observed');
      expect(judge(wren('Sunniva Calloway', 'Sunniva Aas'), sunniva).result).not.toBe('observed');
      // Somebody of no name may well be the one in the key.
      expect(judge(wren(null, 'Sunniva Aas'), sunniva).result).not.toBe('observed');
    });

    it('is unknown where names of a key could not be read, and nothing else was seen', () => {
      const unread = (...emails: readonly string[]) =>
        judge(account('1', 'wren', { names: undefined, emails: [...emails] }), OTHER).result;
      expect(unread('wren@university.example.edu')).toBe('unknown');
      expect(unread('sunniva-aas@example.com')).toBe('observed');
    });
  });

  it('takes no word of the trade for a login', () => {
    const other = account('2', 'developer');
    expect(
      judge(account('1', 'wren', { kind: 'ssh-signing', title: 'developer' }), other).result,
    ).toBe('unknown');
  });

  it('leaves what two accounts share to the signals of sharing', () => {
    const shared = account('1', 'wren', { emails: ['sunniva-aas@example.com'] });
    const sameKey = account('2', 'sunniva-aas', {});
    expect(judge(shared, sameKey).result).toBe('unknown');
    const profile = { email: 'sunniva-aas@example.com' };
    const sameAddress = examplePerson({
      id: '1',
      login: 'wren',
      profile,
      facts: {
        keys: [{ kind: 'gpg', fingerprint: GPG, createdAt: null, emails: [profile.email] }],
      },
    });
    expect(judge(sameAddress, OTHER).result).toBe('unknown');
  });
});
