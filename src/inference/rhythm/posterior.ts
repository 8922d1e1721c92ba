import { alignedFeatures } from './features.ts';
import { calibrated, massWithinHours, type OffsetInterval, shortestArc } from './interval.ts';
import { meanScores, unpackNetworks } from './network.ts';
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

const NETWORKS = unpackNetworks(PACKED_NETWORKS);

/**
 * Estimates the UTC offset from instants alone (unix seconds, any order).
 *
 * Trained networks score how well the work would suit the local clock and week of every half-hour
 * offset; they see one offset at a time without being told which, so no place is favoured. Bursts are
 * damped. No instants give the flat posterior.
 *
 * @param settable further instants that the person could set freely; beside `instants` they count half
 */
export function offsetPosterior(
  instants: readonly number[],
  settable: readonly number[] = [],
): OffsetPosterior {
  const features = alignedFeatures(weekProfile(instants, settable));
  const posterior = shiftMass(meanScores(NETWORKS, features));
  const { mass } = posterior;
  return {
    mass,
    best: bestOffset(posterior),
    interval: (level) => shortestArc(calibrated(mass, instants.length + settable.length), level),
    massWithin: (offsetMinutes, hours) => massWithinHours(mass, offsetMinutes, hours),
  };
}
