import type { Signal } from '../evidence/define-signal.ts';
import type { Assessment } from './assessment.ts';

/** How one signal came out over all people of a report. */
export interface SignalTally {
  readonly signal: Signal;
  /** People of whom it was observed, answered or not. */
  readonly observed: number;
  readonly clear: number;
  readonly unknown: number;
  /** How many of those it could answer for would show it if all of them were ordinary. */
  readonly expected: number;
  /** Chance that so many or more ordinary people would, were they independent of each other; 1 where no more do than expected. */
  readonly chance: number;
}

/** In the order of the catalogue, as far as anybody was asked. */
export function signalTallies(assessments: readonly Assessment[]): readonly SignalTally[] {
  const counts = new Map<string, Counts>();
  const countsOf = (signal: Signal): Counts => {
    const found = counts.get(signal.id);
    if (found !== undefined) return found;
    const fresh = { signal, observed: 0, clear: 0, unknown: 0 };
    counts.set(signal.id, fresh);
    return fresh;
  };
  for (const { observations, clear, unknown } of assessments) {
    for (const { signal } of observations) countsOf(signal).observed += 1;
    for (const { signal } of clear) countsOf(signal).clear += 1;
    for (const { signal } of unknown) countsOf(signal).unknown += 1;
  }
  return [...counts.values()]
    .sort((a, b) => (a.signal.id < b.signal.id ? -1 : 1))
    .map((count) => {
      const { signal, observed, clear } = count;
      const { value } = signal.ordinaryRate;
      return {
        ...count,
        expected: value * (observed + clear),
        chance: atLeastByChance(observed, observed + clear, value),
      };
    });
}

interface Counts {
  readonly signal: Signal;
  observed: number;
  clear: number;
  unknown: number;
}

/** Fewer say nothing about what is common. */
const PEOPLE = 3;
/** Some fifty signals are compared in each report, so one in twenty reports would name one by chance. */
const TOO_MANY = 1 / 1_000;

/**
 * Signals that more people here show than ordinary people would. Somebody's rule or tool may be behind it, as well as a
 * group that acts together; either way the ordinary rate does not describe these people.
 */
export function commonHere(tallies: readonly SignalTally[]): readonly SignalTally[] {
  return tallies.filter(({ observed, chance }) => observed >= PEOPLE && chance <= TOO_MANY);
}

/** Upper tail of the binomial distribution; in logarithms, since powers of ordinary shares vanish for thousands. */
function atLeastByChance(observed: number, people: number, share: number): number {
  if (observed <= share * people) return 1;
  let logOfTerm = 0;
  for (let index = 1; index <= observed; index += 1) {
    logOfTerm += Math.log(((people - observed + index) / index) * share);
  }
  logOfTerm += (people - observed) * Math.log1p(-share);
  let term = Math.exp(logOfTerm);
  let sum = 0;
  // Above the mean every term is smaller than the one before.
  for (let successes = observed; term > sum * Number.EPSILON; successes += 1) {
    sum += term;
    term *= ((people - successes) / (successes + 1)) * (share / (1 - share));
  }
  return Math.min(1, sum);
}
