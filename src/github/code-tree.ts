import * as z from 'zod';
import { isBoilerplate } from './boilerplate.ts';

/** The least bytes of a file that is compared: shorter ones are alike by chance, such as an empty `__init__.py`. */
const SMALLEST_FILE = 400;
/** Git's id of a folder without anything in it. */
const EMPTY_FOLDER = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
/** More entries than anybody writes by hand; what is beyond is left out. */
const MOST_ENTRIES = 5_000;

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const entry = { name: z.string(), type: z.string(), oid, size: z.number() };
const leafSchema = z.object(entry);
const entrySchema = z.object({
  ...entry,
  object: z.object({ entries: z.array(leafSchema).nullish() }).nullish(),
});
export const treeSchema = z.object({ oid, entries: z.array(entrySchema).nullish() });
type Tree = z.infer<typeof treeSchema>;

const ENTRY = 'name type oid size';
/** A folder with what is in it, and what is in the folders of it. */
export const TREE = `... on Tree { oid entries { ${ENTRY} object { ... on Tree { entries { ${ENTRY} } } } } }`;

/** What of a folder says something about where it comes from; everything else is left out of it. */
export interface CodeFolder {
  readonly kind: 'folder';
  readonly path: string;
  readonly oid: string;
  /** `undefined` where it was not looked into. */
  readonly inside: readonly CodeObject[] | undefined;
}

export interface CodeFile {
  readonly kind: 'file';
  readonly path: string;
  readonly oid: string;
  readonly bytes: number;
}

export type CodeObject = CodeFolder | CodeFile;

/**
 * The files and folders of a tree worth comparing: nothing short or empty, nothing tools write for everybody, nothing
 * that is known to be public, no submodules.
 *
 * @param path where the tree stands in its repository; empty for the root
 */
export function codeOf(tree: Tree, path: string, isPublic: (oid: string) => boolean): CodeFolder {
  const within = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);
  const leaf = (one: z.infer<typeof leafSchema>, folder: string): CodeObject[] => {
    if (isPublic(one.oid)) return [];
    const place = within(folder, one.name);
    if (one.type === 'blob') {
      const bytes = one.size;
      if (bytes < SMALLEST_FILE || isBoilerplate('file', one.name)) return [];
      return [{ kind: 'file', path: place, oid: one.oid, bytes }];
    }
    if (one.type !== 'tree' || one.oid === EMPTY_FOLDER || isBoilerplate('folder', one.name)) {
      return [];
    }
    return [{ kind: 'folder', path: place, oid: one.oid, inside: undefined }];
  };
  const inside = (tree.entries ?? []).slice(0, MOST_ENTRIES).flatMap((one) =>
    leaf(one, path).map((object) => {
      const entries = one.object?.entries;
      if (object.kind === 'file' || entries == null) return object;
      const below = entries.slice(0, MOST_ENTRIES).flatMap((each) => leaf(each, object.path));
      return { ...object, inside: below };
    }),
  );
  return { kind: 'folder', path, oid: tree.oid, inside };
}

/** The object ids of everything in a tree, its own among them. */
export function* idsOf(tree: Tree): Generator<string> {
  yield tree.oid;
  for (const one of tree.entries ?? []) {
    yield one.oid;
    for (const below of one.object?.entries ?? []) yield below.oid;
  }
}

/** Everything worth comparing in a folder, the folder itself first. */
export function* everythingIn(folder: CodeFolder): Generator<CodeObject> {
  yield folder;
  for (const one of folder.inside ?? []) {
    if (one.kind === 'file') yield one;
    else yield* everythingIn(one);
  }
}

/**
 * Whether a folder as a whole says something: one that holds less than two files worth comparing says no more than
 * they do. `undefined` where that takes a look into folders that were not opened.
 */
export function saysSomething(folder: CodeFolder): boolean | undefined {
  const all = [...everythingIn(folder)];
  if (all.filter(({ kind }) => kind === 'file').length >= 2) return true;
  const closed = all.some((one) => one.kind === 'folder' && one.inside === undefined);
  return closed ? undefined : false;
}
