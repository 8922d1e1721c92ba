import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../assess/report.ts';
import type { AuditSettings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { renderHtml } from '../render/html.ts';
import { renderIssue } from '../render/issue.ts';
import { reportJsonText } from '../render/json.ts';
import { renderSummary } from '../render/summary.ts';
import { collectFromGitHub } from './collect.ts';
import { evaluate, loadPolicy } from './evaluate.ts';
import type { Log } from './log.ts';
import { VERSION } from './version.ts';

/** Where an audit leaves its files. */
export interface AuditFiles {
  readonly snapshot: string;
  readonly report: string;
  readonly html: string;
  readonly issue: string;
  readonly summary: string;
}

/** Reads an organization, judges everybody, and writes every rendering into the output directory. */
export async function audit(
  settings: AuditSettings,
  log: Log,
): Promise<{ readonly report: Report; readonly files: AuditFiles }> {
  // A policy that does not parse must not cost an hour of requests first.
  const policy = await loadPolicy(settings.policyFile);
  const files = filesIn(settings.outputDirectory);
  await makeDirectory(settings.outputDirectory);
  await collectFromGitHub(settings, files.snapshot, log);
  const report = await evaluate([files.snapshot], policy);
  await writeRenderings(report, files, settings.serverUrl);
  return { report, files };
}

/** Writes each rendering of a report beside the others. */
export async function writeRenderings(
  report: Report,
  files: Omit<AuditFiles, 'snapshot'>,
  serverUrl: string,
): Promise<void> {
  const options = { serverUrl, version: VERSION };
  await writeFile(files.report, reportJsonText(report));
  await writeFile(files.html, renderHtml(report, options));
  await writeFile(files.issue, renderIssue(report, options).body);
  await writeFile(files.summary, renderSummary(report, { ...options, detail: 'full' }));
}

export function filesIn(directory: string): AuditFiles {
  return {
    snapshot: join(directory, 'snapshot.jsonl'),
    report: join(directory, 'report.json'),
    html: join(directory, 'report.html'),
    issue: join(directory, 'issue.md'),
    summary: join(directory, 'summary.md'),
  };
}

export async function makeDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch((error: Error) => {
    throw new UserError(`The output directory ${directory} could not be made: ${error.message}.`);
  });
}
