import { nearestWord } from '../evidence/nearest-word.ts';

/** ` Did you mean "…"?` when a known word is near what was written, else nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearestWord(written, known);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
