import { UserError } from './user-error.ts';

/** So many are told at once: whoever mends them sees the rest on the next run. */
const MOST_TOLD = 20;

/** What is wrong with a file, gathered so that all of it is told at once. */
export interface Problems {
  readonly found: boolean;
  /** @param problem asked for only where it is told */
  add(problem: () => string): void;
  /** An error that tells the first of them, one a line, and how many more there are. */
  asError(): UserError;
}

export function problems(): Problems {
  const told: string[] = [];
  let count = 0;
  return {
    get found() {
      return count > 0;
    },
    add(problem) {
      count += 1;
      if (told.length < MOST_TOLD) told.push(problem());
    },
    asError() {
      const more = count - told.length;
      return new UserError([...told, ...(more === 0 ? [] : [`… and ${more} more.`])].join('\n'));
    },
  };
}

/**
 * Reads every entry, whether or not those before it could be read.
 *
 * @param read throws UserError for an entry that is wrong
 * @throws UserError with what is wrong with all of them
 */
export function readEach<T, R>(entries: Iterable<T>, read: (entry: T) => R): readonly R[] {
  const results: R[] = [];
  const wrong = problems();
  for (const entry of entries) {
    try {
      results.push(read(entry));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      wrong.add(() => error.message);
    }
  }
  if (wrong.found) throw wrong.asError();
  return results;
}

/**
 * Two results, or what is wrong with either.
 *
 * @throws UserError with what is wrong with both of them
 */
export async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const wrong = problems();
  for (const part of await Promise.allSettled([first, second])) {
    if (part.status === 'fulfilled') continue;
    const { reason } = part;
    if (!(reason instanceof UserError)) throw reason;
    wrong.add(() => reason.message);
  }
  if (wrong.found) throw wrong.asError();
  return await Promise.all([first, second]);
}
