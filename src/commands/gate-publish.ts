import type { GateReport } from '../assess/gate.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import { applyPlan } from '../publish/apply.ts';
import { guardTarget, requireAudience } from '../publish/guard.ts';
import { describePlan } from '../publish/plan.ts';
import { planIndex } from '../publish/plan-index.ts';
import { readThreads } from '../publish/threads.ts';
import { findTrackingIssues, writingAccount } from '../publish/tracking-issue.ts';
import { renderGateIssue } from '../render/gate-issue.ts';
import { MARKER_PREFIX, PAGE_LABEL } from '../render/markers.ts';
import { peopleOf } from './gate-people.ts';
import type { Log } from './log.ts';
import { VERSION } from './version.ts';

interface Publication {
  readonly subject: string | undefined;
  /** How much the pages of the job say: where they have the names, nothing more is written. */
  readonly detail: 'full' | 'counts';
  /** `owner/name` of the repository the job runs in. */
  readonly jobRepository: string;
  readonly log: Log;
}

/**
 * Writes the report with the names into the private repository that was named for it, one issue for each subject.
 * Where everybody passes there is nothing to read and nothing is written.
 *
 * @returns where the report lies, in one sentence that may stand in public
 * @throws PublishError before anything is written when the repository could show it to the wrong people
 */
export async function publishGateReport(
  report: GateReport,
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'serverUrl' | 'dryRun'>,
  { subject, detail, jobRepository, log }: Publication,
): Promise<string> {
  const { report: target, apiUrl, serverUrl, dryRun } = settings;
  if (report.decision === 'pass') return 'Everybody passes, so no report was written.';
  if (detail === 'full') return 'The summary of this job has the names and reasons.';
  const { repository = jobRepository, token = '' } = target ?? {};
  if (target === undefined || repository.toLowerCase() === jobRepository.toLowerCase()) {
    return 'To have the report with the names written as an issue, name a private repository as report-repository.';
  }
  const client = await createClient({ apiUrl, auth: { token }, log });
  const audience = await guardTarget(client, repository, peopleOf(report));
  requireAudience(audience);
  const author = await writingAccount(client, audience.repository);
  const ours = { repository: audience.repository, marker: MARKER_PREFIX, author };
  const page = renderGateIssue(report, subject, { serverUrl, version: VERSION });
  const found = await findTrackingIssues(client, ours);
  for (const warning of found.warnings) log.warning(warning);
  const [first, ...twins] = found.issues.filter(({ body }) => body.startsWith(page.marker));
  const [thread] = first === undefined ? [] : await readThreads(client, ours, [first]);
  const writes = planIndex({
    repository: ours.repository,
    labels: [PAGE_LABEL],
    page: { ...page, peopleHavePages: false },
    kept: first === undefined ? undefined : { ...first, comments: thread?.comments ?? [] },
    twins,
  });
  log.info(dryRun ? `Dry run, nothing is written. ${describePlan(writes)}` : describePlan(writes));
  if (dryRun) return `The report would lie in an issue of ${ours.repository}.`;
  const applied = await applyPlan(client, writes, ours);
  for (const warning of applied.warnings) log.warning(warning);
  const number = first?.number ?? applied.writes[0]?.number ?? '';
  return `The report with the names is issue ${number} of ${ours.repository}.`;
}
