import type { PublishApi } from './api.ts';
import { PublishError } from './failure.ts';
import {
  type AuditedPeople,
  countAuditedReaders,
  readTarget,
  requireSameOwner,
  requireWritable,
  sameName,
  type Visibility,
  visibilityInEvent,
} from './readers.ts';

export interface Audience {
  /** `owner/name` */
  readonly repository: string;
  /** `unknown` where the server did not say. */
  readonly visibility: Visibility | 'unknown';
  /** Whether it is a fork of another repository. */
  readonly fork?: boolean;
  /** How many of the audited people can read the repository. */
  readonly audited: number | 'unknown';
}

/** Whether a place may hold details about people. A refusal names no person: it may end up in a public log. */
export type AudienceDecision =
  | { readonly details: true; readonly repository: string }
  | {
      readonly details: false;
      readonly repository: string;
      readonly because: string;
      readonly instead: string;
    };

const ANOTHER =
  'Name a private repository that none of the audited people can reach as `report-repository`, and give `report-token` access to it; or publish numbers only, with `allow-public: counts`. If an earlier run wrote its report here, delete that issue.';

/** Details go only where neither the public nor a whole enterprise nor the people concerned can read them. */
export function decideAudience({
  repository,
  visibility,
  fork = false,
  audited,
}: Audience): AudienceDecision {
  const refuse = (because: string, instead = ANOTHER): AudienceDecision => ({
    details: false,
    repository,
    because: `${repository} ${because}`,
    instead,
  });
  if (visibility === 'public') return refuse('is public: everybody could read the report.');
  if (visibility === 'internal') {
    return refuse('is internal: the whole enterprise could read the report.');
  }
  if (visibility === 'unknown') {
    return refuse('may not be private: the server did not state its visibility.');
  }
  if (fork) {
    return refuse(
      'is a fork: it inherits the permissions of the repository it was made from, and who can read that one may change unseen.',
    );
  }
  if (audited === 'unknown') {
    return refuse(
      'may be readable for an audited person: who can read it could not be found out completely.',
      "Give `report-token` write access to the repository and `metadata: read`, which listing its collaborators takes; or let the audit read everybody's access (`members: read`, `administration: read`). " +
        ANOTHER,
    );
  }
  return audited === 0
    ? { details: true, repository }
    : refuse('can be read by an audited person.');
}

/**
 * Looks at the repository a report is meant for, before anything is written. The decision names it as it is called today.
 *
 * @throws PublishError where nothing can be written at all: not visible, given to somebody else, archived, issues disabled.
 */
export async function guardTarget(
  api: PublishApi,
  repository: string,
  people: AuditedPeople,
): Promise<AudienceDecision> {
  const target = await readTarget(api, repository);
  const { visibility, name, fork } = target;
  requireSameOwner(repository, name);
  requireWritable(name, target);
  if (visibility !== 'private' || fork) {
    return decideAudience({ repository: name, visibility, fork, audited: 'unknown' });
  }
  const audited = await countAuditedReaders(api, name, people);
  return decideAudience({ repository: name, visibility, audited });
}

/**
 * Refuses loudly what `decideAudience` refused.
 *
 * @throws PublishError with the reason and the way out.
 */
export function requireAudience(decision: AudienceDecision): void {
  if (decision.details) return;
  throw new PublishError(
    'audience',
    `The report was not published. ${decision.because} ${decision.instead}`,
  );
}

/** How much the pages around a job may say: step summary, annotations and logs are as public as its repository. */
export type JobDetail = 'full' | 'counts';

export function decideJobDetail(audience: Audience): JobDetail {
  return decideAudience(audience).details ? 'full' : 'counts';
}

/**
 * Finds out how much the pages around a job may say. Whatever goes wrong leaves it at counts.
 *
 * @param event the payload of the event that started the job, as JSON. It is as old as the event: a run that is started
 * again may find the repository public by now. So it is believed only where it says that the repository is not private.
 */
export async function jobDetail(
  api: PublishApi,
  repository: string,
  event: unknown,
  people: AuditedPeople,
): Promise<JobDetail> {
  const stated = visibilityInEvent(event, repository);
  if (stated === 'public' || stated === 'internal') return 'counts';
  try {
    const [{ visibility, fork, name }, audited] = await Promise.all([
      readTarget(api, repository),
      countAuditedReaders(api, repository, people),
    ]);
    // Under an earlier name it was not found whom the report itself knows to have access.
    if (visibility !== 'private' || !sameName(name, repository)) {
      return 'counts';
    }
    return decideJobDetail({ repository: name, visibility, fork, audited });
  } catch {
    return 'counts';
  }
}
