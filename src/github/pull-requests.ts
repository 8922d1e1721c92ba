import * as z from 'zod';
import type { PullRequest } from '../snapshot/collaboration.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';

const LATEST = 100;
const SMALLEST_PAGE = 12;
const WHAT = 'Their pull requests';
/** Needed in private repositories only. */
export const PULL_REQUESTS_PERMISSION = 'pull requests: read';

const nodeSchema = z.object({
  id: z.string(),
  url: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  state: z.enum(['OPEN', 'MERGED', 'CLOSED']),
  mergedBy: z.object({ login: z.string(), databaseId: z.number().nullish() }).nullish(),
  additions: z.number(),
  deletions: z.number(),
  repository: z.object({ nameWithOwner: z.string(), stargazerCount: z.number() }),
});
const pageSchema = z.object({
  totalCount: z.number(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(nodeSchema.nullable()),
});
type Page = z.infer<typeof pageSchema>;
const answerSchema = z
  .object({ node: z.object({ pullRequests: pageSchema.nullish() }).nullish() })
  .nullish();

const QUERY = `query PullRequests($id: ID!, $first: Int!, $after: String) {
  rateLimit { cost }
  node(id: $id) { ... on User {
    pullRequests(first: $first, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id url createdAt state additions deletions
        mergedBy { login ... on User { databaseId } ... on Bot { databaseId } }
        repository { nameWithOwner stargazerCount }
      }
    }
  } }
}`;

/** A pull request with what it takes to ask for more of it. */
export interface ListedPullRequest extends PullRequest {
  readonly nodeId: string;
}

/**
 * The newest 100 pull requests they opened anywhere the token sees, the newest first. Lines changed are what GitHub
 * computes the longest; where it gives up, pages are asked for again half as long.
 *
 * @returns unknown when no page could be read; a gap when there are more, or when some could not be read
 */
export async function listPullRequests(
  client: GitHubClient,
  nodeId: string,
): Promise<Fact<readonly ListedPullRequest[]>> {
  const listed: ListedPullRequest[] = [];
  const gaps: Gap[] = [];
  let size = LATEST;
  let passed = 0;
  let after: string | null = null;
  while (passed < LATEST) {
    const first = Math.min(size, LATEST - passed);
    const read = await readPage(client, { id: nodeId, first, after });
    if (read === 'too much') {
      size = Math.floor(first / 2);
      continue;
    }
    if (!('page' in read)) {
      if (passed === 0) return unknown(read.gap);
      gaps.push(read.gap);
      break;
    }
    const { totalCount, pageInfo, nodes } = read.page;
    listed.push(...nodes.flatMap((node) => (node === null ? [] : [toListed(node)])));
    if (nodes.includes(null)) gaps.push(hiddenGap(read.errors));
    passed += nodes.length;
    if (!pageInfo.hasNextPage || nodes.length === 0) break;
    if (passed >= LATEST) gaps.push(moreGap(totalCount));
    if (pageInfo.endCursor === null || pageInfo.endCursor === after) {
      gaps.push(hiddenGap([]));
      break;
    }
    after = pageInfo.endCursor;
  }
  const [firstGap] = gaps;
  // Of pull requests that are all hidden nothing is known; a list of none would say that there are none.
  if (listed.length === 0 && firstGap !== undefined) return unknown(firstGap);
  return known(listed, [...new Map(gaps.map((gap) => [gap.detail, gap])).values()]);
}

/** The pull requests of a list, as the snapshot keeps them. */
export function pullRequestsOf(
  listed: Fact<readonly ListedPullRequest[]>,
): Fact<readonly PullRequest[]> {
  if (!listed.known) return listed;
  return known(
    listed.value.map(({ nodeId: _, ...pullRequest }) => pullRequest),
    listed.gaps,
  );
}

type ReadPage =
  | { readonly page: Page; readonly errors: readonly GraphqlError[] }
  | { readonly gap: Gap }
  | 'too much';

async function readPage(
  client: GitHubClient,
  variables: { readonly id: string; readonly first: number; readonly after: string | null },
): Promise<ReadPage> {
  const canBeLess = variables.first > SMALLEST_PAGE;
  try {
    // While less can be asked for, asking for less is the better second try.
    const { data, errors } = await client.graphql(
      QUERY,
      variables,
      canBeLess ? { retries: 0 } : {},
    );
    if (canBeLess && errors.some(({ type, message }) => isTooMuch(type, message))) {
      return 'too much';
    }
    const page = answerSchema.parse(data)?.node?.pullRequests;
    return page == null
      ? { gap: errorGap(WHAT, errors[0]?.type, PULL_REQUESTS_PERMISSION) }
      : { page, errors };
  } catch (error) {
    if (canBeLess && kindOf(error) === 'unreachable') return 'too much';
    return { gap: gapOf(error, { what: WHAT, permission: PULL_REQUESTS_PERMISSION }) };
  }
}

function toListed(node: z.infer<typeof nodeSchema>): ListedPullRequest {
  const { mergedBy } = node;
  return {
    nodeId: node.id,
    repository: node.repository.nameWithOwner,
    url: node.url,
    openedAt: Math.floor(Date.parse(node.createdAt) / 1_000),
    state: STATES[node.state],
    mergedBy:
      mergedBy?.databaseId == null
        ? null
        : { id: String(mergedBy.databaseId), login: mergedBy.login },
    stars: node.repository.stargazerCount,
    changedLines: node.additions + node.deletions,
  };
}

const STATES = { OPEN: 'open', MERGED: 'merged', CLOSED: 'closed' } as const;

function hiddenGap(errors: readonly GraphqlError[]): Gap {
  return errorGap('A part of their pull requests', errors[0]?.type, PULL_REQUESTS_PERMISSION);
}

function moreGap(totalCount: number): Gap {
  const detail = `Of ${totalCount} pull requests the latest ${LATEST} were read.`;
  return { reason: 'truncated', detail };
}
