import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../config/user-error.ts';
import { encodeRecord, readSnapshot, type SnapshotRecord } from '../snapshot/snapshot.ts';

/**
 * Writes records as they come, waiting for the disk, so that memory does not grow with the organization. A run that
 * ends early leaves a file without end marker, which every reader recognizes; one that fails before its first record
 * leaves whatever was there.
 */
export async function writeSnapshotFile(
  file: string,
  records: AsyncIterable<SnapshotRecord>,
): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    for await (const record of records) {
      handle ??= await openForWriting(file);
      await handle.appendFile(`${encodeRecord(record)}\n`).catch(explain(file));
    }
  } finally {
    await handle?.close();
  }
}

async function openForWriting(file: string): Promise<FileHandle> {
  await mkdir(dirname(file), { recursive: true }).catch(explain(file));
  return await open(file, 'w').catch(explain(file));
}

function explain(file: string) {
  return (error: Error): never => {
    throw new UserError(`${file} could not be written: ${error.message}.`);
  };
}

/** The records of several snapshot files, one after another. */
export async function* readSnapshotFiles(files: readonly string[]): AsyncGenerator<SnapshotRecord> {
  for (const file of files) {
    // Opened before a stream is made of it: an error of the stream would reach nobody.
    const handle = await open(file).catch((error: Error) => {
      throw new UserError(`${file} could not be read: ${error.message}.`);
    });
    try {
      if ((await handle.stat()).isDirectory()) {
        throw new UserError(`${file} could not be read: it is a folder, not a snapshot file.`);
      }
      yield* readSnapshot(handle.readLines({ encoding: 'utf8' }), file);
    } finally {
      await handle.close();
    }
  }
}
