import { closest, distance } from 'fastest-levenshtein';

/** ` Did you mean "…"?` when a known word is near what was written, else nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(written.toLowerCase(), [...known]);
  return distance(written.toLowerCase(), near) <= Math.max(2, written.length / 3)
    ? ` Did you mean "${near}"?`
    : '';
}
