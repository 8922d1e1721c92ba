import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { accountGone } from '../../src/signals/account-gone.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { type Gap, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function judge(reason: Gap['reason'], person: Partial<Collaborator> = {}) {
  const whole = examplePerson();
  const account = unknown({ reason, detail: 'The account could not be read.' });
  const gone = { ...whole, ...person, facts: { ...whole.facts, account } };
  return evaluate(accountGone, gone, contextOf({ person: gone })).result;
}

describe('account-gone', () => {
  it('observes that GitHub does not find an account with access', () => {
    expect(judge('not-found')).toBe('observed');
    expect(judge('not-found', { relations: ['pending-invitee'] })).toBe('observed');
  });

  it.each(['forbidden', 'not-visible', 'unavailable', 'not-collected', 'invalid'] as const)(
    'takes an account that is %s for unknown, neither gone nor there',
    (reason) => {
      expect(judge(reason)).toBe('unknown');
    },
  );

  it.each(['person_example', 'example_admin'])(
    'does not mistake %s, which an enterprise manages and hides, for an account that is gone',
    (login) => {
      expect(judge('not-found', { login })).toBe('unknown');
    },
  );
});
