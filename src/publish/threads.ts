import * as z from 'zod';
import { ESCALATED_LABEL, readMarker } from '../render/issue/markers.ts';
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
const eventSchema = z.object({
  event: z.string(),
  actor: z.object({ login: z.string() }).nullish(),
  label: z.object({ name: z.string().nullish() }).nullish(),
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
  for (const page of pages) {
    const comments =
      page.commentCount === 0 ? [] : await readComments(api, ours, page.number, mayOrder);
    const labelled =
      page.labels.includes(ESCALATED_LABEL) &&
      (await labelledBy(api, ours.repository, page.number, ESCALATED_LABEL, mayOrder));
    threads.push({ ...stateOf(page), labelled, comments });
  }
  return threads;
}

/** What a page says of itself. */
function stateOf(page: TrackingIssue): Omit<Thread, 'labelled' | 'comments'> {
  const { number, title, body, state, stateReason, locked } = page;
  const marker = readMarker(body);
  const { id = '', evidence = '', signals = '', status, left = '', why } = marker?.fields ?? {};
  const named = signals.split(',');
  const fingerprints = evidence === '' ? [] : evidence.split(',');
  return {
    number,
    title,
    body,
    state,
    stateReason,
    locked,
    id,
    relation: marker?.fields['relation'],
    evidence: fingerprints.map((fingerprint, index) => ({
      fingerprint,
      signal: named[index] ?? '',
    })),
    status: marker === undefined ? 'lost' : status === 'left' ? 'left' : 'due',
    ...(/^\d{4}-\d{2}-\d{2}$/.test(left) ? { left } : {}),
    ...(why === undefined ? {} : { why }),
    settled: marker?.fields['settled'] === 'yes',
  };
}

async function readComments(
  api: PublishApi,
  ours: Ownership,
  number: number,
  mayOrder: (login: string) => Promise<boolean>,
): Promise<readonly ThreadComment[]> {
  const comments: ThreadComment[] = [];
  for (const { id, ...comment } of await commentsOf(api, ours.repository, number)) {
    const body = (comment.body ?? '').replaceAll('\r\n', '\n');
    const by = comment.user?.login ?? '';
    // The account may be a person's who also writes by hand.
    const own = by.toLowerCase() === ours.author.toLowerCase() ? readMarker(body) : undefined;
    const trusted = own === undefined && readOrder(body) !== undefined && (await mayOrder(by));
    comments.push({
      id,
      body,
      own,
      foreign: own === undefined ? { by, trusted, body } : undefined,
    });
  }
  return comments;
}

/** Whether the label was given last by somebody who may give orders; GitHub lets others give labels too. */
async function labelledBy(
  api: PublishApi,
  repository: string,
  number: number,
  label: string,
  mayOrder: (login: string) => Promise<boolean>,
): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const attempt = {
    repository,
    failed: 'The history of a page could not be read',
    permission: 'issues: read',
  };
  let by: string | undefined;
  for await (const event of askForAll(api, route, { issue_number: number }, eventSchema, attempt)) {
    if (event.event === 'labeled' && event.label?.name?.toLowerCase() === label)
      by = event.actor?.login;
  }
  return by !== undefined && (await mayOrder(by));
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
