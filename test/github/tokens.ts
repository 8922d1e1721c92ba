/** Tokens of every kind GitHub hands out, with what each may do. */
import type { World } from './world/model.ts';

type TokenKind = 'classic' | 'fine-grained' | 'installation' | 'job';
export type Level = 'read' | 'write' | 'admin';

export interface Token {
  readonly value: string;
  /** Short name for the request log. */
  readonly name: string;
  readonly kind: TokenKind;
  /** The account behind a personal token; undefined for installations and jobs. */
  readonly login: string | undefined;
  /** Scopes of a classic token. */
  readonly scopes: readonly string[];
  /** Permissions of every other kind. */
  readonly permissions: Readonly<Record<string, Level>>;
  /** Full names (lower case) a token is limited to. */
  readonly repositories: 'all' | readonly string[];
  readonly expiresAt: number | undefined;
}

interface TokenOptions {
  readonly name?: string;
  readonly kind: TokenKind;
  readonly login?: string;
  readonly scopes?: readonly string[];
  readonly permissions?: Readonly<Record<string, Level>>;
  readonly repositories?: 'all' | readonly string[];
  /** Epoch milliseconds of the double's clock. */
  readonly expiresAt?: number;
}

export interface Tokens {
  /** A classic token of an organization owner with every scope an auditor could want. */
  readonly owner: string;
  /** An installation token with read access to everything an audit reads, and issues and checks to write. */
  readonly app: string;
  /** The GITHUB_TOKEN of a job in the report repository. */
  readonly job: string;
  /** A fine-grained token of an owner, without Members and without Administration. */
  readonly reader: string;
  make(options: TokenOptions): string;
  find(value: string): Token | undefined;
  revoke(value: string): void;
}

export const auditPermissions: Readonly<Record<string, Level>> = {
  members: 'read',
  administration: 'read',
  organization_administration: 'read',
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  issues: 'write',
  checks: 'write',
};

const shapes = {
  classic: (serial: string) => `ghp_${serial.padStart(36, '0')}`,
  'fine-grained': (serial: string) =>
    `github_pat_${serial.padStart(22, '0')}_${serial.padStart(59, '0')}`,
  installation: (serial: string) => `ghs_1001_${serial.padStart(400, 'e')}.${'s'.repeat(86)}`,
  job: (serial: string) => `ghs_15368_${serial.padStart(400, 'e')}.${'s'.repeat(86)}`,
} as const;

/** The token office of one double. Values are made in order, so the same run gives the same tokens. */
export function issueTokens(world: World, reportRepository: string): Tokens {
  const byValue = new Map<string, Token>();
  const owner = [...world.organization.members].find(([, role]) => role === 'admin')?.[0];
  const make = (options: TokenOptions): string => {
    const value = shapes[options.kind](`${options.kind[0]}${byValue.size + 1}x7`);
    byValue.set(value, {
      value,
      name: options.name ?? options.kind,
      kind: options.kind,
      login:
        options.login ??
        (options.kind === 'classic' || options.kind === 'fine-grained' ? owner : undefined),
      scopes: options.scopes ?? [],
      permissions: options.kind === 'classic' ? {} : { metadata: 'read', ...options.permissions },
      repositories:
        options.repositories === undefined || options.repositories === 'all'
          ? 'all'
          : options.repositories.map((name) => name.toLowerCase()),
      expiresAt: options.expiresAt,
    });
    return value;
  };
  const scopes = ['repo', 'read:org', 'admin:org', 'read:user', 'user:email'];
  return {
    owner: make({ name: 'owner', kind: 'classic', scopes }),
    app: make({ name: 'app', kind: 'installation', permissions: auditPermissions }),
    job: make({
      name: 'job',
      kind: 'job',
      permissions: { contents: 'read', issues: 'write', checks: 'write', pull_requests: 'read' },
      repositories: [reportRepository],
    }),
    reader: make({
      name: 'reader',
      kind: 'fine-grained',
      permissions: { contents: 'read', issues: 'read' },
    }),
    make,
    find: (value) => byValue.get(value),
    revoke: (value) => byValue.delete(value),
  };
}
