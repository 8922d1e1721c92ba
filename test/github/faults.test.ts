import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { ask, askGraphql, type Said } from './ask.ts';
import { type Fault, type FaultKind, faultCatalogue, faultKinds } from './faults.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
const withFaults = async (...faults: readonly Fault[]) => {
  github = await startGitHub(sampleWorld(), { faults });
  return github;
};
afterEach(() => github.close());

const keys = 'GET /users/mira-solheim/gpg_keys';
const on = 'GET /users/{username}/gpg_keys';

const restEffects: Readonly<
  Record<
    Exclude<
      FaultKind,
      'resource-limits' | 'graphql-null' | 'connection-reset' | 'issue-write-denied' | 'made-public'
    >,
    (said: Said) => unknown
  >
> = {
  'bad-gateway': ({ status, body }) => expect([status, body]).toEqual([502, undefined]),
  'gateway-timeout': ({ status, body }) => expect([status, body]).toEqual([504, undefined]),
  'server-error': ({ status }) => expect(status).toBe(500),
  slow: ({ status }) => expect(status).toBe(200),
  'primary-limit': ({ status, headers }) =>
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']),
  'secondary-limit': ({ status, headers }) =>
    expect([status, headers.get('retry-after')]).toEqual([403, '60']),
  'not-json': ({ status, text }) =>
    expect([status, text.startsWith('<!DOCTYPE html>')]).toEqual([200, true]),
  'truncated-json': ({ status, body, text }) =>
    expect([status, body, text.length > 0]).toEqual([200, undefined, true]),
  'empty-body': ({ status, text }) => expect([status, text]).toEqual([200, '']),
  unauthorized: ({ status, body }) =>
    expect([status, body.message]).toEqual([401, 'Bad credentials']),
  forbidden: ({ status }) => expect(status).toBe(403),
  'not-found': ({ status }) => expect(status).toBe(404),
  'page-loop': ({ status, headers }) =>
    expect([status, headers.get('link')]).toEqual([200, expect.stringContaining('rel="next"')]),
  'no-links': ({ status, headers }) => expect([status, headers.get('link')]).toEqual([200, null]),
};

describe('faults over REST', () => {
  test.each(Object.entries(restEffects))('%s', async (kind, expectEffect) => {
    const answer = faultKinds.find((one) => one === kind) ?? 'server-error';
    await withFaults({
      on,
      for: 'mira-solheim',
      answer,
      times: 1,
      ...(answer === 'primary-limit' ? { ms: 150 } : {}),
    });
    // Another person's request passes and uses nothing up.
    expect((await ask(github, 'GET /users/tunde-eze/gpg_keys')).status).toBe(200);
    expectEffect(await ask(github, keys));
    if (answer === 'primary-limit') await wait(200);
    expect((await ask(github, keys)).status).toBe(200);
    expect(github.faults.struck()).toMatchObject([{ times: 1 }]);
  });

  test('connection-reset', async () => {
    await withFaults({ on, answer: 'connection-reset', times: 1 });
    await expect(ask(github, keys)).rejects.toThrow();
    expect(github.requests.map((one) => one.line)).toEqual([
      'GET /users/mira-solheim/gpg_keys reset (connection-reset)',
    ]);
  });

  test('issue-write-denied leaves reading alone', async () => {
    await withFaults({ on: '*', answer: 'issue-write-denied' });
    const issues = '/repos/northwind-labs/security/issues';
    expect((await ask(github, `GET ${issues}`)).status).toBe(200);
    expect((await ask(github, `POST ${issues}`, { body: { title: 'x' } })).status).toBe(403);
  });

  test('made-public shows a repository as open to everybody', async () => {
    await withFaults({ on: 'GET /repos/{owner}/{repo}', answer: 'made-public' });
    const { body } = await ask(github, 'GET /repos/northwind-labs/security');
    expect(body).toMatchObject({ private: false, visibility: 'public' });
  });

  test('`after` lets requests pass first, as a token that expires during a run', async () => {
    await withFaults({ on: 'REST', answer: 'unauthorized', after: 2 });
    const statuses: number[] = [];
    for (let request = 0; request < 4; request += 1)
      statuses.push((await ask(github, keys)).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  test('combine, in the order given', async () => {
    await withFaults(
      { on, answer: 'bad-gateway', times: 1 },
      { on: '*', answer: 'gateway-timeout', times: 1 },
    );
    const statuses: number[] = [];
    for (let request = 0; request < 3; request += 1)
      statuses.push((await ask(github, keys)).status);
    expect(statuses).toEqual([502, 504, 200]);
  });
});

describe('faults over GraphQL', () => {
  const query =
    'query Profile($login: String!) { user(login: $login) { login contributionsCollection { contributionYears } } }';
  const graphqlKinds = faultKinds.filter(
    (kind) => faultCatalogue[kind] !== 'rest' && kind !== 'connection-reset',
  );

  test.each(graphqlKinds)('%s strikes the named operation once', async (answer) => {
    await withFaults({
      on: 'GraphQL Profile',
      for: 'mira-solheim',
      answer,
      times: 1,
      ...(answer === 'primary-limit' ? { ms: 150 } : {}),
    });
    const struck = await askGraphql(github, query, { login: 'mira-solheim' });
    if (answer !== 'slow')
      expect(struck.status === 200 && struck.body?.data?.user?.login === 'mira-solheim').toBe(
        false,
      );
    if (answer === 'primary-limit') await wait(200);
    const { body } = await askGraphql(github, query, { login: 'mira-solheim' });
    expect(body.data.user.login).toBe('mira-solheim');
  });

  test('a fault for a login also strikes a query by node id, and nobody whose login only begins alike', async () => {
    await withFaults(
      { on: 'GraphQL', for: 'mira', answer: 'bad-gateway' },
      { on: 'GraphQL', for: 'mira-solheim', answer: 'gateway-timeout' },
    );
    const { body } = await ask(github, 'GET /users/mira-solheim');
    const byNodes = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await askGraphql(github, byNodes, { ids: [body.node_id] })).status).toBe(504);
    expect((await askGraphql(github, query, { login: 'tunde-eze' })).status).toBe(200);
  });

  test('resource-limits names the field and keeps the rest', async () => {
    await withFaults({ on: 'GraphQL', answer: 'resource-limits', field: 'collaborators' });
    const { body } = await askGraphql(
      github,
      '{ repository(owner: "northwind-labs", name: "api") { name collaborators(first: 1) { totalCount } } }',
    );
    expect(body).toMatchObject({
      data: { repository: { name: 'api', collaborators: null } },
      errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['repository', 'collaborators'] }],
    });
  });
});

test('every kind of fault is tried above', async () => {
  await withFaults();
  const tried = new Set<string>([
    ...Object.keys(restEffects),
    'connection-reset',
    'issue-write-denied',
    'made-public',
    'resource-limits',
    'graphql-null',
  ]);
  expect(new Set(faultKinds)).toEqual(tried);
  expect(new Set(Object.keys(faultCatalogue))).toEqual(tried);
});
