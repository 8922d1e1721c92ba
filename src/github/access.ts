import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { Grant, Permission } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { gapOf } from './failure.ts';
import type { ListedAccount } from './population.ts';

/** What of the organization's repositories and their outside collaborators could be seen. */
export interface OrganizationAccess {
  readonly repositories: readonly SeenRepository[];
  readonly grants: ReadonlyMap<number, readonly Grant[]>;
  /** Everybody seen in a repository, whether the organization's list names them or not. */
  readonly people: ReadonlyMap<number, ListedAccount>;
  readonly gaps: readonly Gap[];
}

type SeenRepository = Grant['repository'];

const visibility = z.enum(['PUBLIC', 'INTERNAL', 'PRIVATE']);
const edgeSchema = z.object({
  permission: z.enum(['READ', 'TRIAGE', 'WRITE', 'MAINTAIN', 'ADMIN']),
  permissionSources: z.array(z.object({ roleName: z.string().nullish() })).nullish(),
  node: z.object({ id: z.string(), databaseId: z.number().nullable(), login: z.string() }),
});
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
const PAGE = `query OrganizationAccess($organization: String!, $after: String) {
  rateLimit { cost }
  organization(login: $organization) {
    repositories(first: 100, after: $after, orderBy: {field: NAME, direction: ASC}) {
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

/** Walks all repositories, 100 a query, and gathers who from outside can do what. */
export async function readOrganizationAccess(
  client: GitHubClient,
  organization: string,
): Promise<OrganizationAccess> {
  const repositories: SeenRepository[] = [];
  const grants = new Map<number, Grant[]>();
  const people = new Map<number, ListedAccount>();
  const hidden: string[] = [];
  const gaps: Gap[] = [];
  const add = (
    repository: SeenRepository,
    edges: readonly (z.infer<typeof edgeSchema> | null)[],
  ) => {
    for (const edge of edges) {
      if (edge?.node.databaseId == null) continue;
      const { databaseId: id, id: nodeId, login } = edge.node;
      people.set(id, { id, nodeId, login });
      const list = grants.get(id) ?? [];
      grants.set(id, list);
      list.push(toGrant(repository, edge));
    }
  };
  let after: string | null = null;
  do {
    const page: z.infer<typeof pageSchema> | Gap = await ask(
      client,
      PAGE,
      { organization, after },
      pageSchema,
    );
    if ('reason' in page) {
      gaps.push(page);
      break;
    }
    const listed: z.infer<typeof listSchema> | undefined = page.organization?.repositories;
    if (listed === undefined) {
      gaps.push({
        reason: 'not-visible',
        detail: "The organization's repositories are not visible to the token.",
      });
      break;
    }
    for (const node of listed.nodes ?? []) {
      if (node === null) continue;
      const repository = toRepository(node);
      repositories.push(repository);
      if (node.collaborators === null) hidden.push(repository.name);
      else {
        add(repository, node.collaborators.edges ?? []);
        const gap = await readOverflow(client, repository, node.collaborators.pageInfo, add);
        if (gap !== undefined) gaps.push(gap);
      }
    }
    const next: string | null = listed.pageInfo.hasNextPage ? listed.pageInfo.endCursor : null;
    if (next !== null && next === after) {
      gaps.push({
        reason: 'truncated',
        detail:
          "The list of repositories could not be read to its end: GitHub's pages go round in a circle.",
      });
      break;
    }
    after = next;
  } while (after !== null);
  if (hidden.length > 0) gaps.push(hiddenGap(hidden));
  return { repositories, grants, people, gaps };
}

async function readOverflow(
  client: GitHubClient,
  repository: SeenRepository,
  first: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  add: (repository: SeenRepository, edges: readonly (z.infer<typeof edgeSchema> | null)[]) => void,
): Promise<Gap | undefined> {
  const [owner = '', name = ''] = repository.name.split('/');
  let page = first;
  const seen = new Set<string>();
  while (page.hasNextPage && page.endCursor !== null && !seen.has(page.endCursor)) {
    seen.add(page.endCursor);
    const answer = await ask(
      client,
      OVERFLOW,
      { owner, name, after: page.endCursor },
      overflowSchema,
    );
    const rest = 'reason' in answer ? undefined : answer.repository?.collaborators;
    if (rest == null) {
      return {
        reason: 'truncated',
        detail: `The outside collaborators of ${repository.name} could not be read beyond the first ${100 * seen.size}.`,
      };
    }
    add(repository, rest.edges ?? []);
    page = rest.pageInfo;
  }
  return undefined;
}

async function ask<T>(
  client: GitHubClient,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
): Promise<T | Gap> {
  const what = "The organization's repositories and who can reach them";
  try {
    const { data } = await client.graphql(query, variables);
    return shape.parse(data);
  } catch (error) {
    return gapOf(error, { what, permission: 'metadata: read' });
  }
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
  const named = hidden.slice(0, 5).join(', ');
  const more = hidden.length > 5 ? ` and ${hidden.length - 5} more` : '';
  return {
    reason: 'not-visible',
    detail: `Who can reach ${hidden.length === 1 ? 'one repository' : `${hidden.length} repositories`} is not visible to the token: ${named}${more}.`,
    permission: 'metadata: read, by an account with push access to them',
  };
}
