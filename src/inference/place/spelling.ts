import type { Gazetteer, NameHit } from './gazetteer.ts';

interface Correction {
  readonly name: string;
  readonly distance: number;
  readonly hits: readonly NameHit[];
}

export type Spelling = (key: string) => Correction | undefined;

const BIG_CITY = Math.log10(300_000);
const MILLION = 6;
const MIN_LENGTH = 5;
// In shorter words one wrong letter makes another word (Media, Medina); swapped letters and names of countries are safe.
const ANY_SLIP_FROM = 7;
const TWO_EDITS_FROM = 8;
// Beside these a name two edits away is likelier another word than a slip.
const MAX_LENGTH = 24;

interface Entry {
  readonly key: string;
  readonly letters: number;
  readonly hits: NameHit[];
}

/**
 * Corrects one slip (two from 8 letters) in names of countries, of regions from a million and of cities from 300,000 people. The first letter must
 * be right, or swapped with the second. The list of names is built at the first use.
 */
export function createSpelling(gazetteer: Gazetteer): Spelling {
  let byLength: Map<number, Entry[]> | undefined;

  function build(): Map<number, Entry[]> {
    const entries = new Map<string, Entry>();
    gazetteer.eachName(BIG_CITY, (key, hit) => {
      if (key.length < MIN_LENGTH || key.length > MAX_LENGTH || !/^[a-z]+$/u.test(key)) return;
      const known = entries.get(key);
      if (known) known.hits.push(hit);
      else if (hit.kind === 'main' || gazetteer.entity(hit.entity).population >= MILLION)
        entries.set(key, { key, letters: letterMask(key), hits: [hit] });
    });
    const map = new Map<number, Entry[]>();
    for (const entry of entries.values()) {
      const same = map.get(entry.key.length);
      if (same) same.push(entry);
      else map.set(entry.key.length, [entry]);
    }
    return map;
  }

  return (key) => {
    if (key.length < MIN_LENGTH || key.length > MAX_LENGTH || !/^[a-z]+$/u.test(key))
      return undefined;
    byLength ??= build();
    const allowed = key.length >= TWO_EDITS_FROM ? 2 : 1;
    const letters = letterMask(key);
    let best: Correction | undefined;
    let tie = false;
    for (let length = key.length - allowed; length <= key.length + allowed; length++)
      for (const entry of byLength.get(length) ?? []) {
        if (bits(entry.letters ^ letters) > 2 * allowed) continue;
        if (entry.key[0] !== key[0] && !(entry.key[0] === key[1] && entry.key[1] === key[0]))
          continue;
        const limit = best ? best.distance : allowed;
        const distance = editDistance(key, entry.key, limit);
        if (distance > limit) continue;
        if (key.length < ANY_SLIP_FROM && !swapped(key, entry.key) && !isCountry(entry, gazetteer))
          continue;
        if (best && distance === best.distance) {
          tie ||= !sharesCountry(best.hits, entry.hits, gazetteer);
          if (prominence(entry.hits, gazetteer) <= prominence(best.hits, gazetteer)) continue;
        } else tie = false;
        best = { name: entry.key, distance, hits: entry.hits };
      }
    // Two edits from two names of different countries: no telling which was meant.
    return tie && best && best.distance > 1 ? undefined : best;
  };
}

function swapped(a: string, b: string): boolean {
  return a.length === b.length && letterMask(a) === letterMask(b);
}

function isCountry(entry: Entry, gazetteer: Gazetteer): boolean {
  return entry.hits.some(
    ({ entity, kind }) => kind === 'main' && entity < gazetteer.countries.length,
  );
}

function prominence(hits: readonly NameHit[], gazetteer: Gazetteer): number {
  return Math.max(...hits.map(({ entity }) => gazetteer.entity(entity).population));
}

function sharesCountry(
  a: readonly NameHit[],
  b: readonly NameHit[],
  gazetteer: Gazetteer,
): boolean {
  return a.some((x) =>
    b.some((y) => gazetteer.entity(x.entity).country === gazetteer.entity(y.entity).country),
  );
}

function letterMask(key: string): number {
  let mask = 0;
  for (let at = 0; at < key.length; at++) mask |= 1 << (key.charCodeAt(at) - 97);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Optimal string alignment distance: insert, delete, replace, swap neighbours. Stops above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
