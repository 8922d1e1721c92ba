import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitSnapshotOptions, gitSnapshot } from '../../src/git/snapshot.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Gap } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import {
  encodeRecord,
  readSnapshot,
  type SnapshotEnd,
  type SnapshotHeader,
} from '../../src/snapshot/snapshot.ts';

/** A folder for the repositories of one test file, gone when `remove` is called. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'git-edge-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** The committer of everything made on github.com. */
export const WEB: Person = { name: 'GitHub', email: 'noreply@github.com' };

export interface CommitToMake {
  readonly author: Person;
  /** As Git writes it: `1700000000 +0530`. */
  readonly date: string;
  readonly committer?: Person;
  readonly committed?: string;
}

export interface Repository {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** Makes a commit on the current branch; its id. */
  commit(commit: CommitToMake): string;
  /** Puts an object into the repository as it stands, whatever Git thinks of it, on top of the branch; its id. */
  garbled(author: string | Buffer, committer?: string): string;
}

export function repository(folder: string, name: string, ...init: readonly string[]): Repository {
  const path = join(folder, name);
  run(folder, {}, undefined, 'init', '--quiet', '--initial-branch=main', ...init, path);
  return existingRepository(path);
}

export function existingRepository(path: string): Repository {
  const git = (...args: readonly string[]) => run(path, {}, undefined, ...args);
  return {
    path,
    git,
    commit({ author, date, committer = author, committed = date }) {
      const identity = {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
        GIT_COMMITTER_DATE: committed,
      };
      run(path, identity, undefined, 'commit', '--quiet', '--allow-empty', '--message=work');
      return git('rev-parse', 'HEAD');
    },
    garbled(author, committer = 'Ana Souza <ana@example.com> 1700000000 -0300') {
      const tree = run(path, {}, '', 'mktree');
      const parent = git('for-each-ref', '--format=parent %(objectname)', 'refs/heads/main');
      const head = [`tree ${tree}`, ...(parent === '' ? [] : [parent]), 'author '].join('\n');
      const object = Buffer.concat([
        Buffer.from(head),
        Buffer.from(author),
        Buffer.from(`\ncommitter ${committer}\n\nwork\n`),
      ]);
      const args = ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'];
      const oid = run(path, {}, object, ...args);
      git('update-ref', 'refs/heads/main', oid);
      return oid;
    },
  };
}

function run(
  cwd: string,
  env: Readonly<Record<string, string>>,
  input: string | Buffer | undefined,
  ...args: readonly string[]
): string {
  const quiet = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...quiet, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  })
    .toString('utf8')
    .trim();
}

export interface Read {
  readonly lines: readonly string[];
  readonly header: SnapshotHeader;
  readonly people: readonly Collaborator[];
  readonly end: SnapshotEnd;
}

/** Takes a snapshot of clones and reads it back from its lines, as a later step would. */
export async function snapshotOf(...paths: readonly string[]): Promise<Read> {
  return await snapshotWith({}, ...paths);
}

export async function snapshotWith(
  given: Partial<GitSnapshotOptions>,
  ...paths: readonly string[]
): Promise<Read> {
  const options = { takenAt: 1_750_000_000, timeZoneData: '2026b', label: 'example', ...given };
  const lines: string[] = [];
  for await (const record of gitSnapshot(paths, options)) lines.push(encodeRecord(record));
  let header: SnapshotHeader | undefined;
  let end: SnapshotEnd | undefined;
  const people: Collaborator[] = [];
  for await (const record of readSnapshot(each(lines), 'example.jsonl')) {
    if (record.kind === 'header') header = record.header;
    else if (record.kind === 'end') end = record.end;
    else people.push(record.collaborator);
  }
  if (header === undefined || end === undefined) throw new Error('The snapshot is not whole.');
  return { lines, header, people, end };
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

export function commitsOf(person: Collaborator | undefined): readonly Commit[] {
  if (person === undefined || !person.facts.commits.known) throw new Error('No commits are known.');
  return person.facts.commits.value;
}

export function gapsOf(person: Collaborator | undefined): readonly Gap[] {
  if (person === undefined || !person.facts.commits.known) throw new Error('No commits are known.');
  return person.facts.commits.gaps;
}
