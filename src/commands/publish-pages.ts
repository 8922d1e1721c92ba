import type { Report } from '../assess/report.ts';
import type { Policy } from '../config/policy.ts';
import { counted } from '../evidence/wording.ts';
import type { PublishApi } from '../publish/api.ts';
import type { Applied } from '../publish/apply.ts';
import type { PlannedWrite, TrackingIssue } from '../publish/plan.ts';
import { planIndex } from '../publish/plan-index.ts';
import { type Pages, planPeople } from '../publish/plan-pages.ts';
import { partsOf } from '../publish/plan-parts.ts';
import type { Thread, WantedPage } from '../publish/review.ts';
import { addSubIssues, missingSubIssues } from '../publish/sub-issues.ts';
import { readThreads } from '../publish/threads.ts';
import type { Ownership } from '../publish/tracking-issue.ts';
import { renderIndexIssue } from '../render/issue/index-page.ts';
import { readIndexState } from '../render/issue/index-state.ts';
import type { Reviews } from '../render/issue/index-tables.ts';
import { PAGE_LABEL, readMarker } from '../render/issue/markers.ts';
import { renderPersonIssue } from '../render/issue/person-page.ts';
import { isEmptied } from '../render/issue/thread-words.ts';
import { queueOf } from '../render/overview.ts';
import type { Log } from './log.ts';
import { VERSION } from './version.ts';

/** What of the policy says how a report is published. */
export type PublishingPolicy = Pick<Policy, 'pages' | 'leftAfterDays'>;

/** What is published where, and what is there. */
export interface Publication {
  readonly client: PublishApi;
  readonly report: Report;
  readonly ours: Ownership;
  readonly serverUrl: string;
  readonly dryRun: boolean;
  readonly policy: PublishingPolicy;
  readonly log: Log;
  readonly pages: Pages;
  /** Sends planned writes, or tells of them. */
  send(writes: readonly PlannedWrite[]): Promise<Applied>;
}

/**
 * Makes the report repository show an index and a page for everybody in the queue, or the index alone.
 *
 * @returns the number of the index, if there is one
 */
export async function publishPages(publication: Publication): Promise<number | undefined> {
  const { people, ids } = await publishPeople(publication);
  const index = await publishIndex(publication, people);
  if (index !== undefined) await hangBeneath(publication, index, ids);
  return index;
}

interface PublishedPeople {
  readonly people: Reviews;
  /** GitHub's own numbers of the pages that have no parent yet, in the order of the queue. */
  readonly ids: readonly number[];
}

async function publishPeople(publication: Publication): Promise<PublishedPeople> {
  const { client, report, ours, serverUrl, policy, pages, log, send } = publication;
  const onePage = policy.pages === 'index';
  const wanted = onePage
    ? []
    : queueOf(report).map((person) =>
        renderPersonIssue(person, report, { serverUrl, version: VERSION }),
      );
  const due = new Set(wanted.map(({ id }) => id));
  // Of an emptied page there is nothing left to do while its person is not in the queue.
  const listed = [...pages.people, ...pages.lost.people].filter(
    ({ body, state }) =>
      state === 'open' || !isEmptied(body) || due.has(readMarker(body)?.fields['id'] ?? ''),
  );
  const threads = await readThreads(client, ours, listed);
  warnOfLocked(threads, log);
  warnOfMissing(publication, wanted, threads);
  const { repository } = ours;
  const { leftAfterDays } = policy;
  const plan = planPeople({ repository, report, wanted, threads, onePage, leftAfterDays });
  const applied = await send(plan.writes);
  const made = new Map(applied.writes.map((write) => [write.marker, write] as const));
  const of = new Map(
    wanted.flatMap(({ id, marker }) => {
      const review = plan.reviews.get(id);
      if (review === undefined) return [];
      return [[id, { ...review, number: review.number ?? made.get(marker)?.number }] as const];
    }),
  );
  const known = new Set([...of.values()].map(({ number }) => number));
  warnOfNobodys(
    pages.lost.people.filter(({ number }) => !known.has(number)),
    log,
  );
  const unseen = plan.unseen.map(({ id, number, title }) => ({ id, number, title }));
  const ids = wanted.flatMap(({ id, marker }) => {
    const number = of.get(id)?.number;
    const there = listed.find((page) => page.number === number);
    return there === undefined ? (made.get(marker)?.id ?? []) : there.hasParent ? [] : there.id;
  });
  const numbers = new Map(threads.map(({ id, number }) => [id, number] as const));
  return { people: { pages: !onePage, of, unseen, numbers }, ids };
}

async function publishIndex(
  { client, report, ours, serverUrl, policy, pages, send, log }: Publication,
  people: Reviews,
): Promise<number | undefined> {
  const [first, ...twins] = [...pages.index, ...pages.lost.index.slice(0, 1)];
  const [thread] = first === undefined ? [] : await readThreads(client, ours, [first]);
  warnOfLocked(thread === undefined ? [] : [thread], log);
  const comments = thread?.comments ?? [];
  const kept = first === undefined ? undefined : { ...first, comments };
  const before = kept === undefined ? undefined : { body: kept.body, parts: partsOf(comments) };
  const { leftAfterDays } = policy;
  const options = { serverUrl, version: VERSION, leftAfterDays };
  const page = renderIndexIssue(report, people, before, options);
  const { repository } = ours;
  const applied = await send(planIndex({ repository, labels: [PAGE_LABEL], page, kept, twins }));
  return applied.writes.find(({ marker }) => marker === page.marker)?.number ?? kept?.number;
}

/** Pages hang beneath the index where the server knows sub-issues. */
async function hangBeneath(
  { client, ours, dryRun, log }: Publication,
  index: number,
  ids: readonly number[],
): Promise<void> {
  const { repository } = ours;
  const pages = await missingSubIssues(client, { repository, index, pages: ids });
  if (pages.length === 0) return;
  const said = `${pages.length} of the pages become sub-issues of #${index}.`;
  log.info(dryRun ? `Dry run, nothing is written. ${said}` : said);
  if (!dryRun) await addSubIssues(client, { repository, index, pages });
}

/** Nothing proves whose page it is once its marker is gone and nobody of that title is due: no retention reaches it. */
function warnOfNobodys(pages: readonly TrackingIssue[], log: Log): void {
  if (pages.length === 0) return;
  const numbers = pages.map(({ number }) => `#${number}`).join(', ');
  log.warning(
    `Somebody removed what tells whose page it is from ${numbers}, and nobody in the queue has such a title. What stands there is neither closed nor emptied by any audit: delete it when it is settled.`,
  );
}

/** A page that is made again may have been moved where others read it; the index knows whose pages there were. */
function warnOfMissing(
  { pages, log }: Pick<Publication, 'pages' | 'log'>,
  wanted: readonly WantedPage[],
  threads: readonly Thread[],
): void {
  const last = readIndexState(pages.index[0]?.body ?? '');
  // While all people share the index it is the index that remembers their evidence.
  if (last === undefined || last.known.size > 0) return;
  const stood = new Set([...last.soon, ...last.routine]);
  const titles = new Set(threads.map(({ title }) => title));
  const ids = new Set(threads.map(({ id }) => id));
  const missing = wanted.filter(
    ({ id, title }) => stood.has(id) && !ids.has(id) && !titles.has(title),
  ).length;
  if (missing === 0) return;
  const [are, them] = missing === 1 ? ['is', 'it'] : ['are', 'them'];
  log.warning(
    `Of people who stand in the queue still, ${counted(missing, 'page')} of an earlier audit ${are} gone and made again. If nobody deleted ${them}, look for issues that begin with “Access review” in your other repositories: what was moved there has the readers of that place, and is kept true no more. Delete it there.`,
  );
}

/** Where GitHub lets nobody comment nothing can be told, and no order is taken that could not be answered. */
function warnOfLocked(threads: readonly Thread[], log: Log): void {
  const locked = threads.filter((thread) => thread.locked && thread.state === 'open');
  if (locked.length === 0) return;
  const numbers = locked.map(({ number }) => `#${number}`).join(', ');
  log.warning(
    `Locked: ${numbers}. What is new is shown on the page itself, but nothing is said beneath it and no order is taken there. Unlock it for that.`,
  );
}
