import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
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
    const input = createReadStream(file, 'utf8');
    const opened = once(input, 'open');
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    try {
      await opened;
    } catch (error) {
      throw new UserError(`${file} could not be read: ${(error as Error).message}.`);
    }
    yield* readSnapshot(lines, file);
  }
}
