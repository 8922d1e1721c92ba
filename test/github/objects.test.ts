import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { objectAt, treeOf } from './world/objects.ts';

const SUBMODULE = '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567';

it('files and folders have the ids Git gives them', () => {
  const files = {
    'lib.ts': 'one',
    'lib/a.ts': 'two',
    'lib-b/a.ts': 'two',
    'lib0.ts': '',
    'docs/ä/ß.md': 'Grüße 🚢\n',
    'README.md': '# Tide\r\n',
  };
  const folder = mkdtempSync(join(tmpdir(), 'objects-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'core.autocrlf=false', '-C', folder, ...args], {
      encoding: 'utf8',
    }).trim();
  try {
    git('init', '-q');
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    git('add', '.');
    git('update-index', '--add', '--cacheinfo', `160000,${SUBMODULE},module`);
    symlinkSync('docs', join(folder, 'link'));
    git('add', 'link');
    const tree = treeOf([
      ...Object.entries(files),
      ['module', { submodule: SUBMODULE }],
      ['link', { link: 'docs' }],
    ]);
    expect(tree.oid).toBe(git('write-tree'));
    expect(objectAt(tree, 'lib')?.oid).toBe(git('write-tree', '--prefix=lib/'));
    expect(objectAt(tree, 'lib.ts')?.oid).toBe(git('hash-object', 'lib.ts'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
