import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** Items a page of a list is asked to hold: as many as GitHub gives. */
export const PER_PAGE = 100;
/** More pages than any list we read can have; a server whose last page never comes must not hold a run forever. */
const MOST_PAGES = 200;

/**
 * Every item of a REST list. Pages are counted rather than followed, so that a link back to its own page cannot loop;
 * a page that repeats the one before ends the list with a gap.
 */
export async function allPages<T>(
  client: GitHubClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  item: z.ZodType<T>,
  what: string,
): Promise<{ readonly items: readonly T[]; readonly gaps: readonly Gap[] }> {
  const items: T[] = [];
  let before = '';
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await client.rest.request(route, {
      ...parameters,
      per_page: PER_PAGE,
      page,
    });
    const listed = z.array(item).parse(answer.data);
    const content = JSON.stringify(answer.data);
    if (listed.length > 0 && content === before) break;
    before = content;
    items.push(...listed);
    if (listed.length === 0 || !isMoreAfter(answer.headers.link, listed.length)) {
      return { items, gaps: [] };
    }
  }
  const detail = `${what} could not be read to its end: GitHub's pages go round in a circle.`;
  return { items, gaps: [{ reason: 'truncated', detail }] };
}

/**
 * Whether a page of a list is not the last one. GitHub gives no links where there is one page, and a proxy may take them away
 * from any: so a full page without them is taken to have a next one, which costs a request where there is none.
 *
 * @param items how many the page holds
 */
export function isMoreAfter(link: string | undefined, items: number): boolean {
  return (link ?? '') === '' ? items >= PER_PAGE : /rel="?next"?/.test(link ?? '');
}

/** The cursor of the next page, of lists that have no page numbers. */
export function cursorAfter(link: string | undefined): string | undefined {
  const next = link?.split(',').find((part) => /rel="?next"?/.test(part));
  const address = /<([^>]+)>/.exec(next ?? '')?.[1];
  return address === undefined || !URL.canParse(address)
    ? undefined
    : (new URL(address).searchParams.get('after') ?? undefined);
}
