/** Relay pages: `first`/`after` or `last`/`before` over a list, made only as far as they are asked. */
import { cursor, readCursor } from '../paging.ts';
import { TypedError } from './errors.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A connection over `all`; `edge` adds the fields an edge has besides cursor and node. */
export function connection<T>(
  all: readonly T[],
  page: PageArguments,
  node: (item: T) => unknown,
  edge: (item: T) => Readonly<Record<string, unknown>> = () => ({}),
): Record<string, unknown> {
  const after = page.after == null ? -1 : position(page.after, 'after');
  const before = page.before == null ? all.length : position(page.before, 'before');
  let start = after + 1;
  let end = Math.min(before, all.length);
  if (page.first != null) end = Math.min(end, start + page.first);
  else if (page.last != null) start = Math.max(start, end - page.last);
  const items = all.slice(start, end);
  return {
    totalCount: all.length,
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: items.length === 0 ? null : cursor(start),
      endCursor: items.length === 0 ? null : cursor(end - 1),
    },
    nodes: () => items.map(node),
    edges: () =>
      items.map((item, index) => ({
        cursor: cursor(start + index),
        node: () => node(item),
        ...edge(item),
      })),
  };
}

function position(text: string, name: string): number {
  const index = readCursor(text);
  if (index < 0)
    throw new TypedError(
      'INVALID_CURSOR_ARGUMENTS',
      `\`${text}\` does not appear to be a valid cursor for \`${name}\`.`,
    );
  return index;
}
