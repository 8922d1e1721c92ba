/** Who has access: organization, outside collaborators, collaborators of a repository, pending invitations. */
import {
  canAdminister,
  canPush,
  demand,
  denied,
  findOrganization,
  findRepository,
  holds,
  isOwner,
} from '../access.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import { paged } from '../paging.ts';
import type { Grant, Permission, Person, Repository, World } from '../world/model.ts';
import { utc } from '../world/zones.ts';
import { minimalRepository, organizationSimple, simpleUser } from './shapes.ts';

const week = 7 * 86_400_000;
const order: readonly Permission[] = ['READ', 'TRIAGE', 'WRITE', 'MAINTAIN', 'ADMIN'];
const restNames = {
  READ: 'pull',
  TRIAGE: 'triage',
  WRITE: 'push',
  MAINTAIN: 'maintain',
  ADMIN: 'admin',
} as const;
/** What the legacy `permission` field of one user collapses to. */
const legacyNames = {
  READ: 'read',
  TRIAGE: 'read',
  WRITE: 'write',
  MAINTAIN: 'write',
  ADMIN: 'admin',
} as const;
const invitationNames = {
  READ: 'read',
  TRIAGE: 'triage',
  WRITE: 'write',
  MAINTAIN: 'maintain',
  ADMIN: 'admin',
} as const;

export const getOrganization: Handler = (call) => {
  const organization = findOrganization(call);
  const { world } = call.double;
  const repositories = [...world.repositories.values()].filter(
    (one) => one.owner === organization.login,
  );
  const insider =
    holds(call.token, 'organization_administration') &&
    (call.token?.login === undefined || isOwner(world, call.token));
  const settings = {
    two_factor_requirement_enabled: organization.twoFactorRequired,
    default_repository_permission: 'read',
    members_can_invite_outside_collaborators: organization.membersCanInviteOutsideCollaborators,
    total_private_repos: repositories.filter((one) => one.visibility !== 'public').length,
  };
  return ok({
    ...organizationSimple(call, organization),
    html_url: `https://github.com/${organization.login}`,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: repositories.filter((one) => one.visibility === 'public').length,
    public_gists: 0,
    followers: 12,
    following: 0,
    type: 'Organization',
    created_at: utc(organization.createdAt),
    updated_at: utc(organization.createdAt),
    archived_at: null,
    ...(insider ? settings : {}),
  });
};

export const listOutsideCollaborators: Handler = (call) => {
  findOrganization(call);
  demand(
    call.token,
    'members',
    'read',
    'You must be an organization owner or have the read:org scope to list outside collaborators.',
  );
  const filter = call.query.get('filter') ?? 'all';
  if (
    filter !== 'all' &&
    call.token?.login !== undefined &&
    !isOwner(call.double.world, call.token)
  ) {
    throw new ApiError(422, 'Only owners can use this filter.');
  }
  const kept = outsideCollaborators(call.double.world).filter(
    (person) =>
      filter === 'all' ||
      (filter === '2fa_disabled' ? person.twoFactor === 'disabled' : person.twoFactor !== 'secure'),
  );
  return paged(call, kept, (person) => simpleUser(call, person));
};

const listed = new WeakMap<World, readonly Person[]>();

/** People with a direct grant on a repository of the organization who are no members, by account number. */
function outsideCollaborators(world: World): readonly Person[] {
  const ready = listed.get(world);
  if (ready !== undefined) return ready;
  const logins = new Set<string>();
  for (const [fullName, grants] of world.grants) {
    if (!fullName.startsWith(`${world.organization.login.toLowerCase()}/`)) continue;
    for (const { login } of grants) logins.add(login.toLowerCase());
  }
  const people = [...logins]
    .filter((login) => !world.organization.members.has(login))
    .flatMap((login) => world.people.get(login) ?? []);
  people.sort((a, b) => a.id - b.id);
  listed.set(world, people);
  return people;
}

export const getMembership: Handler = (call) => {
  const organization = findOrganization(call);
  demand(call.token, 'members', 'read', 'Must be a member of the organization.');
  if (!organization.members.has(parameter(call, 'username').toLowerCase()))
    throw new ApiError(404, 'Not Found');
  return { status: 204 };
};

export const listCollaborators: Handler = (call) => {
  const repository = findRepository(call);
  requirePush(call, repository);
  const affiliation = call.query.get('affiliation') ?? 'all';
  const least = call.query.get('permission');
  const grants = grantsOf(call, repository, affiliation).filter(
    (grant) =>
      least === null ||
      order.indexOf(grant.permission) >= order.findIndex((one) => restNames[one] === least),
  );
  return paged(call, grants, (grant) => collaborator(call, grant));
};

export const getCollaborator: Handler = (call) => {
  const repository = findRepository(call);
  requirePush(call, repository);
  if (grantFor(call, repository) === undefined) throw new ApiError(404, 'Not Found');
  return { status: 204 };
};

export const getPermission: Handler = (call) => {
  const repository = findRepository(call);
  requirePush(call, repository);
  const person = call.double.world.people.get(parameter(call, 'username').toLowerCase());
  if (person === undefined || person.state === 'deleted')
    throw new ApiError(404, `${parameter(call, 'username')} is not a user`);
  const grant = grantFor(call, repository);
  const byDefault = repository.visibility === 'public' ? 'read' : 'none';
  return ok({
    permission: grant === undefined ? byDefault : legacyNames[grant.permission],
    role_name: grant?.roleName ?? byDefault,
    user:
      grant === undefined
        ? { ...simpleUser(call, person), role_name: byDefault }
        : collaborator(call, grant),
  });
};

export const listInvitations: Handler = (call) => {
  const repository = findRepository(call);
  if (call.token?.kind === 'classic' && !canAdminister(call.double.world, call.token, repository))
    throw new ApiError(404, 'Not Found');
  demand(call.token, 'administration', 'read', 'Not Found');
  const { clock, world } = call.double;
  const pending = pendingIn(call, repository);
  return paged(call, pending, (invitation) => {
    const known = (login: string | undefined): unknown => {
      const person = login === undefined ? undefined : world.people.get(login.toLowerCase());
      return person === undefined || person.state === 'deleted' ? null : simpleUser(call, person);
    };
    return {
      id: invitation.id,
      node_id: `RI_kwDO${invitation.id}`,
      repository: minimalRepository(call, repository),
      invitee: known(invitation.invitee),
      inviter: known(invitation.inviter ?? [...world.organization.members.keys()][0]),
      permissions: invitationNames[invitation.permission],
      created_at: utc(invitation.createdAt),
      expired: clock() > invitation.createdAt + week,
      url: `${call.base}/user/repository_invitations/${invitation.id}`,
      html_url: `https://github.com/${repository.fullName}/invitations`,
    };
  });
};

export const deleteInvitation: Handler = (call) => {
  const repository = findRepository(call);
  demand(call.token, 'administration', 'write');
  const id = Number(parameter(call, 'invitation_id'));
  if (!pendingIn(call, repository).some((one) => one.id === id))
    throw new ApiError(404, 'Not Found');
  call.double.store.cancelled.add(id);
  return { status: 204 };
};

function pendingIn({ double }: Pick<Call, 'double'>, { fullName }: Repository) {
  const at = fullName.toLowerCase();
  return double.world.invitations.filter(
    ({ id, repository }) => repository.toLowerCase() === at && !double.store.cancelled.has(id),
  );
}

/** Direct grants, plus (for `all`) members, who read everything here by the organization's base permission. */
export function grantsOf(
  call: Pick<Call, 'double'>,
  repository: Repository,
  affiliation: string,
): readonly Grant[] {
  const { world } = call.double;
  const { members } = world.organization;
  const direct = world.grants.get(repository.fullName.toLowerCase()) ?? [];
  const present = direct.filter((grant) => world.people.has(grant.login.toLowerCase()));
  if (affiliation === 'outside')
    return present.filter((grant) => !members.has(grant.login.toLowerCase()));
  if (affiliation === 'direct' || repository.owner !== world.organization.login) return present;
  const granted = new Set(direct.map((grant) => grant.login.toLowerCase()));
  const byRole = [...members]
    .filter(([login]) => !granted.has(login))
    .map(([login, role]): Grant => {
      const permission = role === 'admin' ? 'ADMIN' : 'READ';
      return {
        login: world.people.get(login)?.login ?? login,
        permission,
        roleName: permission.toLowerCase(),
      };
    });
  return [...present, ...byRole];
}

function grantFor(call: Call, repository: Repository): Grant | undefined {
  const login = parameter(call, 'username').toLowerCase();
  return grantsOf(call, repository, 'all').find((grant) => grant.login.toLowerCase() === login);
}

function requirePush(call: Call, repository: Repository): void {
  if (canPush(call.double.world, call.token, repository)) return;
  throw denied(
    call.token,
    'metadata',
    'read',
    'Must have push access to view repository collaborators.',
  );
}

function collaborator(call: Call, grant: Grant): Record<string, unknown> {
  const person = call.double.world.people.get(grant.login.toLowerCase());
  if (person === undefined) throw new Error(`A grant names ${grant.login}, whom nobody described`);
  const rank = order.indexOf(grant.permission);
  const permissions = Object.fromEntries(
    order.map((one, index) => [restNames[one], index <= rank]),
  );
  return { ...simpleUser(call, person), permissions, role_name: grant.roleName };
}
