import type { Signal } from '../evidence/define-signal.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './priority.ts';

/** By which rules people were judged. */
export interface Rules {
  readonly thresholds: Thresholds;
  /** Signals the policy switched off. */
  readonly disabled: readonly Pick<Signal, 'id' | 'title'>[];
  /** Signals that count by a rate of the policy instead of the catalogue's. */
  readonly raised: readonly RaisedRate[];
}

export interface RaisedRate {
  readonly signal: Pick<Signal, 'id' | 'title'>;
  /** Share of ordinary people, 0 to 1: by the catalogue, and here. */
  readonly from: number;
  readonly to: number;
}

/** Those of the catalogue and the program itself. */
export const DEFAULT_RULES: Rules = { thresholds: DEFAULT_THRESHOLDS, disabled: [], raised: [] };
