import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { renamedLogin } from '../../src/signals/renamed-login.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

function account(login: string, ...logins: readonly string[]): Collaborator {
  const commits = logins.flatMap((one) =>
    exampleCommits({ count: 4, clock: 0, email: `1001+${one}@users.noreply.github.com` }),
  );
  return examplePerson({ login, facts: { commits } });
}

function judge(person: Collaborator) {
  return evaluate(renamedLogin, person, contextOf({ person }));
}

describe('renamed-login', () => {
  it('counts logins and repeats none of the earlier ones', () => {
    const outcome = judge(account('new-wren', 'new-wren', 'old-wren', 'older-wren'));
    expect(outcome).toMatchObject({
      result: 'observed',
      measurements: [{ value: '3' }, { label: 'Changes of login', value: '2' }],
    });
    expect(JSON.stringify(outcome)).not.toMatch(/old-wren|older-wren/);
  });

  it('says that a change of name is private', () => {
    const outcome = judge(account('new-wren', 'old-wren'));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'The private address of this account holds 1 login in 4 commits; with the login of today the account has had 2. A change of name is private and needs no reason.',
    );
  });

  it('reads logins without regard to case', () => {
    expect(judge(account('New-Wren', 'new-wren', 'NEW-WREN')).result).toBe('clear');
  });

  it('knows nothing of authors known from clones, who are told apart by these very addresses', () => {
    const author: Collaborator = {
      ...account('Wren Calloway', 'wren', 'wren-c'),
      id: 'git:0123456789abcdef',
      relations: ['git-author'],
    };
    expect(judge(author).result).toBe('unknown');
  });
});
