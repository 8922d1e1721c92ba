import * as z from 'zod';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Grant, ServerEvent } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import { inOrder } from './in-order.ts';
import { cursorAfter, isMoreAfter, PER_PAGE } from './pages.ts';
import { someOf } from './some-of.ts';

/** Who pushed when, by the server's clock, in repositories that outside people can reach. */
export interface OrganizationPushes {
  readonly byPerson: ReadonlyMap<number, readonly ServerEvent[]>;
  /** What could not be read, by the name of the repository. */
  readonly gaps: ReadonlyMap<string, Gap>;
}

const pushSchema = z.object({
  timestamp: z.iso.datetime({ offset: true }),
  actor: z.object({ id: z.number() }).nullish(),
});

const ROUTE = 'GET /repos/{owner}/{repo}/activity';
/** A busy repository has many thousand pushes a year; its latest are enough to see when people work. */
const MOST_PAGES = 3;
const CONCURRENT = 8;

/**
 * Pushes of the last year, read once a repository rather than once a person and repository: GitHub's list names
 * whoever pushed, so that its cost does not grow with the number of people.
 *
 * @param grants who can reach what; only their repositories are read and only their pushes kept
 */
export async function readPushes(
  client: GitHubClient,
  grants: ReadonlyMap<number, readonly Grant[]>,
): Promise<OrganizationPushes> {
  const repositories = new Map(
    [...grants.values()].flat().map(({ repository }) => [repository.name, repository] as const),
  );
  const byPerson = new Map<number, ServerEvent[]>();
  const gaps = new Map<string, Gap>();
  const active = [...repositories.values()].filter((repository) => !repository.archived);
  const read = (repository: Grant['repository']) => readRepository(client, repository);
  for await (const { repository, pushes, gap } of inOrder(active, CONCURRENT, read)) {
    if (gap !== undefined) gaps.set(repository.name, gap);
    for (const { timestamp, actor } of pushes) {
      if (actor == null || !grants.has(actor.id)) continue;
      const list = byPerson.get(actor.id) ?? [];
      byPerson.set(actor.id, list);
      list.push({
        kind: 'push',
        at: Math.floor(Date.parse(timestamp) / 1_000),
        repository: repository.name,
        private: repository.visibility !== 'public',
      });
    }
  }
  return { byPerson, gaps };
}

/** The pushes of one person, with the gaps of the repositories they can reach. */
export function pushesOf(
  id: number,
  grants: readonly Grant[],
  { byPerson, gaps }: OrganizationPushes,
): Fact<readonly ServerEvent[]> {
  const own = byPerson.get(id) ?? [];
  const alike = new Map<string, { readonly gap: Gap; readonly names: Set<string> }>();
  for (const { repository } of grants) {
    const gap = gaps.get(repository.name);
    if (gap === undefined) continue;
    const same = alike.get(gap.detail) ?? { gap, names: new Set<string>() };
    alike.set(gap.detail, same);
    same.names.add(repository.name);
  }
  // One gap for all repositories that failed alike: a fact must not grow with the organization.
  const merged = [...alike.values()].map(({ gap, names }) => ({
    ...gap,
    detail: `${gap.detail} It is so of ${someOf([...names])}.`,
  }));
  const [first] = merged;
  const unread = grants.every(({ repository }) => gaps.has(repository.name));
  return own.length === 0 && unread && first !== undefined ? unknown(first) : known(own, merged);
}

interface RepositoryPushes {
  readonly repository: Grant['repository'];
  readonly pushes: readonly z.infer<typeof pushSchema>[];
  readonly gap: Gap | undefined;
}

async function readRepository(
  client: GitHubClient,
  repository: Grant['repository'],
): Promise<RepositoryPushes> {
  const [owner = '', repo = ''] = repository.name.split('/');
  const parameters = {
    owner,
    repo,
    time_period: 'year' as const,
    activity_type: 'push' as const,
    per_page: PER_PAGE,
  };
  const pushes: z.infer<typeof pushSchema>[] = [];
  let after: string | undefined;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await client.rest.request(ROUTE, {
        ...parameters,
        ...(after === undefined ? {} : { after }),
      });
      const listed = z.array(pushSchema).parse(answer.data);
      pushes.push(...listed);
      const { link } = answer.headers;
      if (!isMoreAfter(link, listed.length)) return { repository, pushes, gap: undefined };
      const next = cursorAfter(link);
      // Pages that go round in a circle have no end, and without a cursor there is no next one.
      if (next === undefined || next === after) break;
      after = next;
    }
    const detail = `Of the pushes of the last year only the latest ${pushes.length} were read.`;
    return { repository, pushes, gap: { reason: 'truncated', detail } };
  } catch (error) {
    const gap = gapOf(error, { what: 'The pushes to a repository', permission: 'contents: read' });
    return { repository, pushes, gap };
  }
}
