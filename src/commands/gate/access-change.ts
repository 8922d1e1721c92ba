import type { Parser } from 'web-tree-sitter';
import {
  type AccessChange,
  accessChange,
  changedFiles,
  type Doubt,
} from '../../access-files/change.ts';
import { type AccessFileContent, AccessFileError, NO_CONTENT } from '../../access-files/content.ts';
import type { AccessFileKind } from '../../access-files/kind.ts';
import type { ListedEntry } from '../../access-files/listing.ts';
import { accessFileKinds, readAccessFile } from '../../access-files/read.ts';
import {
  doubtsOfInputs,
  isDataFile,
  isTerraformConfiguration,
  mayFeedTerraform,
} from '../../access-files/terraform-inputs.ts';
import { type Touched, type TouchedFile, touchedFiles } from '../../access-files/touched-files.ts';
import type { FileReader } from '../../github/files.ts';
import type { Revision } from '../../github/revision.ts';
import { loadTerraformParser } from './terraform-grammar.ts';

/** Larger files are not read: no list of people is that long. */
const MOST_BYTES = 500_000;
/** Files of one change that are read, and bytes of them all on both sides; what is beyond is told. */
const MOST_FILES = 100;
const MOST_BYTES_TOGETHER = 4_000_000;
/** Entries that cannot be read and are told one by one. */
const MOST_DOUBTS = 500;
/** Links that are followed; only those are read that stand where access files are looked for. */
const MOST_LINKS = 50;

/** The commit a change began at, and the one it ends with. */
export interface Sides {
  readonly before: Revision;
  readonly after: Revision;
}

export interface ReadChange extends AccessChange {
  /** How many access files the change touches. */
  readonly files: number;
  /** What decides nothing and should be known. */
  readonly notes: readonly string[];
  /** Files it makes or alters that nobody was looked for in. */
  readonly unread: readonly string[];
}

/**
 * Reads the access files that differ between two commits, as data, and says what the change gives.
 *
 * @param own kinds of access files the policy names
 * @throws AccessError when a file cannot be had
 */
export async function readAccessChange(
  files: FileReader,
  sides: Sides,
  own: readonly AccessFileKind[],
): Promise<ReadChange> {
  const { before, after } = sides;
  const touched = await followedFiles(files, sides, own);
  const doubts: Doubt[] = [...touched.doubts];
  if (!before.complete || !after.complete) doubts.push({ because: CUT_LISTING });
  const within = withinLimits(touched.files);
  if (within.length < touched.files.length) {
    doubts.push({
      because: `The change touches ${touched.files.length} access files; only ${within.length} of them were read.`,
      wholeFile: true,
    });
  }
  const contents = {
    before: new Map<string, AccessFileContent>(),
    after: new Map<string, AccessFileContent>(),
  };
  const places = new Map<string, string>();
  const hcl = await loadTerraformParser();
  const texts = await files.read(within.flatMap(sidesToRead));
  for (const file of within) {
    const { path } = file;
    if (file.after !== undefined) places.set(path, file.after.path);
    // What could not be read before is taken to have given nothing: all that is there now is looked at.
    const before = contentOf(textOf(file.before, texts), file, hcl);
    if (before !== undefined) contents.before.set(path, 'because' in before ? NO_CONTENT : before);
    const after = contentOf(textOf(file.after, texts), file, hcl);
    if (after === undefined) continue;
    if ('because' in after) doubts.push(after);
    contents.after.set(path, 'because' in after ? NO_CONTENT : after);
  }
  const change = accessChange(changedFiles(contents.before, contents.after, places));
  const told = [...doubts, ...change.doubts];
  const inputs = inputFiles(sides, own);
  const more = await indirect(files, inputs, hcl);
  const all = [...told, ...more.filter((doubt) => !isAbout(doubt, told))];
  return {
    granted: change.granted,
    doubts: shortened(all),
    files: touched.files.length,
    notes: inputs.unseenData ? [UNSEEN_DATA] : [],
    unread: unreadFiles(sides, own, [
      ...touched.files.flatMap((file) => [file.path, file.after?.path]),
      ...all.map(({ path }) => path),
    ]),
  };
}

/** Changed files that are no access files, and of which nothing is said otherwise; lists of data come first. */
function unreadFiles(
  { before, after }: Sides,
  own: readonly AccessFileKind[],
  told: readonly (string | undefined)[],
): readonly string[] {
  const { kindOf } = accessFileKinds(own);
  const known = new Set(told);
  const paths = [...after.entries.values()].flatMap(({ kind, path, id }) =>
    kind === 'file' &&
    before.entries.get(path)?.id !== id &&
    kindOf(path) === undefined &&
    !known.has(path)
      ? [path]
      : [],
  );
  return [true, false].flatMap((data) => paths.filter((path) => isDataFile(path) === data).sort());
}

/** Whether a file is in doubt already. */
function isAbout({ path }: Doubt, told: readonly Doubt[]): boolean {
  return path !== undefined && told.some((one) => one.path === path);
}

/** Terraform files that are read to tell where values are used, and bytes of them together. */
const MOST_CONFIGURATIONS = 300;
const MOST_BYTES_OF_CONFIGURATIONS = 3_000_000;

interface InputFiles {
  /** Paths that differ and may hold values Terraform uses. */
  readonly changed: readonly string[];
  readonly before: readonly ListedEntry[];
  /** All configurations, and the files that differ. */
  readonly after: readonly ListedEntry[];
  /** Whether there is more than is read. */
  readonly tooMany: boolean;
  /** Whether data alone changes, and there is more than is read. */
  readonly unseenData: boolean;
}

/** What has to be read to tell whom Terraform may give access by values that change. */
function inputFiles({ before, after }: Sides, own: readonly AccessFileKind[]): InputFiles {
  const fileAt = (side: Revision, path: string) => {
    const entry = side.entries.get(path);
    return entry?.kind === 'file' ? [entry] : [];
  };
  const { kindOf } = accessFileKinds(own);
  const paths = [...new Set([...before.entries.keys(), ...after.entries.keys()])];
  const changed = paths.filter((path) => {
    // Data that is read as an access file needs no doubt.
    if (!mayFeedTerraform(path) || (isDataFile(path) && kindOf(path) !== undefined)) return false;
    return fileAt(before, path)[0]?.id !== fileAt(after, path)[0]?.id;
  });
  const configurations = [...after.entries.keys()].filter(isTerraformConfiguration);
  // Data is only looked for by its name.
  const values = changed.filter((path) => !isDataFile(path));
  const files = {
    before: values.flatMap((path) => fileAt(before, path)),
    after: [...new Set([...configurations, ...values])].flatMap((path) => fileAt(after, path)),
  };
  const all = [...files.before, ...files.after];
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  const tooMany = all.length > MOST_CONFIGURATIONS || bytes > MOST_BYTES_OF_CONFIGURATIONS;
  // A large repository whose data changes would be in doubt every day: that is told, and decides nothing.
  const unseenData = tooMany && values.length === 0 && changed.length > 0;
  const nothing = all.length === 0 || unseenData;
  return { changed: nothing ? [] : changed, ...files, tooMany, unseenData };
}

/** Doubts about values that Terraform may use. */
async function indirect(
  files: FileReader,
  { changed, before, after, tooMany }: InputFiles,
  hcl: Parser,
): Promise<readonly Doubt[]> {
  if (changed.length === 0) return [];
  if (tooMany) return [{ because: TOO_MANY_CONFIGURATIONS }];
  const texts = await files.read([...before, ...after]);
  const textsOf = (entries: readonly ListedEntry[]) =>
    new Map(entries.map(({ path, id }) => [path, texts.get(id) ?? '']));
  return doubtsOfInputs({ before: textsOf(before), after: textsOf(after), changed }, hcl);
}

const TOO_MANY_CONFIGURATIONS =
  'The repository holds more Terraform files than are read: where values that change are used is not known.';

const UNSEEN_DATA =
  'Data files change here, and the repository holds more Terraform files than are read: whether Terraform gives people access by that data is not known. Files named as gate.access-files in the policy are read.';

/** A page with a hundred thousand entries helps nobody; one entry is in doubt as much as all of them. */
function shortened(doubts: readonly Doubt[]): readonly Doubt[] {
  const left = doubts.length - MOST_DOUBTS;
  if (left <= 0) return doubts;
  return [
    ...doubts.slice(0, MOST_DOUBTS),
    { because: `${left} more entries could not be read, either.` },
  ];
}

/** Reads links until all that stand in the way of access files are known. */
async function followedFiles(
  files: FileReader,
  { before, after }: Sides,
  own: readonly AccessFileKind[],
): Promise<Touched> {
  const targets = new Map<string, string | undefined>();
  for (;;) {
    const touched = touchedFiles(before.entries, after.entries, own, targets);
    if (touched.unread.length === 0) return touched;
    const room = MOST_LINKS - targets.size;
    const ids = touched.unread.slice(0, room);
    for (const id of touched.unread.slice(room)) targets.set(id, undefined);
    const texts = await files.read(ids.map((id) => ({ id, size: 0 })));
    for (const id of ids) targets.set(id, texts.get(id));
  }
}

/** Files a change will need whatever the policy names besides, so that they can be read together with the policy. */
export function usualFiles(sides: Sides): readonly ListedEntry[] {
  const touched = touchedFiles(sides.before.entries, sides.after.entries, [], new Map());
  const { changed, before, after, tooMany } = inputFiles(sides, []);
  const inputs = changed.length === 0 || tooMany ? [] : [...before, ...after];
  return [...withinLimits(touched.files).flatMap(sidesToRead), ...inputs];
}

const CUT_LISTING =
  'The repository holds more files than GitHub lists at once: access files may be missing.';
const TOO_LARGE = `The file is larger than ${MOST_BYTES / 1_000} KB, so it was not read.`;
const NO_TEXT = 'The file is no text in UTF-8.';

type Text = { readonly text: string } | { readonly because: string };

function withinLimits(files: readonly TouchedFile[]): readonly TouchedFile[] {
  let bytes = 0;
  return files.slice(0, MOST_FILES).filter(({ before, after }) => {
    for (const { size } of [before, after].filter((side) => side !== undefined)) {
      if (size <= MOST_BYTES) bytes += size;
    }
    return bytes <= MOST_BYTES_TOGETHER;
  });
}

function sidesToRead({ before, after }: TouchedFile): readonly ListedEntry[] {
  return [before, after].flatMap((side) =>
    side === undefined || side.size > MOST_BYTES ? [] : [side],
  );
}

function textOf(
  entry: ListedEntry | undefined,
  texts: ReadonlyMap<string, string | undefined>,
): Text | undefined {
  if (entry === undefined) return undefined;
  if (entry.size > MOST_BYTES) return { because: TOO_LARGE };
  const text = texts.get(entry.id);
  return text === undefined ? { because: NO_TEXT } : { text };
}

/** What a file says, or why it cannot be read; nothing where there is none. */
function contentOf(
  text: Text | undefined,
  { path: name, kind, after }: TouchedFile,
  hcl: Parser,
): AccessFileContent | Doubt | undefined {
  if (text === undefined) return undefined;
  const path = after?.path ?? name;
  if ('because' in text) return { path, because: text.because, wholeFile: true };
  try {
    return readAccessFile(text.text, name, kind, hcl);
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    const { line, message } = error;
    return {
      path,
      ...(line === undefined ? {} : { line }),
      because: `The file could not be read: ${message}.`,
      wholeFile: true,
    };
  }
}
