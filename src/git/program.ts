import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A path that cannot be read as a clone; the message says what, where and what to do. */
export class CloneError extends Error {
  override readonly name = 'CloneError';
}

/**
 * A clone may have been made by anybody. Nothing of the machine's or its owner's configuration is read, replaced
 * objects and commits grafted onto others are seen as they were made, and commits a partial clone lacks are not fetched:
 * older releases of Git do not know `GIT_NO_LAZY_FETCH`, so no transport is allowed either.
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
    GIT_GRAFT_FILE: '/dev/null',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/**
 * What a clone's own configuration could otherwise decide. Clones of other users are read too, which is safe because
 * none of the settings that start programs is left. The commit graph tells parents again, beside the commits, where
 * nothing holds it to the truth.
 */
const CONFIGURATION = [
  'safe.directory=*',
  'core.fsmonitor=false',
  'core.commitGraph=false',
  'core.quotepath=off',
  'log.showSignature=false',
  'log.mailmap=false',
];

export function gitArguments(path: string, ...args: readonly string[]): string[] {
  const settings = CONFIGURATION.flatMap((setting) => ['-c', setting]);
  return ['--no-pager', ...settings, '-C', path, ...args];
}

/**
 * The output of a short Git command, without the line breaks around it.
 *
 * @throws CloneError when Git is missing or fails
 */
export async function git(path: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', gitArguments(path, ...args), {
      env: gitEnvironment(),
    });
    return stdout.trim();
  } catch (error) {
    throw cloneError(path, error);
  }
}

/** What Git's failure means to whoever named the path. */
export function cloneError(path: string, error: unknown): CloneError {
  if (property(error, 'code') === 'ENOENT') {
    return new CloneError(
      'The program git was not found. Install Git 2.32 or newer, or put it on the PATH.',
    );
  }
  const said = property(error, 'stderr') || property(error, 'message');
  if (said.includes('not a git repository')) {
    return new CloneError(
      `${path} is not a Git repository. Name the top folder of a clone, or a bare clone.`,
    );
  }
  const sentence = firstLine(said);
  return new CloneError(
    `${path} could not be read as a Git repository: ${sentence}. Run \`git fsck\` there, or clone it again.`,
  );
}

function property(error: unknown, key: 'code' | 'stderr' | 'message'): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

/** Git quotes what it stumbled over, which whoever made the clone wrote. */
function firstLine(said: string): string {
  const line = said.trim().split('\n')[0] ?? '';
  return line
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
    .replace(/\.+$/, '')
    .slice(0, 300);
}
