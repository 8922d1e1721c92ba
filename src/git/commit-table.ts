import type { Signature } from '../snapshot/facts.ts';

/** A commit as kept while a history is grouped. */
export interface CommitRow {
  /** The number of its id, see `OidSet`. */
  readonly oid: number;
  /** The number of the clone it was read from. */
  readonly clone: number;
  readonly parents: number;
  readonly author: Signature;
  readonly committer: Signature;
}

/**
 * Commits as numbers in typed arrays, some 50 bytes each. Histories repeat few names and addresses, so these are kept
 * once. A row that is freed is used again.
 */
export interface CommitTable {
  add(row: CommitRow): number;
  free(row: number): void;
  read(row: number): CommitRow;
  authorAt(row: number): number;
  oid(row: number): number;
}

/** Columns of whole numbers: oid, clone, parents, then name, e-mail and offset of author and committer. */
const WIDTH = 9;
const AUTHOR = 3;
const COMMITTER = 6;

export function commitTable(): CommitTable {
  let numbers = new Int32Array(1_024 * WIDTH);
  let instants = new Float64Array(1_024 * 2);
  let size = 0;
  const freed: number[] = [];
  const texts: string[] = [];
  const numberOfText = new Map<string, number>();

  const intern = (text: string): number => {
    const there = numberOfText.get(text);
    if (there !== undefined) return there;
    numberOfText.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const place = (): number => {
    const reused = freed.pop();
    if (reused !== undefined) return reused;
    if (size * 2 === instants.length) {
      const more = { numbers: new Int32Array(numbers.length * 2), instants };
      more.numbers.set(numbers);
      more.instants = new Float64Array(instants.length * 2);
      more.instants.set(instants);
      ({ numbers, instants } = more);
    }
    size += 1;
    return size - 1;
  };
  const number = (row: number, column: number) => numbers[row * WIDTH + column] ?? 0;
  const signature = (row: number, column: number, instant: number): Signature => ({
    name: texts[number(row, column)] ?? '',
    email: texts[number(row, column + 1)] ?? '',
    at: instants[row * 2 + instant] ?? 0,
    offset: number(row, column + 2),
  });
  return {
    add({ oid, clone, parents, author, committer }) {
      const row = place();
      const people = [author, committer].flatMap(({ name, email, offset }) => [
        intern(name),
        intern(email),
        offset,
      ]);
      numbers.set([oid, clone, parents, ...people], row * WIDTH);
      instants.set([author.at, committer.at], row * 2);
      return row;
    },
    free(row) {
      freed.push(row);
    },
    read: (row) => ({
      oid: number(row, 0),
      clone: number(row, 1),
      parents: number(row, 2),
      author: signature(row, AUTHOR, 0),
      committer: signature(row, COMMITTER, 1),
    }),
    authorAt: (row) => instants[row * 2] ?? 0,
    oid: (row) => number(row, 0),
  };
}
