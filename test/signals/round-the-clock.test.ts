import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { roundTheClock } from '../../src/signals/round-the-clock.ts';
import type { Commit, ServerEvent } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const MIDNIGHT = Math.floor(EXAMPLE_NOW / DAY) * DAY;

/** Instants over so many days, four a day, over the hours from and of the given length. */
function instants(days: number, fromHour: number, hours: number, aDay = 4): number[] {
  return Array.from({ length: days * aDay }, (_, index) => {
    const hour = fromHour + (((index * 29) % 48) / 48) * hours;
    return MIDNIGHT - (Math.floor(index / aDay) + 2) * DAY + Math.round(hour * 3_600);
  });
}

function commitsAt(times: readonly number[]): Commit[] {
  const [commit] = exampleCommits({ count: 1, clock: 120 });
  if (commit === undefined) throw new Error('no commit');
  return times.map((at, index) => ({
    ...commit,
    oid: index.toString(16).padStart(40, '0'),
    author: { ...commit.author, at },
    committer: { ...commit.committer, at },
  }));
}

function eventsAt(times: readonly number[]): ServerEvent[] {
  return times.map((at) => ({
    kind: 'comment',
    at,
    repository: 'example-org/tool',
    private: false,
  }));
}

function judge(commits: readonly number[], activity: readonly number[] = []) {
  const person = examplePerson({
    facts: { commits: commitsAt(commits), activity: eventsAt(activity) },
  });
  return evaluate(roundTheClock, person, contextOf({ person })).result;
}

describe('round-the-clock', () => {
  it('sees two people who share an account by the hours of both', () => {
    expect(judge([...instants(180, 8, 9), ...instants(180, 20, 9)])).toBe('observed');
  });

  it('counts what the server dated as well as commits', () => {
    expect(judge(instants(180, 8, 9), instants(180, 20, 9))).toBe('observed');
    expect(judge([], instants(180, 0, 24))).toBe('observed');
  });

  it('rests with whoever rests, early or late, and works long days', () => {
    for (const start of [0, 6, 12, 18]) expect(judge(instants(180, start, 14))).toBe('clear');
  });

  it('forgives a month without sleep among months with it', () => {
    const restless = instants(30, 0, 24);
    const usual = instants(180, 9, 9).filter((at) => at < MIDNIGHT - 40 * DAY);
    expect(judge([...restless, ...usual])).toBe('clear');
  });

  it('forgives a move to the other side of the earth', () => {
    const here = instants(75, 9, 9);
    const there = instants(180, 21, 9).filter((at) => at < MIDNIGHT - 78 * DAY);
    expect(judge([...here, ...there])).toBe('clear');
  });

  it('takes a burst of commits for one piece of work', () => {
    const burst = Array.from(
      { length: 300 },
      (_, index) => MIDNIGHT - 20 * DAY + 3 * 3_600 + index,
    );
    expect(judge([...instants(180, 9, 9), ...burst])).toBe('clear');
  });

  it('asks for two months with enough work', () => {
    expect(judge(instants(30, 0, 24))).toBe('unknown');
    expect(judge(instants(180, 0, 24, 1))).toBe('unknown');
  });
});
