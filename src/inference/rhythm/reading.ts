import { offsetDistance } from '../clock/distance.ts';
import { type OffsetEstimator, type OffsetPosterior, offsetPosterior } from './posterior.ts';
import { quietestShare } from './week.ts';

/** Instants of somebody's work (unix seconds, any order), apart by who sets them. */
export interface WorkInstants {
  /** Instants the person can set freely: author dates of commits. */
  readonly settable: readonly number[];
  /** Instants GitHub's own clock sets: pull requests, reviews, comments, pushes. */
  readonly server: readonly number[];
}

/** What the instants of somebody's work say about their clock, or why they say nothing. */
export type RhythmReading =
  | { readonly status: 'abstains'; readonly because: string }
  | {
      readonly status: 'read';
      readonly posterior: OffsetPosterior;
      /** Those of the earlier and of the later half of the instants, which are estimated when asked for. */
      readonly halves: () => readonly OffsetPosterior[];
      /** Number of instants read, of both kinds. */
      readonly instants: number;
      /** Those among them that GitHub's own clock set. */
      readonly serverInstants: number;
      /** Distinct UTC days. */
      readonly activeDays: number;
    };

/** Below these sizes the estimate is off by four hours or more too often to be of use. */
const LEAST_INSTANTS = 50;
const LEAST_ACTIVE_DAYS = 20;

/**
 * A daily rhythm has a night. Among ordinary authors with 100 commits few put a tenth or more of their
 * work into their quietest six hours, and the estimate is wrong for many of them; of evenly spread
 * series 99 % lie above.
 */
const ROUND_THE_CLOCK_SHARE = 0.1;

/**
 * The widest 90 % interval, in hours, of which anything is said. Most estimates that are off by four hours or more have
 * a wider one.
 */
const WIDEST_INTERVAL = 7;

/** Two readings contradict each other when neither leaves this much mass within 3 hours of the other's best. */
const AGREEING_MASS = 0.05;
const AGREEING_HOURS = 3;

/**
 * Reads somebody's work. What GitHub's clock says counts fully and what the person can set counts half
 * beside it, because a person can move commit dates but not reviews. Abstains when there are fewer than
 * 50 instants, when they lie on fewer than 20 UTC days, when they go round the clock, when both kinds are
 * plentiful enough to be read alone and contradict each other, and when the 90 % interval is wider than
 * 7 hours.
 *
 * @param estimate how the offset is estimated from the instants; a benchmark gives one that never saw the person
 */
export function readRhythm(
  { settable, server }: WorkInstants,
  estimate: OffsetEstimator = offsetPosterior,
): RhythmReading {
  const all = [...server, ...settable];
  if (all.length < LEAST_INSTANTS) {
    return abstain(tooFew(all.length, 'moment', LEAST_INSTANTS));
  }
  const days = activeDays(all);
  if (days < LEAST_ACTIVE_DAYS) {
    return abstain(tooFew(days, 'active day', LEAST_ACTIVE_DAYS));
  }
  const quiet = quietestShare(all);
  if (quiet >= ROUND_THE_CLOCK_SHARE) {
    const percent = Math.round(quiet * 100);
    return abstain(
      `work goes round the clock: ${percent} % of it falls into the quietest six hours`,
    );
  }
  if (plentiful(settable) && plentiful(server)) {
    const own = estimate(settable);
    const github = estimate(server);
    if (contradict(own, github)) {
      return abstain(
        'commit dates and the moments that GitHub recorded itself fit clocks far apart, so they are not read together',
      );
    }
  }
  const posterior = estimate(server, settable);
  const { widthHours } = posterior.interval(0.9);
  if (widthHours > WIDEST_INTERVAL) {
    return abstain(
      `the hours fit too many clocks: the 90 % interval covers ${widthHours} hours, at most ${WIDEST_INTERVAL} are of use`,
    );
  }
  return {
    status: 'read',
    posterior,
    halves: () =>
      halvesOf({ settable, server }).map((half) => estimate(half.server, half.settable)),
    instants: all.length,
    serverInstants: server.length,
    activeDays: days,
  };
}

function halvesOf({ settable, server }: WorkInstants): readonly WorkInstants[] {
  const sorted = [...server, ...settable].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  const those = (holds: (at: number) => boolean) => ({
    settable: settable.filter(holds),
    server: server.filter(holds),
  });
  return [those((at) => at < middle), those((at) => at >= middle)];
}

function activeDays(instants: readonly number[]): number {
  return new Set(instants.map((at) => Math.floor(at / 86_400))).size;
}

function plentiful(instants: readonly number[]): boolean {
  return instants.length >= LEAST_INSTANTS && activeDays(instants) >= LEAST_ACTIVE_DAYS;
}

function contradict(a: OffsetPosterior, b: OffsetPosterior): boolean {
  return (
    offsetDistance(a.best, b.best) > AGREEING_HOURS * 60 &&
    a.massWithin(b.best, AGREEING_HOURS) < AGREEING_MASS &&
    b.massWithin(a.best, AGREEING_HOURS) < AGREEING_MASS
  );
}

function tooFew(count: number, noun: string, needed: number): string {
  const have = count === 0 ? `no ${noun}s` : `only ${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${have}; at least ${needed} are needed`;
}

function abstain(because: string): RhythmReading {
  return { status: 'abstains', because };
}
