import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
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

  it('tells the oldest date of all that was read, and how many GitHub counts beside that', () => {
    const repository = 'example-person/old';
    const older = (count: number, daysBefore: number) =>
      exampleCommits({
        count,
        clock: -180,
        until: JOINED - daysBefore * DAY,
        everyDays: 40,
        repository,
      });
    const url = `https://github.com/${repository}`;
    const told = (daysBefore: number) => {
      const person = examplePerson({
        facts: {
          account: { createdAt: JOINED, type: 'user' },
          historyBeforeAccount: [{ repository, url, total: 60, commits: older(10, daysBefore) }],
          ownCommits: older(50, daysBefore),
        },
      });
      const outcome = evaluate(commitsBeforeAccount, person, contextOf({ person }));
      if (outcome.result !== 'observed') throw new Error(outcome.result);
      return [outcome.summary, ...outcome.evidence.map(({ text }) => text)].map(plainText);
    };
    expect(told(100)).toEqual([
      expect.stringMatching(/^60 commits .* some at least 5 years before\.$/),
      'example-person/old: 60 commits, as GitHub counts them; the newest 50 were read',
    ]);
    expect(told(60)).toEqual([
      expect.stringMatching(/^59 commits .* some at least 5 years before\.$/),
      'example-person/old: 59 commits of the 60 GitHub counts from before the account; the newest 50 were read, the others are older',
    ]);
  });

  it('says nothing of how many were read where all were', () => {
    const outcome = judge(8, 200, 1);
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'example-person/old: 8 commits',
    ]);
  });

  describe('of dates from before Git existed', () => {
    const at = (...instants: readonly number[]) => {
      const history = exampleCommits({ count: instants.length, clock: 0 }).map((commit, index) => {
        const signature = { ...commit.committer, at: instants[index] ?? 0 };
        return { ...commit, author: signature, committer: signature };
      });
      const person = examplePerson({
        facts: {
          account: { createdAt: JOINED, type: 'user' },
          historyBeforeAccount: [
            {
              repository: 'example-person/old',
              url: 'https://github.com/example-person/old',
              total: instants.length,
              commits: history,
            },
          ],
        },
      });
      return evaluate(commitsBeforeAccount, person, contextOf({ person }));
    };
    const older = JOINED - 400 * DAY;

    it.each([
      ['the zero of a clock', 0],
      ['negative', -1_000_000],
      ['of an import', Date.UTC(1998, 4, 1) / 1_000],
    ])('makes no evidence, and does not call it clear: %s', (_, instant) => {
      const outcome = at(instant, instant, instant, instant);
      expect(outcome).toMatchObject({ result: 'unknown' });
      expect(JSON.stringify(outcome)).toMatch(/4 commits .* before Git existed \(2005-04-07\)/);
    });

    it('leaves them out of count and age, and says how many', () => {
      const outcome = at(older, older, older, 0, 0);
      expect(outcome).toMatchObject({ result: 'observed', sample: 3 });
      expect(JSON.stringify(outcome)).toContain('some at least 13 months before');
      expect(outcome).toMatchObject({
        measurements: expect.arrayContaining([
          { label: expect.stringContaining('Left out'), value: '2' },
        ]),
      });
    });

    it('does not mind one of them', () => {
      expect(at(0).result).toBe('clear');
    });
  });

  it('is silent about a project begun in the quarter before the account', () => {
    expect(judge(10, 10, 5).result).toBe('clear');
  });
});
