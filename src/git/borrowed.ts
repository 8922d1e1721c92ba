import { copyFile, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { CloneError, gitConfig, type Workplace } from './program.ts';

/** A repository of our own that borrows objects and references of another one, and none of its settings. */
export interface Borrowed extends Workplace {
  /** Address the other one was cloned from, as it has it; empty where it does not say. */
  readonly remote: string;
  remove(): Promise<void>;
}

/** Nothing of what Git writes into these files is larger, but a clone may hold anything. */
const LARGEST_POINTER = 64 * 1_024;
const LARGEST_CONFIGURATION = 1_024 * 1_024;
const LARGEST_LIST = 256 * 1_024 * 1_024;

/**
 * A clone may have been made by anybody, and what its configuration includes may be a pipe nobody writes to, or lie on a
 * machine that should not hear of us. So Git never works with that configuration: only three values are read out of it.
 *
 * @throws CloneError when the path is not the top of a Git repository
 */
export async function borrow(path: string, patienceMs: number): Promise<Borrowed> {
  const source = await findRepository(path);
  const directory = await mkdtemp(join(tmpdir(), 'collaborator-audit-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  const place = { path, directory, patienceMs };
  try {
    const setting = await settingsOf(place, source);
    const [objectFormat, refStorage, remote] = [
      await setting('extensions.objectFormat'),
      await setting('extensions.refStorage'),
      await setting('remote.origin.url'),
    ];
    await writeFile(join(directory, 'config'), configuration({ objectFormat, refStorage }));
    await borrowFile(path, join(source.own, 'HEAD'), directory);
    for (const file of ['packed-refs', 'shallow']) {
      await borrowFile(path, join(source.common, file), directory);
    }
    for (const folder of ['objects', 'refs', 'reftable']) {
      const target = join(source.common, folder);
      // Windows lets everybody link folders in this way only.
      if (await isFolder(target)) await symlink(target, join(directory, folder), 'junction');
    }
    return { ...place, remote, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * The commit graph tells parents again, beside the commits, where nothing holds it to the truth. Values of the clone are
 * words Git knows or it stops.
 */
function configuration(extensions: {
  readonly objectFormat: string;
  readonly refStorage: string;
}): string {
  const given = Object.entries(extensions).filter(([, value]) => /^\w+$/.test(value));
  return [
    '[core]',
    'repositoryFormatVersion = 1',
    'bare = true',
    'commitGraph = false',
    'quotePath = off',
    '[extensions]',
    ...given.map(([name, value]) => `${name} = ${value}`),
    '',
  ].join('\n');
}

async function settingsOf(place: Workplace, { common }: Source) {
  const file = join(common, 'config');
  const size = await sizeOf(place.path, file);
  if (size !== undefined && size > LARGEST_CONFIGURATION) throw tooLarge(place.path, file);
  return async (name: string) => (size === undefined ? '' : await gitConfig(place, file, name));
}

async function borrowFile(path: string, file: string, directory: string): Promise<void> {
  const size = await sizeOf(path, file);
  if (size === undefined) return;
  if (size > LARGEST_LIST) throw tooLarge(path, file);
  await copyFile(file, join(directory, basename(file)));
}

/** A clone and, of another working tree of it, where what they share lies. */
interface Source {
  readonly own: string;
  readonly common: string;
}

async function findRepository(path: string): Promise<Source> {
  const own = await gitDirectoryAt(resolve(path));
  if (own === undefined) {
    const above = await isInside(path);
    throw new CloneError(
      above
        ? `${path} is a folder inside a Git repository, whose whole history would be read. Name its top folder instead.`
        : `${path} is not a Git repository. Name the top folder of a clone, or a bare clone.`,
    );
  }
  const shared = (await pointer(path, join(own, 'commondir')))?.trim();
  return { own, common: shared === undefined ? own : resolve(own, shared) };
}

async function gitDirectoryAt(folder: string): Promise<string | undefined> {
  const inside = join(folder, '.git');
  if (await isGitDirectory(inside)) return inside;
  if (await isGitDirectory(folder)) return folder;
  if (await isFolder(inside)) return undefined;
  const said = /^gitdir: (.+)$/m.exec((await pointer(folder, inside)) ?? '')?.[1];
  if (said === undefined) return undefined;
  const elsewhere = resolve(folder, said.trim());
  return (await isGitDirectory(elsewhere)) ? elsewhere : undefined;
}

async function isInside(path: string): Promise<boolean> {
  let folder = resolve(path);
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    if ((await gitDirectoryAt(folder).catch(() => undefined)) !== undefined) return true;
  }
  return false;
}

/** Another working tree has its own HEAD, and the rest where `commondir` says. */
async function isGitDirectory(folder: string): Promise<boolean> {
  const has = async (name: string) => (await found(join(folder, name))) !== undefined;
  return (
    (await has('HEAD')) &&
    ((await has('commondir')) || ((await has('objects')) && (await has('refs'))))
  );
}

/** The text of a small file that leads elsewhere. */
async function pointer(path: string, file: string): Promise<string | undefined> {
  const size = await sizeOf(path, file);
  if (size === undefined) return undefined;
  if (size > LARGEST_POINTER) throw tooLarge(path, file);
  return await readFile(file, 'utf8');
}

/** @throws CloneError for what is there and no file: reading a pipe could wait for ever */
async function sizeOf(path: string, file: string): Promise<number | undefined> {
  const there = await found(file);
  if (there === undefined) return undefined;
  if (there.isFile()) return there.size;
  throw new CloneError(
    `${path} could not be read as a Git repository: ${basename(file)} in it is no ordinary file. Clone it again.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await found(path))?.isDirectory() === true;
}

async function found(path: string) {
  return await stat(path).catch(() => undefined);
}

function tooLarge(path: string, file: string): CloneError {
  return new CloneError(
    `${path} could not be read as a Git repository: ${basename(file)} in it is larger than Git makes it. Clone it again.`,
  );
}
