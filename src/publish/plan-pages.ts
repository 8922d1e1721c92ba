import { readMarker } from '../render/markers.ts';
import * as words from '../render/thread-words.ts';
import type { PlannedWrite, TrackingIssue } from './plan.ts';
import { planRetention } from './plan-retention.ts';
import { planReview } from './plan-review.ts';
import type { ReviewState, Thread, WantedPage } from './review.ts';

/** Pages of ours in the report repository, sorted by what they are. */
export interface Pages {
  readonly index: readonly TrackingIssue[];
  readonly people: readonly TrackingIssue[];
}

/** The pages about one organization; another one's may lie in the same repository. */
export function pagesOf(organization: string, issues: readonly TrackingIssue[]): Pages {
  const of = (kind: string) =>
    issues.filter(({ body }) => {
      const marker = readMarker(body);
      return marker?.kind === kind && marker.fields['organization'] === organization;
    });
  return { index: of('index'), people: of('person') };
}

export interface PeoplePlan {
  /** Person by person; within one in the order they are to be sent. */
  readonly writes: readonly PlannedWrite[];
  /** Where everybody's review stands once these are sent, by id; the number of a new page is not known yet. */
  readonly reviews: ReadonlyMap<string, ReviewState>;
}

/**
 * What has to be written so that everybody who stands in the queue has exactly one page, and it is true.
 *
 * @param leftAfterDays how long the pages of people who left the queue are kept; for good where it is `undefined`
 */
export function planPeople(
  repository: string,
  wanted: readonly WantedPage[],
  threads: readonly Thread[],
  takenAt: number,
  leftAfterDays?: number,
): PeoplePlan {
  const byPerson = new Map<string, Thread[]>();
  for (const thread of [...threads].sort((a, b) => a.number - b.number)) {
    const same = byPerson.get(thread.id);
    if (same === undefined) byPerson.set(thread.id, [thread]);
    else same.push(thread);
  }
  const writes: PlannedWrite[] = [];
  const reviews = new Map<string, ReviewState>();
  for (const page of wanted) {
    const thread = byPerson.get(page.id)?.[0];
    const plan = planReview(repository, page, thread, takenAt);
    writes.push(...plan.writes);
    reviews.set(page.id, plan.review);
  }
  const due = new Set(wanted.map(({ id }) => id));
  for (const [id, [thread, ...twins]] of byPerson) {
    if (thread === undefined) continue;
    if (!due.has(id)) {
      writes.push(...planReview(repository, undefined, thread, takenAt).writes);
      if (leftAfterDays !== undefined) {
        writes.push(...planRetention(repository, thread, twins, { takenAt, leftAfterDays }));
      }
    }
    writes.push(...twins.flatMap((twin) => closeTwin(repository, twin, thread.number)));
  }
  return { writes, reviews };
}

/** Two runs at once may both make a page; the older one is kept, whatever was said beneath the other stays there. */
function closeTwin(repository: string, twin: Thread, kept: number): readonly PlannedWrite[] {
  if (twin.state === 'closed') return [];
  const at = { repository, number: twin.number, because: words.TWIN } as const;
  const said = twin.comments.some(({ own }) => own?.kind === 'twin');
  return [
    ...(said ? [] : [{ kind: 'comment', ...at, body: words.twinComment(kept) } as const]),
    { kind: 'close-issue', ...at, reason: 'not_planned' },
  ];
}
