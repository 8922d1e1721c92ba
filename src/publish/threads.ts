import * as z from 'zod';
import { readMarker } from '../render/markers.ts';
import { ask, askForAll, type PublishApi } from './api.ts';
import { type Attempt, PublishError } from './failure.ts';
import type { TrackingIssue } from './plan.ts';
import { readOrder } from './plan-orders.ts';
import type { Thread, ThreadComment } from './review.ts';
import type { Ownership } from './tracking-issue.ts';

const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
const permissionSchema = z.object({ permission: z.string() });

/**
 * The pages of people with what was written beneath them, oldest first. A comment with a marker of ours by anybody else
 * is a conversation like any other; whether somebody may give orders is asked only of those who give one.
 */
export async function readThreads(
  api: PublishApi,
  ours: Ownership,
  pages: readonly TrackingIssue[],
): Promise<readonly Thread[]> {
  const mayOrder = permissionReader(api, ours.repository);
  const threads: Thread[] = [];
  for (const { number, title, body, state } of pages) {
    const fields = readMarker(body)?.fields ?? {};
    const { id = '', evidence = '', status, left = '' } = fields;
    const comments: ThreadComment[] = [];
    for (const comment of await commentsOf(api, ours.repository, number)) {
      const text = (comment.body ?? '').replaceAll('\r\n', '\n');
      const by = comment.user?.login ?? '';
      if (by.toLowerCase() === ours.author.toLowerCase()) {
        const own = readMarker(text);
        // The account may be a person's who also writes by hand.
        if (own !== undefined) {
          comments.push({ id: comment.id, body: text, own, foreign: undefined });
          continue;
        }
      }
      const trusted = readOrder(text) !== undefined && (await mayOrder(by));
      const foreign = { by, trusted, body: text };
      comments.push({ id: comment.id, body: text, own: undefined, foreign });
    }
    threads.push({
      number,
      title,
      body,
      state,
      id,
      evidence: evidence === '' ? [] : evidence.split(','),
      status: status === 'left' ? 'left' : 'due',
      ...(/^\d{4}-\d{2}-\d{2}$/.test(left) ? { left } : {}),
      comments,
    });
  }
  return threads;
}

async function commentsOf(api: PublishApi, repository: string, number: number) {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const attempt = {
    repository,
    failed: 'The comments of a page could not be read',
    permission: 'issues: read',
  };
  const comments: z.infer<typeof commentSchema>[] = [];
  const parameters = { issue_number: number };
  for await (const comment of askForAll(api, route, parameters, commentSchema, attempt)) {
    comments.push(comment);
  }
  return comments;
}

/** Whether somebody may write to the repository; of whom it cannot be told, no order is taken. */
function permissionReader(
  api: PublishApi,
  repository: string,
): (login: string) => Promise<boolean> {
  const known = new Map<string, boolean>();
  const attempt: Attempt = {
    repository,
    failed: 'The permission of a reviewer could not be read',
    permission: 'metadata: read',
  };
  return async (login) => {
    const before = known.get(login);
    if (before !== undefined) return before;
    const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const may = await ask(api, route, { username: login }, permissionSchema, attempt).then(
      ({ value }) => ['admin', 'write'].includes(value.permission),
      (error: unknown) => {
        if (error instanceof PublishError) return false;
        throw error;
      },
    );
    known.set(login, may);
    return may;
  };
}
