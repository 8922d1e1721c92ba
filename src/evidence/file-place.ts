/** Where something stands in a file; both are counted from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}
