/** REST pages: `page` and `per_page` (at most 100) with GitHub's Link header. */
import { ApiError, type Call, ok, type Reply } from './http.ts';

export interface Page {
  readonly number: number;
  readonly size: number;
}

export function pageOf(query: URLSearchParams): Page {
  const whole = (name: string, fallback: number): number => {
    const value = Number.parseInt(query.get(name) ?? '', 10);
    return Number.isNaN(value) || value < 1 ? fallback : value;
  };
  return { number: whole('page', 1), size: Math.min(100, whole('per_page', 30)) };
}

/** One page of `all` shaped item by item, with the Link header for the rest. */
export function paged<T>(call: Call, all: readonly T[], shape: (item: T) => unknown): Reply {
  const { number, size } = pageOf(call.query);
  const items = all.slice((number - 1) * size, number * size);
  return ok(items.map(shape), linkHeader(call, all.length));
}

export function linkHeader(call: Call, total: number): Record<string, string> {
  const { number, size } = pageOf(call.query);
  const last = Math.max(1, Math.ceil(total / size));
  const links: string[] = [];
  const link = (page: number, relation: string): void => {
    links.push(`<${pageAddress(call, { page: String(page) })}>; rel="${relation}"`);
  };
  if (number > 1) link(Math.min(number - 1, last), 'prev');
  if (number < last) link(number + 1, 'next');
  if (number < last) link(last, 'last');
  if (number > 1) link(1, 'first');
  return links.length === 0 ? {} : { link: links.join(', ') };
}

/** How many items of a list of issues page numbers lead to. */
const NUMBERED = 1_000;

/** Pages of issues: links carry a cursor besides the number, without which no page is given beyond the first thousand. */
export function pagedIssues<T>(call: Call, all: readonly T[], shape: (item: T) => unknown): Reply {
  const { number, size } = pageOf(call.query);
  const after = call.query.get('after');
  if (after === null && number * size > NUMBERED && number > 1) {
    throw new ApiError(
      422,
      'Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)',
    );
  }
  const start = after === null ? (number - 1) * size : readCursor(after) + 1;
  const end = start + size;
  const next = { page: String(number + 1), after: cursor(end - 1) };
  const links = [
    ...(end < all.length ? [`<${pageAddress(call, next)}>; rel="next"`] : []),
    ...(number > 1
      ? [`<${pageAddress(call, { page: String(number - 1), after: undefined })}>; rel="prev"`]
      : []),
  ];
  return ok(all.slice(start, end).map(shape), links.length === 0 ? {} : { link: links.join(', ') });
}

/** Cursor pages (`before`/`after`) as the activity list has them: newest first, cursors are opaque. */
export function cursorPaged<T>(call: Call, all: readonly T[], shape: (item: T) => unknown): Reply {
  const { size } = pageOf(call.query);
  const before = call.query.get('before');
  const after = call.query.get('after');
  const start =
    after !== null
      ? readCursor(after) + 1
      : before !== null
        ? Math.max(0, readCursor(before) - size)
        : 0;
  const items = all.slice(start, start + size);
  const links: string[] = [];
  if (start + size < all.length)
    links.push(
      `<${pageAddress(call, { after: cursor(start + size - 1), before: undefined })}>; rel="next"`,
    );
  if (start > 0)
    links.push(`<${pageAddress(call, { before: cursor(start), after: undefined })}>; rel="prev"`);
  return ok(items.map(shape), links.length === 0 ? {} : { link: links.join(', ') });
}

export function cursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

export function readCursor(text: string): number {
  return Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString())?.[1] ?? -1);
}

function pageAddress(call: Call, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  return `${call.base}${call.path}?${query}`;
}
