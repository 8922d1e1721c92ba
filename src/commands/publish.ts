import type { Report } from '../assess/report.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import type { PublishApi } from '../publish/api.ts';
import { applyPlan } from '../publish/apply.ts';
import { type AudienceDecision, guardTarget, requireAudience } from '../publish/guard.ts';
import { tellLateReaders } from '../publish/late-readers.ts';
import { describePlan, type PlannedWrite } from '../publish/plan.ts';
import { planIndex } from '../publish/plan-index.ts';
import { pagesOf } from '../publish/plan-pages.ts';
import { sameName } from '../publish/readers.ts';
import { findTrackingIssues, writingAccount } from '../publish/tracking-issue.ts';
import { watchTarget } from '../publish/watch.ts';
import { renderCountsIssue } from '../render/issue/counts-page.ts';
import { MARKER_PREFIX, PAGE_LABEL } from '../render/issue/markers.ts';
import type { Log } from './log.ts';
import { type Publication, type PublishingPolicy, publishPages } from './publish-pages.ts';
import { VERSION } from './version.ts';

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
  const { repository, token, allowPublic } = settings.report;
  const { serverUrl, dryRun } = settings;
  const client = await createClient({ apiUrl: settings.apiUrl, auth: { token }, log });
  const target = { repository, allowPublic, serverUrl, dryRun, policy, log };
  return await publishWith(client, report, target);
}

interface Target {
  /** `owner/name` */
  readonly repository: string;
  /** What may be shown where details may not. */
  readonly allowPublic?: 'counts' | undefined;
  readonly serverUrl: string;
  readonly dryRun: boolean;
  readonly policy: PublishingPolicy;
  readonly log: Log;
}

/** The same, with a client that is there. */
export async function publishWith(
  client: PublishApi,
  report: Report,
  target: Target,
): Promise<number | undefined> {
  const { serverUrl, dryRun, policy, log } = target;
  const audience = await guardTarget(client, target.repository, report);
  const { repository } = audience;
  if (!sameName(repository, target.repository)) {
    log.warning(
      `${target.repository} is called ${repository} by now: name it so. Whoever makes a repository of the old name would be sent the reports.`,
    );
  }
  if (target.allowPublic === undefined) requireAudience(audience);
  const author = await writingAccount(client, repository);
  const ours = { repository, marker: MARKER_PREFIX, author };
  const found = await findTrackingIssues(client, ours);
  for (const warning of found.warnings) log.warning(warning);
  const late = audience.details
    ? await tellLateReaders(client, repository, found.issues, report.assessments)
    : undefined;
  if (late !== undefined) log.warning(late);
  const pages = pagesOf(report.organization, [...found.issues, ...found.unmarked]);
  const watched = audience.details ? { watch: watchTarget(client, audience, report) } : {};
  const send = async (writes: readonly PlannedWrite[]) => {
    log.info(
      dryRun ? `Dry run, nothing is written. ${describePlan(writes)}` : describePlan(writes),
    );
    const applied = await applyPlan(client, dryRun ? [] : writes, ours, watched);
    for (const warning of applied.warnings) log.warning(warning);
    return applied;
  };
  const publication = { client, report, ours, serverUrl, dryRun, policy, log, send, pages };
  if (audience.details) return await publishPages(publication);
  return await publishCounts(publication, audience);
}

/** Numbers only, where more people read than may read details. */
async function publishCounts(
  { report, ours, serverUrl, send, pages, log }: Publication,
  audience: Extract<AudienceDecision, { readonly details: false }>,
): Promise<number | undefined> {
  log.info(`Only numbers are published. ${audience.because}`);
  const detailed = [...pages.index, ...pages.people, ...pages.lost.index, ...pages.lost.people];
  if (detailed.length > 0) {
    const numbers = detailed.map(({ number }) => `#${number}`).join(', ');
    log.warning(
      `Earlier runs left details in ${ours.repository}: ${numbers}. Delete these issues: what is edited or closed can still be read.`,
    );
  }
  const [kept, ...twins] = pages.counts;
  const page = renderCountsIssue(report, kept?.body, { serverUrl, version: VERSION });
  const continuation = page.body === kept?.body ? undefined : [];
  const applied = await send(
    planIndex({
      repository: ours.repository,
      labels: [PAGE_LABEL],
      page: { ...page, continuation, peopleHavePages: false },
      kept: kept === undefined ? undefined : { ...kept, comments: [] },
      twins,
    }),
  );
  return applied.writes.find(({ marker }) => marker === page.marker)?.number ?? kept?.number;
}
