import * as core from '@actions/core';
import { context } from '@actions/github';
import { PRIORITIES } from '../assess/priority.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import { settingsFromInputs } from '../config/action-inputs.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient, useProxyFromEnvironment } from '../github/client.ts';
import { jobDetail } from '../publish/guard.ts';
import { annotations } from '../render/annotations.ts';
import { logLine } from '../render/log-escape.ts';
import { renderSummary } from '../render/summary.ts';
import { type AuditFiles, audit } from './audit.ts';
import { EXIT, isIncomplete, reaches } from './exit-code.ts';
import { explainFailure } from './failure.ts';
import type { Log } from './log.ts';
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
    useProxyFromEnvironment();
    const settings = settingsFromInputs(environment);
    hideSecrets(settings);
    const { report, files } = await audit(settings, log);
    await showInJob(report, settings);
    setOutputs(report, files);
    const issue = await publish(report, settings, log);
    core.setOutput('issue-number', issue ?? '');
    judgeJob(report, settings);
  } catch (error) {
    const { message, exitCode } = explainFailure(error);
    core.setFailed(
      message
        .split('\n')
        .map((line) => logLine(line))
        .join('\n'),
    );
    const stack = exitCode === EXIT.bug && error instanceof Error ? error.stack : undefined;
    if (stack !== undefined) core.debug(logLine(stack));
  }
}

function hideSecrets({ auth, report }: AuditSettings): void {
  const secrets = 'token' in auth ? [auth.token] : [auth.privateKey];
  for (const secret of [...secrets, report?.token ?? '']) if (secret !== '') core.setSecret(secret);
}

/** Step summary and annotations are as public as the repository the job runs in; where it is not safe, they count. */
async function showInJob(report: Report, settings: AuditSettings): Promise<void> {
  const { serverUrl, apiUrl } = settings;
  const detail = await detailForJob(report, settings, apiUrl);
  const summary = renderSummary(report, { serverUrl, version: VERSION, detail });
  if (process.env['GITHUB_STEP_SUMMARY'] !== undefined) {
    await core.summary.addRaw(summary).write();
  }
  if (detail === 'counts') {
    log.info('The repository of this job can be read by others, so its pages show numbers only.');
  }
  for (const { level, title, message } of annotations(report, detail)) {
    if (level === 'warning') core.warning(message, { title });
    else core.notice(message, { title });
  }
}

async function detailForJob(report: Report, settings: AuditSettings, apiUrl: string) {
  const repository = process.env['GITHUB_REPOSITORY'];
  if (repository === undefined || settings.report === undefined) return 'counts';
  const client = await createClient({ apiUrl, auth: { token: settings.report.token }, log });
  return await jobDetail(client, repository, context.payload, report);
}

function setOutputs(report: Report, files: AuditFiles): void {
  const counts = countByPriority(report);
  core.setOutput('collaborators', report.assessments.length);
  for (const priority of ['soon', 'routine', 'insufficient-data'] as const) {
    core.setOutput(priority, counts[priority]);
  }
  core.setOutput('highest-priority', PRIORITIES.find((priority) => counts[priority] > 0) ?? 'none');
  core.setOutput('report', files.report);
  core.setOutput('html-report', files.html);
  core.setOutput('snapshot', files.snapshot);
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
