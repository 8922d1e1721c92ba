import { distance } from 'fastest-levenshtein';
import { foldLetters } from '../inference/place/fold.ts';
import { withoutHanVariant } from './han-variants.ts';

/** Names of roles, tools and machines, which people share a mailbox with without being two people, and what forms suggest. */
const ROLE_WORDS = new Set(
  `
    account admin administrator agent android anonymous assist assistant automation azure backend backup
    bitbucket bot bots build builder chatgpt ci cli cloud code coder coding company computer container
    copilot corp course cron crowdin data default demo dependabot deploy designer desktop dev developer
    developers development devops docker droid dummy email engineer engineering example firstname foobar
    freelancer frontend fullstack git gitea github gitlab gmbh google gpt group guest hacker imac inc infra
    infrastructure integration ios javascript kubernetes labs laptop lastname linux llc local
    localhost ltd macbook machine mail maintainer maintainers microsoft mirror mobile name nobody notebook
    null office openai ops pc personal pipeline platform primary private programmer programming project
    public python raspberry release renovate root runner sample sandbox school script scripts security
    server service software solutions student studio support sync system systems teacher team technologies
    technology test tester thinkpad tools translations tutorial ubuntu undefined university unknown updater
    user username visual vscode web weblate windows work workstation your
  `
    .trim()
    .split(/\s+/),
);

/** What tools and forms call people in several words, each of which may be part of a name. */
const PLACEHOLDERS = new Set([
  'devin ai',
  'dell xps',
  'first last',
  'foo bar',
  'jane doe',
  'john doe',
  'lorem ipsum',
  'mac mini',
  'max mustermann',
  'red hat',
  'sweep ai',
]);

/** Scripts written without spaces between the parts of a name; there every character is a part. */
const UNSPACED_SCRIPTS = [
  { name: 'Han', all: /^\p{Script=Han}+$/u },
  { name: 'Hangul', all: /^\p{Script=Hangul}+$/u },
  { name: 'Kana', all: /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u },
] as const;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SPACED_SCRIPTS = [
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
].map((name) => ({ name, all: new RegExp(`^\\p{Script=${name}}+$`, 'u') }));

/** Longer than any name; what goes on beyond is text somebody put into the field. */
const LONGEST_NAME = 200;

/** A name as compared: without case, accents, punctuation. */
export function normalizedName(name: string): string {
  return partsOf(name).join(' ');
}

/** A personal name of several parts, all in one script. */
export interface FullName {
  /** Only names of one script can be compared. */
  readonly script: string;
  /** Folded: without case, accents and punctuation, in the order they were written in. */
  readonly parts: readonly string[];
}

/**
 * A personal name of at least two words, in one script; `undefined` for handles, initials, roles and mixed scripts, of
 * which nobody can say whom they name.
 */
export function fullName(name: string): FullName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  if (UNSPACED.test(name)) return unspacedName(name);
  if (/[\d@/\\]/.test(name)) return undefined;
  // A handle may have several parts too, but only names are written in several words.
  const words = name
    .split(/\s+/u)
    .map((word) => partsOf(word).filter((part) => part.length >= 2))
    .filter((parts) => parts.length > 0);
  const parts = words.flat();
  if (words.length < 2 || parts.some((part) => ROLE_WORDS.has(part))) return undefined;
  if (PLACEHOLDERS.has(parts.join(' '))) return undefined;
  const letters = name.replace(/\P{L}|\p{Script=Common}/gu, '');
  const script = SPACED_SCRIPTS.find(({ all }) => all.test(letters));
  return script === undefined ? undefined : { script: script.name, parts };
}

function unspacedName(name: string): FullName | undefined {
  const letters = name.normalize('NFKC').replace(/\P{L}/gu, '');
  const script = UNSPACED_SCRIPTS.find(({ all }) => all.test(letters));
  const parts = Array.from(letters, (letter) => withoutHanVariant(hiragana(letter)));
  return script !== undefined && parts.length >= 2 && parts.length <= 12
    ? { script: script.name, parts }
    : undefined;
}

/** The hiragana of a katakana letter: both write the same sounds. */
function hiragana(letter: string): string {
  return /[ァ-ヶ]/u.test(letter)
    ? String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60)
    : letter;
}

/**
 * Whether two names are full names of which no part resembles any part of the other. A married name, a nickname, a
 * transliteration, swapped order or a typo leaves something in common; names in different scripts are never compared.
 */
export function areUnrelatedNames(one: string, other: string): boolean {
  const a = fullName(one);
  const b = fullName(other);
  if (a === undefined || b === undefined || a.script !== b.script) return false;
  const [left, right] = [spellingsOf(one, a), spellingsOf(other, b)];
  return !left.some((part) => right.some((counterpart) => resemble(part, counterpart)));
}

/** Whether both are full names in one script, so that they can be compared. */
export function areComparable(one: string, other: string): boolean {
  const script = fullName(one)?.script;
  return script !== undefined && script === fullName(other)?.script;
}

/** The most names that are unrelated to each other; the first of a script are kept, for want of anything better. */
export function unrelatedAmong(names: readonly string[]): readonly string[] {
  const byScript = new Map<string, string[]>();
  for (const name of names) {
    const script = fullName(name)?.script;
    if (script === undefined) continue;
    const kept = byScript.get(script) ?? [];
    byScript.set(script, kept);
    if (kept.every((other) => areUnrelatedNames(other, name))) kept.push(name);
  }
  return [...byScript.values()].reduce(
    (most, kept) => (kept.length > most.length ? kept : most),
    [],
  );
}

/** The parts of a name, and words of several parts as one: `Ting-yao` is also written `Tingyao`. */
function spellingsOf(name: string, { script, parts }: FullName): readonly string[] {
  if (UNSPACED_SCRIPTS.some((one) => one.name === script)) return parts;
  return [...parts, ...name.split(/\s+/u).map((word) => partsOf(word).join(''))];
}

/** A full name with its parts in whatever order, so that the same text is the same name. */
export function unorderedName(name: string): string | undefined {
  const full = fullName(name);
  return full === undefined ? undefined : [...full.parts].sort().join(' ');
}

/** Whether this is a name that can be compared at all. */
export function isFullName(name: string): boolean {
  return fullName(name) !== undefined;
}

/** What of any text may be part of a name: the parts of a full name, else every word of two letters or more. */
export function nameParts(text: string): readonly string[] {
  if (text.length > LONGEST_NAME) return [];
  return fullName(text)?.parts ?? partsOf(text).filter((part) => part.length >= 2);
}

/** First letters of a name's parts; none where every letter is a part of its own. */
export function initialsOf({ script, parts }: FullName): readonly string[] {
  if (UNSPACED_SCRIPTS.some(({ name }) => name === script)) return [];
  return [...new Set(parts.flatMap((part) => Array.from(part).slice(0, 1)))];
}

/** Whether this names a role, a machine or nobody, so that any number of people may write it. */
export function isRoleName(name: string): boolean {
  const parts = partsOf(name);
  return parts.length > 0 && parts.every((part) => ROLE_WORDS.has(part));
}

function partsOf(name: string): string[] {
  return foldLetters(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

/**
 * Whether two parts may be the same one written differently. Names from other scripts have several spellings in this
 * one, which keep the first letter and change much of the rest; they are given the benefit of the doubt.
 */
function resemble(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  if (long.startsWith(short.slice(0, 3)) || long.endsWith(short)) return true;
  const tolerated = short[0] === long[0] ? long.length / 2 : long.length / 3;
  return distance(short, long) <= Math.floor(tolerated);
}
