import type { HandEntry } from './by-hand.ts';
import { fromEntity } from './candidates.ts';
import { type Clues, readClues } from './clues.ts';
import { isUpper } from './codes.ts';
import { placeKey } from './fold.ts';
import { type Gazetteer, readGazetteer } from './gazetteer.ts';
import { INSTITUTIONS } from './institutions.ts';
import { resolveJointly } from './joint.ts';
import { findMentions, type Mention, type Names, type Reading } from './mentions.ts';
import { nearestCity } from './nearest.ts';
import { NATIVE_REGIONS, NICKNAMES } from './nicknames.ts';
import type { PlaceReading, PlaceResolver } from './reading.ts';
import { readSegments, type Token } from './segments.ts';
import { createSpelling, type Spelling } from './spelling.ts';
import { decide } from './verdict.ts';
import { COMMON_WORDS, FILLER } from './words.ts';

export type { PlaceReading, PlaceResolver } from './reading.ts';

/**
 * Reads the free text of a profile's location field. Loading takes some tens of milliseconds, a call some tens of
 * microseconds; `resolve` accepts any string and never throws.
 * @param gazetteer the bytes of assets/gazetteer.br after brotli decompression
 * @throws Error when the bytes are no gazetteer
 */
export function createPlaceResolver(gazetteer: Uint8Array): PlaceResolver {
  const table = readGazetteer(gazetteer);
  const byHand = new Map<string, HandEntry>();
  for (const [name, entry] of [...INSTITUTIONS, ...NATIVE_REGIONS, ...NICKNAMES])
    byHand.set(placeKey(name), entry);
  const names: Names = { gazetteer: table, byHand };
  const spelling = createSpelling(table);
  const zoneCountry = countriesByZone(table);
  return { resolve: (text) => resolve(text, names, spelling, zoneCountry) };
}

/** Words that say that somebody is not there, or no longer. */
const NOT_NOW =
  /\b(?:not|never|no longer|originally|born|native|formerly|previously|former|once|ex|used to|was|raised|grew up|roots|hometown|home ?town|heritage|heart|soon|moving|dreaming|near future|expat)\b/iu;

/** The country most people of a zone live in. */
function countriesByZone(gazetteer: Gazetteer): Map<string, number> {
  const map = new Map<string, { country: number; weight: number }>();
  for (const [country, { zones, population }] of gazetteer.countries.entries())
    for (const [rank, zone] of zones.entries()) {
      const weight = population - rank * 3;
      const known = map.get(zone.toLowerCase());
      if (!known || weight > known.weight) map.set(zone.toLowerCase(), { country, weight });
    }
  return new Map([...map].map(([zone, { country }]) => [zone, country]));
}

function resolve(
  text: string,
  names: Names,
  spelling: Spelling,
  zoneCountry: ReadonlyMap<string, number>,
): PlaceReading {
  const clues = readClues(text, (zone) => zoneCountry.has(zone.toLowerCase()));
  const fixedOffsets = [...new Set(clues.offsets)];
  const segments = readSegments(clues.rest);
  const reading = findMentions(segments, names);
  const mentions = [...reading.mentions, ...flagMentions(clues, names.gazetteer)];
  if (mentions.length === 0) mentions.push(...corrected(reading, spelling, names.gazetteer));
  if (mentions.length === 0) mentions.push(...pointMentions(clues, names.gazetteer, zoneCountry));
  let decided = decide(resolveJointly(mentions, names.gazetteer), names.gazetteer);
  if (decided?.verdict === 'ambiguous' && reading.unread.length > 0) {
    // "Worcester, Massachussetts": a misspelt neighbour may settle which is meant.
    const more = [...mentions, ...corrected(reading, spelling, names.gazetteer)];
    const again = decide(resolveJointly(more, names.gazetteer), names.gazetteer);
    if (again?.verdict === 'one') decided = again;
  }
  const saidPlainly = !NOT_NOW.test(text) && !isRatherAWord(text, names);
  if (decided !== undefined) {
    const { dropped, ...place } = decided;
    const zones = clues.zones.length > 0 ? clues.zones : place.zones;
    const plain = saidPlainly && !dropped && reading.leftOver === 0;
    return { ...place, zones, fixedOffsets, plain };
  }
  const plain = saidPlainly && reading.leftOver === 0;
  const nowhere = { countries: [], zones: [], fixedOffsets, plain };
  return { ...withoutPlace(clues, reading, mentions), ...nowhere };
}

/** A word of a language, or up to three small letters, that happen to be a town or a code as well: `more`, `can`. */
function isRatherAWord(text: string, { byHand }: Names): boolean {
  const word = text.trim();
  const key = placeKey(word);
  if (isUpper(word)) return false;
  if (byHand.has(key)) return COMMON_WORDS.has(key);
  return COMMON_WORDS.has(key) || FILLER.has(key) || /^(?!usa|uk|uae)[a-z]{1,3}$/u.test(word);
}

function withoutPlace(
  clues: Clues,
  reading: Reading,
  mentions: readonly Mention[],
): Pick<PlaceReading, 'verdict' | 'confidence' | 'because'> {
  if (clues.offsets.length > 0 && reading.leftOver === 0)
    return {
      verdict: 'none',
      confidence: 0.9,
      because: 'The text gives a UTC offset and no place.',
    };
  if (reading.removed.length > 0 && reading.leftOver <= 2 * reading.removed.length)
    return {
      verdict: 'none',
      confidence: 0.9,
      because: `“${(reading.removed[0] ?? '').slice(0, 60)}” names no particular country.`,
    };
  if (reading.leftOver === 0 && mentions.length === 0)
    return { verdict: 'none', confidence: 0.95, because: 'The text holds no name of a place.' };
  return {
    verdict: 'unknown',
    confidence: 0,
    because: 'No word of the text is in the gazetteer of places.',
  };
}

function flagMentions(clues: Clues, gazetteer: Gazetteer): Mention[] {
  return clues.flags.flatMap((code): Mention[] => {
    const country = gazetteer.countryByCode.get(code);
    if (country === undefined) return [];
    return [simple(`the flag of ${code}`, country, gazetteer)];
  });
}

function simple(text: string, entity: number, gazetteer: Gazetteer, typo?: string): Mention {
  return {
    text,
    segment: -1,
    joint: 'comma',
    candidates: [fromEntity(gazetteer.entity(entity), true)],
    whole: true,
    leftOver: 0,
    address: false,
    typo,
  };
}

function pointMentions(
  clues: Clues,
  gazetteer: Gazetteer,
  zoneCountry: ReadonlyMap<string, number>,
): Mention[] {
  const mentions: Mention[] = [];
  for (const { latitude, longitude } of clues.coordinates.slice(0, 3)) {
    const city = nearestCity(gazetteer, latitude, longitude);
    if (city !== undefined)
      mentions.push(simple(`${latitude.toFixed(2)}, ${longitude.toFixed(2)}`, city, gazetteer));
  }
  for (const zone of clues.zones) {
    const country = zoneCountry.get(zone.toLowerCase());
    if (country !== undefined) mentions.push(simple(zone, country, gazetteer));
  }
  return mentions;
}

/** Looks for slips of the pen in parts where nothing else was found. */
function corrected(reading: Reading, spelling: Spelling, gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = [];
  for (const tokens of reading.unread.slice(0, 4)) {
    const words = tokens.filter(({ key, filler }) => !filler && !/\d/u.test(key));
    if (words.every(({ key }) => COMMON_WORDS.has(key))) continue;
    // Short words in capitals are acronyms.
    if (words.length > 3 || words.every(({ text }) => /^\P{Ll}{1,6}$/u.test(text))) continue;
    const whole = spell(words, spelling, gazetteer);
    if (whole) mentions.push(whole);
    else if (words.length === 2) {
      const last = spell(words.slice(-1), spelling, gazetteer);
      if (last?.candidates.some(({ level }) => level === 'country')) mentions.push(last);
    }
  }
  return mentions;
}

function spell(
  words: readonly Token[],
  spelling: Spelling,
  gazetteer: Gazetteer,
): Mention | undefined {
  const correction = spelling(words.map(({ key }) => key).join(''));
  if (correction === undefined) return undefined;
  return {
    text: words.map(({ text }) => text).join(' '),
    segment: -1,
    joint: 'comma',
    candidates: correction.hits.map(({ entity, kind }) =>
      fromEntity(gazetteer.entity(entity), kind === 'main'),
    ),
    whole: true,
    leftOver: 0,
    address: false,
    typo: correction.name,
  };
}
