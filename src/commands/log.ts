import type { FilePlace } from '../evidence/file-place.ts';

/** A place in a file. */
export interface PlaceInFile extends FilePlace {
  readonly file: string;
}

/** Where progress goes: workflow log or standard error. Messages are ours, but pass through `logLine` all the same. */
export interface Log {
  info(message: string): void;
  /** @param at what it is about: a file seen from where the job or the command runs, lines and columns counted from 1 */
  warning(message: string, at?: PlaceInFile): void;
}
