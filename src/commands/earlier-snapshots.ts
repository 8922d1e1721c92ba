import { open } from 'node:fs/promises';
import * as z from 'zod';
import { expectation, sentence } from '../config/schema-words.ts';
import { UserError } from '../config/user-error.ts';
import type { EarlierState, EarlierStates } from '../evidence/earlier-states.ts';
import { utcDay } from '../evidence/wording.ts';
import type { Gap } from '../snapshot/fact.ts';
import { factsSchema } from '../snapshot/facts.ts';
import { instantSchema } from '../snapshot/instant.ts';
import { SNAPSHOT_FORMAT, type SnapshotHeader } from '../snapshot/snapshot.ts';
import { notRead } from './file-failure.ts';
import { endless } from './snapshot-file.ts';
import { linesOf } from './text-lines.ts';

/** The audit that earlier snapshots are compared with; without a time, all are earlier. */
export type AuditOf = Pick<SnapshotHeader, 'organization' | 'source'> & {
  readonly takenAt: number;
};

/** The account that had a login. */
export interface Holder {
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
}

export interface EarlierSnapshots {
  readonly states: EarlierStates;
  /** Who had a login, in lower case, when it was last seen. */
  readonly holders: ReadonlyMap<string, Holder>;
  /** The file of the latest of them. */
  readonly newest?: string;
  /** What was left out, and why. */
  readonly gaps: readonly Gap[];
}

// Other releases may have kept more or fewer facts; only what is used has to fit.
const headerSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  version: z.int(),
  source: z.string(),
  organization: z.string(),
  takenAt: instantSchema,
});
const personSchema = z.object({
  id: z.string().min(1),
  login: z.string(),
  facts: z.object({
    profile: factsSchema.shape.profile.optional(),
    keys: factsSchema.shape.keys.optional(),
  }),
});
const endSchema = z.object({ end: z.literal(true), collaborators: z.int() });

type Header = z.output<typeof headerSchema>;

/**
 * Reads earlier snapshots line by line and keeps of each person the login, the profile and the keys alone.
 *
 * @param audit the audit under way; `undefined` to check the files before it
 * @throws UserError naming file and line: of what cannot be read, or of a snapshot of another organization
 */
export async function readEarlierSnapshots(
  files: readonly string[],
  audit: AuditOf | undefined,
): Promise<EarlierSnapshots> {
  const byPerson = new Map<string, EarlierState[]>();
  const gaps = new Map<number, Gap>();
  let first:
    | { readonly header: Pick<Header, 'organization' | 'source'>; readonly where: string }
    | undefined = audit === undefined ? undefined : { header: audit, where: 'the audit' };
  let newest: { readonly file: string; readonly takenAt: number } | undefined;
  for (const file of files) {
    for await (const record of recordsOf(file)) {
      if ('header' in record) {
        if (record.header.takenAt > (newest?.takenAt ?? Number.NEGATIVE_INFINITY)) {
          newest = { file, takenAt: record.header.takenAt };
        }
        first ??= record;
        requireSame(record, first);
        const { takenAt } = record.header;
        if (audit !== undefined && takenAt >= audit.takenAt) gaps.set(takenAt, notEarlier(takenAt));
      } else if (audit === undefined || record.state.takenAt < audit.takenAt) {
        const states = byPerson.get(record.id) ?? [];
        // A file given twice, or shards that overlap, tell nothing new.
        if (states.some(({ takenAt }) => takenAt === record.state.takenAt)) continue;
        states.push(record.state);
        byPerson.set(record.id, states);
      }
    }
  }
  for (const states of byPerson.values()) states.sort((a, b) => a.takenAt - b.takenAt);
  return {
    states: { of: ({ id }) => byPerson.get(id) ?? [] },
    holders: holdersIn(byPerson),
    ...(newest === undefined ? {} : { newest: newest.file }),
    gaps: [...gaps.values()],
  };
}

function holdersIn(
  byPerson: ReadonlyMap<string, readonly EarlierState[]>,
): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const [id, states] of byPerson) {
    for (const { login, takenAt: at } of states) {
      const key = login.toLowerCase();
      if ((holders.get(key)?.at ?? Number.NEGATIVE_INFINITY) < at) holders.set(key, { id, at });
    }
  }
  return holders;
}

function notEarlier(takenAt: number): Gap {
  return {
    reason: 'not-collected',
    detail: `A snapshot of ${utcDay(takenAt)} that was given as an earlier one is not older than this audit; it was left out.`,
  };
}

function requireSame(
  { header, where }: { readonly header: Header; readonly where: string },
  first: { readonly header: Pick<Header, 'organization' | 'source'>; readonly where: string },
): void {
  const [name, other] = [header, first.header].map(({ organization }) =>
    organization.toLowerCase(),
  );
  if (name === other && header.source === first.header.source) return;
  throw new UserError(
    `${where}: this is a snapshot of ${header.organization} (${header.source}), but ${first.where} is of ${first.header.organization} (${first.header.source}). Give earlier snapshots of one organization only.`,
  );
}

type EarlierRecord =
  | { readonly header: Header; readonly where: string }
  | { readonly id: string; readonly state: EarlierState };

async function* recordsOf(file: string): AsyncGenerator<EarlierRecord> {
  const handle = await open(file).catch((error: unknown) => {
    throw notRead(`The earlier snapshot ${file}`, file, error);
  });
  try {
    if ((await handle.stat()).isDirectory()) {
      throw new UserError(
        `The earlier snapshot ${file} could not be read: it is a folder. Name a file in it.`,
      );
    }
    let header: Header | undefined;
    let people = 0;
    let number = 0;
    let empty = true;
    for await (const line of linesOf(handle, (at) => endless(`${file}:${at}`))) {
      number += 1;
      if (line.trim() === '') continue;
      const where = `${file}:${number}`;
      const json = jsonOf(line, where);
      if (header === undefined) {
        header = parse(headerSchema, json, where, 'the header of a snapshot');
        [people, empty] = [0, false];
        yield { header, where };
      } else if (has(json, 'end')) {
        const { collaborators } = parse(endSchema, json, where, 'the end of a snapshot');
        if (collaborators !== people) {
          throw new UserError(
            `${where}: the snapshot counts ${collaborators} people, but ${people} were read. Lines of it were lost or added; leave it out.`,
          );
        }
        header = undefined;
      } else {
        people += 1;
        const person = parse(personSchema, json, where, 'a person of a snapshot');
        yield { id: person.id, state: stateOf(person, header.takenAt) };
      }
    }
    if (empty || header !== undefined) {
      throw new UserError(
        `${file}: ${empty ? 'the file is empty' : 'the snapshot was cut off before its end'}. Leave it out of the earlier snapshots.`,
      );
    }
  } finally {
    await handle.close();
  }
}

function stateOf({ login, facts }: z.output<typeof personSchema>, takenAt: number): EarlierState {
  const { profile, keys } = facts;
  return {
    takenAt,
    login,
    ...(profile?.known === true ? { profile: profile.value } : {}),
    // Of a list with gaps nobody can say that a key is not on it.
    ...(keys?.known === true && keys.gaps.length === 0 ? { keys: keys.value } : {}),
  };
}

function jsonOf(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError(
      `${where}: this line is not JSON. An earlier snapshot is a file that \`collect\` or an audit wrote; this one was cut off or edited.`,
    );
  }
}

function has(json: unknown, key: string): boolean {
  return typeof json === 'object' && json !== null && key in json;
}

function parse<T extends z.ZodType>(
  schema: T,
  json: unknown,
  where: string,
  what: string,
): z.output<T> {
  const result = schema.safeParse(json, { error: expectation });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new UserError(
    `${sentence(`${where}: this is not ${what}: ${path === '' ? '' : `\`${path}\`: `}${issue?.message ?? 'something else is expected'}`)} Leave the file out of the earlier snapshots.`,
  );
}
