import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { Grant, Permission } from '../snapshot/facts.ts';
import type { GitHubClient, GraphqlError } from './client.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';
import type { ListedAccount } from './population.ts';
import { someOf } from './some-of.ts';

/** What of the organization's repositories and their outside collaborators could be seen. */
export interface OrganizationAccess {
  readonly repositories: readonly SeenRepository[];
  readonly grants: ReadonlyMap<number, readonly Grant[]>;
  /** Everybody seen in a repository, whether the organization's list names them or not. */
  readonly people: ReadonlyMap<number, ListedAccount>;
  /** Why the list of repositories itself may lack some. */
  readonly listGaps: readonly Gap[];
  /** Everything that is missing, of the list and of the people in it. */
  readonly gaps: readonly Gap[];
}

export type SeenRepository = Grant['repository'];

const visibility = z.enum(['PUBLIC', 'INTERNAL', 'PRIVATE']);
const edgeSchema = z.object({
  permission: z.enum(['READ', 'TRIAGE', 'WRITE', 'MAINTAIN', 'ADMIN']),
  permissionSources: z.array(z.object({ roleName: z.string().nullish() })).nullish(),
  node: z.object({ id: z.string(), databaseId: z.number().nullable(), login: z.string() }),
});
type Edges = readonly (z.infer<typeof edgeSchema> | null)[] | null;
const collaboratorsSchema = z
  .object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(edgeSchema.nullable()).nullable(),
  })
  .nullable();
const repositorySchema = z.object({
  nameWithOwner: z.string(),
  visibility,
  isArchived: z.boolean(),
  createdAt: z.iso.datetime(),
  collaborators: collaboratorsSchema,
});
const listSchema = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(repositorySchema.nullable()).nullable(),
});
const pageSchema = z.object({
  organization: z.object({ repositories: listSchema }).nullable(),
});
const overflowSchema = z.object({
  repository: z.object({ collaborators: collaboratorsSchema }).nullable(),
});

const COLLABORATORS = `
  pageInfo { hasNextPage endCursor }
  edges { permission permissionSources { roleName } node { id databaseId login } }`;
const PAGE = `query OrganizationAccess($organization: String!, $first: Int!, $after: String) {
  rateLimit { cost }
  organization(login: $organization) {
    repositories(first: $first, after: $after, orderBy: {field: NAME, direction: ASC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner visibility isArchived createdAt
        collaborators(affiliation: OUTSIDE, first: 100) { ${COLLABORATORS} }
      }
    }
  }
}`;
const OVERFLOW = `query RepositoryCollaborators($owner: String!, $name: String!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    collaborators(affiliation: OUTSIDE, first: 100, after: $after) { ${COLLABORATORS} }
  }
}`;
/** Names GitHub gives to its own roles; anything else is a role the organization made. */
const BUILT_IN = new Set(['read', 'triage', 'write', 'maintain', 'admin', 'pull', 'push']);

/** Repositories a query, the fewer the more often GitHub gave up on it. */
const PAGE_SIZES = [100, 25, 5] as const;

/** Walks all repositories, 100 a query, and gathers who from outside can do what. */
export async function readOrganizationAccess(
  client: GitHubClient,
  organization: string,
): Promise<OrganizationAccess> {
  const repositories: SeenRepository[] = [];
  const grants = new Map<number, Grant[]>();
  const people = new Map<number, ListedAccount>();
  const hidden: string[] = [];
  const unanswered: string[] = [];
  const partly: string[] = [];
  const listGaps: Gap[] = [];
  const gaps: Gap[] = [];
  let unnamed = 0;
  let unread = 0;
  const add = (repository: SeenRepository, edges: Edges) => {
    const nobody = edges?.some((edge) => edge?.node.databaseId == null) ?? true;
    if (nobody && !partly.includes(repository.name)) partly.push(repository.name);
    for (const edge of edges ?? []) {
      if (edge?.node.databaseId == null) continue;
      const { databaseId: id, id: nodeId, login } = edge.node;
      people.set(id, { id, nodeId, login });
      const list = grants.get(id) ?? [];
      grants.set(id, list);
      list.push(toGrant(repository, edge));
    }
  };
  const cursors = new Set<string>();
  let after: string | null = null;
  let size: number = PAGE_SIZES[0];
  do {
    const page: Page | Gap = await readPage(client, organization, after, size);
    if ('reason' in page) {
      listGaps.push(page);
      break;
    }
    size = page.size;
    for (const [index, node] of page.nodes.entries()) {
      if (node === null) {
        if (page.failedOn.has(index)) unread += 1;
        else unnamed += 1;
        continue;
      }
      const repository = toRepository(node);
      repositories.push(repository);
      if (node.collaborators === null) {
        const failed = page.failedOn.has(index) ? partly : hidden;
        (page.gaveUpOn.has(index) ? unanswered : failed).push(repository.name);
      } else {
        add(repository, node.collaborators.edges);
        const gap = await readOverflow(client, repository, node.collaborators.pageInfo, add);
        if (gap !== undefined) gaps.push(gap);
      }
    }
    const { hasNextPage, endCursor }: Page['pageInfo'] = page.pageInfo;
    after = hasNextPage ? endCursor : null;
    if (hasNextPage && (endCursor === null || cursors.has(endCursor))) {
      listGaps.push({
        reason: 'truncated',
        detail:
          "The list of repositories could not be read to its end: GitHub's pages go round in a circle.",
      });
      break;
    }
    if (after !== null) cursors.add(after);
  } while (after !== null);
  if (unread > 0) listGaps.push(errorGap(LIST, undefined));
  if (unnamed > 0) listGaps.push(unnamedGap(unnamed));
  if (hidden.length > 0) gaps.push(hiddenGap(hidden));
  if (unanswered.length > 0) gaps.push(unansweredGap(unanswered));
  if (partly.length > 0) gaps.push(partlyGap(partly));
  return { repositories, grants, people, listGaps, gaps: [...listGaps, ...gaps] };
}

interface Page {
  readonly nodes: NonNullable<z.infer<typeof listSchema>['nodes']>;
  readonly pageInfo: z.infer<typeof listSchema>['pageInfo'];
  /** With how many repositories it was answered; more are not asked for again. */
  readonly size: number;
  /** Places in the list of the repositories whose collaborators GitHub gave up on, which is not a refusal. */
  readonly gaveUpOn: ReadonlySet<number>;
  /** Places of which something else went wrong, which is no refusal either. */
  readonly failedOn: ReadonlySet<number>;
}

/** A page of repositories, the shorter the more often GitHub gives up on it. */
async function readPage(
  client: GitHubClient,
  organization: string,
  after: string | null,
  atMost: number,
): Promise<Page | Gap> {
  let last: Page | Gap | undefined;
  for (const size of PAGE_SIZES.filter((one) => one <= atMost)) {
    const smallest = size === PAGE_SIZES.at(-1);
    try {
      const { data, errors } = await client.graphql(
        PAGE,
        { organization, first: size, after },
        smallest ? {} : { retries: 0 },
      );
      const gaveUp = errors.filter((error) => isTooMuch(error.type, error.message));
      const list = pageSchema.nullish().parse(data)?.organization?.repositories;
      if (list?.nodes == null) {
        last = errorGap(LIST, errors[0]?.type);
        if (gaveUp.length === 0) return last;
        continue;
      }
      const { nodes, pageInfo } = list;
      last = {
        nodes,
        pageInfo,
        size,
        gaveUpOn: placesOf(gaveUp),
        failedOn: placesOf(errors.filter(({ type }) => type === undefined)),
      };
      if (gaveUp.length === 0) return last;
    } catch (error) {
      last = gapOf(error, { what: LIST, permission: 'metadata: read' });
      if (kindOf(error) !== 'unreachable') return last;
    }
  }
  return last ?? errorGap(LIST, undefined);
}

/** Places in the list of repositories. */
function placesOf(errors: readonly GraphqlError[]): ReadonlySet<number> {
  return new Set(errors.map(({ path }) => Number(path?.[3])));
}

const LIST = "The organization's repositories and who can reach them";

async function readOverflow(
  client: GitHubClient,
  repository: SeenRepository,
  first: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  add: (repository: SeenRepository, edges: Edges) => void,
): Promise<Gap | undefined> {
  const [owner = '', name = ''] = repository.name.split('/');
  let page = first;
  const seen = new Set<string>();
  while (page.hasNextPage) {
    const truncated: Gap = {
      reason: 'truncated',
      detail: `The outside collaborators of ${repository.name} could not be read beyond the first ${100 * (seen.size + 1)}.`,
    };
    if (page.endCursor === null || seen.has(page.endCursor)) return truncated;
    seen.add(page.endCursor);
    try {
      const variables = { owner, name, after: page.endCursor };
      const { data, errors } = await client.graphql(OVERFLOW, variables);
      const rest = overflowSchema.parse(data).repository?.collaborators;
      if (rest == null) return { ...truncated, reason: errorGap(LIST, errors[0]?.type).reason };
      add(repository, rest.edges);
      page = rest.pageInfo;
    } catch (error) {
      // Only a token that is not accepted any more ends the run.
      return { ...truncated, reason: gapOf(error, { what: LIST }).reason };
    }
  }
  return undefined;
}

function toRepository(node: z.infer<typeof repositorySchema>): SeenRepository {
  return {
    name: node.nameWithOwner,
    visibility: node.visibility.toLowerCase() as Lowercase<z.infer<typeof visibility>>,
    archived: node.isArchived,
    createdAt: Math.floor(Date.parse(node.createdAt) / 1_000),
  };
}

function toGrant(repository: SeenRepository, edge: z.infer<typeof edgeSchema>): Grant {
  const role = edge.permissionSources
    ?.map(({ roleName }) => roleName)
    .find((name) => name != null && !BUILT_IN.has(name.toLowerCase()));
  return {
    repository,
    permission: edge.permission.toLowerCase() as Permission,
    ...(role == null ? {} : { role }),
  };
}

function hiddenGap(hidden: readonly string[]): Gap {
  return {
    reason: 'not-visible',
    detail: `Who can reach ${counted(hidden)} is not visible to the token: ${someOf(hidden)}.`,
    permission: 'metadata: read, by an account with push access to them',
  };
}

function unansweredGap(names: readonly string[]): Gap {
  return {
    reason: 'unavailable',
    detail: `Who can reach ${counted(names)} could not be read: it is too much for GitHub to answer at once: ${someOf(names)}.`,
  };
}

function partlyGap(names: readonly string[]): Gap {
  return {
    reason: 'unavailable',
    detail: `Not everybody who can reach ${counted(names)} could be read: GitHub's answer was not complete: ${someOf(names)}.`,
  };
}

function unnamedGap(count: number): Gap {
  return {
    reason: 'not-visible',
    detail: `${count === 1 ? 'One repository' : `${count} repositories`} of the organization could not be seen at all; GitHub does not name ${count === 1 ? 'it' : 'them'} to this token.`,
  };
}

function counted(names: readonly string[]): string {
  return names.length === 1 ? 'one repository' : `${names.length} repositories`;
}
