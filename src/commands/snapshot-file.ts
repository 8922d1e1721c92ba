import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../config/user-error.ts';
import { encodeRecord, readSnapshot, type SnapshotRecord } from '../snapshot/snapshot.ts';
import { notRead, notWritten } from './file-failure.ts';
import { FOR_ITS_OWNER, makeDirectory } from './output.ts';
import { linesOf } from './text-lines.ts';

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
      await handle.appendFile(`${encodeRecord(record)}\n`).catch(refuse(file));
    }
  } finally {
    await handle?.close();
  }
}

async function openForWriting(file: string): Promise<FileHandle> {
  await makeDirectory(dirname(file));
  return await open(file, 'w', FOR_ITS_OWNER).catch(refuse(file));
}

function refuse(file: string) {
  return (error: unknown): never => {
    throw notWritten(file, error);
  };
}

/**
 * The records of several snapshot files, one after another. A person whom two of them tell the same of, as shards that
 * overlap do, comes once.
 *
 * @throws UserError for two records of one person in one snapshot, and for different ones in several: which of them
 * holds is not for us to choose.
 */
export async function* readSnapshotFiles(files: readonly string[]): AsyncGenerator<SnapshotRecord> {
  const isRepeated = repetitions();
  let snapshot = 0;
  for (const file of files) {
    for await (const { record, line, number } of readSnapshotLines(file)) {
      if (record.kind === 'header') snapshot += 1;
      if (record.kind === 'collaborator') {
        const content = createHash('sha256').update(line).digest('base64');
        const place = { snapshot, where: `${file}:${number}`, content };
        if (isRepeated(record.collaborator.id, place)) continue;
      }
      yield record;
    }
  }
}

/** A record with the line it stands in. */
export interface SnapshotLine {
  readonly record: SnapshotRecord;
  /** Without the line break. */
  readonly line: string;
  readonly number: number;
}

/**
 * The records of one snapshot file, each with its line.
 *
 * @throws UserError when the file cannot be read, SnapshotError when it is not a whole snapshot
 */
export async function* readSnapshotLines(file: string): AsyncGenerator<SnapshotLine> {
  // Opened before a stream is made of it: an error of the stream would reach nobody.
  const handle = await open(file).catch((error: unknown) => {
    throw notRead(`The snapshot ${file}`, file, error);
  });
  let number = 0;
  let line = '';
  const lines = async function* () {
    for await (const read of linesOf(handle, (at) => endless(`${file}:${at}`))) {
      number += 1;
      line = read;
      yield line;
    }
  };
  try {
    if ((await handle.stat()).isDirectory()) {
      throw new UserError(
        `The snapshot ${file} could not be read: it is a folder. Name a file in it.`,
      );
    }
    // A record is handed over before the line after it is read, so this is its own.
    for await (const record of readSnapshot(lines(), file)) yield { record, line, number };
  } finally {
    await handle.close();
  }
}

/** A file of lines that are none. */
export function endless(where: string): UserError {
  return new UserError(
    `${where}: the line is longer than any of a snapshot. Is it the file you meant?`,
  );
}

interface Place {
  /** Which snapshot, counted over all files: one file may hold several. */
  readonly snapshot: number;
  readonly where: string;
  /** A digest of the line. */
  readonly content: string;
}

function repetitions(): (id: string, place: Place) => boolean {
  const seen = new Map<string, Place>();
  return (id, place) => {
    const before = seen.get(id);
    if (before === undefined) {
      seen.set(id, place);
      return false;
    }
    const twice = `${place.where}: the collaborator with id ${JSON.stringify(id)} was already read from ${before.where}`;
    if (before.snapshot === place.snapshot) {
      throw new UserError(
        `${twice}. A snapshot holds everybody once: remove one of the two lines and correct the count in the last line, or take the snapshot again.`,
      );
    }
    if (before.content !== place.content) {
      throw new UserError(
        `${twice}, and the two say different things. Give the newer snapshot alone, or evaluate the two one by one; shards of one audit may repeat a person only with the same content.`,
      );
    }
    return true;
  };
}
