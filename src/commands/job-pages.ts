import * as core from '@actions/core';
import { redacted, secretsIn } from '../config/secrets.ts';
import type { Log } from './log.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Adds to the page of the job. What the runner does not let us show must not keep anything else from being done. */
export async function writeStepSummary(
  markdown: string,
  log: Log,
  environment: Environment,
): Promise<void> {
  if ((environment['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await core.summary
    .addRaw(markdown)
    .write()
    .catch((error: unknown) => {
      warnOfFile('step summary', 'GITHUB_STEP_SUMMARY', error, log, environment);
    });
}

export function setOutputs(
  outputs: Readonly<Record<string, string | number>>,
  log: Log,
  environment: Environment,
): void {
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  } catch (error) {
    warnOfFile('outputs', 'GITHUB_OUTPUT', error, log, environment);
  }
}

function warnOfFile(
  what: string,
  variable: string,
  error: unknown,
  log: Log,
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
