import * as z from 'zod';
import { isBoilerplate } from './boilerplate.ts';

/** The least bytes of a file that is compared: shorter ones are alike by chance, such as an empty `__init__.py`. */
const SMALLEST_FILE = 400;
/** Git's id of a folder without anything in it. */
const EMPTY_FOLDER = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
/** More entries than anybody writes by hand; what is beyond is left out. */
const MOST_ENTRIES = 5_000;

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
interface Entry {
  readonly name: string;
  readonly type: string;
  readonly oid: string;
  readonly size: number;
  /** Of a folder that was looked into. */
  readonly object?: { readonly entries?: readonly Entry[] | null | undefined } | null | undefined;
}
const entrySchema: z.ZodType<Entry> = z.object({
  name: z.string(),
  type: z.string(),
  oid,
  size: z.number(),
  object: z.object({ entries: z.array(z.lazy(() => entrySchema)).nullish() }).nullish(),
});
export const treeSchema = z.object({ oid, entries: z.array(entrySchema).nullish() });
type Tree = z.infer<typeof treeSchema>;

/** Fields of a folder with what is in it, and what is in the folders of it, so many levels in all. */
export function treeFields(levels: number): string {
  const below = levels > 1 ? ` object { ${treeFields(levels - 1)} }` : '';
  return `... on Tree { oid entries { name type oid size${below} } }`;
}

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
  const inside = (tree.entries ?? []).slice(0, MOST_ENTRIES).flatMap((one): CodeObject[] => {
    if (isPublic(one.oid)) return [];
    const place = path === '' ? one.name : `${path}/${one.name}`;
    if (one.type === 'blob') {
      const says = one.size >= SMALLEST_FILE && !isBoilerplate('file', one.name);
      return says ? [{ kind: 'file', path: place, oid: one.oid, bytes: one.size }] : [];
    }
    if (one.type !== 'tree' || one.oid === EMPTY_FOLDER || isBoilerplate('folder', one.name)) {
      return [];
    }
    const entries = one.object?.entries;
    return entries == null
      ? [{ kind: 'folder', path: place, oid: one.oid, inside: undefined }]
      : [codeOf({ oid: one.oid, entries: [...entries] }, place, isPublic)];
  });
  return { kind: 'folder', path, oid: tree.oid, inside };
}

/** The object ids of everything in a tree, its own among them. */
export function* idsOf({
  oid,
  entries,
}: Pick<Entry, 'oid'> & NonNullable<Entry['object']>): Generator<string> {
  yield oid;
  for (const one of entries ?? []) yield* idsOf({ oid: one.oid, entries: one.object?.entries });
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
