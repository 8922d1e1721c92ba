import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { tooFewReadings } from '../../src/evidence/clock-wording.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { counted, howMany, noneOf, only, soMany } from '../../src/evidence/wording.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { contextOf } from '../signals/context.ts';

describe('how many there are', () => {
  it.each([
    [0, '0 commits', 'no commits', 'No commits', 'No commit', 'none is'],
    [1, '1 commit', '1 commit', 'Only 1 commit', 'No commit', '1 is'],
    [2, '2 commits', '2 commits', 'Only 2 commits', 'None of 2 commits', '2 are'],
  ])('reads well for %i', (count, ...words) => {
    expect([
      counted(count, 'commit'),
      howMany(count, 'commit'),
      only(count, 'commit'),
      noneOf(count, 'commit'),
      soMany(count, 'is', 'are'),
    ]).toEqual(words);
  });

  it('knows plurals that are not made with an s', () => {
    expect(only(0, 'repository', 'repositories')).toBe('No repositories');
    expect(noneOf(3, 'repository', 'repositories')).toBe('None of 3 repositories');
  });

  it('reads well of clocks', () => {
    const say = (readings: number, activeDays: number) =>
      tooFewReadings({ readings, activeDays }, { commits: 20, days: 10 });
    expect(say(0, 0)).toBe(
      'No commits of the last year carry a clock that is not UTC; 20 on 10 days are needed.',
    );
    expect(say(1, 1)).toMatch(/^Only 1 commit on 1 day of the last year carries a clock/);
    expect(say(9, 3)).toMatch(/^Only 9 commits on 3 days of the last year carry a clock/);
  });
});

describe('what any signal says', () => {
  const few = [0, 1, 2, 6].flatMap((count) => {
    const commits = exampleCommits({
      count,
      clock: 60,
      name: 'Ilse Brandvold',
      until: EXAMPLE_NOW - DAY,
    });
    return [{ commits }, { commits, ownCommits: commits }].map((facts) => examplePerson({ facts }));
  });
  const examples = CATALOGUE.flatMap((signal) => signal.examples);
  const people = [
    ...few.map((person) => ({ person, among: [examplePerson({ id: '2', login: 'another' })] })),
    ...examples,
  ];

  it.each(CATALOGUE.map((signal) => [signal.id, signal] as const))(
    '%s counts nothing as 0, and one thing as one',
    (_, signal) => {
      for (const example of people) {
        const outcome = evaluate(signal, example.person, contextOf(example));
        if (outcome.result === 'observed') continue;
        const said = plainText(outcome.because);
        expect(said).not.toMatch(
          /\b0 (?!%)[a-z]|[Oo]nly no|[Nn]one of (?:0|1|no)\b|\b1 [a-z]+s (?:of|are|were|carry|have)\b/,
        );
      }
    },
  );
});
