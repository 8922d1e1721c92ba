import { utcDay } from '../evidence/wording.ts';
import { text } from '../render/escape/markdown.ts';
import { readMarker } from '../render/issue/markers.ts';
import type { SeenEvidence } from '../render/issue/person-page.ts';
import * as words from '../render/issue/thread-words.ts';
import type { PlannedWrite } from './plan.ts';
import {
  type Acceptance,
  type Answered,
  answerOrders,
  isEscalated,
  isPast,
  latestAcceptance,
  planAccepting,
  planEnding,
} from './plan-answers.ts';
import { type Place, partsOf, planParts } from './plan-parts.ts';
import type { ReviewState, Standing, Thread, WantedPage } from './review.ts';

export interface ReviewPlan {
  readonly writes: readonly PlannedWrite[];
  readonly review: ReviewState;
}

/**
 * What has to be written so that the page of one person is true and every order is answered. Each write can be the last
 * one before the program is killed: what tells people of something comes before what makes us believe they were told.
 *
 * @param takenAt the audit's clock, unix seconds
 */
export function planReview(
  repository: string,
  standing: Standing,
  thread: Thread,
  takenAt: number,
): ReviewPlan {
  const at = { repository, number: thread.number };
  const { known, carried, fresh } = compare(standing, thread);
  const evidence = known.map(({ fingerprint }) => fingerprint);
  const unseen = standing.kind === 'unseen' || carried.length > 0;
  const found = unseen && fresh.length === 0 ? 'unseen' : fresh.length;
  // Nobody accepts what the page did not show when they wrote.
  const shown = evidence.filter((one) => !fresh.some(({ fingerprint }) => fingerprint === one));
  const orders = answerOrders(thread, shown, found, takenAt);
  const said = orders.map(
    ({ body, comment: answering }): PlannedWrite => ({
      kind: 'comment',
      ...at,
      body,
      answering,
      because: words.ORDERED,
    }),
  );
  const escalated = isEscalated(thread, orders);
  const acceptance = latestAcceptance(thread, orders);
  const expired = isPast(acceptance?.until, takenAt);
  const holding =
    acceptance !== undefined && !expired && holds(acceptance, thread, evidence)
      ? acceptance
      : undefined;
  const ended = expired && acceptance?.done === true && !acceptance.over;
  const lapsed = ended && thread.state === 'closed';
  const plan = { at, thread, takenAt, carried, fresh, evidence, orders, lapsed };
  const rest =
    standing.kind === 'left'
      ? leaving(plan, standing.why)
      : standing.kind === 'unseen'
        ? []
        : due(plan, standing.page, holding);
  const accepting =
    holding === undefined || standing.kind === 'left' ? [] : planAccepting(at, thread, holding);
  const ending = ended && standing.kind === 'due' ? planEnding(at, acceptance) : [];
  const writes = [...said, ...rest, ...accepting, ...ending].filter(
    // Of a locked page GitHub may refuse every comment; the page itself can still be kept true.
    ({ kind }) => !(thread.locked && kind === 'comment'),
  );
  return { writes, review: { ...stateAfter(thread, writes, holding), escalated } };
}

interface Compared {
  /** All that the page is about after this audit. */
  readonly known: readonly SeenEvidence[];
  /** What the page had and nobody could look for this time. */
  readonly carried: readonly SeenEvidence[];
  /** What it did not have. */
  readonly fresh: WantedPage['evidence'];
}

function compare(standing: Standing, thread: Thread): Compared {
  if (standing.kind !== 'due') return { known: thread.evidence, carried: [], fresh: [] };
  const { evidence, unseen } = standing.page;
  // A page without its marker says nothing of what was known.
  if (thread.status === 'lost') return { known: evidence, carried: [], fresh: [] };
  const isIn = (list: readonly SeenEvidence[], { fingerprint }: SeenEvidence) =>
    list.some((one) => one.fingerprint === fingerprint);
  const carried = thread.evidence.filter(
    (seen) => unseen.includes(seen.signal) && !isIn(evidence, seen),
  );
  const fresh = evidence.filter((seen) => !isIn(thread.evidence, seen));
  return { known: [...evidence, ...carried], carried, fresh };
}

/** Whether an acceptance is for all that is known now, and nobody took it back by opening the page again. */
function holds(acceptance: Acceptance, thread: Thread, evidence: readonly string[]): boolean {
  const takenBack = acceptance.done && thread.state === 'open';
  return !takenBack && evidence.every((one) => acceptance.evidence.includes(one));
}

interface Planning extends Omit<Compared, 'known'> {
  readonly at: Place;
  readonly thread: Thread;
  readonly takenAt: number;
  /** Fingerprints of all that is known now. */
  readonly evidence: readonly string[];
  readonly orders: readonly Answered[];
  /** Whether the page was closed for an acceptance whose last day is over. */
  readonly lapsed: boolean;
}

/** The page of somebody for whom a review is due. */
function due(
  plan: Planning,
  page: WantedPage,
  holding: Acceptance | undefined,
): readonly PlannedWrite[] {
  const { at, thread, carried, fresh, orders, lapsed } = plan;
  const { status, state } = thread;
  if (holding !== undefined) return status === 'due' ? [] : rewriting(plan, page);
  const back = status === 'left';
  // Somebody had settled it, and it is the same that comes back to the same access.
  const settled = back && thread.settled && thread.why !== 'no-access' && fresh.length === 0;
  const returning = back && !settled;
  const called = orders.some(({ order }) => order.name === 'escalate');
  const news = fresh.length > 0 || lapsed || returning;
  if (state === 'closed' && !news && !called) return status === 'due' ? [] : rewriting(plan, page);
  // Less was seen than before and nothing new: the page says more than this audit could.
  if (state === 'open' && !news && carried.length > 0) return [];
  const why = returning ? 'returned' : lapsed ? 'lapsed' : 'fresh';
  return [
    ...(news ? telling(plan, why) : []),
    ...(state === 'closed'
      ? [{ kind: 'reopen-issue', ...at, because: words.REOPENED } as const]
      : []),
    ...rewriting(plan, page),
  ];
}

/** The parts before the page, which says that all of it is written. */
function rewriting({ at, thread, carried }: Planning, page: WantedPage): readonly PlannedWrite[] {
  const { comments, body: before, title, status } = thread;
  const because = status === 'lost' ? words.RESTORED : words.CHANGED;
  const written = page.written({ body: before, parts: partsOf(comments) }, carried);
  const parts = written === undefined ? [] : planParts(at, comments, written.continuation, because);
  const body = written?.body ?? before;
  if (body === before && page.title === title) return parts;
  return [...parts, { kind: 'update-issue', ...at, title: page.title, body, because }];
}

/** Tells, closes, and only then notes that it was closed by us: whoever opens it again afterwards wants it open. */
function leaving({ at, thread, takenAt }: Planning, why: words.Departure): readonly PlannedWrite[] {
  if (thread.status !== 'due') return [];
  const writes: PlannedWrite[] = [];
  const evidence = thread.evidence.map(({ fingerprint }) => fingerprint);
  if (thread.state === 'open') {
    const said = since(thread, 'news', 'returned').some(
      ({ own }) => own?.kind === 'left' && own.fields['evidence'] === evidence.join(','),
    );
    if (!said) {
      const body = words.leftComment(evidence, why);
      writes.push({ kind: 'comment', ...at, body, because: words.LEFT });
    }
    writes.push({ kind: 'close-issue', ...at, reason: 'completed', because: words.LEFT });
  }
  const told = since(thread, 'news', 'returned').some(({ own }) => own?.kind === 'left');
  const settled = thread.state === 'closed' && !told;
  const body = words.markedAsLeft(thread.body, { day: utcDay(takenAt), why, settled });
  writes.push({ kind: 'update-issue', ...at, title: thread.title, body, because: words.LEFT });
  return writes;
}

/**
 * One comment that says what is new, unless an earlier run was killed right after it had said so: the same news about
 * the page as it stands, since it was last closed by us, or since the acceptance that has lapsed.
 */
function telling(
  { at, thread, evidence, fresh }: Planning,
  why: 'fresh' | 'returned' | 'lapsed',
): readonly PlannedWrite[] {
  const of = [...evidence].sort().join(',');
  const page = readMarker(thread.body)?.fields['sum'] ?? '';
  const fields = { why, evidence: of, page };
  const recent =
    why === 'returned'
      ? since(thread, 'left')
      : why === 'lapsed'
        ? since(thread, 'answer', 'accept')
        : thread.comments;
  const said = recent.some(
    ({ own }) =>
      own?.kind === 'news' &&
      Object.entries(fields).every(([name, value]) => own.fields[name] === value),
  );
  if (said) return [];
  const lines = fresh.map(({ title }) => text(title));
  const body = words.newsComment({ why, of, page, lines });
  return [{ kind: 'comment', ...at, body, because: words.NEWS }];
}

/** What was written after the last comment of ours of a kind, or all where there is none. */
function since({ comments }: Thread, kind: string, did?: string): Thread['comments'] {
  const last = comments.findLastIndex(
    ({ own }) =>
      own?.kind === kind &&
      (did === undefined || [own.fields['did'], own.fields['why']].includes(did)),
  );
  return comments.slice(last + 1);
}

function stateAfter(
  { number, state, stateReason }: Thread,
  writes: readonly PlannedWrite[],
  holding: Acceptance | undefined,
): Omit<ReviewState, 'escalated'> {
  const last = writes.findLast(({ kind }) => kind === 'close-issue' || kind === 'reopen-issue');
  const closed = last === undefined ? state === 'closed' : last.kind === 'close-issue';
  if (holding !== undefined) {
    const { until, by } = holding;
    return { number, state: 'accepted', by, ...(until === undefined ? {} : { until }) };
  }
  if (!closed) return { number, state: 'open' };
  const reason = last === undefined ? stateReason : undefined;
  return { number, state: 'closed', ...(reason === undefined ? {} : { closedAs: reason }) };
}
