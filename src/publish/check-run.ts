import * as z from 'zod';
import type { CheckRun } from '../render/check-run.ts';
import { ask, type PublishApi } from './api.ts';
import type { Attempt } from './failure.ts';

export interface Commit {
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
}

const listSchema = z.object({
  check_runs: z.array(z.object({ id: z.int(), name: z.string() })),
});

/**
 * Shows a check run on a commit: the one that is there already, where a job is run again, else a new one. It takes an
 * App's token, the job's own included.
 *
 * @throws PublishError when it cannot be written
 */
export async function publishCheckRun(
  api: PublishApi,
  { repository, sha }: Commit,
  run: CheckRun,
): Promise<void> {
  const attempt: Attempt = {
    repository,
    failed: 'The check run could not be written',
    permission: 'checks: write',
  };
  const { name, title, summary, conclusion } = run;
  const content = { status: 'completed', conclusion, output: { title, summary } };
  const list = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
  const query = { ref: sha, check_name: name };
  const { value } = await ask(api, list, query, listSchema, attempt);
  const existing = value.check_runs.find((one) => one.name === name);
  if (existing === undefined) {
    const parameters = { name, head_sha: sha, ...content };
    await ask(api, 'POST /repos/{owner}/{repo}/check-runs', parameters, z.unknown(), attempt);
  } else {
    const route = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
    await ask(api, route, { check_run_id: existing.id, ...content }, z.unknown(), attempt);
  }
}
