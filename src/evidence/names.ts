import { distance } from 'fastest-levenshtein';

/** Names of roles and machines, which people share a mailbox with without being two people. */
const ROLE_WORDS = new Set(
  'admin administrator agent automation backup bot build builder ci cloud corp deploy dev developer developers development engineering git github gitlab group inc labs local localhost maintainer maintainers office ops project release root server service support system team test tester tools ubuntu unknown user web work'.split(
    ' ',
  ),
);

/** Scripts written without spaces between the parts of a name; there every character is a part. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Ethiopic',
  'Thai',
] as const;
const SCRIPT_TESTS = SCRIPTS.map((name) => ({
  name,
  test: new RegExp(`\\p{Script=${name}}`, 'u'),
}));

/** Longer than any name; what goes on beyond is text somebody put into the field. */
const LONGEST_NAME = 200;

/** A name as compared: without case, accents, punctuation. */
export function normalizedName(name: string): string {
  return partsOf(name).join(' ');
}

interface FullName {
  readonly script: string;
  readonly parts: readonly string[];
}

/**
 * A personal name of at least two parts, in one script; `undefined` for handles, initials, roles and mixed scripts, of
 * which nobody can say whom they name.
 */
function fullName(name: string): FullName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  if (UNSPACED.test(name)) {
    const characters = [...name.normalize('NFKC')].filter((c) => /\p{L}/u.test(c));
    const uniform = characters.every((c) => UNSPACED.test(c));
    return uniform && characters.length >= 2 && characters.length <= 12
      ? { script: 'unspaced', parts: characters }
      : undefined;
  }
  if (/[\d@/\\]/.test(name)) return undefined;
  const parts = partsOf(name).filter((part) => part.length >= 2);
  if (parts.length < 2 || parts.some((part) => ROLE_WORDS.has(part))) return undefined;
  const scripts = SCRIPT_TESTS.filter(({ test }) => test.test(name));
  const [script] = scripts;
  return script !== undefined && scripts.length === 1 ? { script: script.name, parts } : undefined;
}

/**
 * Whether two names are full names of which no part resembles any part of the other. A married name, a nickname, a
 * transliteration, swapped order or a typo leaves something in common; names in different scripts are never compared.
 */
export function areUnrelatedNames(one: string, other: string): boolean {
  const a = fullName(one);
  const b = fullName(other);
  if (a === undefined || b === undefined || a.script !== b.script) return false;
  return !a.parts.some((part) => b.parts.some((counterpart) => resemble(part, counterpart)));
}

/** Whether this is a name that can be compared at all. */
export function isFullName(name: string): boolean {
  return fullName(name) !== undefined;
}

function partsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

function resemble(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  if (long.startsWith(short.slice(0, 3))) return true;
  return distance(short, long) <= Math.floor(long.length / 3);
}
