import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { nameOfRemote } from '../../src/git/clone.ts';
import { CloneError } from '../../src/git/snapshot.ts';
import {
  commitsOf,
  existingRepository,
  gapsOf,
  type Person,
  repository,
  snapshotOf,
  temporaryFolder,
} from './repository.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ANA: Person = { name: 'Ana Souza', email: 'ana@example.com' };

/** A repository with three commits. */
function small(name: string, ...init: readonly string[]) {
  const made = repository(folder.path, name, ...init);
  for (const second of [0, 60, 120])
    made.commit({ author: ANA, date: `${1_700_000_000 + second} -0300` });
  return made;
}

function cloned(from: string, name: string, ...options: readonly string[]) {
  const path = join(folder.path, name);
  existingRepository(from).git('clone', '--quiet', ...options, `file://${from}`, path);
  return existingRepository(path);
}

/** A program that leaves a trace when it is run. */
function tracer(name: string) {
  const trace = join(folder.path, `${name}-trace`);
  const program = join(folder.path, `${name}-program`);
  writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\n`);
  chmodSync(program, 0o755);
  return { trace, program };
}

async function message(...paths: readonly string[]): Promise<string> {
  const error: unknown = await snapshotOf(...paths).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CloneError);
  return (error as CloneError).message;
}

describe('a path that is no clone', () => {
  test('may not exist', async () => {
    const path = join(folder.path, 'nowhere');
    expect(await message(path)).toBe(`${path} does not exist. Name the folder of a Git clone.`);
  });

  test('may be a file', async () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, '');
    expect(await message(path)).toBe(`${path} is not a folder. Name the folder of a Git clone.`);
  });

  test('may be any other folder', async () => {
    const path = join(folder.path, 'plain');
    mkdirSync(path);
    expect(await message(path)).toBe(
      `${path} is not a Git repository. Name the top folder of a clone, or a bare clone.`,
    );
  });

  test('may lie inside a clone, which is not what was named', async () => {
    const path = join(small('outer').path, 'inner');
    mkdirSync(path);
    expect(await message(path)).toContain('Name its top folder instead.');
  });

  test('may be a repository nobody committed to', async () => {
    const { path } = repository(folder.path, 'fresh');
    expect(await message(path)).toContain('has no commit on a local branch');
  });

  test('stops the snapshot before anything is written, even after a good clone', async () => {
    expect(await message(small('good').path, join(folder.path, 'nowhere'))).toContain('nowhere');
  });

  test('may hold damaged objects', async () => {
    const { path, git } = small('damaged');
    const oid = git('rev-parse', 'HEAD~1');
    rmSync(join(path, '.git', 'objects', oid.slice(0, 2), oid.slice(2)));
    expect(await message(path)).toMatch(
      /could not be read as a Git repository: (?:error|fatal): .*git fsck/,
    );
  });

  test('cannot be told without Git', async () => {
    const { path } = small('fine');
    vi.stubEnv('PATH', folder.path);
    try {
      expect(await message(path)).toContain('The program git was not found. Install Git');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('a clone', () => {
  test('may be bare, with a HEAD that names no branch', async () => {
    const bare = cloned(small('source').path, 'bare.git', '--bare');
    bare.git('symbolic-ref', 'HEAD', 'refs/heads/gone');
    const { people } = await snapshotOf(bare.path);
    expect(commitsOf(people[0]).map(({ repository }) => repository)).toEqual(Array(3).fill('bare'));
  });

  test('may be partial: only commits are needed, and nothing is fetched', async () => {
    const source = small('whole');
    source.git('config', 'uploadpack.allowFilter', 'true');
    const partial = cloned(source.path, 'partial', '--filter=tree:0', '--no-checkout');
    rmSync(source.path, { recursive: true });
    const { people } = await snapshotOf(partial.path);
    expect(commitsOf(people[0])).toHaveLength(3);
  });

  test('that lacks a commit does not ask the remote it names for it', async () => {
    const made = small('promised');
    const { trace, program } = tracer('promised');
    made.git('config', 'core.repositoryFormatVersion', '1');
    made.git('config', 'extensions.partialClone', 'origin');
    made.git('config', 'remote.origin.promisor', 'true');
    made.git('config', 'remote.origin.url', `ext::${program}`);
    made.git('config', 'protocol.ext.allow', 'always');
    const oid = made.git('rev-parse', 'HEAD~1');
    rmSync(join(made.path, '.git', 'objects', oid.slice(0, 2), oid.slice(2)));
    expect(() => made.git('log')).toThrow();
    expect(existsSync(trace), 'an unguarded log does ask').toBe(true);
    rmSync(trace);
    expect(await message(made.path)).toContain('could not be read');
    expect(existsSync(trace)).toBe(false);
  });

  test('that is shallow is read, and its missing past is a gap of everybody', async () => {
    const { path } = cloned(small('deep').path, 'shallow', '--depth=1');
    const { people, end } = await snapshotOf(path);
    const gap = {
      reason: 'truncated',
      detail: expect.stringMatching(/^[\w./-]+ is a shallow clone/),
    };
    expect(commitsOf(people[0])).toHaveLength(1);
    expect(gapsOf(people[0])).toEqual([gap]);
    expect(end.gaps).toEqual([gap]);
  });

  test('may have ids of 64 digits, beside one with ids of 40', async () => {
    const long = small('sha256', '--object-format=sha256');
    const { people } = await snapshotOf(small('sha1').path, long.path);
    const lengths = commitsOf(people[0]).map(({ oid }) => oid.length);
    expect(lengths.sort()).toEqual([40, 40, 40, 64, 64, 64]);
  });

  test('cannot rewrite its past with replaced objects', async () => {
    const made = small('replaced');
    const other = made.git('rev-parse', 'HEAD');
    made.git('replace', 'HEAD~1', other);
    const { people } = await snapshotOf(made.path);
    expect(commitsOf(people[0])).toHaveLength(3);
  });

  test('cannot cut off its past with grafts', async () => {
    const made = small('grafted');
    mkdirSync(join(made.path, '.git/info'), { recursive: true });
    writeFileSync(join(made.path, '.git/info/grafts'), `${made.git('rev-parse', 'HEAD~1')}\n`);
    const { people } = await snapshotOf(made.path);
    expect(commitsOf(people[0])).toHaveLength(3);
  });

  test('cannot cut off its past with a commit graph that says so', async () => {
    const made = small('graphed');
    made.git('commit-graph', 'write', '--reachable');
    const head = Buffer.from(made.git('rev-parse', 'HEAD'), 'hex');
    const file = join(made.path, '.git/objects/info/commit-graph');
    chmodSync(file, 0o600);
    const graph = readFileSync(file);
    const chunk = (name: string) => Number(graph.readBigUInt64BE(graph.indexOf(name) + 4));
    const number = (graph.indexOf(head, chunk('OIDL')) - chunk('OIDL')) / head.length;
    // A row holds the tree and, after it, the number of the first parent; this one says that there is none.
    graph.writeUInt32BE(0x7000_0000, chunk('CDAT') + number * (head.length + 16) + head.length);
    writeFileSync(file, graph);
    expect(made.git('rev-list', '--count', 'HEAD'), 'an unguarded Git believes it').toBe('1');
    const { people } = await snapshotOf(made.path);
    expect(commitsOf(people[0])).toHaveLength(3);
  });

  test('runs no program its configuration names', async () => {
    const made = small('hostile');
    const { trace, program } = tracer('hostile');
    const settings = [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'gpg.program',
      'core.sshCommand',
    ];
    for (const key of [...settings, 'diff.external', 'core.editor', 'alias.log'])
      made.git('config', key, program);
    made.git('config', 'log.showSignature', 'true');
    made.git('config', 'format.pretty', 'oneline');
    made.git('config', 'log.date', 'relative');
    const signature = ['-----BEGIN PGP SIGNATURE-----', '', 'x', '-----END PGP SIGNATURE-----'];
    made.garbled(
      'Ana Souza <ana@example.com> 1700000000 -0300',
      `Ana Souza <ana@example.com> 1700000000 -0300\ngpgsig ${signature.join('\n ')}`,
    );
    made.git('--no-pager', 'log');
    expect(existsSync(trace), 'an unguarded log does run it').toBe(true);
    rmSync(trace);
    const { people } = await snapshotOf(made.path);
    expect(commitsOf(people[0])).toHaveLength(4);
    expect(existsSync(trace)).toBe(false);
  });
});

describe('the name of a repository', () => {
  test.each([
    ['https://github.com/example/app.git', 'example/app', 'https://github.com/example/app'],
    ['https://github.com/example/app/', 'example/app', 'https://github.com/example/app'],
    ['https://ana:s3cret@github.com/example/app', 'example/app', 'https://github.com/example/app'],
    ['git@github.com:example/app.git', 'example/app', 'https://github.com/example/app'],
    [
      'ssh://git@ssh.github.com:443/example/app.js',
      'example/app.js',
      'https://github.com/example/app.js',
    ],
    ['https://git.example/team/app.git', 'team/app', undefined],
    ['https://git.example/group/team/app.git', 'team/app', undefined],
    ['https://github.com.example/example/app', 'example/app', undefined],
    ['https://github.com@git.example/example/app', 'example/app', undefined],
  ])('is read from %s', (remote, name, url) => {
    expect(nameOfRemote(remote)).toMatchObject({ repository: name, url });
    expect(JSON.stringify(nameOfRemote(remote))).not.toMatch(/ana|s3cret|git@/);
  });

  test.each([
    '',
    'app',
    '/srv/git/app.git',
    '../app',
    'C:/Users/ana/app',
    'file:///srv/git/app',
    'https://github.com/app',
    'https://github.com/../app',
    'https://github.com/a b/<i>',
    'ext::sh -c touch% x',
  ])('is not in %j', (remote) => {
    expect(nameOfRemote(remote)).toBeUndefined();
  });

  test('is the folder when there is no such remote, in plain letters', async () => {
    const { people } = await snapshotOf(small('my <b>app @team.git').path);
    expect(commitsOf(people[0])[0]?.repository).toBe('my-b-app-team');
  });

  test('gives each commit of a public host its page', async () => {
    const made = small('linked');
    made.git('remote', 'add', 'origin', 'https://token:x-oauth-basic@github.com/example/app.git');
    const { people, lines } = await snapshotOf(made.path);
    const [commit] = commitsOf(people[0]);
    expect(commit?.url).toBe(`https://github.com/example/app/commit/${commit?.oid}`);
    expect(lines.join('\n')).not.toMatch(/token|oauth/);
  });
});
