import type { PublishApi } from './api.ts';
import { PublishError } from './failure.ts';
import { type AudienceDecision, guardTarget, type JobDetail } from './guard.ts';
import type { AuditedPeople } from './readers.ts';

/**
 * Goes before every write that holds details: repositories are made public, and people let in, while others are written to.
 *
 * @throws PublishError where details may not be written any more
 */
export type Watch = () => Promise<void>;

/** Writes come three seconds apart, so that a look serves a few of them. */
const GOOD_FOR_MS = 10_000;
/** A long list of readers takes long to read, so a look is good for so many times as long as it took. */
const TIMES_ITS_LENGTH = 20;
/** However long it took: that is how long a repository may be open to others before the writes stop. */
const GOOD_FOR_AT_MOST_MS = 120_000;

export interface WatchOptions {
  /** Whether somebody has looked just now; else the first write is looked before. */
  readonly looked?: boolean;
  /** Milliseconds since any moment; replaced in tests. */
  readonly clock?: () => number;
}

/** Looks again whenever the last look is too long ago. */
function watch(
  look: Watch,
  { looked = false, clock = () => performance.now() }: WatchOptions,
): Watch {
  let goodUntil = looked ? clock() + GOOD_FOR_MS : Number.NEGATIVE_INFINITY;
  return async () => {
    const begun = clock();
    if (begun < goodUntil) return;
    await look();
    const ended = clock();
    const goodFor = Math.max(GOOD_FOR_MS, (ended - begun) * TIMES_ITS_LENGTH);
    goodUntil = ended + Math.min(goodFor, GOOD_FOR_AT_MOST_MS);
  };
}

/** Watches over the repository a report is written to. */
export function watchTarget(
  api: PublishApi,
  { repository }: AudienceDecision,
  people: AuditedPeople,
  options: WatchOptions = {},
): Watch {
  return watch(async () => {
    const decision = await guardTarget(api, repository, people);
    if (decision.details) return;
    throw new PublishError(
      'audience',
      `Who can read the report repository has changed since this run began, so no more is written. ${decision.because} Delete the issues that stand there: what is edited or closed can still be read. ${decision.instead}`,
    );
  }, options);
}

/**
 * Watches over the pages of a job that say everything, which was found to be right just now.
 *
 * @param look finds out how much they may say
 */
export function watchJob(look: () => Promise<JobDetail>, options: WatchOptions = {}): Watch {
  const again: Watch = async () => {
    if ((await look()) === 'full') return;
    throw new PublishError(
      'audience',
      'Who can read the repository of this job has changed since it began, so nothing more is shown there. If it is public now, delete the runs of this workflow.',
    );
  };
  return watch(again, { looked: true, ...options });
}
