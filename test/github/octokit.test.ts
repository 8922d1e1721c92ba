/** The clients the product uses, unmodified, against the double. */
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(sampleWorld());
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

test('an App authenticates although the world’s clock is not this machine’s: GitHub’s words and Date header tell it', async () => {
  const octokit = new Octokit({
    baseUrl: github.url,
    authStrategy: createAppAuth,
    auth: {
      appId: github.app.id,
      privateKey: github.app.privateKey(),
      installationId: github.app.installationId,
    },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const people = await octokit.paginate('GET /orgs/{org}/outside_collaborators', {
    org: 'northwind-labs',
    per_page: 3,
  });
  expect(people.length).toBeGreaterThan(9);
});

test('pagination and GraphQL work as an Enterprise Server too', async () => {
  const octokit = new Octokit({ baseUrl: `${github.url}/api/v3`, auth: github.tokens.owner });
  const repositories = await octokit.paginate('GET /orgs/{org}/repos', {
    org: 'northwind-labs',
    per_page: 2,
  });
  expect(repositories).toHaveLength(5);
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
  expect(viewer.login).toBe('ola-brandt');
  expect(github.requests.at(-1)?.path).toBe('/graphql');
});

test('partial data arrives as an error that carries it', async () => {
  const octokit = new Octokit({ baseUrl: github.url, auth: github.tokens.owner });
  const failed = octokit.graphql('{ viewer { login } user(login: "gone-gerrit") { id } }');
  await expect(failed).rejects.toMatchObject({
    data: { viewer: { login: 'ola-brandt' }, user: null },
    errors: [{ type: 'NOT_FOUND' }],
  });
});
