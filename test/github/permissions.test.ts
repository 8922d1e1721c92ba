import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, askGraphql } from './ask.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld());
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const outside = 'GET /orgs/northwind-labs/outside_collaborators';

describe('who may list outside collaborators', () => {
  test('an owner and an App may', async () => {
    for (const token of [github.tokens.owner, github.tokens.app]) {
      const { status, body } = await ask(github, `${outside}?filter=all&per_page=100`, { token });
      expect(status).toBe(200);
      expect(body.map((one: { login: string }) => one.login)).toContain('mira-solheim');
      expect(body.map((one: { login: string }) => one.login)).not.toContain('ola-brandt');
    }
  });

  test('a job may not', async () => {
    const { status, body } = await ask(github, outside, { token: github.tokens.job });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      message: 'Resource not accessible by integration',
      status: '403',
    });
  });

  test('a fine-grained token without Members may not, and is told what it lacks', async () => {
    const { status, body, headers } = await ask(github, outside, { token: github.tokens.reader });
    expect(status).toBe(403);
    expect(body.message).toBe('Resource not accessible by personal access token');
    expect(headers.get('x-accepted-github-permissions')).toBe('members=read');
  });

  test('two-factor filters are for owners', async () => {
    const member = github.tokens.make({
      kind: 'classic',
      login: 'pilar-rojas',
      scopes: ['repo', 'read:org'],
    });
    const refused = await ask(github, `${outside}?filter=2fa_disabled`, { token: member });
    expect([refused.status, refused.body.message]).toEqual([
      422,
      'Only owners can use this filter.',
    ]);
    const disabled = await ask(github, `${outside}?filter=2fa_disabled`);
    expect(disabled.body.map((one: { login: string }) => one.login)).toEqual(['borrowed-clock']);
    const insecure = await ask(github, `${outside}?filter=2fa_insecure`);
    expect(insecure.body.map((one: { login: string }) => one.login)).toEqual([
      'tunde-eze',
      'borrowed-clock',
    ]);
  });
});

test('an unknown, revoked or expired token is bad credentials; none at all is 401 for private things', async () => {
  const brief = github.tokens.make({
    kind: 'classic',
    scopes: ['repo'],
    expiresAt: Date.UTC(2026, 0, 1),
  });
  for (const token of ['ghp_unknown', brief]) {
    const { status, body } = await ask(github, 'GET /users/mira-solheim', { token });
    expect([status, body.message]).toEqual([401, 'Bad credentials']);
  }
  expect((await ask(github, outside, { token: '' })).status).toBe(401);
  expect(
    (await ask(github, 'POST /graphql', { token: '', body: { query: '{viewer{login}}' } })).status,
  ).toBe(401);
});

test('a private repository the token cannot see does not exist', async () => {
  const { status, body } = await ask(github, 'GET /repos/northwind-labs/api', {
    token: github.tokens.job,
  });
  expect([status, body.message]).toEqual([404, 'Not Found']);
  const { body: graph } = await askGraphql(
    github,
    '{ repository(owner: "northwind-labs", name: "api") { id } }',
    {},
    github.tokens.job,
  );
  expect(graph).toMatchObject({
    data: { repository: null },
    errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
  });
});

test('without push access collaborators are null with a FORBIDDEN error, and the rest of the answer comes', async () => {
  const query = `{ repository(owner: "northwind-labs", name: "web") { nameWithOwner collaborators(first: 10) { totalCount } } }`;
  const outsider = github.tokens.make({
    kind: 'classic',
    login: 'late-lars',
    scopes: ['repo', 'read:org'],
  });
  const { status, body } = await askGraphql(github, query, {}, outsider);
  expect(status).toBe(200);
  expect(body.data.repository).toEqual({
    nameWithOwner: 'northwind-labs/web',
    collaborators: null,
  });
  expect(body.errors).toEqual([
    {
      type: 'FORBIDDEN',
      path: ['repository', 'collaborators'],
      extensions: { saml_failure: false },
      locations: [{ line: 1, column: 68 }],
      message: 'Must have push access to view repository collaborators.',
    },
  ]);
  const rest = await ask(github, 'GET /repos/northwind-labs/web/collaborators', {
    token: outsider,
  });
  expect([rest.status, rest.body.message]).toEqual([
    403,
    'Must have push access to view repository collaborators.',
  ]);
});

test('asking for `email` without the scope has a classic token’s whole query refused', async () => {
  const query = '{ user(login: "mira-solheim") { login email } }';
  const narrow = github.tokens.make({ kind: 'classic', scopes: ['repo', 'read:org'] });
  const { status, body } = await askGraphql(github, query, {}, narrow);
  expect(status).toBe(200);
  expect(body.data).toBeUndefined();
  expect(body.errors[0]).toMatchObject({ type: 'INSUFFICIENT_SCOPES' });
  expect(body.errors[0].message).toMatch(
    /^Your token has not been granted the required scopes.*The 'email' field requires one of/,
  );
  for (const token of [github.tokens.app, github.tokens.job, github.tokens.reader]) {
    expect((await askGraphql(github, query, {}, token)).body.data.user.email).toBe('');
  }
});

describe('pending invitations', () => {
  test('have an inviter, an invitee unless sent to an address, and expire after seven days', async () => {
    const { body } = await ask(github, 'GET /repos/northwind-labs/web/invitations', {
      token: github.tokens.app,
    });
    expect(body).toMatchObject([
      {
        invitee: { login: 'late-lars' },
        inviter: { login: 'ola-brandt' },
        permissions: 'read',
        created_at: '2026-10-01T12:00:00Z',
        expired: true,
      },
      { invitee: null, inviter: { login: 'pilar-rojas' }, permissions: 'maintain', expired: false },
    ]);
  });

  test('need Administration', async () => {
    const { status } = await ask(github, 'GET /repos/northwind-labs/web/invitations', {
      token: github.tokens.job,
    });
    expect(status).toBe(403);
  });

  test('can be cancelled once, by whoever may administer the repository', async () => {
    const list = 'GET /repos/northwind-labs/api/invitations';
    const { body } = await ask(github, list, { token: github.tokens.app });
    const one = `DELETE /repos/northwind-labs/api/invitations/${body[0].id}`;
    expect((await ask(github, one, { token: github.tokens.app })).status).toBe(403);
    const permissions = { administration: 'write' } as const;
    const token = github.tokens.make({ kind: 'installation', permissions });
    expect((await ask(github, one, { token })).status).toBe(204);
    expect((await ask(github, one, { token })).status).toBe(404);
    const left = await ask(github, list, { token: github.tokens.app });
    expect(left.body).toHaveLength(body.length - 1);
  });
});

describe('accounts that are gone', () => {
  test.each(['gone-gerrit', 'held-back', 'renamed-before', 'nobody-ever'])(
    '%s is 404',
    async (login) => {
      expect((await ask(github, `GET /users/${login}`)).status).toBe(404);
      const { body } = await askGraphql(
        github,
        'query($login: String!) { user(login: $login) { id } }',
        { login },
      );
      expect(body).toMatchObject({
        data: { user: null },
        errors: [{ type: 'NOT_FOUND', path: ['user'] }],
      });
    },
  );

  test('are null among nodes while the others come', async () => {
    const listed = await ask(github, `${outside}?per_page=100`);
    const ids = listed.body
      .filter((one: { login: string }) => ['gone-gerrit', 'mira-solheim'].includes(one.login))
      .map((one: { node_id: string }) => one.node_id);
    const { body } = await askGraphql(
      github,
      'query($ids: [ID!]!) { nodes(ids: $ids) { ... on User { login } } }',
      { ids },
    );
    expect(body.data.nodes).toEqual(expect.arrayContaining([null, { login: 'mira-solheim' }]));
    expect(body.errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        message: expect.stringContaining('Could not resolve to a node with the global id of'),
      },
    ]);
  });

  test('a renamed account answers under its number', async () => {
    const { body } = await ask(github, 'GET /users/renamed-now');
    expect((await ask(github, `GET /user/${body.id}`)).body.login).toBe('renamed-now');
  });
});
