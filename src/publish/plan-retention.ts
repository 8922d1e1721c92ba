import { utcDay } from '../evidence/wording.ts';
import { readMarker } from '../render/issue/markers.ts';
import * as words from '../render/issue/thread-words.ts';
import type { PlannedWrite } from './plan.ts';
import { planParts } from './plan-parts.ts';
import type { Thread } from './review.ts';

const DAY = 86_400_000;

/**
 * What has to be written so that the page of somebody who left the queue long enough ago says nothing of them any more.
 * The comments go before the page; each write is made again until it stands there, so that a run may be killed anywhere.
 * A page that somebody opened again is left alone.
 *
 * @param thread the page of a person in whose queue there is no review due
 * @param twins younger pages of the same person
 */
export function planRetention(
  repository: string,
  thread: Thread,
  twins: readonly Thread[],
  { takenAt, leftAfterDays }: { readonly takenAt: number; readonly leftAfterDays: number },
): readonly PlannedWrite[] {
  const { status, state, left } = thread;
  if (status !== 'left' || state === 'open') return [];
  if (left === undefined) return [startOfClock(repository, thread, utcDay(takenAt))];
  const days = (Date.parse(utcDay(takenAt)) - Date.parse(left)) / DAY;
  // A day that is none of the calendar is no reason to keep anything.
  if (days <= leftAfterDays) return [];
  const closedTwins = twins.filter((twin) => twin.state === 'closed');
  return [thread, ...closedTwins].flatMap((page) => {
    const organization = readMarker(page.body)?.fields['organization'] ?? '';
    return emptying(repository, page, words.emptiedPersonPage(organization, page.id, left));
  });
}

/** Pages from before there was a day on them. */
function startOfClock(
  repository: string,
  { number, title, body }: Thread,
  day: string,
): PlannedWrite {
  const at = { repository, number, title, because: words.CLOCK_STARTED };
  return { kind: 'update-issue', ...at, body: words.markedWithDay(body, day) };
}

/**
 * What takes everything of a person off a page: our comments beneath it first, then the page.
 *
 * @param remains the page as it is to stand
 */
export function emptying(
  repository: string,
  page: Thread,
  remains: { readonly title: string; readonly body: string },
): readonly PlannedWrite[] {
  const at = { repository, number: page.number } as const;
  const because = words.KEPT_LONG_ENOUGH;
  const writes: PlannedWrite[] = [];
  for (const { id: comment, own, body: before } of page.comments) {
    if (own === undefined || own.kind === 'part' || own.kind === 'twin') continue;
    const body = words.emptiedComment(own);
    if (body !== before) writes.push({ kind: 'edit-comment', ...at, comment, body, because });
  }
  writes.push(...planParts(at, page.comments, [], because));
  const { title, body } = remains;
  if (body !== page.body || title !== page.title) {
    writes.push({ kind: 'update-issue', ...at, title, body, because });
  }
  return writes;
}
