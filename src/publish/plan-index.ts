import type { IndexIssue } from '../render/issue/index-page.ts';
import { readMarker } from '../render/issue/markers.ts';
import * as words from '../render/issue/thread-words.ts';
import type { PlannedWrite, TrackingIssue } from './plan.ts';
import { readOrder } from './plan-orders.ts';
import { planParts } from './plan-parts.ts';
import type { ThreadComment } from './review.ts';

/** An index that is there, with what was written beneath it. */
export interface IndexThread extends TrackingIssue {
  readonly comments: readonly ThreadComment[];
}

export interface IndexToPlan {
  /** `owner/name` */
  readonly repository: string;
  /** Given to the issue when it is made; whoever reviews may change them afterwards. */
  readonly labels: readonly string[];
  readonly page: IndexIssue;
  /** The oldest one; younger ones are twins. */
  readonly kept: IndexThread | undefined;
  readonly twins: readonly TrackingIssue[];
}

/** What has to be written so that exactly one index shows the report; nothing when it already does. */
export function planIndex({
  repository,
  labels,
  page,
  kept,
  twins,
}: IndexToPlan): readonly PlannedWrite[] {
  if (kept === undefined) {
    const { title, body, marker, continuation = [] } = page;
    const because = 'There is no tracking issue yet.';
    return [
      { kind: 'create-issue', repository, title, body, labels, marker, continuation, because },
    ];
  }
  const at = { repository, number: kept.number };
  return [
    ...answers(at, kept, page),
    ...changes(at, kept, page),
    ...twins.flatMap((twin) => closeTwin(repository, twin, kept.number)),
  ];
}

interface Place {
  readonly repository: string;
  readonly number: number;
}

/** News first, then what continues the page, then the page itself, which says that all of it is written. */
function changes(at: Place, kept: IndexThread, page: IndexIssue): readonly PlannedWrite[] {
  const { title, body, continuation, news } = page;
  if (kept.title === title && kept.body === body && continuation === undefined) return [];
  const because = 'The report changed since it was last written.';
  const writes: PlannedWrite[] = [];
  if (news?.comment !== undefined && !kept.locked && !isSaid(kept, news.comment)) {
    writes.push({ kind: 'comment', ...at, body: news.comment, because: words.NEWS });
  }
  // Were the update to succeed and the reopening to fail, the next run would find the issue up to date and leave it closed.
  if (news !== undefined && kept.state === 'closed') {
    writes.push({
      kind: 'reopen-issue',
      ...at,
      because: 'The issue was closed, and somebody stands in the queue anew.',
    });
  }
  const parts = continuation === undefined ? [] : planParts(at, kept.comments, continuation);
  writes.push(...parts.filter(({ kind }) => !(kept.locked && kind === 'comment')));
  if (kept.title !== title || kept.body !== body) {
    writes.push({ kind: 'update-issue', ...at, title, body, because });
  }
  return writes;
}

/** Whether an earlier run was killed right after it had said the same. */
function isSaid({ comments }: IndexThread, news: string): boolean {
  const about = readMarker(news)?.fields ?? {};
  return comments.some(
    ({ own }) =>
      own?.kind === 'news' &&
      own.fields['evidence'] === about['evidence'] &&
      own.fields['page'] === about['page'],
  );
}

/** Whoever gives an order here is told where it belongs. */
function answers(at: Place, { comments, locked }: IndexThread, page: IndexIssue) {
  if (locked) return [];
  const answered = new Set(
    comments.flatMap(({ own }) => (own?.kind === 'answer' ? (own.fields['to'] ?? []) : [])),
  );
  return comments.flatMap(({ id, foreign }): readonly PlannedWrite[] => {
    if (foreign?.trusted !== true || answered.has(String(id))) return [];
    if (readOrder(foreign.body) === undefined) return [];
    const body = words.answerOnIndex(id, foreign.by, page.peopleHavePages);
    return [{ kind: 'comment', ...at, body, answering: id, because: words.ORDERED }];
  });
}

/** Two runs at once may both make a page; the older one is kept, whatever was said beneath the other stays there. */
function closeTwin(
  repository: string,
  { number, state, locked }: TrackingIssue,
  kept: number,
): readonly PlannedWrite[] {
  if (state === 'closed') return [];
  const at = { repository, number, because: words.TWIN } as const;
  return [
    { kind: 'close-issue', ...at, reason: 'not_planned' },
    ...(locked ? [] : [{ kind: 'comment', ...at, body: words.twinComment(kept) } as const]),
  ];
}
