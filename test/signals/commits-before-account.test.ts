import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { commitsBeforeAccount } from '../../src/signals/commits-before-account.ts';
import { contextOf } from './context.ts';

const JOINED = EXAMPLE_NOW - 300 * DAY;

function judge(total: number, newestDaysBefore: number, everyDays: number) {
  const person = examplePerson({
    facts: {
      account: { createdAt: JOINED, type: 'user' },
      historyBeforeAccount: [
        {
          repository: 'example-person/old',
          url: 'https://github.com/example-person/old',
          total,
          commits: exampleCommits({
            count: Math.min(total, 10),
            clock: -180,
            until: JOINED - newestDaysBefore * DAY,
            everyDays,
          }),
        },
      ],
    },
  });
  return evaluate(commitsBeforeAccount, person, contextOf({ person }));
}

describe('commits-before-account', () => {
  it('counts commits that were not read when the newest ones are old enough already', () => {
    expect(judge(500, 200, 1)).toMatchObject({ result: 'observed', sample: 500 });
  });

  it('counts only what is read when the newest ones lie within the margin', () => {
    expect(judge(10, 5, 15)).toMatchObject({ result: 'observed', sample: 4 });
  });

  it('does not call clear what a burst just before the account hides', () => {
    expect(judge(500, 10, 1).result).toBe('unknown');
  });

  it('is silent about two forgotten commits', () => {
    expect(judge(2, 400, 10).result).toBe('clear');
  });

  it('is silent about a project begun in the quarter before the account', () => {
    expect(judge(10, 10, 5).result).toBe('clear');
  });
});
