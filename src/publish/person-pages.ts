import * as z from 'zod';
import { utcDay } from '../evidence/wording.ts';
import { readMarker } from '../render/issue/markers.ts';
import { emptiedGatePage, emptiedPersonPage } from '../render/issue/thread-words.ts';
import type { PublishApi } from './api.ts';
import { applyPlan } from './apply.ts';
import { PublishError } from './failure.ts';
import { type NamedElsewhere, pagesOfPerson, type WhosePages } from './pages-of-person.ts';
import type { TrackingIssue } from './plan.ts';
import { emptying } from './plan-retention.ts';
import type { Thread } from './review.ts';
import { readThreads } from './threads.ts';
import { findEveryIssue, type Ownership } from './tracking-issue.ts';

/** The pages a report repository has of one person, with what was said beneath them. */
export interface PersonPages {
  /** Numeric id of the account; none where nothing tells it. */
  readonly ids: readonly string[];
  readonly pages: readonly PersonPage[];
  readonly elsewhere: NamedElsewhere;
}

interface PersonPage {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly body: string;
  readonly comments: readonly { readonly by: string; readonly body: string }[];
}

/** @throws PublishError where the repository cannot be read, or a login was had by several accounts */
export async function readPersonPages(
  api: PublishApi,
  ours: Ownership,
  whose: WhosePages,
): Promise<PersonPages> {
  const { theirs, ids, elsewhere } = await find(api, ours, whose);
  return {
    ids,
    pages: theirs.map(({ thread: { number, title, state, body, comments } }) => ({
      number,
      title,
      state,
      body,
      comments: comments.map(({ foreign, body: said }) => ({
        by: foreign?.by ?? ours.author,
        body: said,
      })),
    })),
    elsewhere,
  };
}

export interface PersonPagesGone {
  /** Issues that are gone, with all that GitHub kept of them. */
  readonly deleted: readonly number[];
  /** Issues that say nothing of the person any more, while GitHub keeps what they said before. */
  readonly emptied: readonly number[];
  readonly elsewhere: NamedElsewhere;
}

/**
 * Deletes the pages of a person. That takes a token of somebody who administers the repository; with any other they are
 * emptied and closed. Pages of others are not touched.
 *
 * @param now unix seconds
 * @throws PublishError where not even that can be done, or a login was had by several accounts
 */
export async function deletePersonPages(
  api: PublishApi,
  ours: Ownership,
  whose: WhosePages,
  now: number,
): Promise<PersonPagesGone> {
  const { theirs, ids, elsewhere } = await find(api, ours, whose);
  const deleted: number[] = [];
  const emptied: number[] = [];
  for (const { issue, thread } of theirs) {
    if (await deleteIssue(api, issue)) deleted.push(issue.number);
    else {
      await empty(api, ours, thread, { organization: whose.organization, id: ids[0] ?? '', now });
      emptied.push(issue.number);
    }
  }
  return { deleted, emptied, elsewhere };
}

interface Emptying {
  readonly organization: string;
  readonly id: string;
  readonly now: number;
}

async function empty(
  api: PublishApi,
  ours: Ownership,
  thread: Thread,
  { organization, id, now }: Emptying,
): Promise<void> {
  const { repository } = ours;
  const marker = readMarker(thread.body);
  const remains =
    marker?.kind === 'gate'
      ? emptiedGatePage(marker)
      : emptiedPersonPage(organization, id, utcDay(now));
  const because = 'Nothing stands on it any more.';
  const { number, state } = thread;
  const closing = {
    kind: 'close-issue',
    repository,
    number,
    reason: 'completed',
    because,
  } as const;
  const writes = emptying(repository, thread, remains);
  await applyPlan(api, state === 'open' ? [...writes, closing] : writes, ours);
}

interface Found {
  readonly theirs: readonly { readonly issue: TrackingIssue; readonly thread: Thread }[];
  readonly ids: readonly string[];
  readonly elsewhere: NamedElsewhere;
}

/** Reads every issue of the repository: somebody may have removed the marker of a page, its label, or both. */
async function find(api: PublishApi, ours: Ownership, whose: WhosePages): Promise<Found> {
  const every = await findEveryIssue(api, ours);
  const threads = await readThreads(api, ours, every.own);
  const comments = new Map(threads.map((thread) => [thread.number, thread.comments] as const));
  const { pages, ids, elsewhere } = pagesOfPerson(whose, {
    ...every,
    textOf: ({ number, title, body }) =>
      [title, body, ...(comments.get(number) ?? []).map((comment) => comment.body)].join('\n'),
  });
  if (ids.length > 1) {
    throw new PublishError(
      'refused',
      `Several accounts had that login, by what the pages of ${ours.repository} say: ${ids.join(', ')}. Give the id of the one you mean.`,
    );
  }
  return {
    theirs: pages.flatMap((issue) => {
      const thread = threads.find(({ number }) => number === issue.number);
      return thread === undefined ? [] : [{ issue, thread }];
    }),
    ids,
    elsewhere,
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
