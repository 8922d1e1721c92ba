import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { UserError } from '../../config/user-error.ts';
import {
  type AuditLog,
  type AuditLogCollection,
  auditLogCollection,
} from '../../github/audit-log-collection.ts';
import { auditLogEntry, type RawEntry } from '../../github/audit-log-entry.ts';
import { notRead } from '../file-failure.ts';
import { jsonObjects } from './json-objects.ts';

/** Large reads make the parsers several times faster than Node's usual 64 KB. */
const READ_AT_ONCE = 1024 * 1024;
const HOW_TO =
  "Export it again under the organization's settings, Logs, Audit log, as JSON or CSV; docs/audit-log.md tells how.";

/**
 * Reads an audit log exported as JSON (an array, or one entry a line), as CSV, or as either compressed by gzip, as Git
 * events are. It is read as a stream: memory does not grow with the file.
 *
 * @throws UserError naming file and line of the first thing that cannot be read
 */
export async function readAuditLogFile(path: string): Promise<AuditLog> {
  const collection = auditLogCollection();
  const content = contentOf(path);
  try {
    const { first, chunks } = await peek(content);
    const read = beginsJson(first) ? readJson : readCsv;
    await read(chunks, path, collection);
  } finally {
    await content.return(undefined);
  }
  if (collection.size === 0) throw new UserError(`${path}: the file holds no entries. ${HOW_TO}`);
  return collection.finish();
}

function beginsJson(first: Buffer): boolean {
  return /^\ufeff?\s*[[{]/.test(first.subarray(0, 1_024).toString('utf8'));
}

async function readJson(
  chunks: AsyncIterable<Buffer>,
  path: string,
  collection: AuditLogCollection,
): Promise<void> {
  for await (const objects of jsonObjects(chunks, path)) {
    for (const { text, line } of objects) {
      let raw: RawEntry;
      try {
        raw = JSON.parse(text);
      } catch {
        // What stands there is not repeated: it may be an address, or a name.
        throw new UserError(`${path}:${line}: the entry that begins here is not JSON. ${HOW_TO}`);
      }
      add(raw, `${path}:${line}`, collection);
    }
  }
}

async function readCsv(
  chunks: AsyncIterable<Buffer>,
  path: string,
  collection: AuditLogCollection,
): Promise<void> {
  let columns: readonly string[] | undefined;
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    max_record_size: 16 * READ_AT_ONCE,
    // Called for each record in turn; keeping none lets the parser's own output stay empty.
    on_record(fields: readonly string[], { lines }) {
      if (columns === undefined) columns = checkedColumns(fields, path);
      else
        add(
          Object.fromEntries(columns.map((name, index) => [name, fields[index]])),
          `${path}:${lines}`,
          collection,
        );
      return undefined;
    },
  });
  parser.resume();
  try {
    await pipeline(Readable.from(chunks), parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    const where = typeof line === 'number' ? `${path}:${line}` : path;
    throw new UserError(`${where}: ${WHAT_IS_WRONG[error.code] ?? 'this is not CSV.'} ${HOW_TO}`);
  }
}

/** The parser's own messages repeat what stands in the file. */
const WHAT_IS_WRONG: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'this line has more or fewer fields than the header.',
  CSV_QUOTE_NOT_CLOSED: 'a double quote is opened and never closed; the file may be cut off.',
  CSV_INVALID_CLOSING_QUOTE: 'a double quote stands in the middle of a field.',
  INVALID_OPENING_QUOTE: 'a double quote stands in the middle of a field.',
  CSV_MAX_RECORD_SIZE: 'this entry is larger than any of an audit log.',
};

function checkedColumns(fields: readonly string[], path: string): readonly string[] {
  const columns = fields.map((field) => field.trim());
  const isDated = columns.includes('@timestamp') || columns.includes('created_at');
  if (columns.includes('action') && isDated) return columns;
  throw new UserError(
    `${path}:1: this is no exported audit log: the first line must name the columns, \`action\` and \`@timestamp\` or \`created_at\` among them. ${HOW_TO}`,
  );
}

function add(raw: RawEntry, where: string, collection: AuditLogCollection): void {
  const entry = auditLogEntry(raw);
  if (typeof entry === 'string') {
    throw new UserError(`${where}: this is no entry of an audit log: ${entry}. ${HOW_TO}`);
  }
  collection.add(entry);
}

/** The bytes of a file, uncompressed. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  const unreadable = (error: unknown) => notRead(`The audit log ${path}`, path, error);
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    const magic = Buffer.alloc(2);
    await handle.read(magic, 0, 2, 0);
    const file = handle.createReadStream({
      start: 0,
      highWaterMark: READ_AT_ONCE,
      autoClose: false,
    });
    if (magic[0] !== 0x1f || magic[1] !== 0x8b) {
      yield* file;
      return;
    }
    const unzipped = createGunzip({ chunkSize: READ_AT_ONCE });
    file.on('error', (error) => unzipped.destroy(error));
    yield* file.pipe(unzipped);
  } catch (error) {
    throw unreadable(error);
  } finally {
    await handle.close();
  }
}

/** The first part of a stream beside all of it. */
async function peek(
  chunks: AsyncGenerator<Buffer>,
): Promise<{ readonly first: Buffer; readonly chunks: AsyncIterable<Buffer> }> {
  const { value, done } = await chunks.next();
  const first = done === true ? Buffer.alloc(0) : value;
  return {
    first,
    chunks: (async function* () {
      yield first;
      yield* chunks;
    })(),
  };
}
