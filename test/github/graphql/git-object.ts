/** Blob and Tree: what `Repository.object` finds besides commits. */
import type { Repository } from '../world/model.ts';
import { type Blob, type Entry, objectAt, objectOf, rootOf, type Tree } from '../world/objects.ts';

export interface ObjectArguments {
  readonly expression?: string | null;
  readonly oid?: string | null;
}

/**
 * The file or folder an expression such as `HEAD:src/main.ts` or an id names; null when there is none.
 *
 * @param pushed what stands in the commits that tests pushed
 */
export function gitObjectNode(
  repository: Repository,
  { expression, oid }: ObjectArguments,
  pushed: readonly Tree[],
): Record<string, unknown> | null {
  for (const tree of oid == null ? [] : pushed) {
    const object = objectOf(tree, oid ?? '');
    if (object !== undefined && object.type !== 'commit') return node(repository, object);
  }
  const root = rootOf(repository);
  if (root === undefined) return null;
  const path = /^(?:HEAD|main|refs\/heads\/main):(.*)$/.exec(expression ?? '')?.[1];
  const object =
    path !== undefined ? objectAt(root, path) : oid == null ? undefined : objectOf(root, oid);
  return object === undefined || object.type === 'commit' ? null : node(repository, object);
}

function node(repository: Repository, object: Blob | Tree): Record<string, unknown> {
  const page = `https://github.com/${repository.fullName}/tree/${object.oid}`;
  const common = {
    id: `${object.type === 'blob' ? 'B' : 'T'}_${object.oid}`,
    oid: object.oid,
    abbreviatedOid: object.oid.slice(0, 7),
    commitUrl: page,
  };
  if (object.type === 'tree') {
    return {
      __typename: 'Tree',
      ...common,
      entries: () => object.entries.map((entry) => entryNode(repository, entry)),
    };
  }
  const isBinary = object.content.includes(0);
  return {
    __typename: 'Blob',
    ...common,
    byteSize: object.content.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : object.content.toString('utf8'),
  };
}

function entryNode(repository: Repository, entry: Entry): Record<string, unknown> {
  const { name, path, mode, object } = entry;
  const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  return {
    name,
    path,
    nameRaw: encoded(name),
    pathRaw: encoded(path),
    type: object.type,
    mode: Number.parseInt(mode, 8),
    oid: object.oid,
    size: object.type === 'blob' ? object.content.length : 0,
    isGenerated: false,
    object: () => (object.type === 'commit' ? null : node(repository, object)),
  };
}
