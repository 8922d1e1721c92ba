import type { Report } from '../assess/report.ts';
import { countByPriority } from '../assess/report.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import { applyPlan } from '../publish/apply.ts';
import { guardTarget, requireAudience } from '../publish/guard.ts';
import { describePlan, planIssue } from '../publish/plan.ts';
import { findTrackingIssues, writingAccount } from '../publish/tracking-issue.ts';
import { issueMarker, renderIssue, sameExceptDate } from '../render/issue.ts';
import type { Log } from './log.ts';
import { VERSION } from './version.ts';

const LABELS = ['access-review'];

/**
 * Makes the report repository show the report as one issue, or tells what would be written.
 *
 * @returns the number of the tracking issue, if there is one
 * @throws PublishError before anything is written when the repository could show details to the wrong people
 */
export async function publish(
  report: Report,
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'serverUrl' | 'dryRun'>,
  log: Log,
): Promise<number | undefined> {
  if (settings.report === undefined) return undefined;
  const { repository, token } = settings.report;
  const client = await createClient({ apiUrl: settings.apiUrl, auth: { token }, log });
  requireAudience(await guardTarget(client, repository, report));

  const { title, body } = renderIssue(report, { serverUrl: settings.serverUrl, version: VERSION });
  const ours = {
    repository,
    marker: issueMarker(report.organization),
    author: await writingAccount(client, repository),
  };
  const found = await findTrackingIssues(client, ours);
  const counts = countByPriority(report);
  const plan = planIssue({
    repository,
    title,
    body,
    labels: LABELS,
    reviewsDue: counts.soon + counts.routine > 0,
    existing: found.issues,
    same: sameExceptDate,
  });
  for (const warning of [...found.warnings, ...plan.warnings]) log.warning(warning);
  const kept = found.issues[0]?.number;
  if (settings.dryRun) {
    log.info(`Dry run, nothing is written. ${describePlan({ ...plan, warnings: [] })}`);
    return kept;
  }
  log.info(describePlan({ ...plan, warnings: [] }));
  const applied = await applyPlan(client, plan.writes, ours);
  for (const warning of applied.warnings) log.warning(warning);
  return applied.writes[0]?.number ?? kept;
}
