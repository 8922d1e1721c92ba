import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { youngAccountAtGrant } from '../../src/signals/young-account-at-grant.ts';
import type { Facts, Invitation, KnownValue } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(facts: { readonly [K in keyof Facts]?: KnownValue<K> }) {
  const person = examplePerson({ facts });
  return evaluate(youngAccountAtGrant, person, contextOf({ person }));
}

const opened = (days: number) => ({ createdAt: EXAMPLE_NOW - days * DAY, type: 'user' as const });
const invited = (days: number): Invitation => ({
  id: 7,
  ...exampleGrant(),
  invitedAt: EXAMPLE_NOW - days * DAY,
  expired: false,
  inviter: 'example-maintainer',
  url: 'https://github.com/example-org/tool/invitations',
});

describe('young-account-at-grant', () => {
  it('needs no record of the grant when the account is still young', () => {
    expect(judge({ account: opened(40) }).result).toBe('observed');
  });

  it('is clear for an invitation to a grown account', () => {
    expect(judge({ account: opened(900), access: [], invitations: [invited(4)] }).result).toBe(
      'clear',
    );
  });

  it('does not date an old grant by a new invitation to another repository', () => {
    const facts = { account: opened(900), access: [exampleGrant()], invitations: [invited(4)] };
    expect(judge(facts).result).toBe('unknown');
  });

  it('takes activity in a public repository for nothing: anybody may be active there', () => {
    const grant = exampleGrant();
    const access = [
      { ...grant, repository: { ...grant.repository, visibility: 'public' as const } },
    ];
    const activity = [
      {
        kind: 'pull-request' as const,
        at: EXAMPLE_NOW - 890 * DAY,
        repository: 'example-org/tool',
        private: false,
      },
    ];
    expect(judge({ account: opened(900), access, activity }).result).toBe('unknown');
  });
});
