import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { paintedActivity } from '../../src/signals/painted-activity.ts';
import type { Commit, OwnRepository } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const NAME = 'example-person/journal';
const MIDNIGHT = Math.floor(EXAMPLE_NOW / DAY) * DAY;

function judge(instants: readonly number[], change: Partial<OwnRepository & Commit> = {}) {
  const { fork = false, createdAt = EXAMPLE_NOW - 900 * DAY, ...commit } = change;
  const url = `https://github.com/${NAME}`;
  const repository = { name: NAME, createdAt, pushedAt: EXAMPLE_NOW, fork, archived: false, url };
  const [template] = exampleCommits({ count: 1, clock: 0, repository: NAME });
  if (template === undefined) throw new Error('expected a commit');
  const ownCommits = instants.map((at, index) => ({
    ...template,
    oid: index.toString(16).padStart(40, '0'),
    author: { ...template.author, at },
    ...commit,
  }));
  const person = examplePerson({ facts: { ownRepositories: [repository], ownCommits } });
  return evaluate(paintedActivity, person, contextOf({ person }));
}

/** So many commits a day at the given second of the day, one minute after the other. */
const script = (days: number, aDay: number, second: number) =>
  Array.from(
    { length: days * aDay },
    (_, index) => MIDNIGHT - (10 + Math.floor(index / aDay)) * DAY + second + (index % aDay) * 60,
  );

describe('painted-activity', () => {
  it('sees a script in the newest commits, though they cover few days', () => {
    expect(judge(script(9, 6, 72_023))).toMatchObject({
      result: 'observed',
      evidence: [{ text: [{ foreign: NAME }, ': ', '100 % of 54 commits on 9 days at second 23'] }],
    });
  });

  it('sees it beside some work by hand', () => {
    const byHand = script(30, 1, 40_000).map((at, index) => at + ((index * 7_919) % 9_000));
    expect(judge([...script(20, 2, 72_023), ...byHand]).result).toBe('observed');
  });

  it.each<[string, readonly number[], Partial<OwnRepository & Commit>]>([
    ['too few commits', script(19, 1, 72_023), {}],
    ['too few days', script(7, 10, 72_023), {}],
    ['commits made on the site', script(30, 1, 72_023), { origin: 'github-web' }],
    ['commits of a bot', script(30, 1, 72_023), { origin: 'bot' }],
    ['commits of somebody else', script(30, 1, 72_023), { account: '2002' }],
    ['the history of a fork', script(30, 1, 72_023), { fork: true }],
    ['a nightly job', script(30, 1, 10_801), {}],
    ['midnight, before the repository existed', script(30, 1, 0), { createdAt: EXAMPLE_NOW }],
  ])('does not know: %s', (_, instants, change) => {
    expect(judge(instants, change).result).toBe('unknown');
  });

  it('does not believe in a nightly job before the repository existed', () => {
    expect(judge(script(30, 1, 10_801), { createdAt: EXAMPLE_NOW - 5 * DAY }).result).toBe(
      'observed',
    );
  });

  it('counts a batch of patches of one second once', () => {
    const byHand = script(30, 1, 40_000).map((at, index) => at + ((index * 7_919) % 9_000));
    const batch = Array.from({ length: 200 }, () => MIDNIGHT - 50 * DAY + 33);
    expect(judge([...byHand, ...batch]).result).toBe('clear');
  });

  it('is clear of everybody who commits by hand', () => {
    const seconds = fc.array(fc.nat(DAY - 1), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(seconds, (times) => {
        const instants = times.map((second, day) => MIDNIGHT - (10 + day) * DAY + second);
        expect(judge(instants).result).toBe('clear');
      }),
      { numRuns: 50 },
    );
  });
});
