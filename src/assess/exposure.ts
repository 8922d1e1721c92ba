import type { Collaborator } from '../snapshot/collaborator.ts';
import { PERMISSIONS, type Permission } from '../snapshot/facts.ts';

/**
 * What the access could do. Exposure orders people of equal priority and proves nothing about anybody.
 * `null` means that it could not be seen.
 */
export interface Exposure {
  readonly repositories: readonly {
    readonly name: string;
    readonly visibility: string;
    readonly permission: Permission;
    readonly role?: string;
    readonly pending: boolean;
    readonly archived: boolean;
  }[];
  /** False when grants or invitations could not all be read: the list is then a part of the access. */
  readonly complete: boolean;
  readonly highestPermission: Permission | null;
  readonly privateRepositories: number;
  readonly twoFactor: 'secure' | 'insecure' | 'disabled' | null;
  /** The last commit or server event in the organization, unix seconds; `null` when none was seen. */
  readonly lastSeenAt: number | null;
  readonly inviters: readonly string[];
}

export function exposureOf(person: Collaborator): Exposure {
  const { access, invitations, twoFactor, commits } = person.facts;
  const repositories = [
    ...(access.known ? access.value : []).map((grant) => ({ grant, pending: false })),
    ...(invitations.known ? invitations.value : []).map((grant) => ({ grant, pending: true })),
  ].map(({ grant, pending }) => ({
    name: grant.repository.name,
    visibility: grant.repository.visibility,
    permission: grant.permission,
    ...(grant.role === undefined ? {} : { role: grant.role }),
    pending,
    archived: grant.repository.archived,
  }));
  repositories.sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name, 'en'));
  const invited = invitations.known ? invitations.value : [];
  return {
    repositories,
    complete:
      access.known &&
      access.gaps.length === 0 &&
      invitations.known &&
      invitations.gaps.length === 0,
    highestPermission: repositories[0] === undefined ? null : highest(repositories),
    privateRepositories: repositories.filter((r) => r.visibility !== 'public').length,
    twoFactor: twoFactor.known ? twoFactor.value : null,
    lastSeenAt: lastSeen(person, commits.known ? commits.value.map((c) => c.committer.at) : []),
    inviters: [...new Set(invited.flatMap((i) => (i.inviter === null ? [] : [i.inviter])))].sort(),
  };
}

/** Puts the larger exposure first: how much can be written, then how much is private, then how much there is. */
export function byExposure(a: Exposure, b: Exposure): number {
  return (
    permissionRank(b.highestPermission) - permissionRank(a.highestPermission) ||
    b.privateRepositories - a.privateRepositories ||
    b.repositories.length - a.repositories.length
  );
}

function permissionRank(permission: Permission | null): number {
  return permission === null ? -1 : PERMISSIONS.indexOf(permission);
}

function rank(repository: { permission: Permission; visibility: string }): number {
  return permissionRank(repository.permission) * 2 + (repository.visibility === 'public' ? 0 : 1);
}

function highest(repositories: readonly { permission: Permission }[]): Permission {
  return repositories.reduce<Permission>(
    (best, { permission }) =>
      permissionRank(permission) > permissionRank(best) ? permission : best,
    'read',
  );
}

function lastSeen(person: Collaborator, commits: readonly number[]): number | null {
  const granted = new Set(
    person.facts.access.known ? person.facts.access.value.map((g) => g.repository.name) : [],
  );
  const events = person.facts.activity.known ? person.facts.activity.value : [];
  const instants = [
    ...commits,
    ...events.filter((event) => granted.has(event.repository)).map((event) => event.at),
  ];
  return instants.reduce<number | null>(
    (last, at) => (last === null || at > last ? at : last),
    null,
  );
}
