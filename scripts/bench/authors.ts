import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { offsetDistance } from '../../src/inference/clock/distance.ts';
import type { OffsetInterval } from '../../src/inference/rhythm/interval.ts';

/** One command-line commit: instant (unix seconds) and recorded offset (minutes east of UTC). */
export type AuthorCommit = readonly [at: number, offset: number];

/** One commit made on GitHub's web site: author and committer offset, and whether it is a merge. */
export type AuthorWebCommit = readonly [
  at: number,
  authorOffset: number,
  committerOffset: number,
  isMerge: boolean,
];

/** One line of an authors file. */
export interface Author {
  readonly id: string;
  /** Sorted by instant. */
  readonly commits: readonly AuthorCommit[];
  /** Sorted by instant. */
  readonly web: readonly AuthorWebCommit[];
}

/**
 * Reads authors one by one from JSON Lines, compressed if the name ends in `.gz`.
 *
 * @throws Error naming file, line and what is wrong when a line does not have the format
 */
export async function* readAuthors(file: string): AsyncGenerator<Author> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => text.destroy(error));
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      if (line.trim() !== '') yield parseAuthor(line, `${file}, line ${number}`);
    }
  } finally {
    lines.close();
    bytes.destroy();
  }
}

/** Checks one line; `where` begins the message of the Error thrown when it is not an author. */
export function parseAuthor(line: string, where: string): Author {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${where}: not JSON; expected one author object a line`);
  }
  if (typeof value !== 'object' || value === null) {
    throw new Error(`${where}: expected an object with id, commits and web`);
  }
  const { id, commits, web } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new Error(`${where}: id must be a non-empty text`);
  return {
    id,
    commits: rows(commits, `${where}: commits`, 2).map(([at = 0, offset = 0]) => [at, offset]),
    web: rows(web ?? [], `${where}: web`, 4).map(
      ([at = 0, author = 0, committer = 0, merge = 0]) => [at, author, committer, merge !== 0],
    ),
  };
}

/** Rows of finite numbers (true and false count as 1 and 0), sorted by their first. */
function rows(value: unknown, where: string, length: number): number[][] {
  if (!Array.isArray(value)) throw new Error(`${where} must be a list`);
  const read = value.map((row: unknown, index) => {
    const numbers = Array.isArray(row) ? row.map(toNumber) : [];
    if (numbers.length !== length || !numbers.every(Number.isFinite)) {
      throw new Error(
        `${where}[${index}] must be a list of ${length} numbers, not ${JSON.stringify(row).slice(0, 80)}`,
      );
    }
    return numbers;
  });
  return read.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function toNumber(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Consecutive commits whose recorded offsets agree with each other, so that they can be the truth. */
export interface SettledWindow {
  /** Unix seconds. */
  readonly instants: readonly number[];
  /** Mean recorded offset, minutes east of UTC. */
  readonly truth: number;
}

/**
 * `size` consecutive commits of an author, at a place that depends on the author's id and `draw` alone.
 *
 * @returns undefined when the author has too few commits, when the 5 % and 95 % quantiles of the
 * recorded offsets lie more than 60 minutes apart, or when +0000 is the most common offset and the
 * author never recorded +0100 (a container or build machine rather than a place)
 */
export function settledWindow(author: Author, size: number, draw = 0): SettledWindow | undefined {
  const places = author.commits.length - size + 1;
  if (places < 1) return undefined;
  const start = hash(`${author.id}:${size}:${draw}`) % places;
  const commits = author.commits.slice(start, start + size);
  const offsets = commits.map(([, offset]) => offset).sort((a, b) => a - b);
  if (quantile(offsets, 0.95) - quantile(offsets, 0.05) > 60) return undefined;
  if (mostCommon(offsets) === 0 && !author.commits.some(([, offset]) => offset === 60)) {
    return undefined;
  }
  return {
    instants: commits.map(([at]) => at),
    truth: offsets.reduce((sum, offset) => sum + offset, 0) / size,
  };
}

/** Whether an interval holds an offset in minutes; each half-hour place reaches 15 minutes to each side. */
export function arcHolds(arc: OffsetInterval, offset: number): boolean {
  const middle = arc.from + (arc.widthHours - 0.5) * 30;
  return offsetDistance(offset, middle) <= arc.widthHours * 30;
}

/** Quantile (0 to 1) of sorted numbers, interpolated. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position % 1);
}

function mostCommon(sorted: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? Number.NaN;
}

/** FNV-1a, 32 bits: a place that looks random and is the same on every run. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV's low bits are weak for short texts; fold the high ones in.
  return ((value ^ (value >>> 15)) >>> 0) % 0x7fffffff;
}
