import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import type { Arrangement } from '../../src/evidence/arrangement.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { rhythmContradictsLocation } from '../../src/signals/rhythm-contradicts-location.ts';
import type { Commit, ServerEvent } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

interface Case {
  readonly location: string;
  readonly commits?: readonly Commit[];
  readonly activity?: readonly ServerEvent[];
  readonly arrangements?: readonly Arrangement[];
}

function judge({ location, commits = [], activity = [], arrangements = [] }: Case) {
  const person = examplePerson({
    profile: { location },
    facts: { commits: [...commits], activity: [...activity] },
  });
  return evaluate(rhythmContradictsLocation, person, { ...contextOf({ person }), arrangements });
}

/** Office hours of one zone on a machine set to Lima. */
const hours = (worksBy: string, count = 240) =>
  exampleCommits({ count, clock: 'America/Lima', worksBy, everyDays: 1 });

const reviews = (worksBy: string): readonly ServerEvent[] =>
  hours(worksBy, 120).map(({ author }) => ({
    kind: 'review',
    at: author.at,
    repository: 'example-org/tool',
    private: true,
  }));

describe('rhythm-contradicts-location', () => {
  it('says which clocks the hours point to and how probable the declared place is', () => {
    const outcome = judge({ location: 'Lima, Peru', commits: hours('Europe/Helsinki') });
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(
      /The hours of 240 moments of activity .* from \+0\d:\d0 to \+0\d:\d0 \(90 %\), .* Lima, Peru\./,
    );
    expect(outcome.measurements[0]?.threshold).toMatch(/^below /);
  });

  it.each([
    ['early or late risers', 'Montevideo, Uruguay'],
    ['any zone of a large country', 'Brazil'],
    ['one of two places', 'Stockholm / Lima'],
  ])('is not observed for %s (%s)', (_, location) => {
    expect(judge({ location, commits: hours('America/Lima') }).result).not.toBe('observed');
  });

  it('is silent where the policy states whose hours the person keeps', () => {
    const night = { location: 'Lima, Peru', commits: hours('Europe/Helsinki') };
    for (const who of ['example-person', 'Example-Person', '1001']) {
      const arrangements = [{ who, hoursOf: 'Europe/Helsinki' }];
      expect(judge({ ...night, arrangements }).result).toBe('unknown');
    }
    const another = [{ who: 'somebody-else', hoursOf: 'Europe/Helsinki' }];
    expect(judge({ ...night, arrangements: another }).result).toBe('observed');
  });

  it('says nothing of people whose commits are all on UTC, whatever the hours of their containers', () => {
    const jobs = exampleCommits({ count: 240, clock: 0, worksBy: 'Europe/Helsinki', everyDays: 1 });
    expect(judge({ location: 'Lima, Peru', commits: jobs }).result).toBe('unknown');
    expect(judge({ location: 'Helsinki, Finland', commits: jobs }).result).toBe('unknown');
  });

  it('reads what the server dated where there are no commits', () => {
    expect(judge({ location: 'Lima, Peru', activity: reviews('Europe/Helsinki') }).result).toBe(
      'observed',
    );
    expect(judge({ location: 'Lima, Peru', activity: reviews('America/Lima') }).result).toBe(
      'clear',
    );
  });

  it('says nothing where commit dates and server records tell of different hours', () => {
    const outcome = judge({
      location: 'Lima, Peru',
      commits: hours('America/Lima'),
      activity: reviews('Asia/Kolkata'),
    });
    expect(outcome.result).toBe('unknown');
  });

  it('says nothing of work at every hour, or of the years before the last', () => {
    const jobs = exampleCommits({ count: 400, clock: 'America/Lima', everyDays: 0.3 }).map(
      (commit, index) => ({
        ...commit,
        author: { ...commit.author, at: EXAMPLE_NOW - 2 * DAY - index * 50_000 },
      }),
    );
    expect(judge({ location: 'Lima, Peru', commits: jobs }).result).toBe('unknown');
    const old = exampleCommits({
      count: 240,
      clock: 'America/Lima',
      worksBy: 'Europe/Helsinki',
      everyDays: 1,
      until: EXAMPLE_NOW - 400 * DAY,
    });
    expect(judge({ location: 'Lima, Peru', commits: old }).result).toBe('unknown');
  });
});
