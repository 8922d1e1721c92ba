import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { CloneError, cloneError, git } from './program.ts';

export interface Clone {
  readonly path: string;
  /** `owner/name` where the remote tells, else the folder's name. */
  readonly repository: string;
  /** Address of the repository on github.com, if that is where it comes from. */
  readonly url: string | undefined;
  /** The same for two clones of one remote, and for one folder named twice. */
  readonly identity: string;
  /** Whether older history is missing. */
  readonly shallow: boolean;
  /** Whether HEAD leads to a commit; a bare clone's HEAD may name a branch that does not exist. */
  readonly head: boolean;
}

/** @throws CloneError when the path is no Git repository with at least one commit on a local branch or HEAD. */
export async function openClone(path: string): Promise<Clone> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new CloneError(`${path} does not exist. Name the folder of a Git clone.`);
  if (!found.isDirectory())
    throw new CloneError(`${path} is not a folder. Name the folder of a Git clone.`);
  const inside = await git(path, 'rev-parse', '--show-prefix');
  if (inside !== '') {
    throw new CloneError(
      `${path} is a folder inside a Git repository, whose whole history would be read. Name its top folder instead.`,
    );
  }
  const shallow = await git(path, 'rev-parse', '--is-shallow-repository');
  const branch = await git(path, 'for-each-ref', '--count=1', 'refs/heads');
  const head = await git(path, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}').catch(() => '');
  if (branch === '' && head === '') {
    throw new CloneError(
      `${path} has no commit on a local branch, so there is nobody to look at. Check out a branch, or name another clone.`,
    );
  }
  const remote = await git(path, 'config', '--get', 'remote.origin.url').catch(() => '');
  const folder = await realpath(path).catch((error: unknown) => {
    throw cloneError(path, error);
  });
  return {
    path,
    shallow: shallow === 'true',
    head: head !== '',
    ...(nameOfRemote(remote) ?? {
      repository: nameOfFolder(folder),
      url: undefined,
      identity: folder,
    }),
  };
}

/**
 * Reads `host/owner/name` from a remote's address (`https://…`, `ssh://…`, `git@host:…`). Whatever stands before the
 * host may be a credential and goes no further.
 */
export function nameOfRemote(
  remote: string,
): Pick<Clone, 'repository' | 'url' | 'identity'> | undefined {
  const address = webAddress(remote) ?? scpAddress(remote);
  if (address === undefined) return undefined;
  const segments = address.path
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .split('/')
    .filter((segment) => segment !== '');
  if (segments.length < 2 || !segments.every(isPlainName)) return undefined;
  const host = address.host.toLowerCase().replace(/^(?:www|ssh)\.(?=github\.com$)/, '');
  const repository = segments.slice(-2).join('/');
  return {
    repository,
    url:
      host === 'github.com' && segments.length === 2
        ? `https://github.com/${repository}`
        : undefined,
    identity: `${host}/${segments.join('/')}`.toLowerCase(),
  };
}

interface Address {
  readonly host: string;
  readonly path: string;
}

function webAddress(remote: string): Address | undefined {
  if (!/^(?:https?|ssh|git|git\+ssh):\/\//i.test(remote) || !URL.canParse(remote)) return undefined;
  const { hostname, pathname } = new URL(remote);
  return hostname === '' ? undefined : { host: hostname, path: pathname };
}

/** `git@host:owner/name`. A single letter before the colon is a drive of Windows. */
function scpAddress(remote: string): Address | undefined {
  const match = /^(?:[^@/:\s]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(remote);
  const [, host, path] = match ?? [];
  return host === undefined || path === undefined ? undefined : { host, path };
}

function isPlainName(segment: string): boolean {
  return /^[\w.-]+$/.test(segment) && !/^\.+$/.test(segment);
}

/** Anything may stand in a folder's name, but a gap's sentence carries only plain names. */
function nameOfFolder(folder: string): string {
  const own = basename(folder) === '.git' ? basename(dirname(folder)) : basename(folder);
  const plain = own.replace(/\.git$/i, '').replace(/[^\w.-]+/g, '-');
  return /\w/.test(plain) ? plain : 'clone';
}
