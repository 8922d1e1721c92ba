import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { UserError } from '../config/user-error.ts';
import { encodeRecord, readSnapshot, type SnapshotRecord } from '../snapshot/snapshot.ts';

/**
 * Writes records as they come, waiting for the disk, so that memory does not grow with the organization. A run that
 * ends early leaves a file without end marker, which every reader recognizes.
 */
export async function writeSnapshotFile(
  file: string,
  records: AsyncIterable<SnapshotRecord>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const stream = createWriteStream(file);
  const done = finished(stream);
  // Awaited below; without this a failing disk would count as unhandled while records are still coming.
  done.catch(() => undefined);
  try {
    for await (const record of records) {
      if (stream.errored !== null) break;
      if (!stream.write(`${encodeRecord(record)}\n`))
        await Promise.race([once(stream, 'drain'), done]);
    }
  } finally {
    stream.end();
    await done.catch((error: NodeJS.ErrnoException) => {
      throw new UserError(`${file} could not be written: ${error.message}.`);
    });
  }
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
