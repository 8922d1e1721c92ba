import { UserError } from '../../config/user-error.ts';

/** The text of one object and the line it begins on, counted from 1. */
export interface PlacedObject {
  readonly text: string;
  readonly line: number;
}

const LARGEST_OBJECT = 16 * 1024 * 1024;
const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, NEWLINE] = [
  ...Buffer.from('"\\{}[],\n'),
] as [number, number, number, number, number, number, number, number];
const BLANKS: ReadonlySet<number> = new Set(Buffer.from(' \t\r'));

/**
 * Cuts the objects of lists, or objects one after the other, out of a stream, some at a time; JSON.parse cannot be given
 * texts of more than half a gigabyte. Objects are cut where their brackets close; whether they are JSON is left to
 * whoever parses them.
 *
 * @throws UserError naming the line of what is neither an object nor what stands between objects
 */
export async function* jsonObjects(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<readonly PlacedObject[]> {
  let pending: Buffer = Buffer.alloc(0);
  let [line, beginLine, depth] = [1, 1, 0];
  let [inList, inString, escaped, beginsFile] = [false, false, false, true];
  for await (const chunk of chunks) {
    const found: PlacedObject[] = [];
    // The part of an object that earlier chunks hold was looked at already.
    let index = pending.length;
    const bytes: Buffer = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    let begin = 0;
    if (beginsFile && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) index = 3;
    beginsFile = false;
    for (; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte === NEWLINE) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (depth > 0) {
        if (byte === QUOTE) inString = true;
        else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
        else if (byte === CLOSE || byte === CLOSE_LIST) {
          depth -= 1;
          if (depth === 0)
            found.push({ text: bytes.toString('utf8', begin, index + 1), line: beginLine });
        }
      } else if (byte === OPEN) {
        [depth, begin, beginLine] = [1, index, line];
      } else if (byte === OPEN_LIST && !inList) {
        inList = true;
      } else if (byte === CLOSE_LIST && inList) {
        inList = false;
      } else if (byte !== NEWLINE && byte !== COMMA && !BLANKS.has(byte)) {
        throw new UserError(
          `${file}:${line}: an entry is expected here, an object in braces; this is something else.`,
        );
      }
    }
    pending = depth > 0 ? bytes.subarray(begin) : Buffer.alloc(0);
    if (pending.length > LARGEST_OBJECT) {
      throw new UserError(`${file}:${beginLine}: the entry that begins here does not end.`);
    }
    if (found.length > 0) yield found;
  }
  if (depth > 0 || inList) {
    const where = depth > 0 ? `in the entry that begins on line ${beginLine}` : 'inside its list';
    throw new UserError(
      `${file}:${line}: the file ends ${where}. It was not written or copied to its end; export it again.`,
    );
  }
}
