import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalOptions } from '../../../src/commands/cli/terminal.ts';
import { copperKettle, REVIEWS } from '../../action/copper-kettle.ts';
import { startGitHub } from '../../github/server.ts';

const CLI = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist/cli.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a reader that stops early', () => {
  it('keeps nothing from being published', async () => {
    const world = copperKettle();
    const github = await startGitHub(world, { clock: () => world.now });
    const scopes = ['repo', 'admin:org'];
    const token = github.tokens.make({ kind: 'classic', login: 'ulla-berg', scopes });
    const asked = ['--org', 'copper-kettle', '--report-repository', REVIEWS, '--publish'];
    const more = ['--fail-on', 'routine', '--api-url', github.url, '--output', folder];
    const status = await new Promise((resolve) => {
      const child = spawn(process.execPath, [CLI, 'audit', ...asked, ...more], {
        env: { PATH: folder, GITHUB_TOKEN: token },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      child.stdout.destroy();
      child.on('close', resolve);
    });
    expect(status).toBe(1);
    expect(github.issues(REVIEWS).map(({ title }) => title)).toEqual([
      'Access review: far-lantern',
      'Outside collaborator access review: copper-kettle',
    ]);
    await github.close();
  });

  it('changes no exit code, nor does one of the errors', () => {
    const command = `{ sleep 0.2; "${process.execPath}" "${CLI}" nonsense; echo "ended with $?" >&3; } 2>&1 | true`;
    const { output } = spawnSync('/bin/sh', ['-c', command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    expect(output[3]).toBe('ended with 2\n');
  });
});

describe('what a terminal can show', () => {
  it.each([
    [{ isTTY: true, columns: 80 }, {}, { color: true, width: 80 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: '1' }, { color: false, width: 80 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: '' }, { color: true, width: 80 }],
    [{ isTTY: true, columns: 80 }, { TERM: 'dumb' }, { color: false, width: 80 }],
    [{ isTTY: true, columns: 300 }, {}, { color: true, width: 120 }],
    [{ isTTY: true, columns: 12 }, {}, { color: true, width: 40 }],
    [{ isTTY: true, columns: 0 }, {}, { color: true, width: 100 }],
    [{}, {}, { color: false, width: 100 }],
  ])('is told by %j in %j', (stream, environment, expected) => {
    expect(terminalOptions(stream, environment)).toEqual(expected);
  });
});
