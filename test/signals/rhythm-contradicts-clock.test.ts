import { describe, expect, it } from 'vitest';
import { assess, evaluate } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { rhythmContradictsClock } from '../../src/signals/rhythm-contradicts-clock.ts';
import { contextOf } from './context.ts';

const TIME_AND_PLACE = CATALOGUE.filter(({ family }) => family === 'time' || family === 'location');
const worked = (clock: string | number, worksBy: string) =>
  exampleCommits({ count: 240, clock, worksBy, everyDays: 1 });

function personOf(clock: string | number, worksBy: string, location: string | null = null) {
  return examplePerson({ profile: { location }, facts: { commits: worked(clock, worksBy) } });
}

function judge(...args: Parameters<typeof personOf>) {
  const person = personOf(...args);
  return evaluate(rhythmContradictsClock, person, contextOf({ person }));
}

describe('rhythm-contradicts-clock', () => {
  it('names the clock and the clocks the hours point to', () => {
    const outcome = judge('America/Toronto', 'Europe/Helsinki');
    if (outcome.result !== 'observed')
      throw new Error(`expected an observation, got ${outcome.result}`);
    expect(plainText(outcome.summary)).toMatch(
      /clock is -0[45]:00, but the hours of 240 moments of activity .* from \+0\d:\d0 to \+0\d:\d0/,
    );
  });

  it('takes UTC for no clock of anybody', () => {
    expect(judge(0, 'Asia/Tokyo').result).toBe('unknown');
  });

  it('does not mind daylight saving', () => {
    expect(judge('America/Toronto', 'America/Toronto').result).toBe('clear');
  });

  it('is silent where the policy states whose hours the person keeps', () => {
    const person = personOf('America/Toronto', 'Europe/Helsinki');
    const arrangements = [{ who: '1001', hoursOf: 'Europe/Helsinki' }];
    const context = { ...contextOf({ person }), arrangements };
    expect(evaluate(rhythmContradictsClock, person, context).result).toBe('unknown');
  });

  it.each([
    ['night work at the declared place', 'America/Toronto', 'Europe/Helsinki', 'Toronto, Canada'],
    ["a machine on a client's clock", 'America/Toronto', 'Europe/Helsinki', 'Helsinki, Finland'],
  ])('counts one cause once: %s', (_, clock, worksBy, location) => {
    const person = personOf(clock, worksBy, location);
    const { observations } = assess(
      person,
      TIME_AND_PLACE,
      contextOf({ person }),
      DEFAULT_THRESHOLDS,
    );
    expect(new Set(observations.map(({ signal }) => signal.family))).toEqual(new Set(['location']));
  });
});
