import * as z from 'zod';
import type { Collaborator } from './collaborator.ts';
import { collaboratorSchema } from './collaborator.ts';
import { gapSchema, type Immutable } from './fact.ts';
import { instantSchema } from './instant.ts';

export const SNAPSHOT_FORMAT = 'outside-collaborator-audit/snapshot';
export const SNAPSHOT_VERSION = 1;

/** The first line: whose audit this is, and the only clock any later step may read. */
export const snapshotHeaderSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  version: z.literal(SNAPSHOT_VERSION),
  source: z.enum(['github', 'git']),
  /** The organization's login, or how the given clones are called together. */
  organization: z.string(),
  takenAt: instantSchema,
  /** Release of the time-zone database offsets were read with, such as `2026b`. */
  timeZoneData: z.string(),
});
export type SnapshotHeader = Immutable<z.infer<typeof snapshotHeaderSchema>>;

/** The last line: how many people the file must hold, and what of the organization could not be seen. */
export const snapshotEndSchema = z.strictObject({
  end: z.literal(true),
  collaborators: z.int(),
  repositories: z.int(),
  gaps: z.array(gapSchema),
});
export type SnapshotEnd = Immutable<z.infer<typeof snapshotEndSchema>>;

export type SnapshotRecord =
  | { readonly kind: 'header'; readonly header: SnapshotHeader }
  | { readonly kind: 'collaborator'; readonly collaborator: Collaborator }
  | { readonly kind: 'end'; readonly end: SnapshotEnd };

/** A line of a snapshot that cannot be read, or a snapshot that stops before its end. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** What many readers take for a line break, Node's own among them; JSON leaves these two as they are. */
const UNICODE_LINE_BREAK = /[\u2028\u2029]/g;

/** One record as its line, without the line break, and without anything else that would be read as one. */
export function encodeRecord(record: SnapshotRecord): string {
  return JSON.stringify(contentOf(record)).replace(UNICODE_LINE_BREAK, (character) =>
    character === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

function contentOf(record: SnapshotRecord): SnapshotHeader | Collaborator | SnapshotEnd {
  switch (record.kind) {
    case 'header':
      return record.header;
    case 'collaborator':
      return record.collaborator;
    case 'end':
      return record.end;
  }
}

/**
 * Reads snapshots line by line, holding one collaborator at a time. Several snapshots in a row (files joined by
 * concatenation, the shards of one audit) are read as a sequence of header, collaborators, end.
 *
 * @throws SnapshotError naming file and line when a line is not valid, a version is unknown, the count is wrong, or the
 * end marker is missing.
 */
export async function* readSnapshot(
  lines: AsyncIterable<string>,
  file: string,
): AsyncGenerator<SnapshotRecord> {
  let number = 0;
  let people: number | undefined;
  let empty = true;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const where = `${file}:${number}`;
    const json = parseJson(line, where, empty);
    if (people === undefined) {
      yield { kind: 'header', header: parseHeader(json, where) };
      people = 0;
      empty = false;
    } else if (isEnd(json)) {
      const end = parseWith(snapshotEndSchema, json, where, 'the end marker');
      if (end.collaborators !== people) {
        throw new SnapshotError(
          `${where}: the end marker counts ${end.collaborators} collaborators, but ${people} were read. Lines were lost or added; take the snapshot again.`,
        );
      }
      yield { kind: 'end', end };
      people = undefined;
    } else if (isHeader(json)) {
      throw new SnapshotError(
        `${where}: another snapshot begins here, but the one before it has no end marker. It was cut off; collect it again.`,
      );
    } else {
      people += 1;
      const collaborator = parseWith(collaboratorSchema, json, where, 'a collaborator');
      yield { kind: 'collaborator', collaborator };
    }
  }
  if (empty) throw new SnapshotError(`${file}: the file is empty.`);
  if (people !== undefined) {
    throw new SnapshotError(
      `${file}: the snapshot stops after line ${number} without an end marker. It was cut off; collect it again.`,
    );
  }
}

/** A report lies beside the snapshot it was made of, and is easily taken for it. */
const WHICH_FILE =
  'Give the file that `collect` wrote, or `snapshot.jsonl` of an audit; a report such as `report.json` is made of one and cannot stand in for it.';

function parseJson(line: string, where: string, isFirst: boolean): unknown {
  try {
    return JSON.parse(line);
  } catch {
    if (isFirst) throw new SnapshotError(`${where}: no snapshot begins here. ${WHICH_FILE}`);
    throw new SnapshotError(
      `${where}: this line is not JSON. Each line of a snapshot is one JSON object; the file was cut off or edited.`,
    );
  }
}

function parseHeader(json: unknown, where: string): SnapshotHeader {
  const peek = z
    .object({ format: z.literal(SNAPSHOT_FORMAT), version: z.number() })
    .safeParse(json);
  if (!peek.success) {
    throw new SnapshotError(
      `${where}: expected the header of a snapshot ("format": "${SNAPSHOT_FORMAT}"). ${WHICH_FILE}`,
    );
  }
  if (peek.data.version !== SNAPSHOT_VERSION) {
    throw new SnapshotError(
      `${where}: this snapshot has version ${peek.data.version}; this release reads version ${SNAPSHOT_VERSION}. Collect it again with this release.`,
    );
  }
  return parseWith(snapshotHeaderSchema, json, where, 'the header');
}

function isEnd(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'end' in json;
}

function isHeader(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json;
}

function parseWith<T extends z.ZodType>(
  schema: T,
  json: unknown,
  where: string,
  what: string,
): z.infer<T> {
  const result = schema.safeParse(json, { error: inWords });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new SnapshotError(
    `${where}: ${what} does not fit version ${SNAPSHOT_VERSION} of the format: ${path === '' ? '' : `\`${path}\`: `}${issue?.message ?? 'something else is expected'}. If it was edited, mend it; else take the snapshot again.`,
  );
}

/** In place of the validator's own words, where the schema has none. */
function inWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `there is no ${issue.keys.map((key) => `\`${key}\``).join(', ')} in it`;
  }
  return issue.input === undefined ? 'it is missing' : 'something else is expected';
}
