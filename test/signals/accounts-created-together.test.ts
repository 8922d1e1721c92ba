import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { accountsCreatedTogether } from '../../src/signals/accounts-created-together.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

const OPENED = EXAMPLE_NOW - 1_000 * DAY;

function account(id: string, hours: number): Collaborator {
  const createdAt = OPENED + hours * 3_600;
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: { account: { createdAt, type: 'user' } },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(accountsCreatedTogether, person, contextOf({ person, among }));
}

describe('accounts-created-together', () => {
  it('names the accounts and the day', () => {
    const outcome = judge(account('1', 0), account('2', 1), account('3', 23));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'This account and person-2 and person-3 were opened within one day, on 2024-02-06.',
    );
  });

  it('measures the day from the first to the last', () => {
    expect(judge(account('1', 0), account('2', 12), account('3', 24)).result).toBe('observed');
    expect(judge(account('2', 12), account('1', 0), account('3', 25)).result).toBe('clear');
  });

  it('says how many it would take', () => {
    expect(judge(account('1', 0), account('2', 1))).toMatchObject({
      result: 'clear',
      because: [expect.stringContaining('in an audit of this size 2 would be more than chance')],
    });
  });

  it('leaves haste to the signal of young accounts', () => {
    const person = account('1', 0);
    const invitation = {
      id: 1,
      ...exampleGrant(),
      invitedAt: OPENED + 30 * DAY,
      expired: false,
      inviter: null,
      url: '',
    };
    const invited = examplePerson({
      id: '1',
      facts: {
        account: { createdAt: OPENED, type: 'user' },
        access: [],
        invitations: [invitation],
      },
    });
    expect(judge(person, account('2', 1), account('3', 2)).result).toBe('observed');
    expect(judge(invited, account('2', 1), account('3', 2)).result).toBe('unknown');
  });

  it('says nothing of anybody when accounts were imported or a course began', () => {
    const many = Array.from({ length: 40 }, (_, index) => account(String(100 + index), index / 4));
    expect(judge(account('1', 0), ...many).result).toBe('unknown');
  });

  it('cannot clear anybody while the dates of others are unread', () => {
    const blank = account('2', 9_000);
    const account_ = unknown(notCollected('It was not looked at.'));
    const unread = { ...blank, facts: { ...blank.facts, account: account_ } };
    expect(judge(account('1', 0), unread).result).toBe('unknown');
  });
});
