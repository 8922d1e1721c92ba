import { join } from 'node:path';
import type { GateReport } from '../../assess/gate.ts';
import { renderGateHtml } from '../../render/gate/html.ts';
import { gateJsonText } from '../../render/gate/json.ts';
import { reportJsonText } from '../../render/json.ts';
import { makeDirectory, writeOutput } from '../output.ts';
import { VERSION } from '../version.ts';

/** Where the gate leaves its files. */
export interface GateFiles {
  readonly snapshot: string;
  /** Answers and decisions. */
  readonly gate: string;
  /** The people who were assessed, as an audit reports them. */
  readonly report: string;
  readonly html: string;
}

function gateFilesIn(directory: string): GateFiles {
  return {
    snapshot: join(directory, 'snapshot.jsonl'),
    gate: join(directory, 'gate.json'),
    report: join(directory, 'report.json'),
    html: join(directory, 'gate.html'),
  };
}

/** Writes every rendering beside the snapshot. */
export async function writeGateFiles(
  report: GateReport,
  directory: string,
  serverUrl: string,
): Promise<GateFiles> {
  const files = gateFilesIn(directory);
  await makeDirectory(directory);
  await writeOutput(files.gate, gateJsonText(report));
  await writeOutput(files.report, reportJsonText(report.assessed));
  await writeOutput(files.html, renderGateHtml(report, { serverUrl, version: VERSION }));
  return files;
}
