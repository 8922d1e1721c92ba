import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.ts';
import { commonHere, signalTallies } from '../../src/assess/signal-tallies.ts';
import { ours } from '../../src/evidence/prose.ts';
import { CLOCK, HISTORY, sampleAssessment } from '../render/sample-report.ts';

const SHOWN = { signal: CLOCK, summary: ours('Far.'), measurements: [], sample: 1, evidence: [] };

/** Of so many people the first ones show the clock signal, the next could not be looked at. */
function people(all: number, observed: number, unknown = 0): readonly Assessment[] {
  return Array.from({ length: all }, (_, index) =>
    sampleAssessment({
      id: String(index),
      observations: index < observed ? [SHOWN] : [],
      unknown:
        index >= observed && index < observed + unknown
          ? [{ signal: CLOCK, because: ours('No place is stated.') }]
          : [],
      clear:
        index >= observed + unknown ? [{ signal: CLOCK, because: ours('The clock fits.') }] : [],
    }),
  );
}

describe('the tally of a signal', () => {
  it('counts everybody once, and expects by its ordinary rate of those it could answer for', () => {
    expect(signalTallies(people(50, 2, 8))).toMatchObject([
      {
        signal: CLOCK,
        observed: 2,
        clear: 40,
        unknown: 8,
        expected: 42 * CLOCK.ordinaryRate.value,
      },
    ]);
  });

  it('is told of a signal that came to no answer, and not of one that nobody was asked', () => {
    expect(signalTallies(people(3, 0, 3)).map(({ expected }) => expected)).toEqual([0]);
    expect(signalTallies(people(3, 1)).map(({ signal }) => signal.id)).not.toContain(HISTORY.id);
  });

  it('has the chance of the binomial distribution', () => {
    // 1 − 0.9929^10, and 1 − 0.9929^10 − 10 · 0.0071 · 0.9929^9
    expect(signalTallies(people(10, 1))[0]?.chance).toBeCloseTo(0.06877, 4);
    expect(signalTallies(people(10, 2))[0]?.chance).toBeCloseTo(0.00218, 5);
  });

  it('stays a probability, and falls with every person more, for thousands of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.nat(40), (all, observed) => {
        const [more, fewer] = [observed + 1, observed].map(
          (shown) => signalTallies(people(Math.max(all, shown), shown))[0]?.chance ?? Number.NaN,
        );
        expect(fewer).toBeGreaterThanOrEqual(more ?? Number.NaN);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(fewer).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is common here', () => {
  it('is a signal that many more people show than ordinary people would', () => {
    expect(commonHere(signalTallies(people(40, 5))).map(({ signal }) => signal.id)).toEqual([
      CLOCK.id,
    ]);
  });

  it('is not said of what chance explains, nor of two people', () => {
    expect(commonHere(signalTallies(people(400, 6)))).toEqual([]);
    expect(commonHere(signalTallies(people(2, 2)))).toEqual([]);
  });
});
