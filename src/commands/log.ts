/** Where progress goes: workflow log or standard error. Messages are ours, but pass through `logLine` all the same. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
}
