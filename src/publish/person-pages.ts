import * as z from 'zod';
import { utcDay } from '../evidence/wording.ts';
import type { PublishApi } from './api.ts';
import { applyPlan } from './apply.ts';
import type { TrackingIssue } from './plan.ts';
import { pagesOf } from './plan-pages.ts';
import { emptying } from './plan-retention.ts';
import { readThreads } from './threads.ts';
import { findTrackingIssues, type Ownership } from './tracking-issue.ts';

/** The pages a report repository has of one person, with what was said beneath them. */
export interface PersonPages {
  /** Numeric ids of the accounts they are about: several where a login was had by several. */
  readonly ids: readonly string[];
  readonly pages: readonly PersonPage[];
  /** Number of the index, which names the person while they stand in the queue. */
  readonly index: number | undefined;
}

interface PersonPage {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly body: string;
  readonly comments: readonly { readonly by: string; readonly body: string }[];
}

/**
 * @param who login in any case, as the title of the page has it, or numeric id
 * @throws PublishError where the repository cannot be read
 */
export async function readPersonPages(
  api: PublishApi,
  ours: Ownership,
  organization: string,
  who: string,
): Promise<PersonPages> {
  const { pages, index, threads } = await find(api, ours, organization, who);
  return {
    ids: [...new Set(threads.map(({ id }) => id))],
    pages: threads.map(({ number, title, state, body, comments }) => ({
      number,
      title,
      state,
      body,
      comments: comments.map(({ foreign, body: said }) => ({
        by: foreign?.by ?? ours.author,
        body: said,
      })),
    })),
    index: pages.length === 0 ? undefined : index,
  };
}

export interface PersonPagesGone {
  /** Issues that are gone, with all that GitHub kept of them. */
  readonly deleted: readonly number[];
  /** Issues that say nothing of the person any more, while GitHub keeps what they said before. */
  readonly emptied: readonly number[];
  readonly index: number | undefined;
}

/**
 * Deletes the pages of a person. That takes a token of somebody who administers the repository; with any other they are
 * emptied.
 *
 * @param now unix seconds
 * @throws PublishError where not even that can be done
 */
export async function deletePersonPages(
  api: PublishApi,
  ours: Ownership,
  organization: string,
  who: string,
  now: number,
): Promise<PersonPagesGone> {
  const { pages, index, threads } = await find(api, ours, organization, who);
  const deleted: number[] = [];
  const emptied: number[] = [];
  for (const page of pages) {
    if (await deleteIssue(api, page)) deleted.push(page.number);
    else {
      const thread = threads.find(({ number }) => number === page.number);
      if (thread === undefined) continue;
      await applyPlan(api, emptying(ours.repository, thread, utcDay(now)), ours);
      emptied.push(page.number);
    }
  }
  return { deleted, emptied, index: pages.length === 0 ? undefined : index };
}

async function find(api: PublishApi, ours: Ownership, organization: string, who: string) {
  const found = await findTrackingIssues(api, ours);
  const { people, index } = pagesOf(organization, found.issues);
  const threads = await readThreads(api, ours, people);
  const title = `access review: ${who.toLowerCase()}`;
  const own = threads.filter((thread) => thread.id === who || thread.title.toLowerCase() === title);
  const ids = new Set(own.map(({ id }) => id));
  // A page under an earlier login is found by the id of the one that was named.
  const theirs = threads.filter(({ id }) => ids.has(id));
  const numbers = new Set(theirs.map(({ number }) => number));
  return {
    threads: theirs,
    pages: people.filter(({ number }) => numbers.has(number)),
    index: index[0]?.number,
  };
}

const deletedSchema = z.object({ data: z.object({ deleteIssue: z.object({}) }) });

/** Whether the issue is gone. Whatever GitHub's reason for refusing, what is left to do is the same. */
async function deleteIssue(api: PublishApi, { nodeId }: TrackingIssue): Promise<boolean> {
  const query =
    'mutation DeleteIssue($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }';
  return await api.graphql(query, { id: nodeId }).then(
    (answer) => deletedSchema.safeParse(answer).success,
    () => false,
  );
}
