import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedCommitEmail } from '../../src/signals/shared-commit-email.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

function account(id: string, email: string, profileEmail: string | null = null): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    profile: { name: `Person Number${id}`, email: profileEmail },
    facts: { commits: exampleCommits({ count: 5, clock: 0, account: id, email }) },
  });
}

function judge(person: Collaborator, among: readonly Collaborator[]) {
  return evaluate(sharedCommitEmail, person, contextOf({ person, among }));
}

describe('shared-commit-email', () => {
  it('names the address and the other account, once each', () => {
    const outcome = judge(account('1', 'desk@example.net'), [
      account('2', 'DESK@example.net'),
      account('3', 'own@example.net'),
    ]);
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe('desk@example.net is also used by person-2.');
    expect(plainText(outcome.evidence[0]?.text ?? [])).toBe(
      'desk@example.net, also used by person-2; a commit of this account under it',
    );
  });

  it('counts the public address of a profile as an address in use', () => {
    expect(
      judge(account('1', 'desk@example.net'), [account('2', 'own@example.net', 'desk@example.net')])
        .result,
    ).toBe('observed');
  });

  it('cannot clear anybody while the addresses of others are unread', () => {
    const unread = ['2', '3'].map((id) => examplePerson({ id, login: `person-${id}` }));
    expect(judge(account('1', 'desk@example.net'), unread).result).toBe('unknown');
    const most = Array.from({ length: 20 }, (_, index) =>
      account(`${10 + index}`, `p${index}@example.net`),
    );
    expect(judge(account('1', 'desk@example.net'), [...unread, ...most]).result).toBe('clear');
  });

  it('counts one person listed twice once', () => {
    const one = account('1', 'desk@example.net');
    expect(judge(one, [one]).result).toBe('unknown');
  });

  it.each(['noreply@github.com', 'me@localhost', 'dev@macbook.local', 'none', ''])(
    'compares nobody by %j, which names no mailbox of a person',
    (email) => {
      expect(judge(account('1', email), [account('2', email)]).result).toBe('unknown');
    },
  );

  it('takes work of another account in a repository of theirs for collaboration', () => {
    const guest = examplePerson({
      id: '1',
      login: 'person-1',
      facts: {
        commits: exampleCommits({ count: 5, clock: 0, account: '1', email: 'one@example.net' }),
        ownCommits: exampleCommits({ count: 5, clock: 0, account: '2', email: 'two@example.net' }),
      },
    });
    expect(judge(guest, [account('2', 'two@example.net')]).result).toBe('clear');
  });
});
