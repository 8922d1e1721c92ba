import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { ask, type PublishApi } from './api.ts';
import { type Attempt, mayHaveSucceeded, PublishError } from './failure.ts';
import type { PlannedWrite, TrackingIssue } from './plan.ts';
import { findRecentTrackingIssues, type Ownership } from './tracking-issue.ts';
import type { Watch } from './watch.ts';

export { PublishError } from './failure.ts';

/** A write GitHub confirmed. */
interface AppliedWrite {
  readonly kind: PlannedWrite['kind'];
  readonly repository: string;
  readonly number: number;
  /** GitHub's own number of the issue, which no other one of any repository has. */
  readonly id: number;
  /** The issue's page. */
  readonly url: string;
  /** What the body of a new issue begins with. */
  readonly marker?: string;
}

export interface Applied {
  readonly writes: readonly AppliedWrite[];
  readonly warnings: readonly string[];
}

export interface ApplyOptions {
  /** Goes before every write that holds details; without it none of them does. */
  readonly watch?: Watch;
  /** Waits the given milliseconds; replaced in tests. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

type Creation = Extract<PlannedWrite, { kind: 'create-issue' }>;

const writtenSchema = z.object({
  id: z.int(),
  number: z.int(),
  html_url: z.url({ protocol: /^https?$/ }),
});

/** Pauses before a creation is tried again; in them a late success becomes visible. */
const PAUSES = [2_000, 10_000] as const;

/**
 * Sends planned writes one after another. Sending the same plan again changes nothing further.
 *
 * @throws PublishError for the first write that fails; the writes before it stand.
 */
export async function applyPlan(
  api: PublishApi,
  writes: readonly PlannedWrite[],
  ours: Ownership,
  options: ApplyOptions = {},
): Promise<Applied> {
  const applied: AppliedWrite[] = [];
  const warnings: string[] = [];
  /** Comments written in this run, by the order they answer. */
  const answers = new Map<number, number>();
  const { watch = unwatched } = options;
  let labels: readonly string[] | undefined;
  const send = async (write: PlannedWrite): Promise<void> => {
    // A new page is looked out for by itself, before each attempt.
    if ('body' in write && write.kind !== 'create-issue') await watch();
    switch (write.kind) {
      case 'create-issue': {
        // All pages of a plan have the same labels.
        labels ??= await usableLabels(api, write, warnings);
        applied.push(await createPage(api, { ...write, labels }, ours, options));
        break;
      }
      case 'comment': {
        const id = await comment(api, write.repository, write.number, write.body);
        if (write.answering !== undefined) answers.set(write.answering, id);
        break;
      }
      case 'edit-comment': {
        const { comment: named } = write;
        const id = typeof named === 'number' ? named : answers.get(named.answering);
        if (id !== undefined) await editComment(api, write.repository, id, write.body);
        break;
      }
      default:
        applied.push(await edit(api, write.kind, write.repository, write.number, changeOf(write)));
    }
  };
  const locked = new Set<number>();
  for (const write of writes) {
    const number = write.kind === 'create-issue' ? undefined : write.number;
    if (number !== undefined && locked.has(number)) continue;
    try {
      await send(write);
    } catch (error) {
      const refused = error instanceof PublishError && error.failure === 'locked';
      if (!refused || number === undefined) throw error;
      // One page that somebody locked must not keep the others from being written.
      locked.add(number);
      warnings.push(`Issue #${number}: ${error.message}`);
    }
  }
  return { writes: applied, warnings };
}

function changeOf(
  write: Extract<PlannedWrite, { kind: 'update-issue' | 'reopen-issue' | 'close-issue' }>,
): Readonly<Record<string, unknown>> {
  switch (write.kind) {
    case 'update-issue':
      return { title: write.title, body: write.body };
    case 'reopen-issue':
      return { state: 'open' };
    case 'close-issue':
      return { state: 'closed', state_reason: write.reason };
  }
}

/** Of writes that hold no details. */
const unwatched: Watch = () => Promise.resolve();

async function createPage(
  api: PublishApi,
  write: Creation,
  ours: Ownership,
  options: ApplyOptions,
): Promise<AppliedWrite> {
  const { marker } = write;
  const page = await create(api, write, { ...ours, marker }, options);
  for (const part of write.continuation) {
    await options.watch?.();
    await comment(api, write.repository, page.number, part);
  }
  return { ...page, marker };
}

/** A comment is never sent twice unseen: without an answer the next run looks whether it is there. */
async function comment(
  api: PublishApi,
  repository: string,
  number: number,
  body: string,
): Promise<number> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const parameters = { issue_number: number, body, request: { retries: 0 } };
  const shape = z.object({ id: z.int() });
  return (await ask(api, route, parameters, shape, writing(repository))).value.id;
}

async function editComment(
  api: PublishApi,
  repository: string,
  id: number,
  body: string,
): Promise<void> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  const parameters = { comment_id: id, body };
  await ask(api, route, parameters, z.unknown(), writing(repository));
}

/**
 * Makes the issue unless it is there by now: another run may have been faster, or an attempt that gave no answer may
 * have succeeded. No attempt is made without having looked first.
 */
async function create(
  api: PublishApi,
  write: Creation,
  ours: Ownership,
  { wait = sleep, watch = unwatched }: ApplyOptions,
): Promise<AppliedWrite> {
  for (let attempt = 0; ; attempt += 1) {
    const [present] = await findRecentTrackingIssues(api, ours);
    await watch();
    if (present !== undefined) return await adopt(api, write, present);
    try {
      return await post(api, write);
    } catch (error) {
      const pause = PAUSES[attempt];
      if (pause === undefined || !mayHaveSucceeded(error)) throw error;
      await wait(pause);
    }
  }
}

async function adopt(
  api: PublishApi,
  write: Creation,
  { number }: TrackingIssue,
): Promise<AppliedWrite> {
  const { repository, title, body } = write;
  return await edit(api, 'create-issue', repository, number, { title, body });
}

async function post(
  api: PublishApi,
  { repository, title, body, labels }: Creation,
): Promise<AppliedWrite> {
  // Clients repeat failed requests by themselves; this one must not be repeated unseen.
  const parameters = { title, body, labels, request: { retries: 0 } };
  const route = 'POST /repos/{owner}/{repo}/issues';
  const { value } = await ask(api, route, parameters, writtenSchema, writing(repository));
  return { kind: 'create-issue', repository, ...writtenOf(value) };
}

async function edit(
  api: PublishApi,
  kind: PlannedWrite['kind'],
  repository: string,
  number: number,
  change: Readonly<Record<string, unknown>>,
): Promise<AppliedWrite> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
  const parameters = { issue_number: number, ...change };
  const { value } = await ask(api, route, parameters, writtenSchema, writing(repository));
  return { kind, repository, ...writtenOf(value) };
}

function writtenOf({ id, number, html_url: url }: z.infer<typeof writtenSchema>) {
  return { id, number, url };
}

/** The labels that exist or could be made. A label is a convenience: without it the issue is made all the same. */
async function usableLabels(
  api: PublishApi,
  { repository, labels }: Creation,
  warnings: string[],
): Promise<readonly string[]> {
  const usable: string[] = [];
  for (const name of labels) {
    const attempt = { ...writing(repository), failed: 'A label could not be made' };
    try {
      await ask(api, 'POST /repos/{owner}/{repo}/labels', { name }, z.unknown(), attempt);
      usable.push(name);
    } catch (error) {
      // The only thing that can be wrong with our own label names is that they exist, which is fine.
      if (error instanceof PublishError && error.failure === 'refused') usable.push(name);
      else if (error instanceof PublishError) warnings.push(error.message);
      else throw error;
    }
  }
  return usable;
}

function writing(repository: string): Attempt {
  return {
    repository,
    failed: 'The tracking issue could not be written',
    permission: 'issues: write',
  };
}
