/** Accounts: profile, keys, events, organizations. */
import { findPerson } from '../access.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import { paged } from '../paging.ts';
import { sha } from '../world/identifiers.ts';
import type { Key, Person } from '../world/model.ts';
import { publicKeyBlock } from '../world/openpgp.ts';
import { hash32 } from '../world/random.ts';
import { timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { organizationAccount, publicUser } from './shapes.ts';

const month = 30 * 86_400_000;

export const getUser: Handler = (call) => {
  const { organization } = call.double.world;
  const login = parameter(call, 'username').toLowerCase();
  // An organization is shown here too, as an account of its own type.
  if (login === organization.login.toLowerCase())
    return ok(organizationAccount(call, organization));
  return ok(publicUser(call, findPerson(call)));
};

/** Survives renames: the number is the person. */
export const getUserById: Handler = (call) => {
  const person = call.double.world.peopleById.get(Number(parameter(call, 'account_id')));
  if (person === undefined || person.state !== 'active') throw new ApiError(404, 'Not Found');
  return ok(publicUser(call, person));
};

export const getAuthenticatedUser: Handler = (call) => {
  if (call.token === undefined) throw new ApiError(401, 'Requires authentication');
  const person = call.double.world.people.get(call.token.login?.toLowerCase() ?? '');
  if (person === undefined) throw new ApiError(403, 'Resource not accessible by integration');
  return ok(publicUser(call, person));
};

export const listKeys: Handler = (call) =>
  paged(call, keysOf(findPerson(call), 'ssh'), ({ key, id }) => ({
    id,
    key: key.key,
    ...(key.createdAt === undefined
      ? {}
      : { created_at: utc(key.createdAt), last_used: optional(key.lastUsed) }),
  }));

export const listSigningKeys: Handler = (call) => {
  const person = findPerson(call);
  return paged(call, keysOf(person, 'signing'), ({ key, id }) => ({
    id,
    key: key.key,
    title: key.title,
    created_at: utc(key.createdAt ?? person.createdAt),
  }));
};

/** GitHub lists every address in a key, those nobody has confirmed among them. */
function emailsOf({ emails, userIds = [] }: Key) {
  const inIds = userIds.flatMap((id) => /<([^<>]+)>/.exec(id)?.[1] ?? []);
  const told = new Set(emails.map(({ email }) => email));
  return [
    ...emails,
    ...inIds.filter((email) => !told.has(email)).map((email) => ({ email, verified: false })),
  ];
}

export const listGpgKeys: Handler = (call) => {
  const person = findPerson(call);
  return paged(call, keysOf(person, 'gpg'), ({ key, id }) => ({
    id,
    name: key.title,
    primary_key_id: null,
    key_id: sha(key.key).slice(0, 16).toUpperCase(),
    public_key: key.key,
    emails: emailsOf(key),
    subkeys: [],
    can_sign: true,
    can_encrypt_comms: false,
    can_encrypt_storage: false,
    can_certify: true,
    created_at: utc(key.createdAt ?? person.createdAt),
    expires_at: optional(key.expiresAt),
    revoked: key.revoked,
    raw_key: publicKeyBlock(
      key.key,
      key.userIds ?? key.emails.map(({ email }) => `${person.name ?? person.login} <${email}>`),
    ),
  }));
};

export const listSocialAccounts: Handler = (call) =>
  paged(call, findPerson(call).socialAccounts, (account) => account);

export const listOrganizations: Handler = (call) =>
  paged(call, findPerson(call).publicOrganizations, (login) => {
    const url = `${call.base}/orgs/${login}`;
    const id = hash32(login) % 90_000_000;
    return {
      login,
      id,
      node_id: `O_kgDO${id}`,
      url,
      repos_url: `${url}/repos`,
      events_url: `${url}/events`,
      hooks_url: `${url}/hooks`,
      issues_url: `${url}/issues`,
      members_url: `${url}/members{/member}`,
      public_members_url: `${url}/public_members{/member}`,
      avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
      description: '',
    };
  });

/** At most 300 events of the last 30 days; a push tells no commits, names or addresses any more. */
export const listPublicEvents: Handler = (call) => {
  const person = findPerson(call);
  const { world } = call.double;
  const events = timelineOf(world, person)
    .activities.filter(
      (one) =>
        one.kind === 'pushes' &&
        one.at > world.now - month &&
        one.at <= world.now &&
        isPublic(call, one.repository),
    )
    .slice(0, 300);
  return paged(call, events, (push) => {
    const repository = world.repositories.get(push.repository.toLowerCase());
    return {
      id: String(push.id),
      type: 'PushEvent',
      actor: {
        id: person.id,
        login: person.login,
        display_login: person.login,
        gravatar_id: '',
        url: `${call.base}/users/${person.login}`,
        avatar_url: `https://avatars.githubusercontent.com/u/${person.id}?`,
      },
      repo: {
        id: repository?.id ?? 0,
        name: push.repository,
        url: `${call.base}/repos/${push.repository}`,
      },
      payload: {
        repository_id: repository?.id ?? 0,
        push_id: push.id,
        ref: 'refs/heads/main',
        head: sha(`after ${push.id}`),
        before: sha(`before ${push.id}`),
      },
      public: true,
      created_at: utc(push.at),
    };
  });
};

function keysOf(person: Person, kind: Key['kind']): { readonly key: Key; readonly id: number }[] {
  return person.keys
    .filter((key) => key.kind === kind)
    .map((key, index) => ({
      key,
      id: (hash32(`${person.login}/${key.key}`) % 90_000_000) + index,
    }));
}

function isPublic(call: Call, repository: string): boolean {
  return call.double.world.repositories.get(repository.toLowerCase())?.visibility === 'public';
}

function optional(at: number | undefined): string | null {
  return at === undefined ? null : utc(at);
}
