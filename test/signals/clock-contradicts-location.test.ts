import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { clockContradictsLocation } from '../../src/signals/clock-contradicts-location.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

function judge(location: string | null, commits: readonly Commit[]) {
  const person = examplePerson({ profile: { location }, facts: { commits } });
  return evaluate(clockContradictsLocation, person, contextOf({ person }));
}

describe('clock-contradicts-location', () => {
  it('reports the share, the distance and how the place was read', () => {
    const outcome = judge('Lisbon, Portugal', exampleCommits({ count: 40, clock: 'Asia/Manila' }));
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(
      /100 % of 40 commits .* Lisbon, Portugal; most carry \+08:00/,
    );
    expect(outcome.measurements.map(({ value }) => value)).toContain('7.0 hours');
    expect(outcome.sample).toBe(40);
  });

  it('names both offsets of a zone with daylight saving, and links to a commit of the one named first', () => {
    const commits = exampleCommits({ count: 120, clock: 'Europe/Athens', everyDays: 2 }).map(
      (commit) => ({
        ...commit,
        url: `https://github.com/example/tool/commit/${commit.author.offset}`,
      }),
    );
    const outcome = judge('Portland, Oregon', commits);
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    const record = outcome.evidence.at(-1);
    const first = Number(/^\+0(\d)/.exec(plainText(record?.text ?? []))?.[1]);
    expect(plainText(record?.text ?? [])).toMatch(/^\+0[23]:00 and \+0[23]:00: 120 commits/);
    expect(record?.url).toBe(`https://github.com/example/tool/commit/${first * 60}`);
    // Else any link would do.
    expect(commits[0]?.author.offset).not.toBe(first * 60);
  });

  it.each([
    ['a neighbouring zone', 'Kolkata, India', 'Asia/Dubai'],
    ['the other coast of one country', 'San Francisco', 'America/New_York'],
    ['half the year off by daylight saving', 'Phoenix, Arizona', 'America/Los_Angeles'],
    ['the far side of the date line', 'Apia, Samoa', -660],
  ])('stays silent within three hours: %s', (_, location, clock) => {
    expect(judge(location, exampleCommits({ count: 60, clock })).result).toBe('clear');
  });

  it.each([
    ['no place', null],
    ['an empty word', '   '],
    ['a joke', 'the internet'],
    ['a continent', 'Europe'],
    ['remote', 'Remote'],
  ])('knows nothing where the profile states %s', (_, location) => {
    expect(judge(location, exampleCommits({ count: 60, clock: 'Asia/Manila' })).result).toBe(
      'unknown',
    );
  });

  it('reads a biography that says plainly where its writer lives, where there is no location', () => {
    const judgeBio = (bio: string, clock: string) => {
      const facts = { commits: exampleCommits({ count: 60, clock }) };
      const person = examplePerson({ profile: { location: null, bio }, facts });
      return evaluate(clockContradictsLocation, person, contextOf({ person })).result;
    };
    expect(judgeBio('Sailing. I live in Lisbon.', 'Asia/Manila')).toBe('observed');
    expect(judgeBio('Sailing. I live in Lisbon.', 'Europe/Lisbon')).toBe('clear');
    expect(judgeBio('At a start-up from Lisbon.', 'Asia/Manila')).toBe('unknown');
  });

  it('accepts any of several places a profile states', () => {
    const commits = exampleCommits({ count: 60, clock: 'Asia/Singapore' });
    expect(judge('Zürich / Singapore', commits).result).toBe('clear');
  });

  it('judges the last year only: an old clock is not held against anybody', () => {
    const old = exampleCommits({ count: 60, clock: 'Asia/Manila', until: EXAMPLE_NOW - 500 * DAY });
    expect(judge('Lisbon, Portugal', old).result).toBe('unknown');
    const moved = exampleCommits({ count: 60, clock: 'Europe/Lisbon', everyDays: 2 });
    expect(judge('Lisbon, Portugal', [...old, ...moved]).result).toBe('clear');
  });

  it('asks for enough commits on enough days', () => {
    const few = exampleCommits({ count: 19, clock: 'Asia/Manila' });
    expect(judge('Lisbon, Portugal', few).result).toBe('unknown');
    const oneWeek = exampleCommits({ count: 60, clock: 'Asia/Manila', everyDays: 0.1 });
    expect(judge('Lisbon, Portugal', oneWeek).result).toBe('unknown');
  });

  it('leaves clocks without a home to incoherent-clocks, so that nothing counts twice', () => {
    const spread = [
      ...exampleCommits({ count: 30, clock: 480 }),
      ...exampleCommits({ count: 30, clock: -300, until: EXAMPLE_NOW - 2 * DAY }),
    ];
    expect(judge('Lisbon, Portugal', spread).result).toBe('unknown');
  });

  it('ignores impossible offsets instead of calling them far away', () => {
    const garbled = exampleCommits({ count: 40, clock: 31_080, until: EXAMPLE_NOW - 2 * DAY });
    const own = exampleCommits({ count: 40, clock: 'Europe/Lisbon', everyDays: 2 });
    expect(judge('Lisbon, Portugal', [...own, ...garbled]).result).not.toBe('observed');
  });

  it("takes no notice of what others' clocks recorded when they merged", () => {
    const own = exampleCommits({ count: 40, clock: 'Europe/Lisbon', everyDays: 2 });
    const merged = own.map((commit) => ({
      ...commit,
      committer: { ...commit.committer, offset: 480 },
    }));
    expect(judge('Lisbon, Portugal', merged).result).not.toBe('observed');
  });
});
