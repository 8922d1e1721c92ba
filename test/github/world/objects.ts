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

export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly object: Blob | Tree;
}

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
export function treeOf(files: readonly (readonly [string, string])[], at = ''): Tree {
  const entries: Entry[] = [];
  const folders = new Map<string, (readonly [string, string])[]>();
  for (const [path, content] of files) {
    const [name = '', ...below] = path.split('/');
    if (below.length === 0) entries.push({ name, path: `${at}${name}`, object: blobOf(content) });
    else folders.set(name, [...(folders.get(name) ?? []), [below.join('/'), content]]);
  }
  for (const [name, inside] of folders) {
    const path = `${at}${name}`;
    entries.push({ name, path, object: treeOf(inside, `${path}/`) });
  }
  // Git sorts folders as if their names ended with a slash.
  const key = ({ name, object }: Entry) =>
    Buffer.from(object.type === 'tree' ? `${name}/` : name, 'utf8');
  entries.sort((a, b) => Buffer.compare(key(a), key(b)));
  const listed = entries.flatMap(({ name, object }) => [
    Buffer.from(`${object.type === 'tree' ? '40000' : '100644'} ${name}\0`, 'utf8'),
    Buffer.from(object.oid, 'hex'),
  ]);
  return { type: 'tree', oid: idOf('tree', Buffer.concat(listed)), entries };
}

/** What stands at a path, the folder itself at an empty one. */
export function objectAt(root: Tree, path: string): Blob | Tree | undefined {
  let object: Blob | Tree | undefined = root;
  for (const name of path.split('/').filter((part) => part !== '')) {
    object =
      object?.type === 'tree'
        ? object.entries.find((entry) => entry.name === name)?.object
        : undefined;
  }
  return object;
}

/** The object of a folder with an id, however deep it lies. */
export function objectOf(root: Tree, oid: string): Blob | Tree | undefined {
  if (root.oid === oid) return root;
  for (const { object } of root.entries) {
    if (object.oid === oid) return object;
    const below = object.type === 'tree' ? objectOf(object, oid) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

function blobOf(text: string): Blob {
  const content = Buffer.from(text, 'utf8');
  return { type: 'blob', oid: idOf('blob', content), content };
}

function idOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
