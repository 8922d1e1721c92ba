/** Formats of access files a policy can name. */
export const ACCESS_FORMATS = ['settings', 'terraform', 'csv', 'list', 'pattern'] as const;

/** Which files say who has access, and how they are to be read. */
export interface AccessFileKind {
  /** A glob, seen from the root of the repository. */
  readonly path: string;
  readonly format: (typeof ACCESS_FORMATS)[number];
  /** Matched against every line; only for the format `pattern`. */
  readonly pattern?: RegExp;
}
