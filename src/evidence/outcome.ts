import type { CohortMember } from './cohort.ts';
import type { Prose } from './prose.ts';

/** A number a signal compared, and what it was compared with. */
export interface Measurement {
  readonly label: string;
  readonly value: string;
  /** The value from which the signal observes. */
  readonly threshold?: string;
}

/** The number a signal compared, and the one from which it observes; a count where nothing else is said. */
export interface Reached {
  readonly value: number;
  readonly threshold: number;
  /** A share is from 0 to 1. */
  readonly as?: 'share' | 'days';
  /** Whether it observes what is below, not what is from there on. */
  readonly below?: true;
}

/** A record behind an observation. */
export interface Evidence {
  readonly text: Prose;
  readonly url?: string;
}

/**
 * What a signal says about one collaborator. `clear` is a statement that needs data; everything that could not be
 * looked at is `unknown` and says why.
 */
export type Outcome =
  | {
      readonly result: 'observed';
      readonly summary: Prose;
      readonly measurements: readonly Measurement[];
      /** How many records the observation rests on. */
      readonly sample: number;
      readonly evidence: readonly Evidence[];
      /** Other audited accounts it ties this one to. */
      readonly others?: readonly CohortMember[];
    }
  | {
      readonly result: 'clear';
      readonly because: Prose;
      /** Where nothing but this number keeps the signal from observing. */
      readonly reached?: Reached;
    }
  | {
      readonly result: 'unknown';
      readonly because: Prose;
      /** Whether what was looked at is not all that would tell, so that nobody knows whether it was a look. */
      readonly prevented?: true;
      /** The option of the audit without which nobody looked, as the Action's input is called. */
      readonly option?: string;
    };
