/** A line of a file. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** Where progress goes: workflow log or standard error. Messages are ours, but pass through `logLine` all the same. */
export interface Log {
  info(message: string): void;
  /** @param at what it is about: a file seen from where the job or the command runs, lines counted from 1 */
  warning(message: string, at?: FileLine): void;
}
