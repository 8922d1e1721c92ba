import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A path that cannot be read as a clone; the message says what, where and what to do. */
export class CloneError extends Error {
  override readonly name = 'CloneError';
}

/** A clone in which Git waits for something that does not come. */
export class StalledError extends CloneError {
  constructor(path: string) {
    super(
      `${path} could not be read as a Git repository: Git waits in vain for something in it, such as a pipe or a disk that does not answer. Clone it again to a disk of this machine.`,
    );
  }
}

/** Bytes of one allocation: a commit may say of itself that it is larger than any machine. */
const LARGEST_ALLOCATION = '1g';

/**
 * Nothing of the configuration of the machine or its owner is read, replaced objects are seen as they were made, and
 * commits a partial clone lacks are not fetched: older releases of Git do not know `GIT_NO_LAZY_FETCH`, so no transport is
 * allowed either.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOC_LIMIT: LARGEST_ALLOCATION,
  };
}

/** Where Git works. */
export interface Workplace {
  /** The clone, as whoever named it calls it. */
  readonly path: string;
  /** The repository of our own through which it is read. */
  readonly directory: string;
  /** How long Git may keep silent; then it waits for something that does not come. */
  readonly patienceMs: number;
}

export function gitArguments({ directory }: Workplace, ...args: readonly string[]): string[] {
  return ['--no-pager', '--git-dir', directory, ...args];
}

/**
 * The output of a short Git command, without the line breaks around it.
 *
 * @throws CloneError when Git is missing, fails, or does not come to an end
 */
export async function git(place: Workplace, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', gitArguments(place, ...args), {
      cwd: place.directory,
      env: gitEnvironment(),
      timeout: place.patienceMs,
      killSignal: 'SIGKILL',
    });
    return stdout.trim();
  } catch (error) {
    if (property(error, 'killed') === true) throw new StalledError(place.path);
    throw cloneError(place.path, error);
  }
}

/** A value of a configuration file, without what the file includes; empty where it has none. */
export async function gitConfig(place: Workplace, file: string, name: string): Promise<string> {
  const args = ['config', '--file', file, '--no-includes', '--get', name];
  return await git(place, ...args).catch((error: unknown) => {
    // Git ends with 1 for a name that is not there.
    if (error instanceof CloneError && property(error.cause, 'code') === 1) return '';
    throw error;
  });
}

/** What Git's failure means to whoever named the path. */
export function cloneError(path: string, error: unknown): CloneError {
  if (property(error, 'code') === 'ENOENT') {
    return new CloneError(
      'The program git was not found. Install Git 2.32 or newer, or put it on the PATH.',
    );
  }
  const sentence = sentenceOf(text(error, 'stderr') || text(error, 'message'));
  return new CloneError(
    `${path} could not be read as a Git repository: ${sentence}. Run \`git fsck\` there, or clone it again.`,
    { cause: error },
  );
}

function property(error: unknown, key: 'code' | 'killed' | 'stderr' | 'message'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
}

function text(error: unknown, key: 'stderr' | 'message'): string {
  const value = property(error, key);
  return typeof value === 'string' ? value : '';
}

/** What made Git stop, before its advice. Git quotes what it stumbled over, which whoever made the clone wrote. */
function sentenceOf(said: string): string {
  const lines = said.trim().split('\n');
  const line = lines.find((one) => /^(?:error|fatal): /.test(one)) ?? lines[0] ?? '';
  return line
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
    .replace(/\.+$/, '')
    .slice(0, 300);
}
