import type { Candidate } from './candidates.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Token } from './segments.ts';

// Countries whose addresses end in a state's abbreviation (Google's libaddressinput, sub_keys): there the codes are in
// everybody's mouth, elsewhere they are known to registries.
const STATE_IN_ADDRESS: readonly string[] = ['AU', 'BR', 'CA', 'IT', 'US'];
const POSTAL = 1.5;
// A code beside other words says less than a name.
const BESIDE = 3;
const UPPER = /^\p{Lu}[\p{Lu}\p{M}.]*$/u;

export const isUpper = (text: string): boolean => UPPER.test(text);

const POSTAL_OF = new WeakMap<Gazetteer, ReadonlySet<number>>();

function postalCountries(gazetteer: Gazetteer): ReadonlySet<number> {
  let known = POSTAL_OF.get(gazetteer);
  if (known === undefined) {
    known = new Set(STATE_IN_ADDRESS.map((code) => gazetteer.countryByCode.get(code) ?? -1));
    POSTAL_OF.set(gazetteer, known);
  }
  return known;
}

/** Where in its part a run of words stands. */
export interface Position {
  readonly from: number;
  readonly size: number;
  readonly count: number;
  readonly whole: boolean;
  readonly wholeText: boolean;
  readonly noCapitals: boolean;
  readonly hasNext: boolean;
}

/** Readings of two or three letters as ISO 3166 codes, where codes are usual: at the end of a part, or alone. */
export function codeCandidates(
  code: string,
  words: readonly Token[],
  at: Position,
  capitals: boolean,
  gazetteer: Gazetteer,
  taken: readonly number[],
  tokens: readonly Token[],
): Candidate[] {
  const alone = at.whole && at.wholeText;
  const before = at.from === 0 ? undefined : tokens[at.from - 1];
  const rest = tokens.slice(at.from + at.size);
  // Codes close a part, or stand before a postcode or a country.
  const closes =
    rest.every(({ key, filler }) => /\d/u.test(key) || filler) ||
    rest.every((_, offset) => (taken[at.from + at.size + offset] ?? -1) >= 0) ||
    (rest.length === 1 &&
      gazetteer.find(rest[0]?.key ?? '').some(({ entity }) => entity < gazetteer.countries.length));
  const opens = at.from === 0 && /^\d{4,}/u.test(rest[0]?.key ?? '');
  if (!closes && !opens) return [];
  if (!capitals && !alone && !at.whole && before === undefined) return [];
  const mixed = /^\p{Lu}\p{Ll}/u.test(words[0]?.text ?? '');
  if (alone && !capitals) return [];
  if (!capitals && !mixed && !at.noCapitals && !at.whole) return [];
  const upper = code.toUpperCase();
  const candidates: Candidate[] = [];
  const postal = postalCountries(gazetteer);
  const needsLink = !alone && !capitals;
  for (const { country, region } of gazetteer.regionCodes.get(upper) ?? []) {
    const entity = gazetteer.entity(gazetteer.countries.length + region);
    candidates.push({
      level: 'code',
      country,
      region,
      population: entity.population,
      score:
        (entity.population || 4) + 0.5 + (postal.has(country) ? POSTAL : 0) - (alone ? 0 : BESIDE),
      entity: entity.id,
      zone: undefined,
      code: true,
      // A registry's code that no address uses needs a place of its region beside it.
      needsLink: needsLink || !postal.has(country) || (alone && entity.population === 0),
    });
  }
  const country = code.length === 2 ? gazetteer.countryByCode.get(upper) : undefined;
  if (country !== undefined) {
    const entity = gazetteer.entity(country);
    candidates.push({
      level: 'country',
      country,
      region: -1,
      population: entity.population,
      score: entity.population + 0.8 - (alone ? 0 : BESIDE),
      entity: country,
      zone: undefined,
      code: true,
      // Two letters alone are rather initials than an island of a few thousand people.
      needsLink: needsLink || (alone && entity.population < 5),
    });
  }
  return candidates;
}
