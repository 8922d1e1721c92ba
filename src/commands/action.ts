import * as core from '@actions/core';
import { PRIORITIES } from '../assess/priority.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import { settingsFromInputs } from '../config/action-inputs.ts';
import { redacted, secretsIn } from '../config/secrets.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import { publishCheckRun } from '../publish/check-run.ts';
import { jobDetail } from '../publish/guard.ts';
import { annotations } from '../render/annotations.ts';
import { renderCheckRun } from '../render/check-run.ts';
import { logLine } from '../render/log-escape.ts';
import { renderSummary } from '../render/summary.ts';
import { type AuditFiles, audit } from './audit.ts';
import { isIncomplete, reaches } from './exit-code.ts';
import { explainFailure } from './failure.ts';
import type { Log } from './log.ts';
import { useProxy } from './network.ts';
import { warnOfPolicy } from './policy-warnings.ts';
import { publish } from './publish.ts';
import { VERSION } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const log: Log = {
  info: (message) => {
    for (const line of message.split('\n')) core.info(logLine(line));
  },
  warning: (message) => core.warning(logLine(message)),
};

/** Runs the Action: every failure ends the job with a sentence that says what to do. */
export async function runAction(environment: Environment): Promise<void> {
  try {
    for (const secret of secretsIn(environment)) core.setSecret(secret);
    useProxy(environment);
    const settings = settingsFromInputs(environment);
    const { report, files, policy } = await audit(settings, log, environment);
    await showInJob(report, settings, environment);
    setOutputs({ ...countsOf(report), ...pathsOf(files) }, environment);
    const issue = await publish(report, settings, policy, log);
    setOutputs({ 'issue-number': issue ?? '' }, environment);
    await showOnCommit(report, settings, environment);
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

/** Step summary and annotations are as public as the repository the job runs in; where it is not safe, they count. */
async function showInJob(
  report: Report,
  settings: AuditSettings,
  environment: Environment,
): Promise<void> {
  const { serverUrl } = settings;
  const detail = await detailForJob(report, settings, environment);
  const summary = renderSummary(report, { serverUrl, version: VERSION, detail });
  if ((environment['GITHUB_STEP_SUMMARY'] ?? '') !== '') {
    // What the runner does not let us show must not keep the report from being published.
    await core.summary
      .addRaw(summary)
      .write()
      .catch((error: unknown) => {
        warnOfFile('step summary', 'GITHUB_STEP_SUMMARY', error, environment);
      });
  }
  warnOfPolicy(report, log, detail);
  if (detail === 'counts') {
    log.info('The repository of this job can be read by others, so its pages show numbers only.');
  }
  for (const { level, title, message } of annotations(report, detail)) {
    if (level === 'warning') core.warning(message, { title });
    else core.notice(message, { title });
  }
}

/** The check run is as public as the repository of the job, too. */
async function showOnCommit(
  report: Report,
  settings: AuditSettings,
  environment: Environment,
): Promise<void> {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_SHA: sha = '' } = environment;
  if (!settings.checkRun || settings.report === undefined || repository === '' || sha === '')
    return;
  const { serverUrl, apiUrl } = settings;
  const detail = await detailForJob(report, settings, environment);
  const fails = reaches(report, settings.failOn);
  const run = renderCheckRun(report, fails, { serverUrl, version: VERSION, detail });
  if (settings.dryRun) {
    log.info(`Dry run, no check run is written: ${run.conclusion}.`);
    return;
  }
  const client = await createClient({ apiUrl, auth: { token: settings.report.token }, log });
  await publishCheckRun(client, { repository, sha }, run);
}

function warnOfFile(
  what: string,
  variable: string,
  error: unknown,
  environment: Environment,
): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.warning(
    redacted(
      `The ${what} could not be written to the file ${variable} names; report and issue are made all the same. ${reason}`,
      secretsIn(environment),
    ),
  );
}

async function detailForJob(report: Report, settings: AuditSettings, environment: Environment) {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  if (repository === '' || settings.report === undefined) return 'counts';
  const { apiUrl } = settings;
  const client = await createClient({ apiUrl, auth: { token: settings.report.token }, log });
  return await jobDetail(client, repository, await eventOfJob(), report);
}

/** What started the job. The toolkit reads it when it is loaded, and fails on a file that holds no event. */
async function eventOfJob(): Promise<unknown> {
  try {
    // Eager, so that the bundle stays one file.
    const { context } = await import(/* webpackMode: "eager" */ '@actions/github');
    return context.payload;
  } catch {
    return undefined;
  }
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

function setOutputs(
  outputs: Readonly<Record<string, string | number>>,
  environment: Environment,
): void {
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  } catch (error) {
    warnOfFile('outputs', 'GITHUB_OUTPUT', error, environment);
  }
}

function judgeJob(report: Report, { failOn, strict }: AuditSettings): void {
  if (reaches(report, failOn)) {
    core.setFailed(
      `Somebody stands at review priority "${failOn}" or above; see the tracking issue.`,
    );
  } else if (strict && isIncomplete(report)) {
    core.setFailed(
      'Part of the organization could not be seen; the coverage section of the report says what is missing.',
    );
  }
}
