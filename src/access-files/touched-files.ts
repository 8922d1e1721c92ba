import type { Doubt } from './change.ts';
import type { AccessFileKind } from './kind.ts';
import { type Destination, follow, type LinkTargets } from './links.ts';
import type { ListedEntry, Listing } from './listing.ts';
import { type AccessFileKinds, accessFileKinds, foldersUpTo } from './read.ts';

/** An access file that is not the same on both sides of a change. */
export interface TouchedFile {
  /** Where it is looked for, which says how it is read; behind a link its content stands elsewhere. */
  readonly path: string;
  readonly kind: AccessFileKind;
  /** The file itself, with its own path. */
  readonly before: ListedEntry | undefined;
  readonly after: ListedEntry | undefined;
}

export interface Touched {
  readonly files: readonly TouchedFile[];
  readonly doubts: readonly Doubt[];
  /** Ids of links that have to be read before anything can be told; nothing else counts until they are. */
  readonly unread: readonly string[];
}

/** Folders behind links that are looked into on one side; a link among them may lead to the next. */
const MOST_FOLDERS = 50;

/**
 * The access files a change touches, found by comparing both sides whole: a list of changed files would be cut at 3,000
 * of them, and says nothing of links. A file behind a link is touched when the link is, and when the file is.
 *
 * @param own kinds of access files the policy names
 * @param targets what is known of links
 */
export function touchedFiles(
  before: Listing,
  after: Listing,
  own: readonly AccessFileKind[],
  targets: LinkTargets,
): Touched {
  const kinds = accessFileKinds(own);
  const changed = (path: string) => !isSame(before.get(path), after.get(path));
  const sides = {
    before: placesIn(before, targets, kinds, changed),
    after: placesIn(after, targets, kinds, changed),
  };
  const unread = [...new Set([...sides.before.unread, ...sides.after.unread])];
  if (unread.length > 0) return { files: [], doubts: [], unread };
  const files: TouchedFile[] = [];
  const doubts: Doubt[] = [];
  for (const path of pathsOf(sides.before.places, sides.after.places)) {
    const [was, is] = [sides.before.places.get(path), sides.after.places.get(path)];
    if (markOf(was) === markOf(is)) continue;
    const kind = kinds.kindOf(path);
    if (is?.kind === 'lost') {
      const what = after.get(path)?.kind === 'submodule' ? A_SUBMODULE : `A link ${is.because}`;
      doubts.push({
        path,
        because: `${what} ${kind === undefined ? 'where folders with access files are looked for' : 'where an access file is looked for'}.`,
        wholeFile: kind !== undefined,
      });
    } else if (kind !== undefined) {
      files.push({ path, kind, before: fileOf(was), after: fileOf(is) });
    }
  }
  if (sides.after.isCut) doubts.push({ because: TOO_MANY_FOLDERS });
  return {
    files: files.filter(({ before: a, after: b }) => a !== undefined || b !== undefined),
    doubts,
    unread,
  };
}

const A_SUBMODULE = 'A submodule, whose files cannot be read here, stands';
const TOO_MANY_FOLDERS =
  'So many links stand where access files are looked for that not all of them were followed.';

interface Places {
  /** What is found wherever an access file, or a folder of some, is looked for. */
  readonly places: ReadonlyMap<string, Destination>;
  readonly unread: readonly string[];
  readonly isCut: boolean;
}

function placesIn(
  listing: Listing,
  targets: LinkTargets,
  kinds: AccessFileKinds,
  changed: (path: string) => boolean,
): Places {
  const places = new Map<string, Destination>();
  const holding = new Set<string>();
  for (const [path, { kind }] of listing) {
    if (kind === 'other' || kinds.kindOf(path) === undefined) continue;
    places.set(path, follow(listing, targets, path));
    for (const folder of foldersUpTo(path).slice(0, -1)) holding.add(folder);
  }
  // A new link or submodule may bring files that are looked for in every folder; an old one brought them when it came.
  const mayLead = (path: string) =>
    kinds.mayHold(path) || (changed(path) && (holding.size > 0 || places.size > 0));
  const folders = [...listing].flatMap(([path, { kind }]) =>
    (kind === 'link' || kind === 'submodule') && !places.has(path) && mayLead(path) ? [path] : [],
  );
  for (let next = 0; next < Math.min(folders.length, MOST_FOLDERS); next += 1) {
    const folder = folders[next] ?? '';
    const end = follow(listing, targets, folder);
    if (end.kind === 'lost' || end.kind === 'unread') places.set(folder, end);
    if (end.kind !== 'folder') continue;
    const prefix = end.path === '' ? '' : `${end.path}/`;
    for (const [path, { kind }] of listing) {
      if (!path.startsWith(prefix)) continue;
      const seen = `${folder}/${path.slice(prefix.length)}`;
      if (kinds.kindOf(seen) === undefined) {
        const isNext = kind === 'link' && folders.length <= MOST_FOLDERS && kinds.mayHold(seen);
        if (isNext) folders.push(seen);
      } else if (kind !== 'other' && !kinds.isAnywhere(seen)) {
        places.set(seen, follow(listing, targets, seen));
      }
    }
  }
  const unread = [...places.values()].flatMap((end) => (end.kind === 'unread' ? [end.id] : []));
  return { places, unread, isCut: folders.length > MOST_FOLDERS };
}

function pathsOf(...sides: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  return [...new Set(sides.flatMap((side) => [...side.keys()]))].sort();
}

function isSame(a: ListedEntry | undefined, b: ListedEntry | undefined): boolean {
  return a?.id === b?.id && a?.kind === b?.kind;
}

function markOf(end: Destination | undefined): string {
  if (end?.kind === 'file') return `file ${end.entry.id}`;
  return end?.kind === 'lost' ? end.mark : '';
}

function fileOf(end: Destination | undefined): ListedEntry | undefined {
  return end?.kind === 'file' ? end.entry : undefined;
}
