import * as core from '@actions/core';
import { PRIORITIES } from '../assess/priority.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import { settingsFromInputs } from '../config/action-inputs.ts';
import { secretsIn } from '../config/secrets.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import { publishCheckRun } from '../publish/check-run.ts';
import { jobDetail } from '../publish/guard.ts';
import { watchJob } from '../publish/watch.ts';
import { annotations } from '../render/annotations.ts';
import { renderCheckRun } from '../render/check-run.ts';
import { logLine } from '../render/escape/log.ts';
import { renderSummary } from '../render/summary.ts';
import { type AuditFiles, audit } from './audit.ts';
import { isIncomplete, reaches } from './exit-code.ts';
import { explainFailure } from './failure.ts';
import { runGate } from './gate/action.ts';
import { readJobEvent } from './job-event.ts';
import { type Environment, setOutputs, writeStepSummary } from './job-pages.ts';
import type { Log } from './log.ts';
import { useProxy } from './network.ts';
import { policyInCommit } from './policy-in-commit.ts';
import { warnOfPolicy } from './policy-warnings.ts';
import { publish } from './publish.ts';
import { VERSION } from './version.ts';

const log: Log = {
  info: (message) => {
    for (const line of message.split('\n')) core.info(logLine(line));
  },
  warning: (message, at) =>
    core.warning(
      logLine(message),
      at === undefined ? {} : { file: at.file, startLine: at.line, startColumn: at.column },
    ),
};

/** Runs the Action: every failure ends the job with a sentence that says what to do. */
export async function runAction(environment: Environment): Promise<void> {
  try {
    for (const secret of secretsIn(environment)) core.setSecret(secret);
    useProxy(environment);
    const settings = settingsFromInputs(environment);
    if (settings.command === 'gate') {
      await runGate(settings, log, environment);
      return;
    }
    const { report, files, policy } = await audit(settings, log, environment);
    const policyPath = await policyPathOf(report, settings, environment);
    const detail = await showInJob(report, policyPath, settings, environment);
    setOutputs({ ...countsOf(report), detail, ...pathsOf(files) }, log, environment);
    const issue = await publish(report, settings, policy, log);
    setOutputs({ 'issue-number': issue ?? '' }, log, environment);
    await showOnCommit(report, { issue, policyPath }, settings, environment);
    judgeJob(report, settings);
  } catch (error) {
    const { message, stack } = explainFailure(error, environment);
    core.setFailed(
      message
        .split('\n')
        .map((line) => logLine(line))
        .join('\n'),
    );
    if (stack !== undefined) core.debug(logLine(stack));
  }
}

/** The runner shows ten warnings of a step, of which others need some. */
const POLICY_WARNINGS = 3;

/** Where lines of the policy can be pointed at; asked only where there is something to say of one. */
async function policyPathOf(
  report: Report,
  { report: target, policyFile, apiUrl }: AuditSettings,
  environment: Environment,
): Promise<string | undefined> {
  const pointed = report.coverage.policyNotes.some(({ at }) => at !== undefined);
  if (!pointed || policyFile === undefined || target === undefined) return undefined;
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  return await policyInCommit(client, policyFile, environment);
}

/**
 * Step summary and annotations are as public as the repository the job runs in; where it is not safe, they count.
 *
 * @returns how much may be said there
 */
async function showInJob(
  report: Report,
  policyPath: string | undefined,
  settings: AuditSettings,
  environment: Environment,
): Promise<'full' | 'counts'> {
  const { serverUrl } = settings;
  const detail = await detailForJob(report, settings, environment);
  const summary = renderSummary(report, { serverUrl, version: VERSION, detail });
  await writeStepSummary(summary, log, environment);
  if (detail === 'counts') {
    log.info('The repository of this job can be read by others, so its pages show numbers only.');
  }
  for (const { level, title, message } of annotations(report, detail)) {
    if (level === 'warning') core.warning(message, { title });
    else core.notice(message, { title });
  }
  warnOfPolicy(report, log, { detail, file: policyPath, most: POLICY_WARNINGS });
  return detail;
}

/** The check run is as public as the repository of the job, too. */
async function showOnCommit(
  report: Report,
  {
    issue,
    policyPath,
  }: { readonly issue?: number | undefined; readonly policyPath?: string | undefined },
  settings: AuditSettings,
  environment: Environment,
): Promise<void> {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_SHA: sha = '' } = environment;
  if (!settings.checkRun || settings.report === undefined || repository === '' || sha === '')
    return;
  const { serverUrl, apiUrl } = settings;
  const detail = await detailForJob(report, settings, environment);
  const fails = reaches(report, settings.failOn);
  const run = renderCheckRun(report, fails, {
    serverUrl,
    version: VERSION,
    detail,
    policyPath,
    ...(issue === undefined
      ? {}
      : { issueUrl: `${serverUrl}/${settings.report.repository}/issues/${issue}` }),
  });
  if (settings.dryRun) {
    log.info(`Dry run, no check run is written: ${run.conclusion}.`);
    return;
  }
  const client = await createClient({ apiUrl, auth: { token: settings.report.token }, log });
  const look = () => detailForJob(report, settings, environment);
  const watch = detail === 'full' ? watchJob(look) : undefined;
  await publishCheckRun(client, { repository, sha }, run, watch);
}

async function detailForJob(report: Report, settings: AuditSettings, environment: Environment) {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  if (repository === '' || settings.report === undefined) return 'counts';
  const { apiUrl } = settings;
  const client = await createClient({ apiUrl, auth: { token: settings.report.token }, log });
  const event = await readJobEvent(environment);
  return await jobDetail(client, repository, event.payload, report);
}

function countsOf(report: Report): Readonly<Record<string, string | number>> {
  const counts = countByPriority(report);
  return {
    collaborators: report.assessments.length,
    soon: counts.soon,
    routine: counts.routine,
    'insufficient-data': counts['insufficient-data'],
    'highest-priority': PRIORITIES.find((priority) => counts[priority] > 0) ?? 'none',
  };
}

function pathsOf(files: AuditFiles): Readonly<Record<string, string>> {
  return {
    report: files.report,
    'html-report': files.html,
    csv: files.csv,
    snapshot: files.snapshot,
  };
}

function judgeJob(report: Report, { failOn, strict }: AuditSettings): void {
  if (reaches(report, failOn)) {
    core.setFailed(
      `Somebody stands at review priority "${failOn}" or above; see the tracking issue.`,
    );
  } else if (strict && isIncomplete(report)) {
    core.setFailed(
      'Part of the organization could not be seen, or somebody not be judged; the coverage section of the report says what is missing.',
    );
  }
}
