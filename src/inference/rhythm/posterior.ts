import { alignedFeatures } from './features.ts';
import { calibrated, massWithinHours, type OffsetInterval, shortestArc } from './interval.ts';
import { meanScores, type Network, unpackNetworks } from './network.ts';
import { bestOffset, shiftMass } from './scores.ts';
import { PACKED_NETWORKS } from './trained.ts';
import { weekProfile } from './week.ts';

/** How likely each UTC offset is, given nothing but the instants of somebody's work. */
export interface OffsetPosterior {
  /**
   * Probabilities of the 48 half-hour places on the clock face; they add up to 1. Place `i` stands
   * for offset `-720 + 30 * i` minutes and for that offset a day away (-10:00 is also +14:00).
   */
  readonly mass: readonly number[];
  /** The single best offset: minutes east of UTC, in half hours from -12:00 to +13:30. */
  readonly best: number;
  /** The shortest arc of the clock face that holds the true offset at this level (0 to 1). */
  readonly interval: (level: number) => OffsetInterval;
  /** Probability (0 to 1) of the places at most `hours` from an offset in minutes, either way. */
  readonly massWithin: (offsetMinutes: number, hours: number) => number;
}

/**
 * Estimates the UTC offset from instants alone (unix seconds, any order).
 *
 * @param settable further instants that the person could set freely; beside `instants` they count half
 */
export type OffsetEstimator = (
  instants: readonly number[],
  settable?: readonly number[],
) => OffsetPosterior;

/**
 * An estimator of trained networks, which score how well the work would suit the local clock and week of every
 * half-hour offset; they see one offset at a time without being told which, so no place is favoured. Bursts are damped.
 * No instants give the flat posterior.
 */
export function estimatorOf(networks: readonly Network[]): OffsetEstimator {
  return (instants, settable = []) => {
    const features = alignedFeatures(weekProfile(instants, settable));
    const posterior = shiftMass(meanScores(networks, features));
    const { mass } = posterior;
    return {
      mass,
      best: bestOffset(posterior),
      interval: (level) => shortestArc(calibrated(mass), level),
      massWithin: (offsetMinutes, hours) => massWithinHours(mass, offsetMinutes, hours),
    };
  };
}

/** The estimator of all networks. */
export const offsetPosterior: OffsetEstimator = estimatorOf(unpackNetworks(PACKED_NETWORKS));
