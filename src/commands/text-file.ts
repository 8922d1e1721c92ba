import { open } from 'node:fs/promises';
import { UserError } from '../config/user-error.ts';
import { notRead } from './file-failure.ts';

/** Larger than any list people keep by hand; what is larger is another file given by mistake. */
const MOST_BYTES = 64 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * The text of a file somebody brings along, without the byte-order mark some editors write.
 *
 * @param what names the file in messages, as in "The roster"
 * @throws UserError when it cannot be read, is too large, or is not text in UTF-8
 */
export async function readTextFile(file: string, what: string): Promise<string> {
  const bytes = await read(file, what);
  try {
    // Removes the mark itself.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      `${what} ${file} is not text in UTF-8. Save it as "UTF-8" or "CSV UTF-8" and give it again.`,
    );
  }
}

async function read(file: string, what: string): Promise<Uint8Array> {
  const unreadable = (error: Error): never => {
    throw notRead(`${what} ${file}`, file, error);
  };
  const handle = await open(file).catch(unreadable);
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    // What is no ordinary file does not say how large it is, and may never end.
    for (;;) {
      const { bytesRead, buffer } = await handle
        .read({ buffer: Buffer.alloc(PIECE) })
        .catch(unreadable);
      if (bytesRead === 0) return Buffer.concat(pieces);
      pieces.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
      if (size > MOST_BYTES) {
        throw new UserError(
          `${what} ${file} is larger than ${MOST_BYTES / 1024 / 1024} MB. Is it the file you meant?`,
        );
      }
    }
  } finally {
    await handle.close();
  }
}
