/** People, organizations and repositories as REST shows them. */
import { canRead } from '../access.ts';
import type { Call } from '../http.ts';
import type { Actor } from '../store.ts';
import type { Organization, Person, Repository } from '../world/model.ts';
import { utc } from '../world/zones.ts';

const web = 'https://github.com';

export function simpleUser(call: Call, actor: Actor): Record<string, unknown> {
  const url = `${call.base}/users/${encodeURIComponent(actor.login)}`;
  return {
    login: actor.login,
    id: actor.id,
    node_id: actor.nodeId,
    avatar_url: `https://avatars.githubusercontent.com/u/${actor.id}?v=4`,
    gravatar_id: '',
    url,
    html_url:
      actor.type === 'Bot'
        ? `${web}/apps/${actor.login.replace('[bot]', '')}`
        : `${web}/${actor.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: actor.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function organizationAsUser(
  call: Call,
  organization: Organization,
): Record<string, unknown> {
  const { nodeId, ...rest } = organization;
  return {
    ...simpleUser(call, { login: rest.login, id: rest.id, nodeId, type: 'Bot' }),
    type: 'Organization',
    html_url: `${web}/${rest.login}`,
  };
}

/** What `GET /users/{username}` shows of an organization. */
export function organizationAccount(
  call: Call,
  organization: Organization,
): Record<string, unknown> {
  return {
    ...organizationAsUser(call, organization),
    ...{ name: organization.login, company: null, blog: '', location: null, email: null },
    ...{ hireable: null, bio: null, twitter_username: null },
    ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0 },
    created_at: utc(organization.createdAt),
    updated_at: utc(organization.createdAt),
  };
}

export function organizationSimple(
  call: Call,
  organization: Organization,
): Record<string, unknown> {
  const url = `${call.base}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: organization.nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    description: 'An invented organization',
  };
}

function ownerOf(call: Call, repository: Repository): Record<string, unknown> {
  const { world } = call.double;
  const organization = world.organizations.get(repository.owner.toLowerCase());
  if (organization !== undefined) return organizationAsUser(call, organization);
  const person = world.people.get(repository.owner.toLowerCase());
  if (person !== undefined) return simpleUser(call, person);
  const elsewhere = {
    login: repository.owner,
    id: repository.id + 7,
    nodeId: `O_kgDO${repository.id}`,
    type: 'Bot' as const,
  };
  return { ...simpleUser(call, elsewhere), type: 'Organization' };
}

/** The part all repository shapes share (GitHub's minimal-repository). */
export function minimalRepository(call: Call, repository: Repository): Record<string, unknown> {
  const url = `${call.base}/repos/${repository.fullName}`;
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: repository.fullName,
    private: repository.visibility !== 'public',
    owner: ownerOf(call, repository),
    html_url: `${web}/${repository.fullName}`,
    description: repository.description,
    fork: repository.fork,
    url,
    ...Object.fromEntries(repositoryLinks.map(([name, suffix]) => [name, `${url}${suffix}`])),
    git_url: `git://github.com/${repository.fullName}.git`,
    ssh_url: `git@github.com:${repository.fullName}.git`,
    clone_url: `${web}/${repository.fullName}.git`,
    svn_url: `${web}/${repository.fullName}`,
    homepage: null,
    size: 1200,
    stargazers_count: repository.stars,
    watchers_count: repository.stars,
    language: 'TypeScript',
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: repository.forks,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    topics: [],
    visibility: repository.visibility,
    forks: repository.forks,
    open_issues: 0,
    watchers: repository.stars,
    default_branch: 'main',
    created_at: utc(repository.createdAt),
    updated_at: utc(repository.pushedAt),
    pushed_at: utc(repository.pushedAt),
  };
}

/** The answer of `GET /repos/{owner}/{repo}`. */
export function fullRepository(call: Call, repository: Repository): Record<string, unknown> {
  const parent =
    repository.parent === undefined
      ? undefined
      : call.double.world.repositories.get(repository.parent.toLowerCase());
  const origin =
    parent !== undefined && canRead(call.double.world, call.token, parent)
      ? minimalRepository(call, parent)
      : undefined;
  return {
    ...minimalRepository(call, repository),
    network_count: 0,
    subscribers_count: 1,
    ...(origin === undefined ? {} : { parent: origin, source: origin }),
  };
}

const repositoryLinks: readonly (readonly [string, string])[] = [
  ['forks_url', '/forks'],
  ['keys_url', '/keys{/key_id}'],
  ['collaborators_url', '/collaborators{/collaborator}'],
  ['teams_url', '/teams'],
  ['hooks_url', '/hooks'],
  ['issue_events_url', '/issues/events{/number}'],
  ['events_url', '/events'],
  ['assignees_url', '/assignees{/user}'],
  ['branches_url', '/branches{/branch}'],
  ['tags_url', '/tags'],
  ['blobs_url', '/git/blobs{/sha}'],
  ['git_tags_url', '/git/tags{/sha}'],
  ['git_refs_url', '/git/refs{/sha}'],
  ['trees_url', '/git/trees{/sha}'],
  ['statuses_url', '/statuses/{sha}'],
  ['languages_url', '/languages'],
  ['stargazers_url', '/stargazers'],
  ['contributors_url', '/contributors'],
  ['subscribers_url', '/subscribers'],
  ['subscription_url', '/subscription'],
  ['commits_url', '/commits{/sha}'],
  ['git_commits_url', '/git/commits{/sha}'],
  ['comments_url', '/comments{/number}'],
  ['issue_comment_url', '/issues/comments{/number}'],
  ['contents_url', '/contents/{+path}'],
  ['compare_url', '/compare/{base}...{head}'],
  ['merges_url', '/merges'],
  ['archive_url', '/{archive_format}{/ref}'],
  ['downloads_url', '/downloads'],
  ['issues_url', '/issues{/number}'],
  ['pulls_url', '/pulls{/number}'],
  ['milestones_url', '/milestones{/number}'],
  ['notifications_url', '/notifications{?since,all,participating}'],
  ['labels_url', '/labels{/name}'],
  ['releases_url', '/releases{/id}'],
  ['deployments_url', '/deployments'],
];

/** The answer of `GET /users/{username}`: hidden fields are null. */
export function publicUser(call: Call, person: Person): Record<string, unknown> {
  const owned = (call.double.world.owned.get(person.login.toLowerCase()) ?? []).filter(
    (one) => one.visibility === 'public',
  );
  return {
    ...simpleUser(call, person),
    name: person.name,
    company: person.company,
    blog: person.websiteUrl ?? '',
    location: person.location,
    email: person.email,
    hireable: person.hireable,
    bio: person.bio,
    twitter_username: person.twitter,
    public_repos: owned.length,
    public_gists: 0,
    followers: person.followers,
    following: person.following,
    created_at: utc(person.createdAt),
    updated_at: utc(person.updatedAt),
  };
}
