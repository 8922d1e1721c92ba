import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { CloneError } from '../../src/git/snapshot.ts';
import {
  commitsOf,
  existingRepository,
  type Repository,
  repository,
  snapshotOf,
  snapshotWith,
  temporaryFolder,
} from './repository.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** A repository with three commits. */
function small(name: string): Repository {
  const made = repository(folder.path, name);
  const author = { name: 'Ana Souza', email: 'ana@example.com' };
  for (const second of [0, 60, 120])
    made.commit({ author, date: `${1_700_000_000 + second} -0300` });
  return made;
}

const inGit = ({ path }: Repository, ...names: readonly string[]) => join(path, '.git', ...names);
const objectFile = (made: Repository, oid: string) =>
  inGit(made, 'objects', oid.slice(0, 2), oid.slice(2));

/** A pipe nobody writes to, in the place of what is there. */
function pipe(path: string): string {
  rmSync(path, { recursive: true, force: true });
  execFileSync('mkfifo', [path]);
  return path;
}

const numberOfCommits = async (path: string) =>
  commitsOf((await snapshotOf(path)).people[0]).length;

async function refusal(path: string): Promise<string> {
  const error: unknown = await snapshotWith({ patienceMs: 1_000 }, path).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(CloneError);
  return (error as CloneError).message;
}

describe('a configuration', () => {
  test.each([
    ['include.path', []],
    ['includeIf.gitdir:/**.path', []],
    ['include.path', ['--worktree']],
  ])('that includes a pipe by %s %j waits for nobody', async (key, where) => {
    const made = small(`including-${key.replace(/\W+/g, '-')}-${where.length}`);
    made.git('config', 'extensions.worktreeConfig', 'true');
    made.git('config', ...where, key, pipe(join(folder.path, 'pipe')));
    expect(await numberOfCommits(made.path)).toBe(3);
  });

  test('still tells where a clone comes from, if it does so itself', async () => {
    const made = small('including-address');
    made.git('remote', 'add', 'origin', 'https://github.com/example/app.git');
    made.git('config', 'include.path', pipe(join(folder.path, 'pipe')));
    const { people } = await snapshotOf(made.path);
    expect(commitsOf(people[0])[0]?.repository).toBe('example/app');
  });

  test('cannot say where the objects, the working tree or the hooks are', async () => {
    const made = small('elsewhere');
    for (const key of ['core.worktree', 'core.hooksPath', 'core.attributesFile'])
      made.git('config', key, '/dev/zero');
    made.git('config', 'core.repositoryFormatVersion', '99');
    expect(await numberOfCommits(made.path)).toBe(3);
  });

  test('that is a pipe, or a link to a device, is not read', async () => {
    const piped = small('piped');
    pipe(inGit(piped, 'config'));
    expect(await refusal(piped.path)).toContain('config in it is no ordinary file');
    const linked = small('linked-to-device');
    rmSync(inGit(linked, 'config'));
    symlinkSync('/dev/zero', inGit(linked, 'config'));
    expect(await refusal(linked.path)).toContain('config in it is no ordinary file');
  });

  test('of enormous length is not read', async () => {
    const made = small('enormous');
    truncateSync(inGit(made, 'config'), 8 * 1024 ** 3);
    expect(await refusal(made.path)).toContain('config in it is larger than Git makes it');
  });

  test('that nobody can parse is told', async () => {
    const made = small('unparsable');
    writeFileSync(inGit(made, 'config'), '[core\n');
    expect(await refusal(made.path)).toContain('bad config line 1');
  });

  test('cannot put a line of its own into ours', async () => {
    const made = small('injecting');
    made.git('config', 'extensions.objectFormat', 'sha1\n[include]\npath=/dev/zero');
    expect(await numberOfCommits(made.path)).toBe(3);
  });
});

describe('a pipe nobody writes to', () => {
  test.each(['HEAD', 'packed-refs', 'shallow'])('as %s is told at once', async (file) => {
    const made = small(`pipe-${file}`);
    pipe(inGit(made, file));
    expect(await refusal(made.path)).toContain(`${file} in it is no ordinary file`);
  });

  test('as .git is told at once', async () => {
    const made = small('pipe-git');
    pipe(inGit(made));
    expect(await refusal(made.path)).toContain('.git in it is no ordinary file');
  });

  test.each([
    ['a branch', ({ path }: Repository) => join(path, '.git/refs/heads/main')],
    [
      'the list of alternates',
      ({ path }: Repository) => join(path, '.git/objects/info/alternates'),
    ],
    ['a commit', (made: Repository) => objectFile(made, made.git('rev-parse', 'HEAD~1'))],
    ['the first commit', (made: Repository) => objectFile(made, made.git('rev-parse', 'HEAD'))],
  ])('as %s is waited for no longer than a minute', async (what, place) => {
    const made = small(`pipe-${what.replaceAll(' ', '-')}`);
    made.git('config', 'gc.auto', '0');
    pipe(place(made));
    expect(await refusal(made.path)).toContain('Git waits in vain for something in it');
  });
});

describe('objects', () => {
  test('of another clone are borrowed along, as `git clone --shared` does', async () => {
    const source = small('lender');
    const path = join(folder.path, 'borrower');
    source.git('clone', '--quiet', '--shared', source.path, path);
    expect(await numberOfCommits(path)).toBe(3);
  });

  test('that say they are larger than any machine take no memory', async () => {
    const made = small('inflated');
    const oid = made.git('rev-parse', 'HEAD~1');
    rmSync(objectFile(made, oid));
    writeFileSync(
      objectFile(made, oid),
      deflateSync(Buffer.from(`commit ${50 * 1024 ** 3}\0tree`)),
    );
    expect(await refusal(made.path)).toMatch(/attempting to allocate \d+ over limit/);
  });
});

describe('another working tree of a clone', () => {
  test('is read with its own HEAD and the branches of all', async () => {
    const made = small('main-tree');
    const path = join(folder.path, 'second-tree');
    made.git('worktree', 'add', '--quiet', '--detach', path, 'HEAD~2');
    const second = existingRepository(path);
    second.commit({
      author: { name: 'Bo Lind', email: 'bo@example.com' },
      date: '1700000900 +0100',
    });
    const { people } = await snapshotOf(path);
    expect(people.map((person) => commitsOf(person).length)).toEqual([3, 1]);
  });

  test('whose pointer leads nowhere is no clone', async () => {
    const made = small('nowhere-tree');
    rmSync(inGit(made), { recursive: true });
    writeFileSync(inGit(made), 'gitdir: /nowhere\n');
    expect(await refusal(made.path)).toContain('is not a Git repository');
  });
});

test('what was made to read a clone is gone afterwards, whatever came of it', async () => {
  const temporary = join(folder.path, 'temporary');
  mkdirSync(temporary);
  const good = small('good');
  const bad = small('bad');
  rmSync(objectFile(bad, bad.git('rev-parse', 'HEAD~1')));
  vi.stubEnv('TMPDIR', temporary);
  try {
    await snapshotOf(good.path);
    await refusal(bad.path);
    await expect(snapshotOf(good.path, join(folder.path, 'missing'))).rejects.toThrow(CloneError);
  } finally {
    vi.unstubAllEnvs();
  }
  expect(readdirSync(temporary)).toEqual([]);
});
