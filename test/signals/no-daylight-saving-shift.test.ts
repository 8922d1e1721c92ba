import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { noDaylightSavingShift } from '../../src/signals/no-daylight-saving-shift.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(location: string | null, ...commits: readonly (readonly Commit[])[]) {
  const person = examplePerson({ profile: { location }, facts: { commits: commits.flat() } });
  return evaluate(noDaylightSavingShift, person, contextOf({ person }));
}

const year = (clock: string | number, count = 110) => exampleCommits({ count, clock });

describe('no-daylight-saving-shift', () => {
  it('reports the offset that stayed and both sides of the change', () => {
    const outcome = judge('Toronto, Canada', year(-300));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(/Toronto, Canada, .* stayed at -05:00/);
    expect(outcome.measurements.map(({ value }) => value)).toEqual([
      expect.stringMatching(/^\d+ on \d+ days$/),
      expect.stringMatching(/^\d+ on \d+ days$/),
    ]);
  });

  it('does not matter which of the two offsets it is', () => {
    expect(judge('Toronto, Canada', year(-240)).result).toBe('observed');
  });

  it('accepts any part of a wide place', () => {
    expect(judge('Canada', year('America/Regina')).result).toBe('unknown');
    expect(judge('Australia', year('Australia/Brisbane')).result).toBe('unknown');
  });

  it.each([
    ['no place', null],
    ['a joke', 'the internet'],
    ['a fixed offset', 'UTC-5'],
  ])('knows nothing where the profile states %s', (_, location) => {
    expect(judge(location, year(-300)).result).toBe('unknown');
  });

  it('takes UTC for no claim, not even in a place that is on UTC in winter', () => {
    expect(judge('London, United Kingdom', year(0)).result).toBe('unknown');
    expect(judge('London, United Kingdom', year('Europe/London')).result).not.toBe('observed');
  });

  it('forgives containers beside a machine that changes its clock', () => {
    expect(judge('Toronto, Canada', year('America/Toronto'), year(0, 60)).result).toBe('clear');
  });

  it('cannot tell somebody who moved there in the middle of the year', () => {
    const before = exampleCommits({ count: 60, clock: 'America/Bogota', until: 1_780_000_000 });
    const after = exampleCommits({ count: 50, clock: 'America/Toronto' });
    expect(judge('Toronto, Canada', before, after).result).not.toBe('observed');
  });

  it('is told by the browser only on days on which it could tell', () => {
    const winter = exampleCommits({
      count: 5,
      clock: 'America/Toronto',
      everyDays: 5,
      until: Date.UTC(2026, 1, 20) / 1_000,
      origin: 'github-web',
    });
    expect(judge('Toronto, Canada', year(-300), winter).result).toBe('observed');
  });
});
