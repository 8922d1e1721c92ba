import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { alternatingClocks } from '../../src/signals/alternating-clocks.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const HOUR = 3_600;

function judge(commits: readonly Commit[]) {
  const person = examplePerson({ facts: { commits } });
  return evaluate(alternatingClocks, person, contextOf({ person }));
}

/** Commits on these clocks, an hour apart in this order, on each of so many days. */
function hourly(clocks: readonly number[], days: number, everyDays = 4): Commit[] {
  return Array.from({ length: days }, (_, day) =>
    clocks.map((clock, hour) => {
      const at = EXAMPLE_NOW - (2 + day * everyDays) * DAY + hour * HOUR;
      return moveTo(exampleCommits({ count: 1, clock }), at);
    }),
  ).flat(2);
}

function moveTo(commits: readonly Commit[], at: number): Commit[] {
  return commits.map((commit) => ({
    ...commit,
    author: { ...commit.author, at },
    committer: { ...commit.committer, at },
  }));
}

const home = exampleCommits({ count: 60, clock: 330, everyDays: 5 });

describe('alternating-clocks', () => {
  it('names the clocks and the latest changes with their instants', () => {
    const outcome = judge(hourly([330, -300, 330, 600, 330], 10));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toContain('-05:00, +05:30 and +10:00');
    expect(plainText(outcome.evidence[0]?.text ?? [])).toMatch(
      /^[+-]\d\d:\d\d at \d{4}-\d\d-\d\d \d\d:\d\d UTC, then [+-]\d\d:\d\d at /,
    );
  });

  it('asks for three days', () => {
    const rounds = (days: number) => judge([...home, ...hourly([330, -300, 330, 600, 330], days)]);
    expect(rounds(2).result).not.toBe('observed');
    expect(rounds(3).result).toBe('observed');
  });

  it('knows nothing of two machines that are used within the same hours, however often', () => {
    expect(judge(hourly([330, -300, 330], 80)).result).toBe('unknown');
  });

  it('does not mind two machines used on different days', () => {
    const other = exampleCommits({ count: 60, clock: -300, until: EXAMPLE_NOW - 3 * DAY });
    expect(judge([...home, ...other]).result).toBe('clear');
  });

  it('does not mind three clocks that one could have flown between', () => {
    const clocks = [330, -300, 600];
    const tour = Array.from({ length: 60 }, (_, index) =>
      moveTo(
        exampleCommits({ count: 1, clock: clocks[index % 3] ?? 0 }),
        EXAMPLE_NOW - (2 + index) * DAY,
      ),
    ).flat();
    expect(judge(tour).result).toBe('clear');
  });

  it('does not mind changes of the clock that come too soon on the way but do not come back', () => {
    const places = [330, -300, 600, 60].flatMap((clock, index) =>
      moveChain(clock, EXAMPLE_NOW - (200 - index * 40) * DAY),
    );
    expect(judge(places).result).toBe('clear');
  });

  it('takes a stray commit for no third clock', () => {
    const stray = hourly([330, 600, 330], 1);
    expect(judge([...home, ...hourly([330, -300, 330], 40), ...stray]).result).toBe('unknown');
  });

  it('reads the clocks of machines: what a browser or a bot recorded takes no turns', () => {
    const others = hourly([330, -300, 330, 600, 330], 10).map((commit) => ({
      ...commit,
      origin: commit.author.offset === 600 ? ('github-web' as const) : commit.origin,
    }));
    expect(judge(others).result).not.toBe('observed');
  });
});

/** Forty days of work in one place, the last commit an hour before the next place begins. */
function moveChain(clock: number, from: number): Commit[] {
  return Array.from({ length: 21 }, (_, index) =>
    moveTo(exampleCommits({ count: 1, clock }), from + index * 2 * DAY - (index === 20 ? HOUR : 0)),
  ).flat();
}
