import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../config/user-error.ts';
import { notMade, notWritten } from './file-failure.ts';

/**
 * Makes a folder and those above it, one by one: `mkdir` with `recursive` never ends where a folder that is there takes
 * no new ones and says that it is not there, as `/proc` does.
 *
 * @throws UserError with the folder and the reason
 */
export async function makeDirectory(directory: string): Promise<void> {
  await make(directory).catch((error: unknown) => {
    throw notMade(directory, error);
  });
}

async function make(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isDirectory(directory))) return;
    const parent = dirname(directory);
    if (code !== 'ENOENT' || parent === directory || (await isDirectory(parent))) throw error;
    await make(parent);
    await mkdir(directory);
  }
}

/** @throws UserError when a folder stands where a file would be written: better known before an hour of requests. */
export async function requireNoDirectories(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (await isDirectory(file)) {
      throw new UserError(
        `${file} could not be written: there is a folder of that name. Remove it, or name another output directory.`,
      );
    }
  }
}

/** What is written is about people: of a file that is new, its owner alone may read it. */
export const FOR_ITS_OWNER = 0o600;

/** @throws UserError with the file and the reason */
export async function writeOutput(file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: FOR_ITS_OWNER }).catch(refuse(file));
}

function refuse(file: string) {
  return (error: unknown): never => {
    throw notWritten(file, error);
  };
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
