/** User: the profile, what is public about it, and what was done when. */
import { canRead, holds } from '../access.ts';
import { pictureAddress } from '../pictures.ts';
import type { Actor } from '../store.ts';
import type { ActivityKind, Person } from '../world/model.ts';
import { hash32 } from '../world/random.ts';
import { timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { activityNode } from './activity.ts';
import { connection, type PageArguments } from './connection.ts';
import { contributions, type WindowArguments } from './contributions.ts';
import type { Context } from './execute.ts';
import { followers, following } from './following.ts';
import { organizationNode, type RepositoriesArguments, repositories } from './organization.ts';
import { repositoryNode } from './repository.ts';

export function userNode(context: Context, person: Person): Record<string, unknown> {
  const { world } = context.double;
  return {
    ...actorNode(person, person.type),
    createdAt: utc(person.createdAt),
    updatedAt: utc(person.updatedAt),
    name: person.name,
    location: person.location,
    company: person.company,
    bio: person.bio,
    email: person.email ?? '',
    websiteUrl: person.websiteUrl,
    twitterUsername: person.twitter,
    pronouns: null,
    status: null,
    isHireable: person.hireable ?? false,
    isEmployee: false,
    isBountyHunter: false,
    isCampusExpert: false,
    isDeveloperProgramMember: false,
    isGitHubStar: false,
    isSiteAdmin: false,
    hasSponsorsListing: false,
    userViewType: 'PUBLIC',
    isViewer: context.token.login?.toLowerCase() === person.login.toLowerCase(),
    followers: (page: PageArguments) => followers(context, person, page),
    following: (page: PageArguments) => following(context, person, page),
    avatarUrl: ({ size }: { readonly size?: number | null }) =>
      pictureAddress(context.double, person, size ?? undefined),
    gists: (page: PageArguments) => counted(0, page),
    starredRepositories: (page: PageArguments) => counted(0, page),
    pinnedItems: (page: PageArguments) => counted(0, page),
    gistComments: (page: PageArguments) => counted(0, page),
    commitComments: (page: PageArguments) => counted(0, page),
    repositoriesContributedTo: (page: PageArguments) => {
      const names = new Set(person.plans.map((plan) => plan.repository.toLowerCase()));
      const kept = [...names]
        .flatMap((name) => world.repositories.get(name) ?? [])
        .filter((one) => canRead(world, context.token, one));
      return connection(kept, page, (one) => repositoryNode(context, one));
    },
    socialAccounts: (page: PageArguments) =>
      connection(person.socialAccounts, page, (account) => ({
        provider: account.provider.toUpperCase(),
        displayName: account.url.replace(/^https?:\/\//, ''),
        url: account.url,
      })),
    // Memberships are shown to whoever may read the members.
    organization: ({ login }: { readonly login: string }) =>
      login.toLowerCase() === world.organization.login.toLowerCase() &&
      world.organization.members.has(person.login.toLowerCase()) &&
      holds(context.token, 'members', 'read')
        ? organizationNode(context, world.organization)
        : null,
    organizations: (page: PageArguments) =>
      connection(person.publicOrganizations, page, (login) => {
        const id = hash32(login) % 90_000_000;
        return {
          ...actorNode({ login, id, nodeId: `O_kgDO${id}`, type: 'Bot' }, 'Organization'),
          name: login,
        };
      }),
    repositories: (page: RepositoriesArguments) => repositories(context, person.login, page),
    repository: ({ name }: { readonly name: string }) => {
      const found = world.repositories.get(`${person.login}/${name}`.toLowerCase());
      return found !== undefined && canRead(world, context.token, found)
        ? repositoryNode(context, found)
        : null;
    },
    publicKeys: (page: PageArguments) =>
      connection(
        person.keys.filter((key) => key.kind === 'ssh'),
        page,
        // Dates of other people's keys are always null here; REST has them.
        (key) => ({
          id: `PK_${hash32(key.key)}`,
          key: key.key,
          fingerprint: String(hash32(key.key)),
          isReadOnly: false,
          createdAt: null,
        }),
      ),
    issueComments: (page: OrderedPage) => activities(context, person, 'comments', page),
    pullRequests: (page: OrderedPage) => activities(context, person, 'pull-requests', page),
    issues: (page: OrderedPage) => activities(context, person, 'issues', page),
    contributionsCollection: (window: WindowArguments) => contributions(context, person, window),
  };
}

/** What every kind of account shows. */
export function actorNode(
  actor: Actor,
  typename: 'User' | 'Bot' | 'Organization',
): Record<string, unknown> {
  return {
    __typename: typename,
    id: actor.nodeId,
    databaseId: actor.id,
    login: actor.login,
    url: `https://github.com/${actor.login}`,
    resourcePath: `/${actor.login}`,
    avatarUrl: `https://avatars.githubusercontent.com/u/${actor.id}?v=4`,
  };
}

interface OrderedPage extends PageArguments {
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null;
}

/** Oldest first unless asked otherwise, and only what the token may read. */
function activities(
  context: Context,
  person: Person,
  kind: ActivityKind,
  page: OrderedPage,
): unknown {
  const { world } = context.double;
  const kept = timelineOf(world, person).activities.filter((one) => {
    const repository = world.repositories.get(one.repository.toLowerCase());
    return (
      one.kind === kind && repository !== undefined && canRead(world, context.token, repository)
    );
  });
  if (page.orderBy?.direction !== 'DESC') kept.reverse();
  return connection(kept, page, (activity) => activityNode(context, person, activity));
}

/** A connection known only by its size. */
function counted(totalCount: number, page: PageArguments): Record<string, unknown> {
  return { ...connection([], page, () => null), totalCount };
}
