import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { type GitHub, startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

const API = '/repos/northwind-labs/api';
let github: GitHub;
let base: string;
let left: string;
let right: string;

beforeAll(async () => {
  github = await startGitHub(sampleWorld(), { treeLimit: 5 });
  const push = (files: Parameters<GitHub['push']>[1]['files'], parents: readonly string[] = []) =>
    github.push('northwind-labs/api', { files, parents });
  base = push({ 'README.md': 'one\n' });
  left = push({ 'README.md': 'two\n' }, [base]);
  right = push(
    {
      'README.md': 'one\n',
      'a/b/c.txt': 'three\n',
      link: { link: 'README.md' },
      module: { submodule: base },
    },
    [base],
  );
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});
const read = (path: string, token = github.tokens.app) => ask(github, `GET ${path}`, { token });

describe('commits that were pushed', () => {
  it('are compared with the last commit they share', async () => {
    const { body } = await read(`${API}/compare/${left}...${right}?per_page=1`);
    expect(body).toMatchObject({
      status: 'diverged',
      merge_base_commit: { sha: base },
      base_commit: { sha: left },
      ahead_by: 1,
      behind_by: 1,
    });
    const other = github.push('northwind-labs/api', { files: {} });
    expect((await read(`${API}/compare/${left}...${other}`)).status).toBe(404);
  });

  it('are listed with what stands in them', async () => {
    const { body } = await read(`${API}/git/trees/${right}?recursive=1`);
    expect(body).toMatchObject({ truncated: true });
    expect(body.tree).toMatchObject([
      { path: 'README.md', mode: '100644', type: 'blob', size: 4 },
      { path: 'a', mode: '040000', type: 'tree' },
      { path: 'a/b', mode: '040000', type: 'tree' },
      { path: 'a/b/c.txt', mode: '100644', type: 'blob' },
      { path: 'link', mode: '120000', type: 'blob' },
    ]);
    const { body: top } = await read(`${API}/git/trees/${right}`);
    expect(top.tree.at(-1)).toMatchObject({ path: 'module', mode: '160000', type: 'commit' });
    const { body: below } = await read(`${API}/git/trees/${top.tree[1].sha}`);
    expect(below.tree).toMatchObject([{ path: 'b', type: 'tree' }]);
  });

  it('have files that are read by their id', async () => {
    const { body } = await read(`${API}/git/trees/${left}`);
    const file = await read(`${API}/git/blobs/${body.tree[0].sha}`);
    expect(Buffer.from(file.body.content, 'base64').toString()).toBe('two\n');
    expect((await read(`${API}/git/blobs/${base}`)).status).toBe(404);
  });

  it('are read by nobody who may not read the contents of a private repository', async () => {
    const token = github.tokens.make({ kind: 'installation', permissions: { issues: 'read' } });
    expect((await read(`${API}/git/trees/${left}`, token)).status).toBe(403);
  });
});

describe('labels of an issue', () => {
  it('are added and taken away one by one', async () => {
    const number = github.open('northwind-labs/security', 'mira-solheim', {
      title: 'Access',
      body: 'Please',
    });
    const labels = `/repos/northwind-labs/security/issues/${number}/labels`;
    const token = github.tokens.job;
    const added = await ask(github, `POST ${labels}`, { token, body: { labels: ['a b', 'c'] } });
    expect(added.body).toMatchObject([{ name: 'a b' }, { name: 'c' }]);
    const removed = await ask(github, `DELETE ${labels}/a%20b`, { token });
    expect(removed.body).toMatchObject([{ name: 'c' }]);
    expect((await ask(github, `DELETE ${labels}/a%20b`, { token })).status).toBe(404);
    expect(github.issues('northwind-labs/security').at(-1)).toMatchObject({
      author: { login: 'mira-solheim' },
      labels: ['c'],
    });
  });
});
