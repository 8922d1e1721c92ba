import * as z from 'zod';
import type { CheckRun } from '../render/check-run.ts';
import { ask, type PublishApi } from './api.ts';
import type { Attempt } from './failure.ts';
import type { Watch } from './watch.ts';

export interface Commit {
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
}

/** GitHub takes so many remarks beside lines a request. */
const ANNOTATIONS_A_REQUEST = 50;

const listSchema = z.object({
  check_runs: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      output: z.object({ annotations_count: z.int() }),
    }),
  ),
});
/** The check run of a name that has no remarks beside lines. */
async function findPlain(
  api: PublishApi,
  { repository, sha }: Commit,
  name: string,
): Promise<number | undefined> {
  const attempt = attemptIn(repository);
  const list = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
  const { value } = await ask(api, list, { ref: sha, check_name: name }, listSchema, attempt);
  const existing = value.check_runs.find((one) => one.name === name);
  return existing?.output.annotations_count === 0 ? existing.id : undefined;
}

function attemptIn(repository: string): Attempt {
  return {
    repository,
    failed: 'The check run could not be written',
    permission: 'checks: write',
  };
}

const writtenSchema = z.object({ id: z.int() });

/**
 * Shows a check run on a commit: the one that is there already, where a job is run again, else a new one. One with remarks
 * beside lines is not written over, since GitHub adds to such remarks and never takes one away; a new one of the same name
 * takes its place. It takes an App's token, the job's own included.
 *
 * @param watch goes before every request that holds details
 * @throws PublishError when it cannot be written
 */
export async function publishCheckRun(
  api: PublishApi,
  { repository, sha }: Commit,
  run: CheckRun,
  watch?: Watch,
): Promise<void> {
  const attempt = attemptIn(repository);
  const { name, title, summary, conclusion, annotations = [] } = run;
  const batch = (from: number) => annotations.slice(from, from + ANNOTATIONS_A_REQUEST);
  const content = (from: number) => ({
    status: 'completed',
    conclusion,
    output: {
      title,
      summary,
      ...(annotations.length === 0 ? {} : { annotations: batch(from) }),
    },
  });
  const create = 'POST /repos/{owner}/{repo}/check-runs';
  const change = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
  let id = annotations.length > 0 ? undefined : await findPlain(api, { repository, sha }, name);
  await watch?.();
  if (id === undefined) {
    const parameters = { name, head_sha: sha, ...content(0) };
    id = (await ask(api, create, parameters, writtenSchema, attempt)).value.id;
  } else {
    await ask(api, change, { check_run_id: id, ...content(0) }, z.unknown(), attempt);
  }
  for (let from = ANNOTATIONS_A_REQUEST; from < annotations.length; from += ANNOTATIONS_A_REQUEST) {
    await watch?.();
    await ask(api, change, { check_run_id: id, ...content(from) }, z.unknown(), attempt);
  }
}
