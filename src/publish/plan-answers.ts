import { utcDay } from '../evidence/wording.ts';
import * as words from '../render/issue/thread-words.ts';
import type { PlannedWrite } from './plan.ts';
import { type Order, readOrder } from './plan-orders.ts';
import type { Place } from './plan-parts.ts';
import type { Thread } from './review.ts';

/** An order that is answered in this run. */
export interface Answered {
  readonly order: Order;
  readonly comment: number;
  /** Fingerprints of all that the order is about: what stood on the page when it was given. */
  readonly evidence: readonly string[];
  readonly by: string;
  readonly body: string;
}

/** What a reviewer accepted, until when, and whose word it is. */
export interface Acceptance {
  readonly comment: number | { readonly answering: number };
  readonly evidence: readonly string[];
  readonly until: string | undefined;
  readonly by: string;
  /** The answer as it was written. */
  readonly answer: string;
  /** Whether closing the page was the last that happened; open again, somebody took it back. */
  readonly done: boolean;
  /** Whether the page came back when its last day was over: whoever closes it after that has settled it. */
  readonly over: boolean;
}

/**
 * An answer to every order of somebody who may give one, each once. Where nothing can be said beneath a page no order is
 * taken: what was understood must be seen.
 *
 * @param evidence fingerprints of all that the page is about after this audit and was before
 * @param fresh how many of them the page did not have before
 */
export function answerOrders(
  thread: Thread,
  evidence: readonly string[],
  fresh: number | 'unseen',
  takenAt: number,
): readonly Answered[] {
  if (thread.locked) return [];
  const answered = new Set(
    thread.comments.flatMap(({ own }) => (own?.kind === 'answer' ? (own.fields['to'] ?? []) : [])),
  );
  return thread.comments.flatMap(({ id, foreign }) => {
    if (foreign === undefined || answered.has(String(id))) return [];
    const given = readOrder(foreign.body);
    if (given === undefined || !foreign.trusted) return [];
    const isOver = given.name === 'accept' && isPast(given.until, takenAt);
    const order: Order = isOver ? { name: 'misread', problem: OVER } : given;
    const { by } = foreign;
    const body = words.answerTo({ order, comment: id, by, evidence, fresh, takenAt });
    return [{ order, comment: id, evidence, by, body }];
  });
}

const OVER = 'The day after “until” is over already, so nothing was accepted.';

/** Whether the last day of an acceptance is over. */
export function isPast(until: string | undefined, takenAt: number): boolean {
  return until !== undefined && until < utcDay(takenAt);
}

/** The acceptance given last, in this run or before; an escalation after it takes it back. */
export function latestAcceptance(
  thread: Thread,
  orders: readonly Answered[],
): Acceptance | undefined {
  let latest: Acceptance | undefined;
  for (const { id, own, body: answer } of thread.comments) {
    if (own?.kind !== 'answer') continue;
    if (own.fields['did'] === 'escalate') latest = undefined;
    if (own.fields['did'] !== 'accept') continue;
    const { until = '', by = '', done, evidence = '' } = own.fields;
    latest = {
      comment: id,
      answer,
      evidence: evidence === '' ? [] : evidence.split(','),
      until: until === '' ? undefined : until,
      by,
      done: done === 'yes' || done === 'over',
      over: done === 'over',
    };
  }
  for (const { order, comment: answering, evidence, by, body: answer } of orders) {
    if (order.name === 'escalate') latest = undefined;
    if (order.name === 'accept') {
      const { until } = order;
      latest = { comment: { answering }, answer, evidence, until, by, done: false, over: false };
    }
  }
  return latest;
}

export function isEscalated(thread: Thread, orders: readonly Answered[]): boolean {
  const done = [
    ...thread.comments.flatMap(({ own }) =>
      own?.kind === 'answer' ? (own.fields['did'] ?? []) : [],
    ),
    ...orders.map(({ order }) => order.name),
  ];
  return thread.labelled || done.lastIndexOf('escalate') > done.lastIndexOf('accept');
}

/** Closes the page, and only then notes that it was closed for this: whoever opens it again takes it back. */
export function planAccepting(
  at: Place,
  thread: Thread,
  { comment, answer, done }: Acceptance,
): readonly PlannedWrite[] {
  const because = words.ACCEPTED;
  const writes: PlannedWrite[] = [];
  if (thread.state === 'open') {
    writes.push({ kind: 'close-issue', ...at, reason: 'completed', because });
  }
  if (!done) {
    const body = words.markedAsDone(answer);
    writes.push({ kind: 'edit-comment', ...at, comment, body, because });
  }
  return writes;
}

/** Notes that the page came back; after it, so that a run that is killed before comes back once more. */
export function planEnding(at: Place, { comment, answer }: Acceptance): readonly PlannedWrite[] {
  const body = words.markedAsOver(answer);
  return [{ kind: 'edit-comment', ...at, comment, body, because: words.LAPSED }];
}
