import { utcDay } from '../evidence/wording.ts';
import * as words from '../render/thread-words.ts';
import type { PlannedWrite } from './plan.ts';
import { type Order, readOrder } from './plan-orders.ts';
import type { ReviewState, Thread, ThreadComment, WantedPage } from './review.ts';

export interface ReviewPlan {
  readonly writes: readonly PlannedWrite[];
  readonly review: ReviewState;
}

interface Acceptance {
  readonly comment: number | 'just-written';
  readonly evidence: readonly string[];
  readonly until: string | undefined;
  readonly by: string;
  /** The answer as it was written. */
  readonly answer: string;
  /** Whether closing the page was the last that happened; open again, somebody took it back. */
  readonly done: boolean;
}

/**
 * What has to be written so that the page of one person is true and every order is answered. Each write can be the last
 * one before the program is killed: what tells people of something comes before what makes us believe they were told.
 *
 * @param takenAt the audit's clock, unix seconds
 */
export function planReview(
  repository: string,
  wanted: WantedPage | undefined,
  thread: Thread | undefined,
  takenAt: number,
): ReviewPlan {
  if (thread === undefined) {
    const review = { number: undefined, state: 'open', escalated: false } as const;
    return { writes: wanted === undefined ? [] : [creation(repository, wanted)], review };
  }
  const at = { repository, number: thread.number } as const;
  const orders = answers(thread, wanted, takenAt);
  const writes: PlannedWrite[] = orders.map(({ body, because }) => ({
    kind: 'comment',
    ...at,
    body,
    because,
  }));
  const acceptance = latestAcceptance(thread, orders);
  const escalated = isEscalated(thread, orders);
  const review = { number: thread.number, escalated } as const;
  if (wanted === undefined) {
    writes.push(...leaving(at, thread, takenAt));
    return { writes, review: { ...review, state: 'closed' } };
  }
  const evidence = wanted.evidence.map(({ fingerprint }) => fingerprint);
  const expired = acceptance?.until !== undefined && acceptance.until < utcDay(takenAt);
  const holds =
    acceptance !== undefined &&
    !expired &&
    evidence.every((one) => acceptance.evidence.includes(one)) &&
    !(acceptance.done && thread.state === 'open');
  if (holds) {
    writes.push(...accepting(at, thread, acceptance));
    const { until, by } = acceptance;
    return {
      writes,
      review: { ...review, state: 'accepted', by, ...(until === undefined ? {} : { until }) },
    };
  }
  const fresh = wanted.evidence.filter(({ fingerprint }) => !thread.evidence.includes(fingerprint));
  const lapsed = expired && acceptance.done && thread.state === 'closed';
  const returning = thread.status === 'left';
  const calls = orders.some(({ order }) => order.name === 'escalate');
  if (thread.state === 'closed' && fresh.length === 0 && !lapsed && !returning && !calls) {
    return { writes, review: { ...review, state: 'closed' } };
  }
  if (fresh.length > 0 || lapsed || returning) {
    const why = returning ? 'returned' : lapsed ? 'lapsed' : 'fresh';
    writes.push(...news(at, thread, { why, evidence, fresh }));
  }
  if (thread.state === 'closed') {
    writes.push({ kind: 'reopen-issue', ...at, because: words.REOPENED });
  }
  writes.push(...continuation(at, thread, wanted.continuation));
  const body = wanted.body(thread.body);
  if (body !== thread.body || wanted.title !== thread.title) {
    const { title } = wanted;
    writes.push({ kind: 'update-issue', ...at, title, body, because: words.CHANGED });
  }
  return { writes, review: { ...review, state: 'open' } };
}

/** A page of ours. */
export interface Place {
  readonly repository: string;
  readonly number: number;
}

function creation(repository: string, wanted: WantedPage): PlannedWrite {
  const { title, labels } = wanted;
  return {
    kind: 'create-issue',
    repository,
    title,
    labels,
    body: wanted.body(undefined),
    continuation: wanted.continuation,
    marker: wanted.marker,
    because: words.NEW_PERSON,
  };
}

interface Answered {
  readonly order: Order;
  readonly comment: number;
  readonly evidence: readonly string[];
  readonly by: string;
  readonly body: string;
  readonly because: string;
}

/** An answer to every order of somebody who may give one, each once. */
function answers(
  thread: Thread,
  wanted: WantedPage | undefined,
  takenAt: number,
): readonly Answered[] {
  const answered = new Set(
    thread.comments.flatMap(({ own }) => (own?.kind === 'answer' ? (own.fields['to'] ?? []) : [])),
  );
  const evidence = wanted?.evidence.map(({ fingerprint }) => fingerprint) ?? thread.evidence;
  return thread.comments.flatMap(({ id, foreign }) => {
    if (foreign === undefined || answered.has(String(id))) return [];
    const order = readOrder(foreign.body);
    if (order === undefined || !foreign.trusted) return [];
    const fresh = (wanted?.evidence ?? []).filter(
      ({ fingerprint }) => !thread.evidence.includes(fingerprint),
    );
    const { by } = foreign;
    const body = words.answerTo({ order, comment: id, by, evidence, fresh: fresh.length, takenAt });
    return [{ order, comment: id, evidence, by, body, because: words.ORDERED }];
  });
}

/** The acceptance given last, in this run or before; an escalation after it takes it back. */
function latestAcceptance(thread: Thread, orders: readonly Answered[]): Acceptance | undefined {
  let latest: Acceptance | undefined;
  for (const { id, own, body: answer } of thread.comments) {
    if (own?.kind !== 'answer') continue;
    if (own.fields['did'] === 'escalate') latest = undefined;
    if (own.fields['did'] !== 'accept') continue;
    const { until = '', by = '', done, evidence = '' } = own.fields;
    latest = {
      comment: id,
      answer,
      evidence: listIn(evidence),
      until: until === '' ? undefined : until,
      by,
      done: done === 'yes',
    };
  }
  for (const { order, evidence, by, body: answer } of orders) {
    if (order.name === 'escalate') latest = undefined;
    if (order.name === 'accept') {
      const { until } = order;
      latest = { comment: 'just-written', answer, evidence, until, by, done: false };
    }
  }
  return latest;
}

function isEscalated(thread: Thread, orders: readonly Answered[]): boolean {
  const done = [
    ...thread.comments.flatMap(({ own }) =>
      own?.kind === 'answer' ? (own.fields['did'] ?? []) : [],
    ),
    ...orders.map(({ order }) => order.name),
  ];
  return done.lastIndexOf('escalate') > done.lastIndexOf('accept');
}

function accepting(at: Place, thread: Thread, acceptance: Acceptance): readonly PlannedWrite[] {
  const writes: PlannedWrite[] = [];
  if (thread.state === 'open') {
    writes.push({ kind: 'close-issue', ...at, reason: 'completed', because: words.ACCEPTED });
  }
  if (!acceptance.done) {
    const { comment, answer } = acceptance;
    const body = words.markedAsDone(answer);
    writes.push({ kind: 'edit-comment', ...at, comment, body, because: words.ACCEPTED });
  }
  return writes;
}

/** Tells, closes, and only then notes that it was closed by us: whoever opens it again afterwards wants it open. */
function leaving(at: Place, thread: Thread, takenAt: number): readonly PlannedWrite[] {
  if (thread.status === 'left') return [];
  const writes: PlannedWrite[] = [];
  if (thread.state === 'open') {
    const said = thread.comments.some(
      ({ own }) => own?.kind === 'left' && own.fields['evidence'] === thread.evidence.join(','),
    );
    if (!said) {
      const body = words.leftComment(thread.evidence);
      writes.push({ kind: 'comment', ...at, body, because: words.LEFT });
    }
    writes.push({ kind: 'close-issue', ...at, reason: 'completed', because: words.LEFT });
  }
  const body = words.markedAsLeft(thread.body, utcDay(takenAt));
  writes.push({ kind: 'update-issue', ...at, title: thread.title, body, because: words.LEFT });
  return writes;
}

interface News {
  readonly why: 'fresh' | 'returned' | 'lapsed';
  readonly evidence: readonly string[];
  readonly fresh: readonly { readonly title: string }[];
}

/**
 * One comment that says what is new, unless an earlier run was killed right after it had said so: the same news since
 * the page was last closed by us, or since the acceptance that has lapsed.
 */
function news(at: Place, thread: Thread, { why, evidence, fresh }: News): readonly PlannedWrite[] {
  const of = [...evidence].sort().join(',');
  const before = [...thread.evidence].sort().join(',');
  const since = thread.comments.findLastIndex(
    ({ own }) =>
      (why === 'returned' && own?.kind === 'left') ||
      (why === 'lapsed' && own?.kind === 'answer' && own.fields['did'] === 'accept'),
  );
  const said = thread.comments
    .slice(since + 1)
    .some(
      ({ own }) =>
        own?.kind === 'news' &&
        own.fields['why'] === why &&
        own.fields['evidence'] === of &&
        own.fields['before'] === before,
    );
  if (said) return [];
  const body = words.newsComment({ why, of, before, titles: fresh.map(({ title }) => title) });
  return [{ kind: 'comment', ...at, body, because: words.NEWS }];
}

/** The parts of a long page stand beneath it; a part too many is emptied, never deleted. */
export function continuation(
  at: Place,
  { comments }: Pick<Thread, 'comments'>,
  parts: readonly string[],
): readonly PlannedWrite[] {
  const present = comments.filter(({ own }) => own?.kind === 'part');
  const numberOf = ({ own }: ThreadComment) => Number(own?.fields['number']);
  const writes: PlannedWrite[] = [];
  for (const [index, part] of parts.entries()) {
    const body = words.partComment(index + 2, part);
    const there = present.find((comment) => numberOf(comment) === index + 2);
    if (there === undefined) {
      writes.push({ kind: 'comment', ...at, body, because: words.CHANGED });
    } else if (there.body !== body) {
      writes.push({ kind: 'edit-comment', ...at, comment: there.id, body, because: words.CHANGED });
    }
  }
  for (const comment of present) {
    const body = words.partComment(numberOf(comment), words.NO_MORE);
    if (numberOf(comment) > parts.length + 1 && comment.body !== body) {
      const { id } = comment;
      writes.push({ kind: 'edit-comment', ...at, comment: id, body, because: words.CHANGED });
    }
  }
  return writes;
}

function listIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
