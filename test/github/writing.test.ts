import { createSign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld(), {
    appSlug: 'collaborator-audit',
    tokenLifetimeMs: 600_000,
  });
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const issues = '/repos/northwind-labs/security/issues';

describe('issues', () => {
  test('are created by whoever the token is, kept, changed, commented and listed', async () => {
    const created = await ask(github, `POST ${issues}`, {
      token: github.tokens.job,
      body: { title: 'Review', body: 'Two people', labels: ['collaborator-audit'] },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      number: 1,
      user: { login: 'github-actions[bot]', type: 'Bot' },
      labels: [{ name: 'collaborator-audit' }],
    });
    const comment = await ask(github, `POST ${issues}/1/comments`, {
      token: github.tokens.app,
      body: { body: 'Still two' },
    });
    expect(comment.body.user).toMatchObject({ login: 'collaborator-audit[bot]', type: 'Bot' });
    await ask(github, `PATCH ${issues}/comments/${comment.body.id}`, {
      token: github.tokens.app,
      body: { body: 'Now one' },
    });
    const closed = await ask(github, `PATCH ${issues}/1`, {
      token: github.tokens.job,
      body: { state: 'closed', state_reason: 'not_planned', body: 'Nobody' },
    });
    expect(closed.body).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      comments: 1,
    });
    expect((await ask(github, `GET ${issues}`)).body).toEqual([]);
    const all = await ask(
      github,
      `GET ${issues}?state=all&labels=collaborator-audit&creator=github-actions%5Bbot%5D`,
    );
    expect(all.body).toHaveLength(1);
    expect(github.issues('northwind-labs/security')).toMatchObject([
      { title: 'Review', body: 'Nobody', comments: [{ body: 'Now one' }] },
    ]);
  });

  test('take at most 65,536 characters', async () => {
    const fits = await ask(github, `POST ${issues}`, {
      body: { title: 'Long', body: 'x'.repeat(65_536) },
    });
    expect(fits.status).toBe(201);
    const { status, body } = await ask(github, `POST ${issues}`, {
      body: { title: 'Longer', body: 'x'.repeat(65_537) },
    });
    expect(status).toBe(422);
    expect(body.errors[0].message).toBe('body is too long (maximum is 65536 characters)');
  });

  test('are refused to a token that may only read them', async () => {
    expect(
      (await ask(github, `POST ${issues}`, { token: github.tokens.reader, body: { title: 'No' } }))
        .status,
    ).toBe(403);
  });

  test('listings hold pull requests too, marked as such', async () => {
    const { body } = await ask(
      github,
      'GET /repos/northwind-labs/api/issues?state=all&creator=mira-solheim&per_page=100',
    );
    expect(body).toHaveLength(40);
    expect(body.every((one: { pull_request?: object }) => one.pull_request !== undefined)).toBe(
      true,
    );
  });

  test('labels exist once', async () => {
    const label = { name: 'access-review', color: 'ededed' };
    expect(
      (await ask(github, 'POST /repos/northwind-labs/security/labels', { body: label })).status,
    ).toBe(201);
    expect(
      (await ask(github, 'POST /repos/northwind-labs/security/labels', { body: label })).status,
    ).toBe(422);
  });
});

describe('check runs', () => {
  const runs = '/repos/northwind-labs/security/check-runs';
  const sha = 'a'.repeat(40);

  test('are for Apps, jobs included', async () => {
    const refused = await ask(github, `POST ${runs}`, { body: { name: 'audit', head_sha: sha } });
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'You must authenticate via a GitHub App.',
    ]);
    const created = await ask(github, `POST ${runs}`, {
      token: github.tokens.job,
      body: { name: 'audit', head_sha: sha, status: 'in_progress' },
    });
    expect(created.body).toMatchObject({
      status: 'in_progress',
      conclusion: null,
      app: { slug: 'github-actions' },
    });
    const annotation = {
      path: 'a.yml',
      start_line: 1,
      end_line: 1,
      annotation_level: 'notice',
      message: 'x',
    };
    const output = { title: 'Done', summary: 'Fine', annotations: [annotation] };
    const update = { token: github.tokens.job, body: { conclusion: 'success', output } };
    await ask(github, `PATCH ${runs}/${created.body.id}`, update);
    const again = await ask(github, `PATCH ${runs}/${created.body.id}`, update);
    expect(again.body).toMatchObject({ status: 'completed', output: { annotations_count: 2 } });
    const listed = await ask(
      github,
      `GET /repos/northwind-labs/security/commits/${sha}/check-runs?check_name=audit`,
    );
    expect(listed.body).toMatchObject({ total_count: 1, check_runs: [{ conclusion: 'success' }] });
    expect(github.checkRuns('northwind-labs/security')).toHaveLength(1);
  });

  test('take at most 65,535 characters of summary and 50 annotations at once', async () => {
    const base = { name: 'audit', head_sha: sha };
    const long = { ...base, output: { title: 't', summary: 'x'.repeat(65_536) } };
    const annotation = {
      path: 'a',
      start_line: 1,
      end_line: 1,
      annotation_level: 'notice',
      message: 'm',
    };
    const many = {
      ...base,
      output: {
        title: 't',
        summary: 's',
        annotations: Array.from({ length: 51 }, () => annotation),
      },
    };
    for (const body of [long, many]) {
      expect((await ask(github, `POST ${runs}`, { token: github.tokens.app, body })).status).toBe(
        422,
      );
    }
    github.clearViolations();
  });
});

describe('App authentication', () => {
  const jwt = (claims: object, key = github.app.privateKey()): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
    return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key, 'base64url')}`;
  };
  const now = Date.UTC(2026, 10, 2, 6) / 1000;
  const claims = { iat: now - 60, exp: now + 540, iss: 1001 };

  test('a signed token opens the App, its installation and an installation token that expires', async () => {
    const token = jwt(claims);
    expect((await ask(github, 'GET /app', { token })).body.slug).toBe('collaborator-audit');
    const installation = await ask(github, 'GET /orgs/northwind-labs/installation', { token });
    expect(
      (await ask(github, 'GET /repos/northwind-labs/api/installation', { token })).body.id,
    ).toBe(installation.body.id);
    expect((await ask(github, 'GET /app/installations', { token })).body).toHaveLength(1);
    const issued = await ask(
      github,
      `POST /app/installations/${installation.body.id}/access_tokens`,
      { token, body: { permissions: { members: 'read', metadata: 'read' } } },
    );
    expect(issued.status).toBe(201);
    expect(issued.body.permissions).toEqual({ members: 'read', metadata: 'read' });
    expect(Date.parse(issued.body.expires_at)).toBeLessThan((now + 700) * 1000);
    const use = { token: issued.body.token };
    expect((await ask(github, 'GET /orgs/northwind-labs/outside_collaborators', use)).status).toBe(
      200,
    );
    expect((await ask(github, 'GET /repos/northwind-labs/web/invitations', use)).status).toBe(403);
    expect((await ask(github, 'GET /installation/repositories', use)).body.total_count).toBe(5);
  });

  test('a forged, stale or future token is refused in GitHub’s words', async () => {
    const [header, payload] = jwt(claims).split('.');
    const refusals = [
      [`${header}.${payload}.AAAA`, 'A JSON web token could not be decoded'],
      [
        jwt({ ...claims, exp: now - 10 }),
        /^'Expiration time' claim \('exp'\) must be a numeric value/,
      ],
      [jwt({ ...claims, iat: now + 900, exp: now + 1000 }), /^'Issued at' claim \('iat'\)/],
      [jwt({ ...claims, exp: now + 5000 }), /too far in the future/],
    ] as const;
    for (const [token, message] of refusals) {
      const { status, body } = await ask(github, 'GET /app', { token });
      expect(status).toBe(401);
      expect(body.message).toMatch(message);
    }
  });
});
