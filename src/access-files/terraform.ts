import { type AccessFileContent, type Grant, permissionOf, type Unreadable } from './content.ts';

/** A value of an attribute. */
export interface TerraformValue {
  /** Absent where it is an expression rather than a plain string. */
  readonly literal: string | undefined;
  readonly source: string;
  readonly line: number;
}

export interface TerraformBody {
  readonly line: number;
  readonly source: string;
  attribute(name: string): TerraformValue | undefined;
  /** Nested blocks of a name. */
  blocks(name: string): readonly TerraformBody[];
  /** Lines of `dynamic` blocks of a name, which are made by expressions. */
  dynamic(name: string): readonly TerraformBody[];
}

/** A `resource` of a Terraform file, in either of its syntaxes. */
export interface TerraformResource {
  readonly type: string;
  readonly body: TerraformBody;
}

interface ResourceKind {
  /** The attribute that names the person, `username` unless it says otherwise; `null` where no login is named. */
  readonly login?: string | null;
  /** The nested block of each person; without it the resource is about one. */
  readonly block?: string;
  readonly role?: string;
  readonly defaultRole: string;
  /** The attribute that says what the access is to. */
  readonly to?: string;
  /** Another attribute that may say so. */
  readonly orTo?: string;
  /** Whether the role is a permission of a repository. */
  readonly repository: boolean;
}

/**
 * Resources of the GitHub provider that give people access.
 *
 * @see https://registry.terraform.io/providers/integrations/github/latest/docs
 */
const KINDS: Readonly<Record<string, ResourceKind>> = {
  github_repository_collaborator: {
    role: 'permission',
    defaultRole: 'push',
    to: 'repository',
    repository: true,
  },
  github_repository_collaborators: {
    block: 'user',
    role: 'permission',
    defaultRole: 'push',
    to: 'repository',
    repository: true,
  },
  github_membership: { role: 'role', defaultRole: 'member', repository: false },
  github_team_membership: { role: 'role', defaultRole: 'member', to: 'team_id', repository: false },
  github_team_members: {
    block: 'members',
    role: 'role',
    defaultRole: 'member',
    to: 'team_id',
    repository: false,
  },
  github_organization_role_user: {
    login: 'login',
    defaultRole: 'member',
    to: 'role_id',
    repository: false,
  },
  github_enterprise_team_membership: {
    defaultRole: 'member',
    to: 'team_slug',
    orTo: 'team_id',
    repository: false,
  },
  // By e-mail address or number, by lists, or by groups that are kept elsewhere.
  github_organization_invitation: { login: null, defaultRole: 'member', repository: false },
  github_enterprise_organization: { login: null, defaultRole: 'admin', repository: false },
  github_emu_group_mapping: { login: null, defaultRole: 'member', repository: false },
  github_team_sync_group_mapping: { login: null, defaultRole: 'member', repository: false },
};

export function givesAccess(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

/** The people whom resources give access. */
export function readResources(
  resources: readonly TerraformResource[],
  text: string,
): AccessFileContent {
  const grants: Grant[] = [];
  const unreadable: Unreadable[] = [];
  for (const { type, body } of resources) {
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    if (kind === undefined) continue;
    const refuse = (line: number, because: string) =>
      unreadable.push({ line, because, source: body.source });
    const to = body.attribute(kind.to ?? '') ?? body.attribute(kind.orTo ?? '');
    const repeated = ['for_each', 'count'].map((name) => body.attribute(name)?.source ?? '');
    const scope = [type, to?.literal ?? to?.source ?? '', ...repeated].join('\n');
    const repository = kind.repository ? to?.literal : undefined;
    const people = kind.block === undefined ? [body] : body.blocks(kind.block);
    for (const made of kind.block === undefined ? [] : body.dynamic(kind.block)) {
      refuse(made.line, 'the people come from an expression');
    }
    if (kind.login === null) {
      refuse(body.line, 'it gives people access without naming their logins');
      continue;
    }
    for (const person of people) {
      const username = person.attribute(kind.login ?? 'username');
      const role = kind.role === undefined ? undefined : person.attribute(kind.role);
      if (username?.literal === undefined) {
        refuse(username?.line ?? person.line, 'the login is an expression');
      } else if (role !== undefined && role.literal === undefined) {
        refuse(role.line, 'the permission is an expression');
      } else {
        const written = role?.literal ?? kind.defaultRole;
        grants.push({
          login: username.literal,
          role: written,
          permission: permissionIn(kind, written),
          ...(repository === undefined ? {} : { repository }),
          scope,
          line: username.line,
        });
      }
    }
  }
  return { grants, unreadable, rest: withoutResources(text, resources) };
}

/** Only owners of the organization get into repositories by their membership itself. */
function permissionIn(kind: ResourceKind, role: string) {
  if (kind.repository) return permissionOf(role);
  return kind.to === undefined && role === 'admin' ? 'admin' : undefined;
}

/** What expressions may depend on: everything but the resources, in which they would show themselves. */
function withoutResources(text: string, resources: readonly TerraformResource[]): string {
  const read = resources.filter(({ type }) => givesAccess(type));
  const parts: string[] = [];
  let from = 0;
  for (const { body } of read) {
    const at = text.indexOf(body.source, from);
    if (at < 0) continue;
    parts.push(text.slice(from, at));
    from = at + body.source.length;
  }
  parts.push(text.slice(from));
  return parts.join('').replace(/\s+/g, ' ').trim();
}
