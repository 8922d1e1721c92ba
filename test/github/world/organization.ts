/** `organization(login, describe)`: the sentences an organization is described with, and the world they make. */
import { accountNumber, nodeId } from './identifiers.ts';
import { indexed, unique } from './indexes.ts';
import type {
  Grant,
  Invitation,
  LoggedEvent,
  Organization,
  Permission,
  Person,
  Repository,
  Visibility,
  World,
} from './model.ts';
import { describe, emptyPerson, instant, type PersonDraft } from './person.ts';
import { hash32 } from './random.ts';
import type { InvitationOptions, OwnRepository, PersonBuilder, When } from './sentences.ts';

interface RepositoryOptions {
  readonly visibility?: Visibility;
  readonly createdAt?: When;
  readonly pushedAt?: When;
  readonly archived?: boolean;
  readonly description?: string;
  /** Path to content. With none at all the repository is empty. */
  readonly files?: Readonly<Record<string, string>>;
  /** `owner/name` of the repository it was forked from. */
  readonly forkOf?: string;
}

export interface OrganizationBuilder {
  readonly login: string;
  repository(name: string, options?: RepositoryOptions): void;
  /** Somebody with access who is no member. Personas are outside collaborators as soon as they are granted a repository. */
  collaborator(login: string, about?: (person: PersonBuilder) => unknown): void;
  member(
    login: string,
    about?: (person: PersonBuilder) => unknown,
    role?: 'admin' | 'member',
  ): void;
  /** Somebody on GitHub without access here: an invitee, the author of a shared address, another organization's developer. */
  bystander(login: string, about?: (person: PersonBuilder) => unknown): void;
  /** An invitation to an address GitHub has no account for. */
  invitedByEmail(email: string, repository: string, options?: InvitationOptions): void;
  requiresTwoFactor(): void;
  /** Is on Enterprise Cloud, which has an audit log that can be read; what `logs` adds, it holds. */
  onEnterpriseCloud(): void;
  /** An entry of that log. Repositories by short name. */
  logs(action: string, entry: LogOptions): void;
  add(part: (world: OrganizationBuilder) => void): void;
}

export interface LogOptions {
  readonly at: When;
  readonly by: string;
  /** Whom it was done to. */
  readonly to?: string;
  readonly in?: string;
  /** A country's two-letter code. */
  readonly country?: string;
  readonly address?: string;
  /** Further fields, as GitHub spells them. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface WorldOptions {
  /** The world's present (default 2026-11-02T06:00:00Z). */
  readonly now?: When;
  readonly createdAt?: When;
}

interface Draft {
  readonly login: string;
  readonly people: Map<string, PersonDraft>;
  readonly members: Map<string, 'admin' | 'member'>;
  readonly repositories: Map<string, Repository>;
  readonly invitations: Invitation[];
  twoFactorRequired: boolean;
  auditLog: LoggedEvent[] | undefined;
}

/** A world of one organization, its repositories and the people around it. The owner `ORG-owner` exists without being declared. */
export function organization(
  login: string,
  tell: (world: OrganizationBuilder) => void,
  options: WorldOptions = {},
): World {
  const now = instant(options.now ?? '2026-11-02T06:00:00Z');
  const createdAt = instant(options.createdAt ?? '2015-03-04T10:15:00Z');
  const draft: Draft = {
    login,
    people: new Map(),
    members: new Map(),
    repositories: new Map(),
    invitations: [],
    twoFactorRequired: false,
    auditLog: undefined,
  };
  tell(organizationBuilder(draft, now));
  if (![...draft.members.values()].includes('admin')) {
    draft.members.set(`${login}-owner`.toLowerCase(), 'admin');
    if (!draft.people.has(`${login}-owner`.toLowerCase())) {
      draft.people.set(`${login}-owner`.toLowerCase(), {
        ...emptyPerson(`${login}-owner`),
        name: 'Organization Owner',
      });
    }
  }
  const grants = new Map<string, Grant[]>();
  const people = [...draft.people.values()].map((person) => settle(person, draft, grants, now));
  const id = accountNumber(createdAt);
  const itself: Organization = {
    id,
    nodeId: nodeId('Organization', id),
    login,
    createdAt,
    twoFactorRequired: draft.twoFactorRequired,
    membersCanInviteOutsideCollaborators: true,
    members: draft.members,
    auditLog: draft.auditLog,
  };
  return indexed(
    itself,
    unique(people, 'User'),
    unique([...draft.repositories.values()], 'Repository'),
    grants,
    draft.invitations,
    now,
  );
}

function organizationBuilder(draft: Draft, now: number): OrganizationBuilder {
  const person = (login: string, about: ((person: PersonBuilder) => unknown) | undefined): void => {
    const known = draft.people.get(login.toLowerCase()) ?? emptyPerson(login);
    draft.people.set(login.toLowerCase(), known);
    about?.(describe(known));
  };
  const builder: OrganizationBuilder = {
    login: draft.login,
    repository: (name, options = {}) => {
      const createdAt = instant(options.createdAt ?? '2019-06-01T08:00:00Z');
      const { forkOf } = options;
      if (forkOf !== undefined && !draft.repositories.has(forkOf.toLowerCase()))
        declare(draft, forkOf, {});
      declare(draft, `${draft.login}/${name}`, {
        visibility: options.visibility ?? 'private',
        createdAt,
        pushedAt: options.pushedAt === undefined ? now - 36 * 3_600_000 : instant(options.pushedAt),
        archived: options.archived ?? false,
        description: options.description ?? null,
        files: options.files,
        fork: forkOf !== undefined,
        parent: forkOf,
      });
    },
    collaborator: person,
    bystander: person,
    member: (login, about, role = 'member') => {
      person(login, about);
      draft.members.set(login.toLowerCase(), role);
    },
    invitedByEmail: (email, repository, options = {}) => {
      draft.invitations.push(invitation(draft, repository, undefined, email, options, now));
    },
    requiresTwoFactor: () => {
      draft.twoFactorRequired = true;
    },
    onEnterpriseCloud: () => {
      draft.auditLog ??= [];
    },
    logs: (action, { at, by, to, in: name, country, address, more = {} }) => {
      draft.auditLog ??= [];
      draft.auditLog.push({
        at: instant(at),
        action,
        actor: by,
        user: to,
        repository: name === undefined ? undefined : full(draft, name),
        country,
        address,
        more,
      });
    },
    add: (part) => part(builder),
  };
  return builder;
}

function declare(draft: Draft, fullName: string, about: Partial<Repository>): Repository {
  const [owner = '', name = ''] = fullName.split('/');
  const createdAt = about.createdAt ?? Date.UTC(2017, 0, 9, 12);
  const repository: Repository = {
    id: 0,
    nodeId: '',
    owner,
    ownerType:
      owner.toLowerCase() === draft.login.toLowerCase() || !draft.people.has(owner.toLowerCase())
        ? 'Organization'
        : 'User',
    name,
    fullName,
    visibility: 'public',
    createdAt,
    pushedAt: createdAt,
    archived: false,
    fork: false,
    parent: undefined,
    description: null,
    stars: 3,
    forks: 0,
    files: undefined,
    ...about,
  };
  draft.repositories.set(fullName.toLowerCase(), repository);
  return repository;
}

function settle(
  person: PersonDraft,
  draft: Draft,
  grants: Map<string, Grant[]>,
  now: number,
): Person {
  const { owned, grants: granted, invitations, ...rest } = person;
  const id =
    person.id === 0 ? accountNumber(person.createdAt) + (hash32(person.login) % 2000) : person.id;
  for (const { name, options } of owned) {
    const createdAt = instant(
      options.createdAt ?? new Date(person.createdAt + 30 * 86_400_000).toISOString(),
    );
    const fullName = `${person.login}/${name}`;
    const fork = options.fork ?? false;
    const parent = fork ? (options.parent ?? `upstream-projects/${name}`) : undefined;
    if (parent !== undefined && !draft.repositories.has(parent.toLowerCase()))
      declare(draft, parent, {});
    declare(draft, fullName, {
      createdAt,
      pushedAt:
        options.pushedAt === undefined
          ? Math.min(now, createdAt + 200 * 86_400_000)
          : instant(options.pushedAt),
      fork,
      parent,
      visibility: options.visibility ?? 'public',
      stars: options.stars ?? 3,
      forks: options.forks ?? 0,
      files: filesOf(options),
    });
    const imported = options.importedFrom !== undefined;
    const from = options.importedFrom === undefined ? createdAt : instant(options.importedFrom);
    const until = imported ? createdAt : Math.min(now, createdAt + 200 * 86_400_000);
    const plan = {
      kind: 'commits' as const,
      repository: fullName,
      webEdits: 0,
      squashed: { share: 0, by: undefined },
      rebased: { share: 0, by: undefined },
      imported,
      signed: 0,
      clockAhead: 0,
    };
    const { commits: count = 0, mergesFrom = [], startsAs: root } = options;
    if (count > 0) rest.plans.push({ ...plan, count, from, until, merges: 0, root });
    if (mergesFrom.length === 0) continue;
    const middle = (from + until) / 2;
    rest.plans.push({
      ...plan,
      count: mergesFrom.length,
      from: middle,
      until,
      merges: 1,
      mergesFrom,
    });
  }
  for (const { repository, permission, role } of granted) {
    const fullName = full(draft, repository).toLowerCase();
    const list = grants.get(fullName) ?? [];
    list.push({ login: person.login, permission, roleName: role ?? permission.toLowerCase() });
    grants.set(fullName, list);
  }
  for (const { repository, options } of invitations) {
    draft.invitations.push(invitation(draft, repository, person.login, undefined, options, now));
  }
  for (const plan of rest.plans) {
    if (!draft.repositories.has(plan.repository.toLowerCase()))
      declare(draft, plan.repository, { pushedAt: plan.until });
  }
  const identities =
    rest.identities.length > 0
      ? rest.identities
      : [
          {
            name: rest.name ?? rest.login,
            email: `${rest.login.toLowerCase()}@example.com`,
            verified: true,
            share: 1,
          },
        ];
  return {
    ...rest,
    id,
    identities,
    updatedAt: rest.updatedAt || Math.min(now, rest.createdAt + 400 * 86_400_000),
  };
}

function filesOf({ readme, files }: OwnRepository): Repository['files'] {
  return readme === undefined ? files : { ...files, 'README.md': readme };
}

function full(draft: Draft, repository: string): string {
  const name = repository.includes('/') ? repository : `${draft.login}/${repository}`;
  if (!draft.repositories.has(name.toLowerCase())) declare(draft, name, { visibility: 'private' });
  return name;
}

function invitation(
  draft: Draft,
  repository: string,
  invitee: string | undefined,
  email: string | undefined,
  options: InvitationOptions,
  now: number,
): Invitation {
  const permission: Permission = options.permission ?? 'WRITE';
  const at = options.at === undefined ? now - 2 * 86_400_000 : instant(options.at);
  const id = 300_000_000 + draft.invitations.length * 17;
  return {
    id,
    repository: full(draft, repository),
    invitee,
    email,
    inviter: options.by,
    permission,
    createdAt: at,
  };
}
