import type { ListedEntry, Listing } from './listing.ts';

/** What symbolic links hold, by the id of their content; `undefined` of those that were left unread on purpose. */
export type LinkTargets = ReadonlyMap<string, string | undefined>;

/** Where a path of a commit leads. */
export type Destination =
  | { readonly kind: 'file'; readonly entry: ListedEntry }
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'lost';
      /** The end of a sentence that begins with the path. Holds nothing of the repository. */
      readonly because: string;
      /** What differs where the path leads elsewhere now, only for comparing. */
      readonly mark: string;
    }
  /** A link on the way has to be read first. */
  | { readonly kind: 'unread'; readonly id: string };

/** As many as Linux follows. */
const MOST_STEPS = 40;
/** Longer than any path Git checks out. */
const LONGEST_TARGET = 4_096;

/**
 * Follows a path as a checkout would, links among its folders included, and never leaves the repository.
 *
 * @param path from the root of the repository
 */
export function follow(listing: Listing, targets: LinkTargets, path: string): Destination {
  const plain = listing.get(path);
  if (plain?.kind === 'file') return { kind: 'file', entry: plain };
  const waiting = path.split('/').reverse();
  const at: string[] = [];
  let steps = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (at.pop() === undefined) return lost('leads out of the repository');
      continue;
    }
    at.push(name);
    const entry = listing.get(at.join('/'));
    if (entry === undefined) return lost('leads to nothing');
    if (entry.kind === 'submodule') return lost('leads into a submodule', entry.id);
    if (entry.kind === 'file' && waiting.length > 0) return lost('leads to nothing');
    if (entry.kind !== 'link') continue;
    steps += 1;
    if (steps > MOST_STEPS || entry.size > LONGEST_TARGET) return lost('leads through too much');
    if (!targets.has(entry.id)) return { kind: 'unread', id: entry.id };
    const target = targets.get(entry.id);
    if (target === undefined) return lost('leads through too much', entry.id);
    if (target.startsWith('/')) return lost('leads out of the repository');
    at.pop();
    waiting.push(...target.split('/').reverse());
  }
  const entry = listing.get(at.join('/'));
  return entry?.kind === 'file' ? { kind: 'file', entry } : { kind: 'folder', path: at.join('/') };
}

function lost(because: string, mark = ''): Destination {
  return { kind: 'lost', because, mark: `${because} ${mark}` };
}
