import { closest, distance } from 'fastest-levenshtein';

/** Shorter beginnings are those of too many words. */
const SHORTEST_BEGINNING = 4;

/** The known word that was likely meant by what was written in any case: one a slip away, or one it is the beginning of. */
export function nearestWord(written: string, known: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  const inLowerCase = new Map(known.map((one) => [one.toLowerCase(), one]));
  const all = [...inLowerCase.keys()];
  if (all.length === 0) return undefined;
  const near = closest(word, all);
  if (distance(word, near) <= Math.max(2, word.length / 3)) return inLowerCase.get(near);
  if (word.length < SHORTEST_BEGINNING) return undefined;
  const begun = all.filter((one) => one.startsWith(word));
  return begun.length === 0 ? undefined : inLowerCase.get(closest(word, begun));
}
