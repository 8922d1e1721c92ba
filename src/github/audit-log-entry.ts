import type { AccessEvent } from '../snapshot/access-log.ts';

/** One entry of GitHub's audit log, as far as it tells how access came about and how it is used. */
export interface AuditLogEntry {
  readonly kind: AccessEvent['kind'];
  readonly action: string;
  /** Unix seconds, UTC. */
  readonly at: number;
  /** Login of who acted. */
  readonly actor: string | null;
  /** Numeric id of that account, as text. */
  readonly actorId: string | null;
  /** Login of whom it was done to. */
  readonly subject: string | null;
  readonly subjectId: string | null;
  readonly repository: string | null;
  /** Where GitHub places the actor's address, as the log spells it. */
  readonly country: string | null;
  /** The actor's network address. */
  readonly address: string | null;
  readonly permission: string | null;
}

/** An entry as the API answers it, or as a line of an export: nested, or flat with dots in the names as CSV has them. */
export type RawEntry = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<string, AccessEvent['kind']>> = {
  'git.clone': 'clone',
  'git.fetch': 'fetch',
  'git.push': 'push',
  'repo.download_zip': 'download',
  'org.add_outside_collaborator': 'grant',
  'repo.add_member': 'grant',
  'repository_invitation.accept': 'grant',
  'repo.update_member': 'role-change',
};

/** The oldest instant an entry can have; GitHub opened in 2008. A number below is in another unit. */
const EARLIEST = Date.UTC(2007, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/**
 * Reads an entry permissively: GitHub documents no complete schema, exports differ from the API, and only time and
 * action are always there. Field names: https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/reviewing-the-audit-log-for-your-organization#exported-log-keys-and-values
 *
 * @returns the entry, or what is wrong with it
 */
export function auditLogEntry(raw: RawEntry): AuditLogEntry | string {
  const action = text(raw['action']);
  if (action === null) return 'it has no `action`';
  const at = instantOf(raw['@timestamp'] ?? raw['created_at']);
  if (at === undefined) return 'it has no `@timestamp` or `created_at` in milliseconds';
  const kind = KINDS[action] ?? 'other';
  return {
    // Copying what everybody may copy is no use of access.
    kind: isCopy(kind) && isPublic(raw) ? 'other' : kind,
    action,
    at,
    actor: text(raw['actor']),
    actorId: id(raw['actor_id']),
    ...subjectOf(raw),
    repository: field(raw, 'repo') ?? field(raw, 'repository'),
    country:
      within(raw, 'actor_location', 'country_code') ??
      within(raw, 'actor_location', 'country_name'),
    address: field(raw, 'actor_ip'),
    permission: kind === 'grant' || kind === 'role-change' ? permissionOf(raw) : null,
  };
}

function subjectOf(raw: RawEntry): Pick<AuditLogEntry, 'subject' | 'subjectId'> {
  const user = field(raw, 'user');
  return user === null
    ? { subject: field(raw, 'invitee') ?? field(raw, 'target_login'), subjectId: null }
    : { subject: user, subjectId: id(raw['user_id']) };
}

function isCopy(kind: AccessEvent['kind']): boolean {
  return kind === 'clone' || kind === 'fetch' || kind === 'download';
}

function isPublic(raw: RawEntry): boolean {
  return (
    ['repository_public', 'public_repo'].some((name) => String(raw[name]) === 'true') ||
    field(raw, 'visibility') === 'public'
  );
}

const PERMISSIONS = new Set(['read', 'triage', 'write', 'maintain', 'admin']);
/** The words the site and Git use for two of them. */
const OTHER_WORDS: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

function permissionOf(raw: RawEntry): string | null {
  const names = ['new_repo_permission', 'permission', 'new_repo_base_role']
    .map((name) => field(raw, name)?.toLowerCase())
    .filter((name) => name !== undefined)
    .map((name) => OTHER_WORDS[name] ?? name);
  // A custom role has a name of the organization's own and one of the usual permissions as its base.
  return names.find((name) => PERMISSIONS.has(name)) ?? names[0] ?? null;
}

function instantOf(value: unknown): number | undefined {
  const written = typeof value === 'string' ? value.trim() : value;
  const milliseconds =
    typeof written === 'number' || (typeof written === 'string' && /^\d+$/.test(written))
      ? Number(written)
      : typeof written === 'string'
        ? Date.parse(written)
        : Number.NaN;
  return milliseconds >= EARLIEST && milliseconds <= LATEST
    ? Math.floor(milliseconds / 1_000)
    : undefined;
}

/** A field of the entry itself or of its `data`. */
function field(raw: RawEntry, name: string): string | null {
  return text(raw[name]) ?? within(raw, 'data', name);
}

function within(raw: RawEntry, group: string, name: string): string | null {
  const flat = text(raw[`${group}.${name}`]);
  if (flat !== null) return flat;
  const inner = raw[group];
  return typeof inner === 'object' && inner !== null && name in inner
    ? text((inner as RawEntry)[name])
    : null;
}

function id(value: unknown): string | null {
  const digits = String(value);
  return /^[1-9]\d*$/.test(digits) ? digits : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
