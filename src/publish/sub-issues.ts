import * as z from 'zod';
import { ask, askForAll, type PublishApi } from './api.ts';
import { type Attempt, PublishError } from './failure.ts';

/** GitHub takes no more beneath one issue; closed ones count. */
const MOST = 100;

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues';
const ADD = 'POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues';

export interface SubIssues {
  /** `owner/name` */
  readonly repository: string;
  /** Number of the index. */
  readonly index: number;
  /** GitHub's own numbers of pages that are beneath no issue yet, the most urgent person's first. */
  readonly pages: readonly number[];
}

/**
 * The pages that can still be hung beneath the index. Servers from before sub-issues answer that there is no such list:
 * then none can, and the index leads to its pages all the same.
 *
 * @throws PublishError where the server has sub-issues and does not answer
 */
export async function missingSubIssues(
  api: PublishApi,
  { repository, index, pages }: SubIssues,
): Promise<readonly number[]> {
  if (pages.length === 0) return [];
  const attempt = listing(repository);
  const present = new Set<number>();
  try {
    const item = z.object({ id: z.int() });
    for await (const { id } of askForAll(api, LIST, { issue_number: index }, item, attempt)) {
      present.add(id);
    }
  } catch (error) {
    if (error instanceof PublishError && hasNone(error)) return [];
    throw error;
  }
  return pages.filter((id) => !present.has(id)).slice(0, Math.max(0, MOST - present.size));
}

/** Hangs pages beneath the index, until the server takes no more: the index leads to all of them in any case. */
export async function addSubIssues(
  api: PublishApi,
  { repository, index, pages }: SubIssues,
): Promise<void> {
  for (const id of pages) {
    try {
      const parameters = { issue_number: index, sub_issue_id: id };
      await ask(api, ADD, parameters, z.unknown(), adding(repository));
    } catch (error) {
      if (error instanceof PublishError && hasNone(error)) return;
      // Somebody gave this one another parent meanwhile, or it is gone.
      if (error instanceof PublishError && error.failure === 'refused') continue;
      throw error;
    }
  }
}

function hasNone({ failure }: PublishError): boolean {
  return failure === 'not-found' || failure === 'issues-disabled' || failure === 'forbidden';
}

function listing(repository: string): Attempt {
  return {
    repository,
    failed: 'The sub-issues of the index could not be read',
    permission: 'issues: read',
  };
}

function adding(repository: string): Attempt {
  return {
    repository,
    failed: 'A page could not be made a sub-issue of the index',
    permission: 'issues: write',
  };
}
