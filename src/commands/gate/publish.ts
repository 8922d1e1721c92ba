import type { GateReport } from '../../assess/gate.ts';
import type { AuditSettings } from '../../config/settings.ts';
import { createClient } from '../../github/client.ts';
import type { PublishApi } from '../../publish/api.ts';
import { applyPlan, PublishError } from '../../publish/apply.ts';
import { type AudienceDecision, guardTarget, requireAudience } from '../../publish/guard.ts';
import { tellLateReaders } from '../../publish/late-readers.ts';
import { describePlan, type TrackingIssue } from '../../publish/plan.ts';
import { planGate, planGateEnd } from '../../publish/plan-gate.ts';
import type { AuditedPeople } from '../../publish/readers.ts';
import { readThreads } from '../../publish/threads.ts';
import {
  findTrackingIssues,
  type Ownership,
  writingAccount,
} from '../../publish/tracking-issue.ts';
import { watchTarget } from '../../publish/watch.ts';
import { gateMarker, renderGateIssue } from '../../render/gate/issue.ts';
import { isAboutNobody } from '../../render/gate/words.ts';
import { MARKER_PREFIX, PAGE_LABEL } from '../../render/issue/markers.ts';
import type { Log } from '../log.ts';
import { VERSION } from '../version.ts';
import { peopleOf } from './people.ts';

interface Publication {
  readonly subject: string | undefined;
  /** How much the pages of the job say: where they have the names, nothing more is written. */
  readonly detail: 'full' | 'counts';
  /** `owner/name` of the repository the job runs in. */
  readonly jobRepository: string;
  /** Whether the log of the job must not tell one answer from another. */
  readonly silent: boolean;
  readonly log: Log;
}

/**
 * Writes the report with the names into the private repository that was named for it, one issue for each subject. Where
 * everybody passes there is nothing to read: an issue that is there is closed, and none is made.
 *
 * @returns where the report lies, in one sentence that may stand in public
 * @throws PublishError before anything is written when the repository could show it to the wrong people
 */
export async function publishGateReport(
  report: GateReport,
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'serverUrl' | 'dryRun'>,
  { subject, detail, jobRepository, silent, log: open }: Publication,
): Promise<string> {
  const { serverUrl, dryRun } = settings;
  const people = peopleOf(report);
  const find = () => findPlace(settings, people, jobRepository, open);
  // A job that fails for want of a place to write to would tell that there is something to write.
  const early = silent ? await find() : undefined;
  const log = silent ? SILENT : open;
  if (report.decision === 'pass') {
    const marker = gateMarker(report, subject);
    const nobody = isAboutNobody(report);
    await closeIssues(
      settings,
      { marker, reason: 'completed', because: nobody ? NOBODY : PASSES },
      jobRepository,
      log,
    );
    return `${nobody ? 'Nobody was asked about' : 'Everybody passes'}, so no issue was written.`;
  }
  if (detail === 'full') return FULL_REPORT;
  const place = early ?? (await find());
  if (place === undefined) {
    return 'To have the report with the names written as an issue, name a private repository as report-repository.';
  }
  const { client, audience, ours, issues } = place;
  const page = renderGateIssue(report, subject, { serverUrl, version: VERSION });
  const [first, ...twins] = issues.filter(({ body }) => body.startsWith(page.marker));
  const [thread] = first === undefined ? [] : await readThreads(client, ours, [first]);
  const writes = planGate({
    repository: ours.repository,
    labels: [PAGE_LABEL],
    page,
    kept: first === undefined ? undefined : { ...first, comments: thread?.comments ?? [] },
    twins,
  });
  log.info(dryRun ? `Dry run, nothing is written. ${describePlan(writes)}` : describePlan(writes));
  if (dryRun) return `The report would lie in an issue of ${ours.repository}.`;
  const watch = watchTarget(client, audience, people);
  const applied = await applyPlan(client, writes, ours, { watch });
  for (const warning of applied.warnings) log.warning(warning);
  const number = first?.number ?? applied.writes[0]?.number ?? '';
  return `The report with the names is issue ${number} of ${ours.repository}.`;
}

const SILENT: Log = { info: () => undefined, warning: () => undefined };

/** The repository of private reports, which nobody who is asked about can read, and what stands there. */
interface Place {
  readonly client: PublishApi;
  readonly audience: AudienceDecision;
  readonly ours: Ownership;
  readonly issues: readonly TrackingIssue[];
}

/**
 * @returns nothing where no repository was named for it
 * @throws PublishError where nothing may or can be written there
 */
async function findPlace(
  settings: Pick<AuditSettings, 'report' | 'apiUrl'>,
  people: AuditedPeople,
  jobRepository: string,
  log: Log,
): Promise<Place | undefined> {
  const { report: target, apiUrl } = settings;
  const repository = elsewhere(settings, jobRepository);
  if (target === undefined || repository === undefined) return undefined;
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  const audience = await guardTarget(client, repository, people);
  requireAudience(audience);
  const author = await writingAccount(client, audience.repository);
  const ours = { repository: audience.repository, marker: MARKER_PREFIX, author };
  const { issues, warnings } = await findTrackingIssues(client, ours);
  for (const warning of warnings) log.warning(warning);
  const late = await tellLateReaders(client, ours.repository, issues, people.assessments);
  if (late !== undefined) log.warning(late);
  return { client, audience, ours, issues };
}

const FULL_REPORT =
  'Names and reasons stand in the summary of this job, all that was observed in gate.html, which is gone with the job unless a step uploads it.';
const PASSES = 'Everybody passes now.';
const NOBODY = 'Nobody is asked about any more.';

/** The repository private reports go to, where that is not the one everybody here can read. */
function elsewhere(
  { report }: Pick<AuditSettings, 'report'>,
  jobRepository: string,
): string | undefined {
  const repository = report?.repository ?? jobRepository;
  return repository.toLowerCase() === jobRepository.toLowerCase() ? undefined : repository;
}

/** Closes the private report about a change that was merged or given up. */
export async function closeGateReport(
  settings: Pick<AuditSettings, 'organization' | 'report' | 'apiUrl' | 'dryRun'>,
  { subject, merged }: { readonly subject: string; readonly merged: boolean },
  jobRepository: string,
  log: Log,
): Promise<void> {
  const marker = gateMarker({ organization: settings.organization, entries: [] }, subject);
  const reason = merged ? 'completed' : 'not_planned';
  const because = merged ? 'The change was merged.' : 'The change was given up.';
  await closeIssues(settings, { marker, reason, because }, jobRepository, log);
}

interface Ending {
  readonly marker: string;
  readonly reason: 'completed' | 'not_planned';
  readonly because: string;
}

/** Nothing of this is an answer, so that a failure is told and no more. */
async function closeIssues(
  settings: Pick<AuditSettings, 'report' | 'apiUrl' | 'dryRun'>,
  { marker, reason, because }: Ending,
  jobRepository: string,
  log: Log,
): Promise<void> {
  const repository = elsewhere(settings, jobRepository);
  const { report: target, apiUrl, dryRun } = settings;
  if (target === undefined || repository === undefined) return;
  try {
    const client = await createClient({ apiUrl, auth: { token: target.token }, log });
    const author = await writingAccount(client, repository);
    const ours = { repository, marker: MARKER_PREFIX, author };
    const { issues } = await findTrackingIssues(client, ours);
    const late = await tellLateReaders(client, repository, issues, []);
    if (late !== undefined) log.warning(late);
    const writes = issues
      .filter(({ body }) => body.startsWith(marker))
      .flatMap((issue) => planGateEnd(repository, issue, reason, because));
    if (writes.length === 0) return;
    log.info(
      dryRun ? `Dry run, nothing is written. ${describePlan(writes)}` : describePlan(writes),
    );
    if (!dryRun) await applyPlan(client, writes, ours);
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    log.warning(`An earlier report about this could not be closed. ${error.message}`);
  }
}
