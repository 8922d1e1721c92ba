import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld());
});
afterAll(async () => {
  await github.close();
});

const readable = [
  '/orgs/northwind-labs',
  '/orgs/northwind-labs/audit-log?include=all&order=desc',
  '/orgs/northwind-labs/outside_collaborators',
  '/orgs/northwind-labs/repos?type=all&sort=pushed',
  '/repos/northwind-labs/api',
  '/repos/northwind-labs/api/collaborators?affiliation=outside&permission=push',
  '/repos/northwind-labs/api/collaborators/mira-solheim/permission',
  '/repos/northwind-labs/api/invitations',
  '/repos/northwind-labs/web/invitations',
  '/repos/northwind-labs/api/activity?actor=mira-solheim&time_period=year&activity_type=push',
  '/repos/northwind-labs/api/commits?author=mira-solheim&since=2026-01-01T00:00:00Z',
  '/search/commits?q=author:mira-solheim&sort=author-date',
  '/users/mira-solheim',
  '/users/hostile-hal',
  '/users/paperwork-app%5Bbot%5D',
  '/user',
  '/users/mira-solheim/repos',
  '/users/mira-solheim/keys',
  '/users/night-owl-hana/gpg_keys',
  '/users/mira-solheim/ssh_signing_keys',
  '/users/mira-solheim/social_accounts',
  '/users/tunde-eze/events/public',
  '/users/mira-solheim/orgs',
  '/rate_limit',
  '/repos/northwind-labs/api/issues?creator=mira-solheim&state=all',
  '/repos/northwind-labs/security/labels',
];

describe('every REST answer fits GitHub’s own description', () => {
  test.each(readable)('GET %s', async (path) => {
    const { status, body } = await ask(github, `GET ${path}`);
    expect(body).toBeDefined();
    expect(status, JSON.stringify(body)).toBe(200);
    expect(github.violations).toEqual([]);
  });
});
