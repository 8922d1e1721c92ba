import * as words from '../render/issue/thread-words.ts';
import type { PlannedWrite } from './plan.ts';
import type { ThreadComment } from './review.ts';

/** A page of ours. */
export interface Place {
  readonly repository: string;
  readonly number: number;
}

/** The comments a page goes on in, as they stand. */
export function partsOf(comments: readonly ThreadComment[]): readonly string[] {
  return comments.filter(({ own }) => own?.kind === 'part').map(({ body }) => body);
}

/**
 * The parts of a long page stand beneath it, each edited in its place; a part too many is emptied, never deleted.
 *
 * @param parts the comments as they are to stand, the second part of the page first
 */
export function planParts(
  at: Place,
  comments: readonly ThreadComment[],
  parts: readonly string[],
  because: string = words.CHANGED,
): readonly PlannedWrite[] {
  const writes: PlannedWrite[] = [];
  const present = new Map<number, ThreadComment>();
  for (const comment of comments.filter(({ own }) => own?.kind === 'part')) {
    const number = Number(comment.own?.fields['number']);
    // Of two parts of one number, which two runs at once may write, the older one goes on.
    const spare = present.has(number);
    if (!spare) present.set(number, comment);
    const body = words.emptiedPart(number);
    if ((spare || number > parts.length + 1) && comment.body !== body) {
      writes.push({ kind: 'edit-comment', ...at, comment: comment.id, body, because });
    }
  }
  for (const [index, body] of parts.entries()) {
    const there = present.get(index + 2);
    if (there === undefined) writes.push({ kind: 'comment', ...at, body, because });
    else if (there.body !== body) {
      writes.push({ kind: 'edit-comment', ...at, comment: there.id, body, because });
    }
  }
  return writes;
}
