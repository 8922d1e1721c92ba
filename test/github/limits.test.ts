import { afterEach, describe, expect, test } from 'vitest';
import { ask, askGraphql } from './ask.ts';
import { type GitHub, type GitHubOptions, startGitHub } from './server.ts';
import { crowd } from './world/crowd.ts';
import { organization } from './world/organization.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
const start = async (options: GitHubOptions = {}, world = sampleWorld()) => {
  github = await startGitHub(world, options);
  return github;
};
afterEach(() => github.close());

const people = '/orgs/northwind-labs/outside_collaborators';

describe('REST pages', () => {
  test('follow Link headers to every one exactly once', async () => {
    await start();
    const seen: string[] = [];
    let next: string | undefined = `${people}?per_page=4`;
    while (next !== undefined) {
      const { body, headers }: Awaited<ReturnType<typeof ask>> = await ask(github, `GET ${next}`);
      seen.push(...body.map((one: { login: string }) => one.login));
      next = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    const all = await ask(github, `GET ${people}?per_page=100`);
    expect(all.headers.get('link')).toBeNull();
    expect(seen).toEqual(all.body.map((one: { login: string }) => one.login));
    expect(github.requests[0]?.line).toBe(`GET ${people}?per_page=4 200`);
  });

  test('hold at most 100', async () => {
    await start(
      {},
      organization('big-org', (world) => world.add(crowd(130, 1))),
    );
    const { body, headers } = await ask(
      github,
      'GET /orgs/big-org/outside_collaborators?per_page=500',
    );
    expect(body).toHaveLength(100);
    expect(headers.get('link')).toContain('page=2>; rel="next"');
  });

  test('of activity are turned by cursor', async () => {
    await start();
    const first = await ask(github, 'GET /repos/northwind-labs/api/activity?per_page=10');
    expect(first.headers.get('link')).toMatch(/after=[^&>]+>; rel="next"/);
    const address = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(
      first.headers.get('link') ?? '',
    )?.[1];
    const second = await ask(github, `GET ${address}`);
    expect(second.body[0].id).not.toBe(first.body[0].id);
    expect(Date.parse(second.body[0].timestamp)).toBeLessThanOrEqual(
      Date.parse(first.body[9].timestamp),
    );
  });

  test('of activity tell pushes from merges, and who did which', async () => {
    await start();
    const of = async (query: string) =>
      (await ask(github, `GET /repos/northwind-labs/api/activity?per_page=100&${query}`)).body;
    const pushed = await of('actor=mira-solheim&activity_type=push&time_period=year');
    expect(pushed.length).toBeGreaterThan(80);
    const merged = await of('actor=pilar-rojas');
    expect(new Set(merged.map((one: { activity_type: string }) => one.activity_type))).toEqual(
      new Set(['pr_merge']),
    );
  });

  test('answer under /api/v3 with links that stay there, as a GitHub Enterprise Server', async () => {
    await start();
    const { headers } = await ask(github, `GET /api/v3${people}?per_page=2`);
    expect(headers.get('link')).toContain('/api/v3/orgs/northwind-labs/outside_collaborators?');
    const graph = await ask(github, 'POST /api/graphql', {
      body: { query: '{ viewer { login } }' },
    });
    expect(graph.body.data.viewer.login).toBe('ola-brandt');
  });
});

describe('what GraphQL refuses before it runs', () => {
  const errorOf = async (query: string) => (await askGraphql(await start(), query)).body.errors[0];

  test('records without first or last', async () => {
    expect(await errorOf('{ viewer { repositories { nodes { id } } } }')).toMatchObject({
      type: 'MISSING_PAGINATION_BOUNDARIES',
      message:
        'You must provide a `first` or `last` value to properly paginate the `repositories` connection.',
    });
  });

  test('a count alone needs neither', async () => {
    const { body } = await askGraphql(await start(), '{ viewer { repositories { totalCount } } }');
    expect(body.data.viewer.repositories.totalCount).toBe(0);
  });

  test('more than 100', async () => {
    expect(await errorOf('{ viewer { repositories(first: 101) { nodes { id } } } }')).toMatchObject(
      {
        type: 'EXCESSIVE_PAGINATION',
        message:
          'Requesting 101 records on the `repositories` connection exceeds the `first` limit of 100 records.',
      },
    );
  });

  test('more than 500,000 possible nodes', async () => {
    const query =
      '{ organization(login: "northwind-labs") { repositories(first: 100) { nodes { collaborators(first: 100) { nodes { pullRequests(first: 100) { nodes { id } } } } } } } }';
    expect(await errorOf(query)).toMatchObject({
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message: expect.stringContaining('1,010,100'),
    });
  });

  test('fields that do not exist', async () => {
    expect(await errorOf('{ viewer { twoFactorEnabled } }')).toMatchObject({
      message: "Field 'twoFactorEnabled' doesn't exist on type 'User'",
    });
  });

  test('and the price is the documented formula: 5,101 requests are 51 points', async () => {
    const query =
      '{ rateLimit { cost nodeCount } viewer { repositories(first: 100) { nodes { issues(first: 50) { nodes { labels(first: 60) { nodes { id } } } } } } } }';
    const { body } = await askGraphql(await start(), query);
    expect(body.data.rateLimit).toEqual({ cost: 51, nodeCount: 305_100 });
    expect(github.requests[0]?.line).toBe('GraphQL anonymous 51pt 200');
  });
});

describe('rate limits', () => {
  test('have separate buckets with their headers', async () => {
    await start();
    const core = await ask(github, 'GET /users/mira-solheim');
    expect(
      Object.fromEntries([...core.headers].filter(([name]) => name.startsWith('x-ratelimit-'))),
    ).toMatchObject({
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4999',
      'x-ratelimit-used': '1',
      'x-ratelimit-resource': 'core',
    });
    const search = await ask(github, 'GET /search/commits?q=author:mira-solheim');
    expect([
      search.headers.get('x-ratelimit-limit'),
      search.headers.get('x-ratelimit-resource'),
    ]).toEqual(['30', 'search']);
    const job = await ask(github, 'GET /rate_limit', { token: github.tokens.job });
    expect(job.body.resources.core).toMatchObject({ limit: 1000, used: 0 });
  });

  test('the primary limit is 403 with nothing remaining until the reset', async () => {
    let now = Date.UTC(2026, 10, 2, 6);
    await start({ limits: { core: 2 }, clock: () => now });
    for (let request = 0; request < 2; request += 1) await ask(github, 'GET /users/mira-solheim');
    const { status, body, headers } = await ask(github, 'GET /users/mira-solheim');
    expect(status).toBe(403);
    expect(body.message).toMatch(/^API rate limit exceeded/);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('x-ratelimit-reset'))).toBe(now / 1000 + 3600);
    now += 3_600_000;
    expect((await ask(github, 'GET /users/mira-solheim')).status).toBe(200);
  });

  test('GraphQL’s primary limit is HTTP 200 with RATE_LIMITED', async () => {
    await start({ limits: { graphql: 1 } });
    await askGraphql(github, '{ viewer { login } }');
    const { status, body, headers } = await askGraphql(github, '{ viewer { login } }');
    expect([status, body.errors[0].type, headers.get('x-ratelimit-remaining')]).toEqual([
      200,
      'RATE_LIMITED',
      '0',
    ]);
  });

  test('900 REST points a minute, writes counting five, are a secondary limit with retry-after', async () => {
    let now = Date.UTC(2026, 10, 2, 6);
    await start({ clock: () => now, limits: { restPointsPerMinute: 9 } });
    const body = { title: 'x' };
    expect((await ask(github, 'POST /repos/northwind-labs/security/issues', { body })).status).toBe(
      201,
    );
    for (let request = 0; request < 4; request += 1) await ask(github, 'GET /users/mira-solheim');
    const { status, headers, body: refusal } = await ask(github, 'GET /users/mira-solheim');
    expect([status, headers.get('retry-after')]).toEqual([403, '60']);
    expect(refusal.message).toMatch(/^You have exceeded a secondary rate limit/);
    expect(github.limiter.secondaryHits()).toBe(1);
    now += 60_001;
    expect((await ask(github, 'GET /users/mira-solheim')).status).toBe(200);
  });

  test('more requests at once than allowed are a secondary limit too', async () => {
    await start({ latencyMs: 50, limits: { concurrentRequests: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask(github, 'GET /users/mira-solheim')),
    );
    expect(answers.filter((one) => one.status === 403)).toHaveLength(3);
  });

  test('an unchanged answer costs nothing', async () => {
    await start();
    const { headers } = await ask(github, 'GET /users/mira-solheim');
    const again = await ask(github, 'GET /users/mira-solheim', {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect([again.status, again.headers.get('x-ratelimit-used')]).toEqual([304, '1']);
  });
});

test('a token ends when its life does, on the double’s clock', async () => {
  let now = Date.UTC(2026, 10, 2, 6);
  await start({ clock: () => now });
  const token = github.tokens.make({
    kind: 'installation',
    permissions: { members: 'read' },
    expiresAt: now + 3_600_000,
  });
  expect((await ask(github, `GET ${people}`, { token })).status).toBe(200);
  now += 3_600_000;
  expect((await ask(github, `GET ${people}`, { token })).body.message).toBe('Bad credentials');
});

describe('busy accounts', () => {
  const query = `query($from: DateTime!, $to: DateTime!) { viewer { login } user(login: "busy-bea") { login contributionsCollection(from: $from, to: $to) { contributionCalendar { totalContributions } } } }`;

  test('exceed the resource limits in a year, as partial data', async () => {
    const { body } = await askGraphql(await start(), query, {
      from: '2025-11-01T00:00:00Z',
      to: '2026-11-01T00:00:00Z',
    });
    expect(body.data).toEqual({ viewer: { login: 'ola-brandt' }, user: null });
    expect(body.errors).toMatchObject([
      {
        type: 'RESOURCE_LIMITS_EXCEEDED',
        path: ['user', 'contributionsCollection', 'contributionCalendar'],
      },
    ]);
  });

  test('answer in half a year', async () => {
    const { body } = await askGraphql(await start(), query, {
      from: '2026-05-05T00:00:00Z',
      to: '2026-11-01T00:00:00Z',
    });
    expect(body.errors).toBeUndefined();
    expect(
      body.data.user.contributionsCollection.contributionCalendar.totalContributions,
    ).toBeGreaterThan(300);
  });
});

test('an endpoint the double does not have is 404 and recorded; a parameter GitHub does not have is a violation', async () => {
  await start();
  expect((await ask(github, 'GET /orgs/northwind-labs/teams')).status).toBe(404);
  expect(github.unexpected).toEqual(['GET /orgs/northwind-labs/teams']);
  expect((await ask(github, `GET ${people}?filter=2fa_enabled`)).status).toBe(422);
  expect(github.violations).toMatchObject([
    { where: 'request', problems: ['query parameter filter=2fa_enabled does not fit'] },
  ]);
});
