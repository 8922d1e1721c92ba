import type { ClockReading } from '../inference/clock/reading.ts';
import {
  type ClockSeries,
  isPossibleOffset,
  type OffsetCluster,
  readClock,
} from '../inference/clock/series.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { tooFewReadings } from './clock-wording.ts';
import { machineClock } from './own-commits.ts';

/** Commits from which a home clock is read. */
export const HOME_CLOCK_COMMITS = 20;
const MINIMUM_ACTIVE_DAYS = 10;
/** Share of the commits that must lie in one group of clocks before it is called the person's clock. */
const COHERENT_SHARE = 0.8;

/** The one clock the machines of a person keep, or why none can be named. */
export type HomeClock =
  | {
      readonly status: 'home';
      readonly home: OffsetCluster;
      readonly series: ClockSeries;
      /** Readings with a possible offset that is not UTC. */
      readonly readings: readonly ClockReading[];
    }
  | { readonly status: 'too-few' | 'incoherent'; readonly because: string };

/**
 * Reads the machine clocks of a time, UTC left out. What is spread over distant clocks is the business of
 * `incoherent-clocks`, so that the same clocks never count in two families.
 */
export function homeClock(person: Collaborator, from: number, until: number): HomeClock {
  const readings = machineClock(person, from, until).filter(
    ({ offset }) => offset !== 0 && isPossibleOffset(offset),
  );
  const series = readClock(readings);
  if (series.readings < HOME_CLOCK_COMMITS || series.activeDays < MINIMUM_ACTIVE_DAYS) {
    return {
      status: 'too-few',
      because: tooFewReadings(series, { commits: HOME_CLOCK_COMMITS, days: MINIMUM_ACTIVE_DAYS }),
    };
  }
  const home = series.clusters[0];
  return home !== undefined && home.share >= COHERENT_SHARE
    ? { status: 'home', home, series, readings }
    : {
        status: 'incoherent',
        because:
          'The commits of the last year carry clocks of several distant places, none of which is clearly home.',
      };
}
