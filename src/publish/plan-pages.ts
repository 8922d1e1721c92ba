import type { Report } from '../assess/report.ts';
import { type MarkerKind, PAGE_LABEL, readMarker } from '../render/issue/markers.ts';
import * as words from '../render/issue/thread-words.ts';
import { departureOf } from './departures.ts';
import type { PlannedWrite, TrackingIssue } from './plan.ts';
import { planRetention } from './plan-retention.ts';
import { planReview } from './plan-review.ts';
import type { ReviewState, Thread, WantedPage } from './review.ts';

const LOST = { index: /^Outside collaborator access review: /, person: /^Access review: / };

/** Pages of ours in the report repository, sorted by what they are. */
export interface Pages {
  readonly index: readonly TrackingIssue[];
  readonly people: readonly TrackingIssue[];
  /** Pages of numbers, for repositories that more people may read. */
  readonly counts: readonly TrackingIssue[];
  /** Pages that somebody removed the marker of: label and title are all that tells. */
  readonly lost: {
    readonly index: readonly TrackingIssue[];
    readonly people: readonly TrackingIssue[];
  };
}

/** The pages about one organization; another one's may lie in the same repository. */
export function pagesOf(organization: string, issues: readonly TrackingIssue[]): Pages {
  const of = (kind: MarkerKind) =>
    issues.filter(({ body }) => {
      const marker = readMarker(body);
      return marker?.kind === kind && marker.fields['organization'] === organization;
    });
  const unmarked = issues.filter(
    ({ labels, body }) => readMarker(body) === undefined && labels.includes(PAGE_LABEL),
  );
  const lost = (kind: 'index' | 'person') => unmarked.filter(({ title }) => LOST[kind].test(title));
  return {
    index: of('index'),
    people: of('person'),
    counts: of('counts'),
    lost: { index: lost('index'), people: lost('person') },
  };
}

export interface PeoplePlan {
  /** Person by person; within one in the order they are to be sent. */
  readonly writes: readonly PlannedWrite[];
  /** Where everybody's review stands once these are sent, by id; the number of a new page is not known yet. */
  readonly reviews: ReadonlyMap<string, ReviewState>;
  /** Pages left as they are, for nobody could look again for what stands on them. */
  readonly unseen: readonly Thread[];
}

export interface PeopleToPlan {
  /** `owner/name` */
  readonly repository: string;
  readonly report: Report;
  /** Everybody who stands in the queue. */
  readonly wanted: readonly WantedPage[];
  readonly threads: readonly Thread[];
  /** Whether all people share the index by now, so that pages of their own are closed. */
  readonly onePage?: boolean;
  /** How long the pages of people who left the queue are kept; for good where it is `undefined`. */
  readonly leftAfterDays?: number | undefined;
}

/** What has to be written so that everybody who stands in the queue has exactly one page, and it is true. */
export function planPeople(people: PeopleToPlan): PeoplePlan {
  const { repository, report, wanted, onePage = false, leftAfterDays } = people;
  const { takenAt } = report;
  const threads = threadsByPerson(people);
  const writes: PlannedWrite[] = [];
  const reviews = new Map<string, ReviewState>();
  const unseen: Thread[] = [];
  for (const page of wanted) {
    const thread = threads.get(page.id)?.[0];
    if (thread === undefined) {
      writes.push(creation(repository, page));
      reviews.set(page.id, { number: undefined, state: 'open', escalated: false });
      continue;
    }
    const plan = planReview(repository, { kind: 'due', page }, thread, takenAt);
    writes.push(...plan.writes);
    reviews.set(page.id, plan.review);
  }
  for (const [id, [thread, ...twins]] of threads) {
    if (thread === undefined) continue;
    if (!reviews.has(id)) {
      const standing = onePage
        ? ({ kind: 'left', why: 'one-page' } as const)
        : departureOf(report, thread);
      writes.push(...planReview(repository, standing, thread, takenAt).writes);
      if (standing.kind === 'unseen' && thread.status === 'due') unseen.push(thread);
      if (standing.kind === 'left' && leftAfterDays !== undefined) {
        writes.push(...planRetention(repository, thread, twins, { takenAt, leftAfterDays }));
      }
    }
    writes.push(...twins.flatMap((twin) => closeTwin(repository, twin, thread.number)));
  }
  return { writes, reviews, unseen };
}

/** Pages of each person, the oldest first, which is the one that is kept. */
function threadsByPerson({
  wanted,
  threads,
}: PeopleToPlan): ReadonlyMap<string, readonly Thread[]> {
  const byPerson = new Map<string, Thread[]>();
  for (const thread of [...threads].sort((a, b) => a.number - b.number)) {
    // A page whose marker is gone is known by its title, as long as there is no other of the same person.
    const id =
      thread.status === 'lost' ? wanted.find(({ title }) => title === thread.title)?.id : thread.id;
    if (id === undefined) continue;
    const same = byPerson.get(id);
    if (same === undefined) byPerson.set(id, [thread]);
    else if (thread.status !== 'lost') same.push(thread);
  }
  return byPerson;
}

function creation(repository: string, page: WantedPage): PlannedWrite {
  const { title, labels, marker } = page;
  const { body = '', continuation = [] } = page.written(undefined) ?? {};
  const because = words.NEW_PERSON;
  return { kind: 'create-issue', repository, title, labels, body, continuation, marker, because };
}

/** Two runs at once may both make a page; the older one is kept, whatever was said beneath the other stays there. */
function closeTwin(repository: string, twin: Thread, kept: number): readonly PlannedWrite[] {
  if (twin.state === 'closed') return [];
  const at = { repository, number: twin.number, because: words.TWIN } as const;
  const said = twin.locked || twin.comments.some(({ own }) => own?.kind === 'twin');
  return [
    ...(said ? [] : [{ kind: 'comment', ...at, body: words.twinComment(kept) } as const]),
    { kind: 'close-issue', ...at, reason: 'not_planned' },
  ];
}
