import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { incoherentClocks } from '../../src/signals/incoherent-clocks.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(...commits: readonly (readonly Commit[])[]) {
  const person = examplePerson({ facts: { commits: commits.flat() } });
  return evaluate(incoherentClocks, person, contextOf({ person }));
}

const days = (count: number) => EXAMPLE_NOW - count * DAY;

describe('incoherent-clocks', () => {
  it('names the groups with their shares, the largest first', () => {
    const outcome = judge(
      exampleCommits({ count: 60, clock: 330 }),
      exampleCommits({ count: 25, clock: -300, until: days(2) }),
      exampleCommits({ count: 15, clock: 600, until: days(3) }),
    );
    expect(outcome).toMatchObject({
      result: 'observed',
      evidence: [
        { text: [expect.stringMatching(/^\+05:30: 60 commits/)] },
        { text: [expect.stringMatching(/^-05:00: 25 commits/)] },
        { text: [expect.stringMatching(/^\+10:00: 15 commits/)] },
      ],
    });
  });

  it('does not count two distant places: two machines or one move are common', () => {
    const two = [
      exampleCommits({ count: 60, clock: 330 }),
      exampleCommits({ count: 60, clock: -300, until: days(2) }),
    ];
    expect(judge(...two).result).toBe('clear');
  });

  it('does not count a single stray commit as a place', () => {
    const stray = exampleCommits({ count: 1, clock: 600, until: days(5) });
    const result = judge(
      exampleCommits({ count: 60, clock: 330 }),
      exampleCommits({ count: 30, clock: -300, until: days(2) }),
      stray,
    );
    expect(result.result).toBe('clear');
  });

  it('folds both sides of the date line into one place', () => {
    const result = judge(
      exampleCommits({ count: 40, clock: 780 }),
      exampleCommits({ count: 40, clock: -660, until: days(2) }),
      exampleCommits({ count: 40, clock: 120, until: days(3) }),
    );
    expect(result.result).toBe('clear');
  });

  it('reads the clock of own machines only: browsers and bots are other witnesses', () => {
    const result = judge(
      exampleCommits({ count: 60, clock: 330 }),
      exampleCommits({ count: 30, clock: -300, until: days(2), origin: 'github-web' }),
      exampleCommits({ count: 30, clock: 600, until: days(3), origin: 'bot' }),
    );
    expect(result.result).toBe('clear');
  });

  it("does not take contributors' clocks in the person's repositories for theirs", () => {
    const person = examplePerson({
      facts: {
        commits: exampleCommits({ count: 60, clock: 330 }),
        ownCommits: [-300, 600, 0].flatMap((clock, index) =>
          exampleCommits({
            count: 40,
            clock,
            account: null,
            name: `Contributor Number${index}`,
            email: `c${index}@example.org`,
          }),
        ),
      },
    });
    expect(evaluate(incoherentClocks, person, contextOf({ person })).result).toBe('clear');
  });
});
