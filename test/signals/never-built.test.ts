import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { factsSchema } from '../../src/snapshot/facts.ts';

/**
 * The criteria of the last part of docs/red-flags.md: what somebody is, looks like or speaks. Signals see nothing of a
 * person but a snapshot's facts, so the facts must not hold it, and no code of theirs may work it out.
 */
const NEVER = new Set(
  `
    country countries continent nation nations nationality nationalities citizenship ethnicity ethnic race racial
    religion gender sex female male birth birthday birthdate language languages lang locale dialect accent
    keyboard avatar avatars photo photos picture pictures image images pixel pixels face faces facial biometric skin
    education school university
  `
    .trim()
    .split(/\s+/),
);
/** Words of ordinary programming that only look alike, and the digest of a picture's bytes, which tells nothing of it. */
const HARMLESS = new Set(['localeCompare', 'toLocaleString', 'avatar', 'identicalAvatar']);
/** Signals compute; whatever recognizes languages, pictures or people would come as a package. */
const PACKAGES = new Set(['disposable-email-domains-js', 'fastest-levenshtein', 'zod']);

const ROOMS = ['signals', 'evidence'];
const files = ROOMS.flatMap((room) => {
  const folder = fileURLToPath(new URL(`../../src/${room}`, import.meta.url));
  return readdirSync(folder).map((name) => [`${room}/${name}`, `${folder}/${name}`] as const);
});

describe('what will never be built', () => {
  it('is in no fact of a snapshot', () => {
    const names = JSON.stringify(z.toJSONSchema(factsSchema)).match(/"\w+":/g) ?? [];
    expect(names.length).toBeGreaterThan(40);
    expect(names.flatMap((name) => forbidden(name.slice(1, -2)))).toEqual([]);
  });

  it.each(files)('is read and computed nowhere in %s', (_, path) => {
    const code = readFileSync(path, 'utf8');
    expect(identifiers(code).flatMap(forbidden)).toEqual([]);
  });

  it.each(files)('is bought in by no package in %s', (_, path) => {
    const imports = [
      ...readFileSync(path, 'utf8').matchAll(/^\s*(?:import|export)\b[^;]*?from '([^']+)'/gm),
    ];
    const packages = imports.map(([, from = '']) => from).filter((from) => !from.startsWith('.'));
    expect(packages.filter((name) => !PACKAGES.has(name))).toEqual([]);
  });

  it('looks at the script of a text only to say that two names cannot be compared', () => {
    const users = files.filter(([, path]) => /\\p\{Script=/.test(readFileSync(path, 'utf8')));
    expect(users.map(([name]) => name)).toEqual(['evidence/names.ts']);
  });

  it.each([
    ['const c = place.country;', ['country']],
    ['facts.profile.value.countryCode', ['countryCode']],
    ['function detectLanguage(text: string) {}', ['detectLanguage']],
    ['const hash = digest(user.avatarUrl);', ['avatarUrl']],
    ["const said = person['nationality'];", ['nationality']],
    ['// no country, no language\nconst offset = 330;', []],
    ["const text = 'The country is not looked at.';", []],
    [['const text = `in $', '{country} now`;'].join(''), ['country']],
    ['const surface = interfaces.message + usage + packages;', []],
  ])('would be noticed: %s', (code, expected) => {
    expect(identifiers(code).flatMap(forbidden)).toEqual(expected);
  });
});

/** The name, if one of the words it is made of stands for such a criterion. */
function forbidden(name: string): readonly string[] {
  if (HARMLESS.has(name)) return [];
  const words = name.split(/_|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.some((word) => NEVER.has(word)) ? [name] : [];
}

/** Names used in code, property names in brackets among them; not what comments and sentences say. */
function identifiers(code: string): readonly string[] {
  const keys = [...code.matchAll(/\[\s*['"](\w+)['"]\s*\]/g)].map(([, key = '']) => key);
  const bare = code
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/.*$/gm, ' ')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, ' ')
    .replace(/`(?:[^`\\]|\\.)*`/g, (template) => (template.match(/\$\{[^}]*\}/g) ?? []).join(' '))
    .replace(/\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g, ' ');
  return [...(bare.match(/[A-Za-z_$][\w$]*/g) ?? []), ...keys];
}
