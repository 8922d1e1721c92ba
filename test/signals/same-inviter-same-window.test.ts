import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sameInviterSameWindow } from '../../src/signals/same-inviter-same-window.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

function invited(id: string, hours: number, inviter: string | null = 'desk'): Collaborator {
  const invitation = {
    id: Number(id),
    ...exampleGrant(),
    invitedAt: EXAMPLE_NOW - 6 * DAY + hours * 3_600,
    expired: false,
    inviter,
    url: 'https://github.com/example-org/tool/invitations',
  };
  return examplePerson({ id, login: `person-${id}`, facts: { invitations: [invitation] } });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(sameInviterSameWindow, person, contextOf({ person, among }));
}

describe('same-inviter-same-window', () => {
  it('names who invited and who came along, as foreign text', () => {
    const outcome = judge(invited('1', 0), invited('2', 2), invited('3', 20));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'desk invited this account and person-2 and person-3 within one day, on 2026-10-27.',
    );
    expect(outcome.summary).toContainEqual({ foreign: 'desk' });
  });

  it('measures the day from the first to the last', () => {
    expect(judge(invited('1', 0), invited('2', 13), invited('3', 25)).result).toBe('clear');
  });

  it('knows nothing when the inviting account is gone', () => {
    const { facts, ...person } = invited('1', 0);
    const gone = invited('1', 3, null).facts.invitations;
    if (!facts.invitations.known || !gone.known) throw new Error('unknown');
    const invitations = {
      ...facts.invitations,
      value: [...facts.invitations.value, ...gone.value],
    };
    const both = { ...person, facts: { ...facts, invitations } };
    expect(judge(both, invited('2', 90)).result).toBe('unknown');
    expect(judge(both, invited('2', 2), invited('3', 4)).result).toBe('observed');
    expect(judge(invited('1', 0, null), invited('2', 1, null), invited('3', 2, null)).result).toBe(
      'unknown',
    );
  });
});
