import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Signature } from '../snapshot/facts.ts';

/** A path that cannot be read as a clone; the message says what, where and what to do. */
export class CloneError extends Error {
  override readonly name = 'CloneError';
}

export interface LoggedCommit {
  readonly oid: string;
  readonly parents: number;
  readonly author: Signature;
  readonly committer: Signature;
}

export interface Clone {
  readonly path: string;
  /** `owner/name` where the remote tells, else the folder's name. */
  readonly repository: string;
  /** Address of the repository on github.com, if that is where it comes from. */
  readonly url: string | undefined;
  /** Whether older history is missing. */
  readonly shallow: boolean;
}

/**
 * A clone may have been made by anybody: no configuration of its owner's is read, no pager, hook or transport runs,
 * and commits a partial clone lacks are not fetched.
 */
const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  LC_ALL: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};
const CONFIGURATION = [
  'safe.directory=*',
  'core.fsmonitor=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'core.commitGraph=true',
];
const FIELDS = ['%H', '%P', '%an', '%ae', '%ad', '%cn', '%ce', '%cd'];

function gitArguments(path: string, ...args: readonly string[]): string[] {
  return [
    '--no-pager',
    ...CONFIGURATION.flatMap((setting) => ['-c', setting]),
    '-C',
    path,
    ...args,
  ];
}

/** @throws CloneError when the path is no Git repository with at least one commit. */
export async function openClone(path: string): Promise<Clone> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new CloneError(`${path} does not exist. Name the folder of a Git clone.`);
  if (!found.isDirectory())
    throw new CloneError(`${path} is not a folder. Name the folder of a Git clone.`);
  const shallow = await git(path, 'rev-parse', '--is-shallow-repository');
  const heads = await git(path, 'for-each-ref', '--count=1', 'refs/heads', 'refs/remotes');
  const detached = await git(path, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}').catch(
    () => '',
  );
  if (heads === '' && detached === '') {
    throw new CloneError(`${path} has no commit yet, so there is nobody to look at.`);
  }
  const remote = await git(path, 'config', '--get', 'remote.origin.url').catch(() => '');
  return { path, shallow: shallow === 'true', ...nameOf(path, remote) };
}

async function git(path: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', gitArguments(path, ...args), {
      env: ENVIRONMENT,
    });
    return stdout.trim();
  } catch (error) {
    throw explain(path, error as NodeJS.ErrnoException & { stderr?: string });
  }
}

function explain(path: string, error: NodeJS.ErrnoException & { stderr?: string }): CloneError {
  if (error.code === 'ENOENT') {
    return new CloneError(
      'The program git was not found. Install Git 2.31 or newer, or put it on the PATH.',
    );
  }
  const said = (error.stderr ?? error.message).split('\n')[0] ?? '';
  return new CloneError(`${path} could not be read as a Git repository: ${said}`);
}

/** Credentials in the remote's address are never kept. */
function nameOf(path: string, remote: string): Pick<Clone, 'repository' | 'url'> {
  const match =
    /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([\w.-]+)(?::\d+)?[:/](?:.*\/)?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(
      remote,
    );
  if (match === null) {
    const folder =
      path
        .replace(/[/\\]+$/, '')
        .split(/[/\\]/)
        .at(-1) ?? path;
    return { repository: folder.replace(/\.git$/, ''), url: undefined };
  }
  const [, host, owner, name] = match;
  const repository = `${owner}/${name}`;
  return {
    repository,
    url: host === 'github.com' ? `https://github.com/${repository}` : undefined,
  };
}

/**
 * Every commit reachable from a branch or HEAD, as a stream: the history is never held as a whole. A commit whose dates
 * do not parse is yielded as `undefined`.
 */
export async function* logOf(path: string): AsyncGenerator<LoggedCommit | undefined> {
  const args = [
    'log',
    '-z',
    '--no-show-signature',
    '--no-mailmap',
    '--date=raw',
    `--format=${FIELDS.join('%x00')}`,
    '--branches',
    '--remotes',
    'HEAD',
  ];
  const child = spawn('git', gitArguments(path, ...args), {
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, 2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ended.catch(() => undefined);
  try {
    let rest = '';
    let fields: string[] = [];
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      const parts = (rest + (chunk as string)).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        fields.push(part);
        if (fields.length < FIELDS.length) continue;
        yield parseCommit(fields);
        fields = [];
      }
    }
    if (fields.length === FIELDS.length - 1) yield parseCommit([...fields, rest]);
    const code = await ended;
    if (code !== 0)
      throw explain(path, {
        name: 'Error',
        message: `git log ended with ${code}`,
        stderr: complaint,
      });
  } finally {
    child.kill();
  }
}

function parseCommit(fields: readonly string[]): LoggedCommit | undefined {
  const [
    oid = '',
    parents = '',
    authorName = '',
    authorEmail = '',
    authorDate = '',
    name = '',
    email = '',
    date = '',
  ] = fields;
  const author = parseSignature(authorName, authorEmail, authorDate);
  const committer = parseSignature(name, email, date);
  if (author === undefined || committer === undefined) return undefined;
  return {
    oid: oid.trim(),
    parents: parents === '' ? 0 : parents.split(' ').length,
    author,
    committer,
  };
}

/** The years 1 to 9999, beyond which no calendar of ours goes. */
const EARLIEST = -62_135_596_800;
const LATEST = 253_402_300_799;

/** `1700000000 +0530`; an offset no clock shows is kept as it stands. */
function parseSignature(name: string, email: string, date: string): Signature | undefined {
  const match = /^(-?\d{1,15}) ([+-])(\d{1,7})$/.exec(date.trim());
  if (match === null) return undefined;
  const [, seconds, sign, digits] = match;
  const at = Number(seconds);
  if (at < EARLIEST || at > LATEST) return undefined;
  const clock = Number(digits);
  const minutes = Math.trunc(clock / 100) * 60 + (clock % 100);
  return { name, email, at, offset: sign === '-' && minutes !== 0 ? -minutes : minutes };
}
