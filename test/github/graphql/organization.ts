/** Organization: its repositories and members. */
import { canRead, holds, isOwner } from '../access.ts';
import type { Organization, Repository } from '../world/model.ts';
import { utc } from '../world/zones.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Context } from './execute.ts';
import { repositoryNode } from './repository.ts';
import { userNode } from './user.ts';

export interface RepositoriesArguments extends PageArguments {
  readonly isArchived?: boolean | null;
  readonly isFork?: boolean | null;
  readonly privacy?: 'PUBLIC' | 'PRIVATE' | null;
  readonly visibility?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL' | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
}

export function organizationNode(
  context: Context,
  organization: Organization,
): Record<string, unknown> {
  const { world } = context.double;
  return {
    __typename: 'Organization',
    id: organization.nodeId,
    databaseId: organization.id,
    login: organization.login,
    name: organization.login,
    url: `https://github.com/${organization.login}`,
    createdAt: utc(organization.createdAt),
    avatarUrl: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    isVerified: false,
    requiresTwoFactorAuthentication: isOwner(world, context.token)
      ? organization.twoFactorRequired
      : null,
    viewerCanAdminister: isOwner(world, context.token),
    viewerIsAMember: organization.members.has(context.token.login?.toLowerCase() ?? ''),
    repositories: (page: RepositoriesArguments) => repositories(context, organization.login, page),
    membersWithRole: (page: PageArguments) => {
      const visible = holds(context.token, 'members') ? [...organization.members] : [];
      const people = visible.flatMap(([login, role]) => {
        const person = world.people.get(login);
        return person === undefined ? [] : [{ person, role }];
      });
      return connection(
        people,
        page,
        ({ person }) => userNode(context, person),
        ({ person, role }) => ({
          role: role === 'admin' ? 'ADMIN' : 'MEMBER',
          hasTwoFactorEnabled: isOwner(world, context.token)
            ? person.twoFactor !== 'disabled'
            : null,
        }),
      );
    },
  };
}

/** The repositories of an owner the token may read, filtered and ordered; without `orderBy` by age. */
export function repositories(
  context: Context,
  owner: string,
  page: RepositoriesArguments,
): Record<string, unknown> {
  const { world } = context.double;
  const kept = (world.owned.get(owner.toLowerCase()) ?? []).filter(
    (one) => canRead(world, context.token, one) && wanted(one, page),
  );
  return connection(ordered(kept, page.orderBy), page, (one) => repositoryNode(context, one));
}

function wanted(repository: Repository, page: RepositoriesArguments): boolean {
  if (page.isArchived != null && page.isArchived !== repository.archived) return false;
  if (page.isFork != null && page.isFork !== repository.fork) return false;
  if (page.privacy != null && (page.privacy === 'PUBLIC') !== (repository.visibility === 'public'))
    return false;
  return page.visibility == null || page.visibility.toLowerCase() === repository.visibility;
}

function ordered(repositories: Repository[], by: RepositoriesArguments['orderBy']): Repository[] {
  const key = (one: Repository): number | string => {
    if (by?.field === 'NAME') return one.name;
    return by?.field === 'PUSHED_AT' || by?.field === 'UPDATED_AT' ? one.pushedAt : one.createdAt;
  };
  const sign = by?.direction === 'DESC' ? -1 : 1;
  return repositories.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
