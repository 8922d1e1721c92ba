import { MEASURED_RATES } from './measured-rates.generated.ts';

/** How many ordinary developers show the same thing. */
export interface OrdinaryRate {
  /** Share of ordinary developers, 0 to 1. Of a measured rate: the upper end of its 95 % interval. */
  readonly value: number;
  readonly basis: 'measured' | 'assumed';
  /** On whom it was measured, or why it is assumed. */
  readonly note: string;
}

/** Assumed rates are never rarer than this: what nobody has measured must not look like strong evidence. */
export const ASSUMED_RATE_FLOOR = 0.05;

/** A rate nobody has measured yet, with the reason for the guess. */
export function assumed(value: number, note: string): OrdinaryRate {
  return { value: Math.max(value, ASSUMED_RATE_FLOOR), basis: 'assumed', note };
}

/** A rate that `npm run rates` measured on real authors and wrote down with its provenance. */
export function measured(id: keyof typeof MEASURED_RATES): OrdinaryRate {
  const rate = MEASURED_RATES[id];
  return {
    value: rate.upper95,
    basis: 'measured',
    note: `${rate.observed} of ${rate.assessed} ${rate.population}; the upper end of the 95 % interval is used`,
  };
}
