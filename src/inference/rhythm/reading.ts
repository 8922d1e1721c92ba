import { type OffsetPosterior, offsetPosterior } from './posterior.ts';
import { quietestShare } from './week.ts';

/** What the instants of somebody's work say about their clock, or why they say nothing. */
export type RhythmReading =
  | { readonly status: 'abstains'; readonly because: string }
  | {
      readonly status: 'read';
      readonly posterior: OffsetPosterior;
      /** Number of instants read. */
      readonly instants: number;
      /** Distinct UTC days. */
      readonly activeDays: number;
    };

/** Below these sizes the estimate is off by four hours or more too often to be of use. */
const LEAST_INSTANTS = 50;
const LEAST_ACTIVE_DAYS = 20;

/**
 * A daily rhythm has a night. Among ordinary authors with 100 commits 3 % put a tenth or more of their
 * work into their quietest six hours, and the estimate is off by four hours or more for over half of
 * them, against 4 % of the others; of evenly spread series 99 % lie above.
 */
const ROUND_THE_CLOCK_SHARE = 0.1;

/**
 * Reads instants (unix seconds, any order). Abstains when they are fewer than 50, lie on fewer than
 * 20 UTC days, or go round the clock.
 */
export function readRhythm(instants: readonly number[]): RhythmReading {
  if (instants.length < LEAST_INSTANTS) {
    return abstain(`${instants.length} instants, at least ${LEAST_INSTANTS} are needed`);
  }
  const activeDays = new Set(instants.map((at) => Math.floor(at / 86_400))).size;
  if (activeDays < LEAST_ACTIVE_DAYS) {
    return abstain(`${activeDays} active days, at least ${LEAST_ACTIVE_DAYS} are needed`);
  }
  const quiet = quietestShare(instants);
  if (quiet >= ROUND_THE_CLOCK_SHARE) {
    const percent = Math.round(quiet * 100);
    return abstain(
      `work goes round the clock: ${percent} % of it falls into the quietest six hours`,
    );
  }
  return {
    status: 'read',
    posterior: offsetPosterior(instants),
    instants: instants.length,
    activeDays,
  };
}

function abstain(because: string): RhythmReading {
  return { status: 'abstains', because };
}
