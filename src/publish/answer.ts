import * as z from 'zod';
import { readMarker } from '../render/issue/markers.ts';
import { ask, askForAll, type PublishApi } from './api.ts';
import { type Attempt, PublishError } from './failure.ts';
import { writingAccount } from './tracking-issue.ts';
import type { Watch } from './watch.ts';

/** An issue somebody else opened. */
export interface Thread {
  /** `owner/name` */
  readonly repository: string;
  readonly number: number;
}

export interface OpenedIssue {
  readonly body: string;
  readonly labels: readonly string[];
  readonly state: 'open' | 'closed';
}

const issueSchema = z.object({
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  labels: z.array(z.union([z.string(), z.object({ name: z.string() })])),
});
const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

/**
 * An issue as it stands now: the event that told of it may be older than its last edit.
 *
 * @throws PublishError when it cannot be read
 */
export async function readIssue(
  api: PublishApi,
  { repository, number }: Thread,
): Promise<OpenedIssue> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}';
  const attempt = attemptOf(repository, 'The issue could not be read', 'issues: read');
  const { value } = await ask(api, route, { issue_number: number }, issueSchema, attempt);
  return {
    body: value.body ?? '',
    state: value.state,
    labels: value.labels.map((label) => (typeof label === 'string' ? label : label.name)),
  };
}

/**
 * Answers beneath an issue: one comment, found again by its marker and author and edited in place, and one label.
 *
 * @param watch goes before them, where they hold details
 * @throws PublishError for the first write that fails
 */
export async function answerIssue(
  api: PublishApi,
  { repository, number }: Thread,
  { body, label }: { readonly body: string; readonly label: string },
  watch?: Watch,
): Promise<void> {
  const kind = readMarker(body)?.kind;
  const author = await writingAccount(api, repository);
  const reading = attemptOf(repository, 'The comments could not be read', 'issues: read');
  const writing = attemptOf(repository, 'The answer could not be written', 'issues: write');
  const thread = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const where = { issue_number: number };
  let own: z.infer<typeof commentSchema> | undefined;
  for await (const comment of askForAll(api, thread, where, commentSchema, reading)) {
    const isOurs = comment.user?.login.toLowerCase() === author.toLowerCase();
    if (isOurs && readMarker(comment.body ?? '')?.kind === kind) own ??= comment;
  }
  await watch?.();
  if (own === undefined) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const parameters = { ...where, body, request: { retries: 0 } };
    await ask(api, route, parameters, z.unknown(), writing);
  } else if (own.body?.replaceAll('\r\n', '\n') !== body) {
    const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
    await ask(api, route, { comment_id: own.id, body }, z.unknown(), writing);
  }
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
  await ask(api, route, { ...where, labels: [label] }, z.unknown(), writing);
}

/**
 * Takes labels away, those that are not there any more aside.
 *
 * @throws PublishError for the first that cannot be taken away
 */
export async function removeLabels(
  api: PublishApi,
  { repository, number }: Thread,
  labels: readonly string[],
): Promise<void> {
  const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
  const attempt = attemptOf(repository, 'A label could not be taken away', 'issues: write');
  for (const name of labels) {
    await ask(api, route, { issue_number: number, name }, z.unknown(), attempt).catch(
      (error: unknown) => {
        if (!(error instanceof PublishError && error.failure === 'not-found')) throw error;
      },
    );
  }
}

function attemptOf(repository: string, failed: string, permission: string): Attempt {
  return { repository, failed, permission };
}
