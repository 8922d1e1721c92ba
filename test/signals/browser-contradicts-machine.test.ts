import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { browserContradictsMachine } from '../../src/signals/browser-contradicts-machine.ts';
import { clockContradictsLocation } from '../../src/signals/clock-contradicts-location.ts';
import { noDaylightSavingShift } from '../../src/signals/no-daylight-saving-shift.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function person(commits: readonly Commit[], location: string | null = null) {
  return examplePerson({ profile: { location }, facts: { commits } });
}

function judge(commits: readonly Commit[]) {
  const judged = person(commits);
  return evaluate(browserContradictsMachine, judged, contextOf({ person: judged }));
}

const machine = exampleCommits({ count: 60, clock: 'America/Chicago' });
const browser = (clock: string | number, count = 8) =>
  exampleCommits({ count, clock, everyDays: 15, origin: 'github-web' });

describe('browser-contradicts-machine', () => {
  it('names both clocks and how many comparisons it made', () => {
    const outcome = judge([...machine, ...browser('Asia/Karachi')]);
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(/100 % of 8 .* \+05:00, .* -0[56]:00/);
    expect(outcome.sample).toBe(8);
  });

  it('asks for five readings on three days', () => {
    expect(judge([...machine, ...browser('Asia/Karachi', 4)]).result).toBe('unknown');
    const oneDay = browser('Asia/Karachi', 1);
    expect(judge([...machine, ...Array<typeof oneDay>(9).fill(oneDay).flat()]).result).toBe(
      'unknown',
    );
  });

  it.each([
    ['a neighbouring zone', 'America/New_York'],
    ['daylight saving of another rule', 'America/Mexico_City'],
  ])('agrees within two hours: %s', (_, clock) => {
    expect(judge([...machine, ...browser(clock)]).result).toBe('clear');
  });

  it('reads the browser of squashes that somebody else merged, too', () => {
    const merged = browser('Asia/Karachi').map((commit) => ({
      ...commit,
      origin: 'merged-by-other' as const,
      committer: { ...commit.committer, offset: -300 },
    }));
    expect(judge([...machine, ...merged]).result).toBe('observed');
  });

  it('cannot tell where the two agree only now and then', () => {
    const mixed = [...browser('Asia/Karachi', 7), ...browser('America/Chicago', 4)];
    expect(judge([...machine, ...mixed]).result).toBe('unknown');
  });

  it('compares nothing that lies half a year apart', () => {
    const old = exampleCommits({
      count: 60,
      clock: 300,
      everyDays: 1,
      until: EXAMPLE_NOW - 200 * DAY,
    });
    expect(judge([...old, ...browser('America/Chicago', 6)]).result).toBe('unknown');
  });
});

describe('one cause counts in one family', () => {
  const results = (commits: readonly Commit[], location: string) => {
    const judged = person(commits, location);
    return [browserContradictsMachine, clockContradictsLocation, noDaylightSavingShift].map(
      (signal) => evaluate(signal, judged, contextOf({ person: judged })).result,
    );
  };

  it("a machine on a client's clock: the browser fits the declared place", () => {
    expect(results([...machine, ...browser('Asia/Karachi')], 'Karachi, Pakistan')).toEqual([
      'observed',
      'unknown',
      'unknown',
    ]);
  });

  it("a machine on a client's clock and a declared place nearby", () => {
    const [, location] = results([...machine, ...browser('Asia/Karachi')], 'Dubai');
    expect(location).toBe('unknown');
  });

  it("the same where the browser hides the person's zone on half of the days", () => {
    const hidden = [...machine, ...browser('Asia/Karachi', 6), ...browser(0, 12)];
    expect(results(hidden, 'Karachi, Pakistan')).toEqual(['observed', 'unknown', 'unknown']);
  });

  it('an outdated profile: machine and browser agree', () => {
    expect(results([...machine, ...browser('America/Chicago')], 'Karachi, Pakistan')).toEqual([
      'clear',
      'observed',
      'unknown',
    ]);
  });

  it('two causes at once: three clocks that all differ', () => {
    expect(results([...machine, ...browser('Asia/Karachi')], 'Wellington, New Zealand')).toEqual([
      'observed',
      'observed',
      'unknown',
    ]);
  });
});
