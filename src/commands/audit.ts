import { join } from 'node:path';
import type { Report } from '../assess/report.ts';
import type { Policy } from '../config/policy.ts';
import type { AuditSettings } from '../config/settings.ts';
import { renderCsv } from '../render/csv.ts';
import { renderHtml } from '../render/html/report.ts';
import { renderIssue } from '../render/issue/report.ts';
import { reportJsonText } from '../render/json.ts';
import { renderSummary } from '../render/summary.ts';
import { collectFromGitHub } from './collect.ts';
import { evaluate, loadPolicy } from './evaluate.ts';
import type { Log } from './log.ts';
import { loadOperatorFiles } from './operator-files/operator-files.ts';
import { makeDirectory, requireNoDirectories, writeOutput } from './output.ts';
import { settleInvitations } from './pending-invitations.ts';
import { VERSION } from './version.ts';

/** Where an audit leaves its files. */
export interface AuditFiles {
  readonly snapshot: string;
  readonly report: string;
  readonly html: string;
  readonly issue: string;
  readonly summary: string;
  readonly csv: string;
}

/** Reads an organization, judges everybody, and writes every rendering into the output directory. */
export async function audit(
  settings: AuditSettings,
  log: Log,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly report: Report; readonly files: AuditFiles; readonly policy: Policy }> {
  // A file that does not parse must not cost an hour of requests first.
  const policy = await loadPolicy(settings.policyFile);
  await loadOperatorFiles(settings.operatorPaths);
  const files = filesIn(settings.outputDirectory);
  await makeDirectory(settings.outputDirectory);
  await requireNoDirectories(Object.values(files));
  await collectFromGitHub(settings, files.snapshot, log, environment);
  const judged = await evaluate([files.snapshot], policy, settings.operatorPaths);
  const report = await settleInvitations(judged, policy, settings, log);
  await writeRenderings(report, files, settings.serverUrl);
  return { report, files, policy };
}

/** Writes each rendering of a report beside the others. */
export async function writeRenderings(
  report: Report,
  files: Omit<AuditFiles, 'snapshot'>,
  serverUrl: string,
): Promise<void> {
  const options = { serverUrl, version: VERSION };
  await writeOutput(files.report, reportJsonText(report));
  await writeOutput(files.csv, renderCsv(report));
  await writeOutput(files.html, renderHtml(report, options));
  await writeOutput(files.issue, renderIssue(report, options).body);
  await writeOutput(files.summary, renderSummary(report, { ...options, detail: 'full' }));
}

export function filesIn(directory: string): AuditFiles {
  return {
    snapshot: join(directory, 'snapshot.jsonl'),
    report: join(directory, 'report.json'),
    html: join(directory, 'report.html'),
    issue: join(directory, 'issue.md'),
    summary: join(directory, 'summary.md'),
    csv: join(directory, 'report.csv'),
  };
}
