import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { borrow } from './borrowed.ts';
import { CloneError, cloneError, git, StalledError, type Workplace } from './program.ts';

export interface Clone extends Workplace {
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
  /** Forgets what was made to read it. */
  close(): Promise<void>;
}

/** @throws CloneError when the path is no Git repository with at least one commit on a local branch or HEAD. */
export async function openClone(path: string, patienceMs: number): Promise<Clone> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new CloneError(`${path} does not exist. Name the folder of a Git clone.`);
  if (!found.isDirectory())
    throw new CloneError(`${path} is not a folder. Name the folder of a Git clone.`);
  const { remote, remove, ...place } = await borrow(path, patienceMs);
  try {
    const shallow = await git(place, 'rev-parse', '--is-shallow-repository');
    const branch = await git(place, 'for-each-ref', '--count=1', 'refs/heads');
    const head = await git(place, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}').catch(
      (error: unknown) => {
        if (error instanceof StalledError) throw error;
        return '';
      },
    );
    if (branch === '' && head === '') {
      throw new CloneError(
        `${path} has no commit on a local branch, so there is nobody to look at. Check out a branch, or name another clone.`,
      );
    }
    const folder = await realpath(path).catch((error: unknown) => {
      throw cloneError(path, error);
    });
    return {
      ...place,
      shallow: shallow === 'true',
      head: head !== '',
      close: remove,
      ...(nameOfRemote(remote) ?? {
        repository: nameOfFolder(folder),
        url: undefined,
        identity: folder,
      }),
    };
  } catch (error) {
    await remove();
    throw error;
  }
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
