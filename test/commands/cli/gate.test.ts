import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateWorld, ORGANIZATION } from '../../gate/world.ts';
import { type GitHub, startGitHub } from '../../github/server.ts';

const CLI = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist/cli.js');

let github: GitHub;
let folder: string;
beforeAll(async () => {
  const world = gateWorld();
  github = await startGitHub(world, { clock: () => world.now });
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true });
});

const path = (name: string) => join(folder, name);
function gate(...args: readonly string[]) {
  const given = ['gate', ...args, '--org', ORGANIZATION, '--api-url', github.url];
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [CLI, ...given, '--output', path('out')], {
      env: { PATH: folder, GITHUB_TOKEN: github.tokens.app },
    });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text;
      });
    }
    child.on('close', (status) => resolve({ status, ...said }));
  });
}

describe('the gate on the command line', () => {
  it('prints who passes and who does not, and why, and leaves a page', async () => {
    const boiler = ['--repository', 'copper-kettle/boiler', '--permission', 'write'];
    const { status, stdout } = await gate('ada-moreau', 'ulla-berg', 'no-such', ...boiler);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^Review before access: copper-kettle\nAsked 2026-11-02 06:00 UTC\n\n1 person to review · 2 people pass\n/,
    );
    expect(stdout).toMatch(
      /passes {3}ada-moreau {2}no review needed +write to “copper-kettle\/boiler”/,
    );
    expect(stdout).toMatch(/passes {3}ulla-berg {3}member already/);
    expect(stdout).toMatch(/fails {4}no-such {5}unknown login/);
    expect(stdout).toContain('Fails by gate.answers.unknown-login: fail (default).');
    const html = readFileSync(path('out/gate.html'), 'utf8');
    expect(html).toContain('<code dir="auto">ada-moreau</code>');
    expect(html).not.toContain('<script');
    expect(JSON.parse(readFileSync(path('out/report.json'), 'utf8')).collaborators).toHaveLength(1);
  });

  it('ends with the exit codes of an audit', async () => {
    expect((await gate('ada-moreau')).status).toBe(0);
    expect((await gate('empty-page')).status).toBe(0);
    expect((await gate('empty-page', '--strict')).status).toBe(3);
    expect((await gate('far-lantern')).status).toBe(1);
    expect((await gate('far-lantern', '--fail-on', 'never')).status).toBe(0);
    const nobody = await gate();
    expect(nobody).toMatchObject({ status: 2, stderr: expect.stringContaining('gate LOGIN...') });
  });

  it('decides by the policy, exemptions included, and names its line', async () => {
    writeFileSync(
      path('policy.yml'),
      'version: 1\ngate:\n  insufficient-data: fail\nexemptions:\n  - who: far-lantern\n    because: Runs our builds.\n',
    );
    const { status, stdout } = await gate(
      'empty-page',
      'far-lantern',
      '--policy',
      path('policy.yml'),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /Fails by gate\.insufficient-data: fail\s+\(line 3\s+of\s+“[^”]+policy\.yml”\)/,
    );
    expect(stdout).toMatch(/neutral {2}far-lantern {2}exempt, not looked at/);
  });

  it('says that a login has changed hands since an earlier snapshot', async () => {
    await gate('ada-moreau');
    const before = readFileSync(path('out/snapshot.jsonl'), 'utf8');
    const earlier = before
      .replace(/"takenAt":\d+/, '"takenAt":1790000000')
      .replace(/"id":"\d+","login":"ada-moreau"/, '"id":"4711","login":"ada-moreau"');
    writeFileSync(path('earlier.jsonl'), earlier);
    const { status, stdout } = await gate('ada-moreau', '--earlier', path('earlier.jsonl'));
    expect(status).toBe(1);
    expect(stdout).toContain('On 2026-09-21 this login belonged to account 4711');
    const gone = before
      .replace(/"takenAt":\d+/, '"takenAt":1790000000')
      .replace(/"login":"ada-moreau"/, '"login":"ada-before"');
    writeFileSync(path('earlier.jsonl'), gone);
    const renamed = await gate('ada-before', '--earlier', path('earlier.jsonl'));
    expect(renamed.stdout).toContain('which is called “ada-moreau” now');
  });

  it('compares with the people of the latest earlier snapshot', async () => {
    await gate('far-lantern', '--fail-on', 'never');
    const own = readFileSync(path('out/snapshot.jsonl'), 'utf8');
    const another = own
      .replace(/"takenAt":\d+/, '"takenAt":1790000000')
      .replace(/"id":"\d+","login":"far-lantern"/, '"id":"4711","login":"known-for-years"');
    writeFileSync(path('earlier.jsonl'), another);
    const { status, stdout } = await gate('far-lantern', '--earlier', path('earlier.jsonl'));
    expect(status).toBe(1);
    expect(stdout).toContain('Key in use by another audited account');
    expect(stdout).toContain('known-for-years');
    const { collaborators } = JSON.parse(readFileSync(path('out/report.json'), 'utf8'));
    expect(collaborators).toHaveLength(1);
  });

  it('says in one sentence when GitHub does not accept the token', async () => {
    github.faults.add({ on: '*', answer: 'unauthorized' });
    const refused = await gate('ada-moreau');
    github.faults.clear();
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('GitHub does not accept the token'),
    });
  });
});
