import type { Report } from '../assess/report.ts';
import { countByPriority } from '../assess/report.ts';
import type { Policy } from '../config/policy.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import type { PublishApi } from '../publish/api.ts';
import { type Applied, applyPlan } from '../publish/apply.ts';
import { guardTarget, requireAudience } from '../publish/guard.ts';
import { describePlan, type PlannedWrite, planIssue, type TrackingIssue } from '../publish/plan.ts';
import { type Pages, pagesOf, planPeople } from '../publish/plan-pages.ts';
import { continuation } from '../publish/plan-review.ts';
import type { ReviewState } from '../publish/review.ts';
import { readThreads } from '../publish/threads.ts';
import { findTrackingIssues, type Ownership, writingAccount } from '../publish/tracking-issue.ts';
import { renderIndexIssue } from '../render/index-issue.ts';
import { renderIssue, sameExceptDate } from '../render/issue.ts';
import { MARKER_PREFIX } from '../render/markers.ts';
import { queueOf } from '../render/overview.ts';
import { markerBeginning, renderPersonIssue } from '../render/person-issue.ts';
import type { Log } from './log.ts';
import { VERSION } from './version.ts';

const LABELS = ['access-review'];

/** Where a report goes, and how. */
interface Publication {
  readonly client: PublishApi;
  readonly report: Report;
  readonly ours: Ownership;
  readonly serverUrl: string;
  readonly dryRun: boolean;
  readonly log: Log;
}

/** What of the policy says how a report is published. */
export type PublishingPolicy = Pick<Policy, 'pages' | 'leftAfterDays'>;

/**
 * Makes the report repository show the report as issues, or tells what would be written.
 *
 * @returns the number of the index, if there is one
 * @throws PublishError before anything is written when the repository could show details to the wrong people
 */
export async function publish(
  report: Report,
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'serverUrl' | 'dryRun'>,
  policy: PublishingPolicy,
  log: Log,
): Promise<number | undefined> {
  if (settings.report === undefined) return undefined;
  const { repository, token } = settings.report;
  const { serverUrl, dryRun } = settings;
  const client = await createClient({ apiUrl: settings.apiUrl, auth: { token }, log });
  return await publishWith(client, report, {
    repository,
    serverUrl,
    dryRun,
    policy,
    log,
  });
}

interface Target {
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  readonly dryRun: boolean;
  readonly policy: PublishingPolicy;
  readonly log: Log;
}

/** The same, with a client that is there. */
export async function publishWith(
  client: PublishApi,
  report: Report,
  { repository, serverUrl, dryRun, policy, log }: Target,
): Promise<number | undefined> {
  requireAudience(await guardTarget(client, repository, report));
  const author = await writingAccount(client, repository);
  const ours = { repository, marker: MARKER_PREFIX, author };
  const found = await findTrackingIssues(client, ours);
  for (const warning of found.warnings) log.warning(warning);
  const publication = { client, report, ours, serverUrl, dryRun, log };
  const pages = pagesOf(report.organization, found.issues);
  if (policy.pages === 'index') return await publishIndexAlone(publication, pages);
  const reviews = await publishPeople(publication, pages, policy);
  return await publishIndex(publication, pages, reviews);
}

async function publishPeople(
  publication: Publication,
  { people }: Pages,
  { leftAfterDays }: PublishingPolicy,
): Promise<ReadonlyMap<string, ReviewState>> {
  const { client, report, ours, serverUrl } = publication;
  const threads = await readThreads(client, ours, people);
  const wanted = queueOf(report).map((person) =>
    renderPersonIssue(person, report, { serverUrl, version: VERSION }),
  );
  const { writes, reviews } = planPeople(
    ours.repository,
    wanted,
    threads,
    report.takenAt,
    leftAfterDays,
  );
  const applied = await send(publication, writes);
  const made = new Map(
    applied.writes.flatMap(({ marker, number }) =>
      marker === undefined ? [] : [[marker, number] as const],
    ),
  );
  return new Map(
    wanted.flatMap(({ id, marker }) => {
      const review = reviews.get(id);
      if (review === undefined) return [];
      return [[id, { ...review, number: review.number ?? made.get(marker) }] as const];
    }),
  );
}

async function publishIndex(
  publication: Publication,
  { index }: Pages,
  reviews: ReadonlyMap<string, ReviewState>,
): Promise<number | undefined> {
  const { client, report, ours, serverUrl } = publication;
  const [kept] = index;
  const page = renderIndexIssue(report, reviews, kept?.body, { serverUrl, version: VERSION });
  const due = [...reviews.values()].some(({ state }) => state === 'open');
  const writes = [...planned(publication, page, index, due, (a, b) => a === b)];
  if (kept !== undefined && kept.body !== page.body) {
    const [thread] = await readThreads(client, ours, [kept]);
    const at = { repository: ours.repository, number: kept.number };
    // Before the page itself, which says that all of it is written.
    if (thread !== undefined) writes.unshift(...continuation(at, thread, page.continuation));
  }
  const applied = await send(publication, writes);
  return applied.writes.find(({ marker }) => marker === page.marker)?.number ?? kept?.number;
}

/** One page for all, as the policy may ask for. */
async function publishIndexAlone(
  publication: Publication,
  { index }: Pages,
): Promise<number | undefined> {
  const { report, serverUrl } = publication;
  const rendered = renderIssue(report, { serverUrl, version: VERSION });
  const marker = markerBeginning('index', report.organization);
  const counts = countByPriority(report);
  const page = { ...rendered, marker, continuation: [] };
  const due = counts.soon + counts.routine > 0;
  const applied = await send(publication, planned(publication, page, index, due, sameExceptDate));
  return applied.writes[0]?.number ?? index[0]?.number;
}

function planned(
  { ours }: Publication,
  page: {
    readonly marker: string;
    readonly title: string;
    readonly body: string;
    readonly continuation: readonly string[];
  },
  existing: readonly TrackingIssue[],
  reviewsDue: boolean,
  same: (before: string, after: string) => boolean,
): readonly PlannedWrite[] {
  return planIssue({
    repository: ours.repository,
    labels: LABELS,
    ...page,
    reviewsDue,
    existing,
    same,
  });
}

async function send(
  { client, ours, dryRun, log }: Publication,
  writes: readonly PlannedWrite[],
): Promise<Applied> {
  if (dryRun) {
    log.info(`Dry run, nothing is written. ${describePlan(writes)}`);
    return { writes: [], warnings: [] };
  }
  log.info(describePlan(writes));
  const applied = await applyPlan(client, writes, ours);
  for (const warning of applied.warnings) log.warning(warning);
  return applied;
}
