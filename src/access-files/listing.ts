/** What stands at a path of a commit, without its content. */
export interface ListedEntry {
  /** From the root, as Git keeps it. Foreign text, never a path to open. */
  readonly path: string;
  /** `other` is a folder. */
  readonly kind: 'file' | 'link' | 'submodule' | 'other';
  /** Id of its content: what differs has another. */
  readonly id: string;
  /** In bytes; of files and links alone. */
  readonly size: number;
}

/** By path. */
export type Listing = ReadonlyMap<string, ListedEntry>;
