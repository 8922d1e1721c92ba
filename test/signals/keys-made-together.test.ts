import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { keysMadeTogether } from '../../src/signals/keys-made-together.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { contextOf } from './context.ts';

const START = EXAMPLE_NOW - 500 * DAY;

function account(id: string, minutes: readonly (number | null)[], letter?: string): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      keys: minutes.map((after, index) => ({
        kind: 'ssh',
        fingerprint: `SHA256:${(letter ?? `${id}${index}`).padStart(43, '0')}`,
        createdAt: after === null ? null : START + after * 60,
      })),
    },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(keysMadeTogether, person, contextOf({ person, among }));
}

describe('keys-made-together', () => {
  it('tells who, on which day and within how long', () => {
    const outcome = judge(account('1', [0]), account('2', [10]), account('3', [25]));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'Keys of this account and of person-2 and person-3 were added within 25 minutes on 2025-06-20.',
    );
  });

  it('counts people, not keys', () => {
    expect(judge(account('1', [0, 1, 2]), account('2', [3, 4, 5])).result).toBe('clear');
  });

  it('measures the hour from the first to the last', () => {
    expect(judge(account('1', [0]), account('2', [30]), account('3', [60])).result).toBe(
      'observed',
    );
    expect(judge(account('1', [0]), account('2', [30]), account('3', [61])).result).toBe('clear');
    expect(judge(account('2', [30]), account('1', [0]), account('3', [61])).result).toBe('clear');
  });

  it('leaves a key that two accounts share to the signal of that key', () => {
    const outcome = judge(account('1', [0], 'A'), account('2', [5], 'A'), account('3', [9]));
    expect(outcome.result).toBe('clear');
  });

  it('knows nothing of keys without a date', () => {
    const half = account('1', [0, null]);
    expect(judge(half, account('2', [90]), account('3', [200])).result).toBe('unknown');
    expect(judge(half, account('2', [5]), account('3', [9])).result).toBe('observed');
    expect(judge(account('1', [null]), account('2', [5]), account('3', [9])).result).toBe(
      'unknown',
    );
  });
});
