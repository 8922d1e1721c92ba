/** Who may see what: the one place that knows scopes, permissions and roles. */
import { ApiError, type Call, parameter } from './http.ts';
import type { Level, Token } from './tokens.ts';
import type { Person, Repository, World } from './world/model.ts';

const ranks = { read: 1, write: 2, admin: 3 } as const;

export function isOwner(world: World, token: Token | undefined): boolean {
  return (
    token?.login !== undefined &&
    world.organization.members.get(token.login.toLowerCase()) === 'admin'
  );
}

/** Whether the token holds a permission; a classic token holds what its scope and its user's role give. */
export function holds(
  token: Token | undefined,
  permission: string,
  level: Level = 'read',
): boolean {
  if (token === undefined) return false;
  if (token.kind !== 'classic')
    return (
      ranks[token.permissions[permission] ?? 'read'] >= ranks[level] &&
      permission in token.permissions
    );
  if (permission === 'members')
    return token.scopes.includes('read:org') || token.scopes.includes('admin:org');
  if (permission === 'organization_administration') return token.scopes.includes('admin:org');
  if (permission === 'audit_log')
    return token.scopes.includes('read:audit_log') || token.scopes.includes('admin:org');
  return permission === 'metadata' || token.scopes.includes('repo');
}

/** Throws the 403 GitHub gives this kind of token when a permission is missing. */
export function demand(
  token: Token | undefined,
  permission: string,
  level: Level = 'read',
  otherwise = 'Must have admin rights to Repository.',
): void {
  if (!holds(token, permission, level)) throw denied(token, permission, level, otherwise);
}

export function denied(
  token: Token | undefined,
  permission: string,
  level: Level,
  otherwise: string,
): ApiError {
  if (token === undefined) return new ApiError(401, 'Requires authentication');
  const headers = { 'x-accepted-github-permissions': `${permission}=${level}` };
  if (token.kind === 'classic') return new ApiError(403, otherwise);
  const whose = token.kind === 'fine-grained' ? 'personal access token' : 'integration';
  return new ApiError(403, `Resource not accessible by ${whose}`, headers);
}

export function canRead(world: World, token: Token | undefined, repository: Repository): boolean {
  if (repository.visibility === 'public') return true;
  return (
    token !== undefined &&
    holds(token, 'metadata') &&
    (token.kind !== 'classic' || token.scopes.includes('repo')) &&
    reaches(world, token, repository)
  );
}

/** Whether the token's user, or its installation, has write access, which the collaborators of a repository require. */
export function canPush(world: World, token: Token | undefined, repository: Repository): boolean {
  if (token === undefined || !reaches(world, token, repository)) return false;
  if (token.login === undefined) return true;
  if (isOwner(world, token) && repository.owner === world.organization.login) return true;
  const login = token.login.toLowerCase();
  return repository.owner.toLowerCase() === login || grantOf(world, repository, login) >= 3;
}

export function canAdminister(
  world: World,
  token: Token | undefined,
  repository: Repository,
): boolean {
  if (token === undefined || !reaches(world, token, repository)) return false;
  if (token.login === undefined) return true;
  return isOwner(world, token) || grantOf(world, repository, token.login.toLowerCase()) >= 5;
}

function grantOf(world: World, repository: Repository, login: string): number {
  const grant = world.grants
    .get(repository.fullName.toLowerCase())
    ?.find((one) => one.login.toLowerCase() === login);
  return grant === undefined
    ? 0
    : { READ: 1, TRIAGE: 2, WRITE: 3, MAINTAIN: 4, ADMIN: 5 }[grant.permission];
}

function reaches(world: World, token: Token, repository: Repository): boolean {
  if (
    token.repositories !== 'all' &&
    !token.repositories.includes(repository.fullName.toLowerCase())
  )
    return false;
  if (token.login === undefined) return repository.owner === world.organization.login;
  const login = token.login.toLowerCase();
  const member =
    world.organization.members.has(login) && repository.owner === world.organization.login;
  return (
    member || repository.owner.toLowerCase() === login || grantOf(world, repository, login) > 0
  );
}

export function findRepository(call: Call): Repository {
  const { world } = call.double;
  const fullName = `${parameter(call, 'owner')}/${parameter(call, 'repo')}`.toLowerCase();
  const repository = world.repositories.get(fullName);
  if (repository === undefined || !canRead(world, call.token, repository))
    throw new ApiError(404, 'Not Found');
  return repository;
}

export function findOrganization(call: Call): World['organization'] {
  const organization = call.double.world.organizations.get(parameter(call, 'org').toLowerCase());
  if (organization === undefined) throw new ApiError(404, 'Not Found');
  return organization;
}

/** An account that still answers; deleted and suspended ones are 404, and an old login is nobody's. */
export function findPerson(call: Call): Person {
  const person = call.double.world.people.get(parameter(call, 'username').toLowerCase());
  if (person === undefined || person.state !== 'active') throw new ApiError(404, 'Not Found');
  return person;
}
