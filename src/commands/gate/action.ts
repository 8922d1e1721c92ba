import * as core from '@actions/core';
import { type GateReport, withDoubts } from '../../assess/gate.ts';
import { DECISIONS } from '../../assess/gate-policy.ts';
import type { ActionSettings } from '../../config/settings.ts';
import { UserError } from '../../config/user-error.ts';
import { createClient } from '../../github/client.ts';
import { publishCheckRun } from '../../publish/check-run.ts';
import { type JobDetail, jobDetail } from '../../publish/guard.ts';
import { type Watch, watchJob } from '../../publish/watch.ts';
import {
  type CheckQuestion,
  type GateSummaryOptions,
  renderGateCheckRun,
  renderGateSummary,
} from '../../render/gate/summary.ts';
import { gateCounts } from '../../render/gate/words.ts';
import { loadPolicy } from '../evaluate.ts';
import { type JobEvent, readJobEvent } from '../job-event.ts';
import { type Environment, setOutputs, writeStepSummary } from '../job-pages.ts';
import type { Log } from '../log.ts';
import { askedByChange, endedChange } from './by-change.ts';
import { askedByForm } from './by-form.ts';
import { askedByHand } from './by-hand.ts';
import type { Asking } from './door.ts';
import { writeGateFiles } from './files.ts';
import { failingAt, gate } from './gate.ts';
import { mayLeadTo, peopleOf } from './people.ts';
import { closeGateReport, publishGateReport } from './publish.ts';

/** Runs the gate in a job: the event says who asks, the policy decides, and the job ends as it decided. */
export async function runGate(
  settings: ActionSettings,
  log: Log,
  environment: Environment,
): Promise<void> {
  const event = await readJobEvent(environment);
  const ended = endedChange(event, environment['GITHUB_REPOSITORY'] ?? '');
  if (settings.logins === undefined && ended !== undefined) {
    await closeGateReport(settings, ended, environment['GITHUB_REPOSITORY'] ?? '', log);
    return;
  }
  const asking = await whoAsks(settings, event, log, environment);
  if (asking === 'nothing') return;
  const policy = failingAt(
    settings.failOnGiven,
    asking.policy ?? (await loadPolicy(settings.policyFile)),
  );
  // What is told of an answer waits until it is known who can read it.
  const held: string[] = [];
  const logs = {
    log,
    ofAnswers: { ...log, warning: (message: string) => void held.push(message) },
  };
  const answers = await gate(asking.requests, settings, policy, logs, environment);
  const { doubts = [], notes = [], accessFiles } = asking;
  const report = {
    ...withDoubts(answers, doubts, notes, policy.gate),
    ...(accessFiles === undefined ? {} : { accessFiles }),
  };
  const { outputDirectory, serverUrl } = settings;
  const look = await lookAtJob(report, asking, settings, event, log, environment);
  // Answers are on their way while pages are drawn.
  const [detail, files] = await Promise.all([
    look(),
    writeGateFiles(report, outputDirectory, serverUrl),
  ]);
  const watch = detail === 'full' ? watchJob(look) : undefined;
  // Where the request stands in public, one person's name in it, even a number would be an answer.
  const silent = asking.show !== undefined && detail === 'counts';
  if (!silent) for (const message of held) log.warning(message);
  const page = await publishGateReport(report, settings, {
    subject: asking.subject,
    detail,
    jobRepository: environment['GITHUB_REPOSITORY'] ?? '',
    silent,
    log,
  });
  const options = { detail, elsewhere: page };
  if (!silent) {
    await writeStepSummary(renderGateSummary(report, options), log, environment);
    log.info(`${gateCounts(report).join(', ')}.`);
  }
  setOutputs(
    {
      ...countsOf(report),
      detail,
      report: files.report,
      'html-report': files.html,
      'gate-report': files.gate,
      snapshot: files.snapshot,
    },
    log,
    environment,
  );
  if (asking.show !== undefined) {
    // The answer stands beside the request; a job that fails would only tell it again, elsewhere.
    await asking.show(report, options, watch);
    return;
  }
  await showOnCommit(report, options, { settings, asking, watch, log, environment });
  if (report.decision === 'fail') {
    core.setFailed(`The gate fails: ${gateCounts(report).join(', ')}. ${page}`);
  } else if (settings.strict && report.decision === 'neutral') {
    core.setFailed(
      `The gate leaves somebody to a person, which "strict" takes for a failure: ${gateCounts(report).join(', ')}. ${page}`,
    );
  }
}

/** @throws UserError when nothing says whom to ask about: an answer about nobody would look like a pass */
async function whoAsks(
  settings: ActionSettings,
  event: JobEvent,
  log: Log,
  environment: Environment,
): Promise<Asking | 'nothing'> {
  if (settings.logins === undefined) {
    // A change that gives nobody access is answered, too: a check that is required must not stay away.
    const asked =
      (await askedByChange(settings, event, log, environment)) ??
      (await askedByForm(settings, event, log, environment));
    if (asked !== undefined) return asked;
  }
  const asking = askedByHand(settings.logins, event);
  if (asking === undefined || asking.requests.length === 0) {
    throw new UserError(
      `Nobody to ask about: give the input "logins", or run on pull_request, pull_request_target, merge_group, issues, workflow_dispatch or repository_dispatch. This job was started by "${event.name}".`,
    );
  }
  return asking;
}

/** How to find out how much the job's pages may say: they are as public as its repository, and whoever is asked about may read it. */
async function lookAtJob(
  report: GateReport,
  { requests, show }: Asking,
  { report: target, apiUrl }: ActionSettings,
  event: JobEvent,
  log: Log,
  environment: Environment,
): Promise<() => Promise<JobDetail>> {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const mayBeReadHere = mayLeadTo(repository, requests, show !== undefined);
  if (repository === '' || target === undefined || mayBeReadHere) {
    return () => Promise.resolve('counts');
  }
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  const people = peopleOf(report);
  return () => jobDetail(client, repository, event.payload, people);
}

function countsOf(report: GateReport): Readonly<Record<string, string | number>> {
  const counts = DECISIONS.map((decision) => [
    OUTPUT_NAMES[decision],
    report.entries.filter((entry) => entry.decision === decision).length,
  ]);
  return {
    decision: report.decision,
    logins: report.entries.length + report.leftOut.logins,
    ...Object.fromEntries(counts),
  };
}

const OUTPUT_NAMES = { fail: 'failing', neutral: 'neutral', pass: 'passing' } as const;

interface Job {
  readonly settings: ActionSettings;
  readonly asking: Asking;
  readonly watch: Watch | undefined;
  readonly log: Log;
  readonly environment: Environment;
}

function questionOf(commit?: string, into?: string): CheckQuestion | undefined {
  if (commit === undefined) return 'given logins';
  return into === undefined ? undefined : { into };
}

async function showOnCommit(
  report: GateReport,
  options: GateSummaryOptions,
  { settings, asking, watch, log, environment }: Job,
): Promise<void> {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_SHA = '' } = environment;
  const { commit, into } = asking;
  const sha = commit ?? GITHUB_SHA;
  const { report: target, apiUrl } = settings;
  if (!settings.checkRun || target === undefined || repository === '' || sha === '') return;
  const run = renderGateCheckRun(report, options, questionOf(commit, into));
  if (settings.dryRun) {
    log.info(`Dry run, no check run is written: ${run.conclusion}.`);
    return;
  }
  const client = await createClient({ apiUrl, auth: { token: target.token }, log });
  await publishCheckRun(client, { repository, sha }, run, watch);
}
