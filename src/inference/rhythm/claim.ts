import { interpolate } from './interpolate.ts';
import { CLAIM_MASS_THRESHOLDS } from './trained.ts';

/** How rarely an ordinary author's own offset falls under the threshold. */
export type ClaimRate = 'onePercent' | 'threePerMille';

/**
 * The posterior mass within 3 hours of a claimed offset (`massWithin(offset, 3)`) below which the
 * rhythm contradicts the claim, at the wanted rate among ordinary authors whose claim is true.
 *
 * @param instants the number of instants read; thresholds are interpolated over log(instants)
 */
export function claimMassThreshold(instants: number, rate: ClaimRate): number {
  return interpolate(
    CLAIM_MASS_THRESHOLDS.map((row) => ({ instants: row.instants, value: row[rate] })),
    instants,
  );
}
