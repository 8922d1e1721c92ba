import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { didYouMean } from '../config/did-you-mean.ts';
import { UserError } from '../config/user-error.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { encodeRecord, type SnapshotHeader } from '../snapshot/snapshot.ts';
import { notWritten } from './file-failure.ts';
import { readSnapshotLines } from './snapshot-file.ts';

/** Everything that snapshots hold of one person, as they can be given a copy of it. */
export interface PersonExport {
  readonly version: 1;
  readonly person: { readonly id: string; readonly logins: readonly string[] };
  readonly snapshots: readonly {
    readonly file: string;
    readonly organization: string;
    readonly source: SnapshotHeader['source'];
    /** ISO 8601, UTC. */
    readonly takenAt: string;
    /** The record as the snapshot has it. */
    readonly collaborator: Collaborator;
  }[];
  /** Records of other people in which the account is named, such as that of somebody they invited. */
  readonly mentionedIn: number;
}

/**
 * What the files hold of one person.
 *
 * @param who login in any case, or numeric id; a login finds the records under earlier and later logins too
 * @throws UserError when nobody is meant, or several people
 */
export async function exportPerson(who: string, files: readonly string[]): Promise<PersonExport> {
  const { id, logins } = await findPerson(who, files);
  const snapshots: PersonExport['snapshots'][number][] = [];
  let mentionedIn = 0;
  for (const file of distinct(files)) {
    let header: SnapshotHeader | undefined;
    for await (const { record, line } of readSnapshotLines(file)) {
      if (record.kind === 'header') header = record.header;
      if (record.kind !== 'collaborator') continue;
      const { collaborator } = record;
      if (collaborator.id !== id) mentionedIn += Number(isNamedIn(line, id, logins));
      else if (header !== undefined) {
        const { organization, source, takenAt } = header;
        const at = new Date(takenAt * 1_000).toISOString();
        snapshots.push({ file, organization, source, takenAt: at, collaborator });
      }
    }
  }
  return { version: 1, person: { id, logins }, snapshots, mentionedIn };
}

/** What a deletion did. */
export interface PersonDeletion {
  readonly person: { readonly id: string; readonly logins: readonly string[] };
  /** The files that were written anew. */
  readonly files: readonly string[];
  /** Records of other people in which the account is still named. */
  readonly mentionedIn: number;
}

/**
 * Removes one person from snapshot files. Every file is read to its end before the first is touched; each is replaced
 * as a whole or not at all, so a run that is killed can be started again.
 *
 * @param who login in any case, or numeric id; a login finds the records under earlier and later logins too
 * @throws UserError when nobody is meant, or several people, or a file cannot be written
 */
export async function deletePerson(who: string, files: readonly string[]): Promise<PersonDeletion> {
  const person = await findPerson(who, files);
  let mentionedIn = 0;
  for (const file of distinct(files)) {
    if (person.files.has(file)) {
      await rewrite(file, person.id).catch((error: unknown) => {
        throw error instanceof UserError ? error : notWritten(file, error);
      });
    }
    for await (const { record, line } of readSnapshotLines(file)) {
      if (record.kind !== 'collaborator') continue;
      mentionedIn += Number(isNamedIn(line, person.id, person.logins));
    }
  }
  const { id, logins } = person;
  return { person: { id, logins }, files: [...person.files], mentionedIn };
}

interface Found {
  readonly id: string;
  /** As the snapshots have them, the first met first. */
  readonly logins: readonly string[];
  /** The files that hold a record of the person. */
  readonly files: ReadonlySet<string>;
}

async function findPerson(who: string, files: readonly string[]): Promise<Found> {
  const people = new Map<string, { logins: Set<string>; files: Set<string> }>();
  for (const file of distinct(files)) {
    for await (const { record } of readSnapshotLines(file)) {
      if (record.kind !== 'collaborator') continue;
      const { id, login } = record.collaborator;
      const known = people.get(id) ?? { logins: new Set(), files: new Set() };
      people.set(id, known);
      known.logins.add(login);
      known.files.add(file);
    }
  }
  const asked = who.toLowerCase();
  const found = people.has(who)
    ? [who]
    : [...people].flatMap(([id, { logins }]) =>
        [...logins].some((login) => login.toLowerCase() === asked) ? [id] : [],
      );
  const [id, ...others] = found;
  const person = people.get(id ?? '');
  if (id === undefined || person === undefined) {
    // An id is copied, not spelled, and looks like many others.
    const known = /^\d+$/.test(who)
      ? []
      : [...people.values()].flatMap(({ logins }) => [...logins]);
    throw new UserError(
      `Nobody called "${who}" stands in ${files.join(', ')}.${didYouMean(who, known)} Give the login of the day or the numeric id.`,
    );
  }
  if (others.length > 0) {
    throw new UserError(
      `The login "${who}" was had by several accounts: ${found.join(', ')}. Give the id of the one you mean.`,
    );
  }
  return { id, logins: [...person.logins], files: person.files };
}

/** The file without the person, in the place of the file; its other lines stay as they are. */
async function rewrite(given: string, id: string): Promise<void> {
  // A link stays a link: what it leads to is what holds the data.
  const file = await realpath(given);
  const { mode } = await stat(file);
  const unfinished = join(dirname(file), `.${basename(file)}.unfinished`);
  // What a killed run left behind.
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, 'wx', mode & 0o777);
  try {
    await copyWithout(given, id, handle);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(unfinished, { force: true });
    throw error;
  }
  await handle.close();
  await rename(unfinished, file);
}

async function copyWithout(file: string, id: string, to: FileHandle): Promise<void> {
  let removed = 0;
  for await (const { record, line } of readSnapshotLines(file)) {
    if (record.kind === 'header') removed = 0;
    if (record.kind === 'collaborator' && record.collaborator.id === id) {
      removed += 1;
      continue;
    }
    const mended =
      record.kind === 'end' && removed > 0
        ? encodeRecord({
            kind: 'end',
            end: { ...record.end, collaborators: record.end.collaborators - removed },
          })
        : line;
    await to.appendFile(`${mended}\n`);
  }
}

/** Whether a record of somebody else names the account, by login or id. */
function isNamedIn(line: string, id: string, logins: readonly string[]): boolean {
  const text = line.toLowerCase();
  return [id, ...logins].some((name) => text.includes(JSON.stringify(name).toLowerCase()));
}

function distinct(files: readonly string[]): readonly string[] {
  return [...new Set(files)];
}
