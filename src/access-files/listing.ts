import type { Doubt } from './change.ts';
import type { AccessFileKind } from './kind.ts';
import { accessFileKinds, foldersUpTo } from './read.ts';

/** What stands at a path of a commit, without its content. */
export interface ListedEntry {
  /** From the root, as Git keeps it. Foreign text, never a path to open. */
  readonly path: string;
  /** `other` is a folder. */
  readonly kind: 'file' | 'link' | 'submodule' | 'other';
  /** Id of its content: what differs has another. */
  readonly id: string;
  /** In bytes; of files alone. */
  readonly size: number;
}

/** By path. */
export type Listing = ReadonlyMap<string, ListedEntry>;

/** An access file that is not the same on both sides of a change. */
export interface TouchedFile {
  readonly path: string;
  readonly kind: AccessFileKind;
  readonly before: ListedEntry | undefined;
  readonly after: ListedEntry | undefined;
}

export interface Touched {
  readonly files: readonly TouchedFile[];
  readonly doubts: readonly Doubt[];
}

/**
 * The access files a change touches, found by comparing both sides whole: a list of changed files would be cut at 3,000
 * of them, and says nothing of links.
 *
 * @param own kinds of access files the policy names
 */
export function touchedFiles(
  before: Listing,
  after: Listing,
  own: readonly AccessFileKind[],
): Touched {
  const { kindOf, folders } = accessFileKinds(own);
  const files: TouchedFile[] = [];
  const doubts: Doubt[] = [];
  const changed = (path: string) =>
    before.get(path)?.id !== after.get(path)?.id ||
    before.get(path)?.kind !== after.get(path)?.kind;
  const holding = new Set([
    ...folders,
    ...[...before.keys()]
      .filter((path) => kindOf(path) !== undefined)
      .flatMap((path) => foldersUpTo(path).slice(0, -1)),
  ]);
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    if (!changed(path)) continue;
    const kind = kindOf(path);
    const entry = after.get(path);
    if (kind === undefined) {
      if ((entry?.kind === 'link' || entry?.kind === 'submodule') && holding.has(path)) {
        doubts.push({
          path,
          because: `${WHAT[entry.kind]} takes the place of a folder with access files.`,
        });
      }
    } else if (entry?.kind === 'link' || entry?.kind === 'submodule') {
      doubts.push({
        path,
        because: `${WHAT[entry.kind]} stands where an access file is looked for.`,
      });
    } else {
      files.push({ path, kind, before: fileOf(before.get(path)), after: fileOf(entry) });
    }
  }
  return {
    files: files.filter(({ before: a, after: b }) => a !== undefined || b !== undefined),
    doubts,
  };
}

const WHAT = { link: 'A symbolic link', submodule: 'A submodule' } as const;

function fileOf(entry: ListedEntry | undefined): ListedEntry | undefined {
  return entry?.kind === 'file' ? entry : undefined;
}
