/** Repository: access, the default branch and its history, pull requests. */
import { canAdminister, canPush, canRead, holds } from '../access.ts';
import { grantsOf } from '../rest/population.ts';
import { historyOf } from '../world/history.ts';
import { readNodeId, sha } from '../world/identifiers.ts';
import type { Grant, Permission, Repository } from '../world/model.ts';
import { rootOf } from '../world/objects.ts';
import { timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { activityNode } from './activity.ts';
import { commitNode } from './commit.ts';
import { connection, type PageArguments } from './connection.ts';
import { TypedError } from './errors.ts';
import type { Context } from './execute.ts';
import { gitObjectNode, type ObjectArguments } from './git-object.ts';
import { organizationNode } from './organization.ts';
import { actorNode, userNode } from './user.ts';

interface CollaboratorArguments extends PageArguments {
  readonly affiliation?: 'ALL' | 'DIRECT' | 'OUTSIDE' | null;
  readonly login?: string | null;
  readonly query?: string | null;
}

interface HistoryArguments extends PageArguments {
  readonly author?: {
    readonly id?: string | null;
    readonly emails?: readonly string[] | null;
  } | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/** Sources of a permission know four levels only: triage and maintain collapse. */
const sourceLevels: Readonly<Record<Permission, string>> = {
  READ: 'READ',
  TRIAGE: 'READ',
  WRITE: 'WRITE',
  MAINTAIN: 'WRITE',
  ADMIN: 'ADMIN',
};

export function repositoryNode(context: Context, repository: Repository): Record<string, unknown> {
  const { world } = context.double;
  return {
    __typename: 'Repository',
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    description: repository.description,
    url: `https://github.com/${repository.fullName}`,
    visibility: repository.visibility.toUpperCase(),
    isPrivate: repository.visibility !== 'public',
    isArchived: repository.archived,
    isFork: repository.fork,
    isTemplate: false,
    isEmpty: rootOf(repository) === undefined,
    isDisabled: false,
    isLocked: false,
    isMirror: false,
    isInOrganization: repository.ownerType === 'Organization',
    isUserConfigurationRepository: repository.owner.toLowerCase() === repository.name.toLowerCase(),
    createdAt: utc(repository.createdAt),
    pushedAt: utc(repository.pushedAt),
    updatedAt: utc(repository.pushedAt),
    diskUsage: 1200,
    stargazerCount: repository.stars,
    forkCount: repository.forks,
    viewerPermission: canAdminister(world, context.token, repository)
      ? 'ADMIN'
      : canPush(world, context.token, repository)
        ? 'WRITE'
        : 'READ',
    viewerCanAdminister: canAdminister(world, context.token, repository),
    owner: () => owner(context, repository),
    parent: () => {
      const parent =
        repository.parent === undefined
          ? undefined
          : world.repositories.get(repository.parent.toLowerCase());
      return parent === undefined || !canRead(world, context.token, parent)
        ? null
        : repositoryNode(context, parent);
    },
    object: (named: ObjectArguments) => {
      demandContents(context, repository);
      return /^(?:HEAD|main)$/.test(named.expression ?? '')
        ? head(context, repository)
        : gitObjectNode(
            repository,
            named,
            context.double.store.revisions(repository.fullName).map(({ tree }) => tree),
          );
    },
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
      demandContents(context, repository);
      const pushed = context.double.store
        .revisions(repository.fullName)
        .findLast(({ branch }) => `refs/heads/${branch}` === qualifiedName);
      return pushed === undefined
        ? null
        : {
            id: `REF_${repository.id}`,
            name: pushed.branch,
            prefix: 'refs/heads/',
            target: { __typename: 'Commit', oid: pushed.sha },
          };
    },
    collaborators: (page: CollaboratorArguments) => collaborators(context, repository, page),
    defaultBranchRef: () =>
      rootOf(repository) === undefined
        ? null
        : {
            id: `REF_${repository.id}`,
            name: 'main',
            prefix: 'refs/heads/',
            target: head(context, repository),
          },
    pullRequests: (page: PageArguments) => {
      const requests = (world.contributors.get(repository.fullName.toLowerCase()) ?? [])
        .flatMap((author) =>
          timelineOf(world, author).activities.map((activity) => ({ author, activity })),
        )
        .filter(
          ({ activity }) =>
            activity.kind === 'pull-requests' &&
            activity.repository.toLowerCase() === repository.fullName.toLowerCase(),
        )
        .sort((a, b) => a.activity.at - b.activity.at);
      return connection(requests, page, ({ author, activity }) =>
        activityNode(context, author, activity),
      );
    },
  };
}

function demandContents({ token }: Context, { visibility }: Repository): void {
  if (visibility !== 'public' && !holds(token, 'contents'))
    throw new TypedError('FORBIDDEN', 'Resource not accessible by integration');
}

function collaborators(
  context: Context,
  repository: Repository,
  page: CollaboratorArguments,
): unknown {
  const { world } = context.double;
  if (!canPush(world, context.token, repository)) {
    const own =
      context.token.kind === 'job'
        ? 'You do not have permission to view repository collaborators.'
        : undefined;
    throw new TypedError(
      'FORBIDDEN',
      own ?? 'Must have push access to view repository collaborators.',
    );
  }
  const wanted = page.query?.toLowerCase();
  const grants = grantsOf(context, repository, (page.affiliation ?? 'ALL').toLowerCase()).filter(
    (grant) => {
      const person = world.people.get(grant.login.toLowerCase());
      if (person?.state !== 'active') return false;
      if (page.login != null && page.login.toLowerCase() !== person.login.toLowerCase())
        return false;
      return (
        wanted === undefined ||
        `${person.login} ${person.name ?? ''}`.toLowerCase().includes(wanted)
      );
    },
  );
  const node = (grant: Grant): unknown => {
    const person = world.people.get(grant.login.toLowerCase());
    return person === undefined ? null : userNode(context, person);
  };
  return connection(grants, page, node, (grant) => ({
    permission: grant.permission,
    permissionSources: () => [
      {
        organization: () => organizationNode(context, world.organization),
        permission: sourceLevels[grant.permission],
        roleName: grant.roleName,
        source: () => repositoryNode(context, repository),
      },
    ],
  }));
}

/** The tip of the default branch; its own fields are made only when asked, for the history alone is the usual question. */
function head(context: Context, repository: Repository): Record<string, unknown> {
  const { world } = context.double;
  const tip = () => historyOf(world, repository, {})[0];
  return {
    __typename: 'Commit',
    oid: () => tip()?.sha ?? sha(repository.fullName),
    id: () => `C_${tip()?.sha ?? sha(repository.fullName)}`,
    history: (page: HistoryArguments) => {
      const by = author(context, page.author);
      const commits = historyOf(world, repository, {
        ...by,
        since: page.since == null ? undefined : Date.parse(page.since),
        until: page.until == null ? undefined : Date.parse(page.until),
      });
      return connection(commits, page, (commit) => commitNode(context, commit, repository));
    },
  };
}

/** The account's number wins over addresses, as CommitAuthor says. */
function author(
  context: Context,
  given: HistoryArguments['author'],
): { readonly login?: string; readonly emails?: readonly string[] } {
  if (given?.id != null) {
    const read = readNodeId(given.id);
    const person = read === undefined ? undefined : context.double.world.peopleById.get(read.id);
    return { login: person?.login ?? '' };
  }
  return given?.emails == null ? {} : { emails: given.emails };
}

function owner(context: Context, repository: Repository): unknown {
  const { world } = context.double;
  const organization = world.organizations.get(repository.owner.toLowerCase());
  if (organization !== undefined) return organizationNode(context, organization);
  const person = world.people.get(repository.owner.toLowerCase());
  if (person?.state === 'active') return userNode(context, person);
  return actorNode(
    {
      login: repository.owner,
      id: repository.id + 7,
      nodeId: `O_kgDO${repository.id}`,
      type: 'Bot',
    },
    'Organization',
  );
}
