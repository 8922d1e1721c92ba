/** App authentication: the App itself, its installation, and the tokens it hands out. */
import { findOrganization } from '../access.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import { linkHeader, paged, pageOf } from '../paging.ts';
import { auditPermissions, type Level } from '../tokens.ts';
import { hash32 } from '../world/random.ts';
import { utc } from '../world/zones.ts';
import { minimalRepository, organizationAsUser } from './shapes.ts';

export const getApp: Handler = (call) => {
  authenticate(call);
  return ok(integration(call, call.double.app.slug));
};

export const listInstallations: Handler = (call) => {
  authenticate(call);
  return paged(call, [call.double.app.installationId], () => installation(call));
};

export const getOrganizationInstallation: Handler = (call) => {
  authenticate(call);
  findOrganization(call);
  return ok(installation(call));
};

export const getRepositoryInstallation: Handler = (call) => {
  authenticate(call);
  const owner = parameter(call, 'owner').toLowerCase();
  const exists = call.double.world.repositories.has(
    `${owner}/${parameter(call, 'repo')}`.toLowerCase(),
  );
  if (!exists || owner !== call.double.world.organization.login.toLowerCase())
    throw new ApiError(404, 'Not Found');
  return ok(installation(call));
};

export const createInstallationToken: Handler = (call) => {
  authenticate(call);
  const { app, clock, tokens, tokenLifetimeMs, world } = call.double;
  if (Number(parameter(call, 'installation_id')) !== app.installationId)
    throw new ApiError(404, 'Not Found');
  const permissions = narrowed(call.body['permissions']);
  const named = call.body['repositories'];
  const names = Array.isArray(named)
    ? named.map((name: unknown) => `${world.organization.login}/${String(name)}`)
    : undefined;
  if (names?.some((name) => !world.repositories.has(name.toLowerCase()))) {
    throw new ApiError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  const expiresAt = clock() + tokenLifetimeMs;
  const token = tokens.make({
    name: 'installation',
    kind: 'installation',
    permissions,
    repositories: names ?? 'all',
    expiresAt,
  });
  return {
    status: 201,
    body: {
      token,
      expires_at: utc(expiresAt),
      permissions,
      repository_selection: names === undefined ? 'all' : 'selected',
    },
  };
};

export const listInstallationRepositories: Handler = (call) => {
  const { token, double } = call;
  if (token?.kind !== 'installation' && token?.kind !== 'job')
    throw new ApiError(
      403,
      'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  const all = [...double.world.repositories.values()].filter(
    (one) =>
      one.owner === double.world.organization.login &&
      (token.repositories === 'all' || token.repositories.includes(one.fullName.toLowerCase())),
  );
  const { number, size } = pageOf(call.query);
  const repositories = all
    .slice((number - 1) * size, number * size)
    .map((one) => minimalRepository(call, one));
  const selection = token.repositories === 'all' ? 'all' : 'selected';
  return ok(
    { total_count: all.length, repository_selection: selection, repositories },
    linkHeader(call, all.length),
  );
};

export function integration(call: Call, slug: string): Record<string, unknown> {
  const { app, world } = call.double;
  const id = slug === app.slug ? app.id : hash32(slug) % 100_000;
  return {
    id,
    slug,
    node_id: `A_kwDO${id}`,
    client_id: slug === app.slug ? app.clientId : `Iv1.${id}`,
    owner: organizationAsUser(call, world.organization),
    name: slug,
    description: '',
    external_url: 'https://example.com',
    html_url: `https://github.com/apps/${slug}`,
    created_at: utc(world.organization.createdAt),
    updated_at: utc(world.organization.createdAt),
    permissions: auditPermissions,
    events: [],
    installations_count: 1,
  };
}

function installation(call: Call): Record<string, unknown> {
  const { app, world } = call.double;
  return {
    id: app.installationId,
    account: organizationAsUser(call, world.organization),
    repository_selection: 'all',
    access_tokens_url: `${call.base}/app/installations/${app.installationId}/access_tokens`,
    repositories_url: `${call.base}/installation/repositories`,
    html_url: `https://github.com/organizations/${world.organization.login}/settings/installations/${app.installationId}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: world.organization.id,
    target_type: 'Organization',
    permissions: auditPermissions,
    events: [],
    created_at: utc(world.organization.createdAt),
    updated_at: utc(world.organization.createdAt),
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}

function authenticate(call: Call): void {
  if (call.bearer === undefined) throw new ApiError(401, 'A JSON web token could not be decoded');
  call.double.app.authenticate(call.bearer, call.double.clock());
}

/** A token may ask for less than the App has, not for more. */
function narrowed(asked: unknown): Readonly<Record<string, Level>> {
  if (typeof asked !== 'object' || asked === null) return auditPermissions;
  const wanted = Object.entries(asked);
  const excessive = wanted.find(
    ([name, level]) =>
      auditPermissions[name] === undefined ||
      (level === 'write' && auditPermissions[name] === 'read'),
  );
  if (excessive !== undefined)
    throw new ApiError(422, 'The permissions requested are not granted to this installation.');
  return Object.fromEntries(
    wanted.map(([name, level]) => [name, level === 'write' ? 'write' : 'read']),
  );
}
