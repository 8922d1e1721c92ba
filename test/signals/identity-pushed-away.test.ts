import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { identityPushedAway } from '../../src/signals/identity-pushed-away.ts';
import type { ForcedPush } from '../../src/snapshot/collaboration.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

interface Tip {
  readonly name: string;
  readonly email: string;
  readonly account: string | null;
}

const STRANGER: Tip = { name: 'Teodor Makinen', email: 'teodor@example.net', account: null };
const ILSE: Tip = { name: 'Ilse Brandvold', email: 'person@example.com', account: '1001' };

function push(daysAgo: number, before: Tip = STRANGER, after: Tip = ILSE): ForcedPush {
  const oid = String(daysAgo).padStart(40, '0');
  return {
    repository: 'example-org/tool',
    url: `https://github.com/example-org/tool/pull/${daysAgo}`,
    at: EXAMPLE_NOW - daysAgo * DAY,
    before: { ...before, oid },
    after: { ...after, oid },
  };
}

function judge(pushes: readonly ForcedPush[], ...among: readonly Collaborator[]) {
  const commits = exampleCommits({ count: 20, clock: 60, name: ILSE.name });
  const person = examplePerson({
    profile: { name: ILSE.name },
    facts: { commits, forcedPushes: pushes },
  });
  return evaluate(identityPushedAway, person, contextOf({ person, among }));
}

describe('identity-pushed-away', () => {
  it('tells which name was overwritten by which, and when', () => {
    const outcome = judge([push(40), push(20)]);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      '2 forced pushes to pull requests of this account replaced commits of Teodor Makinen by commits of its own name.',
    );
    expect(outcome.summary).toContainEqual({ foreign: 'Teodor Makinen' });
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'Teodor Makinen by Ilse Brandvold, 2026-09-23',
      'Teodor Makinen by Ilse Brandvold, 2026-10-13',
    ]);
  });

  it('observes no former name of theirs, under an address or account that is theirs', () => {
    const byAddress = { ...STRANGER, email: 'Person@Example.com' };
    const byAccount = { ...STRANGER, account: '1001' };
    expect(judge([push(40, byAddress), push(20, byAddress)]).result).toBe('clear');
    expect(judge([push(40, byAccount), push(20, byAccount)]).result).toBe('clear');
  });

  it('observes no co-worker, known by account or by address', () => {
    const colleague = examplePerson({
      id: '2002',
      login: 'teodor',
      profile: { email: 'teodor@example.net' },
    });
    const byAccount = { ...STRANGER, email: 'other@example.net', account: '2002' };
    expect(judge([push(40), push(20)], colleague).result).toBe('clear');
    expect(judge([push(40, byAccount), push(20, byAccount)], colleague).result).toBe('clear');
  });

  it.each(['Release Bot', 'Claude Code', 'tmakinen', 'Ilse B.', 'Олена Коваленко', 'Your Name'])(
    'observes nothing where %s was overwritten',
    (name) => {
      const tip = { ...STRANGER, name };
      expect(judge([push(40, tip), push(20, tip)]).result).toBe('clear');
    },
  );

  it('observes nothing where the name of a third person was put in its place', () => {
    const third = { ...STRANGER, name: 'Oluchi Nwosu' };
    expect(judge([push(40, STRANGER, third), push(20, STRANGER, third)]).result).toBe('clear');
  });
});
