/** What stands in a repository as Git keeps it: files and folders under the ids Git itself gives them. */
import { createHash } from 'node:crypto';
import type { Repository } from './model.ts';

export interface Blob {
  readonly type: 'blob';
  readonly oid: string;
  readonly content: Buffer;
}

export interface Tree {
  readonly type: 'tree';
  readonly oid: string;
  /** In Git's order. */
  readonly entries: readonly Entry[];
}

/** The commit of another repository, of which Git keeps no more than the id. */
export interface Submodule {
  readonly type: 'commit';
  readonly oid: string;
}

export interface Entry {
  readonly name: string;
  readonly path: string;
  /** As Git writes it: `100644`, `120000` for a symbolic link, `160000` for a submodule, `40000` for a folder. */
  readonly mode: string;
  readonly object: Blob | Tree | Submodule;
}

/** A file by its content; a symbolic link by what it points to; a submodule by its commit. */
export type Content =
  | string
  | { readonly link: string }
  | { readonly submodule: string }
  /** What is no text. */
  | { readonly bytes: Buffer }
  /** A file with permissions Git writes no more. */
  | { readonly mode: '100664'; readonly text: string };

const made = new WeakMap<Repository, Tree>();

/** The root folder of the default branch; `undefined` for a repository without commits. */
export function rootOf(repository: Repository): Tree | undefined {
  const files = Object.entries(repository.files ?? { 'NOTES.md': `${repository.fullName}\n` });
  if (files.length === 0) return undefined;
  const ready = made.get(repository) ?? treeOf(files);
  made.set(repository, ready);
  return ready;
}

/** @param files paths below the folder with their content */
export function treeOf(files: readonly (readonly [string, Content])[], at = ''): Tree {
  const entries: Entry[] = [];
  const folders = new Map<string, (readonly [string, Content])[]>();
  for (const [path, content] of files) {
    const [name = '', ...below] = path.split('/');
    if (below.length === 0) entries.push({ name, path: `${at}${name}`, ...kept(content) });
    else {
      const inside = folders.get(name) ?? [];
      inside.push([below.join('/'), content]);
      folders.set(name, inside);
    }
  }
  for (const [name, inside] of folders) {
    const path = `${at}${name}`;
    entries.push({ name, path, mode: '40000', object: treeOf(inside, `${path}/`) });
  }
  // Git sorts folders as if their names ended with a slash.
  const key = ({ name, object }: Entry) =>
    Buffer.from(object.type === 'tree' ? `${name}/` : name, 'utf8');
  entries.sort((a, b) => Buffer.compare(key(a), key(b)));
  const listed = entries.flatMap(({ name, mode, object }) => [
    Buffer.from(`${mode} ${name}\0`, 'utf8'),
    Buffer.from(object.oid, 'hex'),
  ]);
  return { type: 'tree', oid: idOf('tree', Buffer.concat(listed)), entries };
}

/** What stands at a path, the folder itself at an empty one. */
export function objectAt(root: Tree, path: string): Blob | Tree | Submodule | undefined {
  let object: Blob | Tree | Submodule | undefined = root;
  for (const name of path.split('/').filter((part) => part !== '')) {
    object =
      object?.type === 'tree'
        ? object.entries.find((entry) => entry.name === name)?.object
        : undefined;
  }
  return object;
}

/** The object of a folder with an id, however deep it lies. */
export function objectOf(root: Tree, oid: string): Blob | Tree | Submodule | undefined {
  if (root.oid === oid) return root;
  for (const { object } of root.entries) {
    if (object.oid === oid) return object;
    const below = object.type === 'tree' ? objectOf(object, oid) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Every file and folder below a folder, each folder before what is in it. */
export function entriesBelow(root: Tree): readonly Entry[] {
  return root.entries.flatMap((entry) =>
    entry.object.type === 'tree' ? [entry, ...entriesBelow(entry.object)] : [entry],
  );
}

function kept(content: Content): Pick<Entry, 'mode' | 'object'> {
  if (typeof content === 'string') return { mode: '100644', object: blobOf(content) };
  if ('bytes' in content) return { mode: '100644', object: blobOf(content.bytes) };
  if ('mode' in content) return { mode: content.mode, object: blobOf(content.text) };
  if ('link' in content) return { mode: '120000', object: blobOf(content.link) };
  return { mode: '160000', object: { type: 'commit', oid: content.submodule } };
}

function blobOf(written: string | Buffer): Blob {
  const content = typeof written === 'string' ? Buffer.from(written, 'utf8') : written;
  return { type: 'blob', oid: idOf('blob', content), content };
}

function idOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
