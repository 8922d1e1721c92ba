import type { Gazetteer } from './gazetteer.ts';
import type { Choice, Resolved } from './joint.ts';
import type { Mention } from './mentions.ts';
import { overseasZones } from './overseas.ts';
import type { PlaceReading, PlaceVerdict } from './reading.ts';

const SURE = 0.88;
const PLAUSIBLE = 0.07;
const MILLION = 6;
const LARGE_REGION = Math.log10(4_000_000);
const LARGE_TOWN = 5;
const TOWN = Math.log10(300_000);

/** Turns mentions read together into one reading; undefined when no mention survives. */
export function decide(
  resolved: readonly Resolved[],
  gazetteer: Gazetteer,
): (Omit<PlaceReading, 'fixedOffsets' | 'plain'> & { readonly dropped: boolean }) | undefined {
  const kept = withoutNoise(
    resolved.filter(({ choices }) => choices.length > 0),
    gazetteer,
  );
  if (kept.length === 0) return undefined;
  const groups = new Map<number, Resolved[]>();
  for (const one of kept) {
    const country = one.choices[0]?.candidate.country ?? 0;
    const group = groups.get(country);
    if (group) group.push(one);
    else groups.set(country, [one]);
  }
  const code = (country: number): string => gazetteer.countries[country]?.code ?? '';
  const because = explain(kept, gazetteer);
  // A part that was set aside may have been meant: `Delhi, NY`.
  const dropped =
    kept.length < resolved.length || kept.some(({ mention }) => mention.typo !== undefined);
  if (groups.size > 1) {
    const zones = [...groups].flatMap(([country, group]) => zonesOf(group, country, gazetteer));
    const certainty = Math.min(...[...groups.values()].map(belief));
    return {
      verdict: 'several',
      dropped,
      countries: [...groups.keys()].map(code),
      zones: unique(zones),
      confidence: round(certainty),
      because,
    };
  }
  const [[country, group] = [0, [] as Resolved[]]] = groups;
  const share = belief(group);
  let verdict: PlaceVerdict = 'one';
  let countries = [country];
  if (share < SURE) {
    const plausible = plausibleCountries(group);
    if (plausible.length > 1) {
      verdict = 'ambiguous';
      countries = plausible;
    }
  }
  const doubt = group.some(({ mention }) => mention.typo === undefined) ? 1 : 0.85;
  const phrase = group.every(({ mention }) => mention.leftOver > 0) ? 0.95 : 1;
  return {
    verdict,
    dropped,
    countries: countries.map(code),
    zones: unique(countries.flatMap((one) => zonesOf(group, one, gazetteer))),
    confidence: round((verdict === 'one' ? share : covered(group, countries)) * doubt * phrase),
    because,
  };
}

const top = (one: Resolved): Choice['candidate'] | undefined => one.choices[0]?.candidate;
const sure = (one: Resolved): boolean => (one.choices[0]?.share ?? 0) >= SURE;
const isContainer = (one: Resolved): boolean => {
  const level = top(one)?.level;
  return level === 'country' || level === 'region' || level === 'code';
};

/** Drops mentions that a surer neighbour shows to be an unlisted place or no place. */
function withoutNoise(all: readonly Resolved[], gazetteer: Gazetteer): Resolved[] {
  return all.filter((one, index) => {
    const own = top(one);
    if (own === undefined) return false;
    return !all.some((other, otherIndex) => {
      const theirs = top(other);
      if (otherIndex === index || theirs === undefined || theirs.country === own.country)
        return false;
      // Hong Kong, China: the second country is the first one's sovereign, not another place.
      if (
        own.level === 'country' &&
        gazetteer.territories.get(theirs.country) === own.country &&
        !listBetween(all, index, otherIndex)
      )
        return true;
      // A street named after a place.
      if (one.mention.address && !one.linked && !other.mention.address) return true;
      // A word in a phrase against a part that is nothing but places.
      if (
        one.mention.leftOver > 0 &&
        !one.linked &&
        own.level !== 'country' &&
        own.population < MILLION
      )
        if (other.linked || other.mention.leftOver === 0) return true;
      // A code that no neighbour confirms, beside a known place.
      if (own.code && !one.linked && !theirs.code) {
        const famous =
          theirs.level === 'city' &&
          theirs.population >= (own.level === 'country' ? LARGE_TOWN : MILLION);
        if (other.linked || theirs.level === 'country' || (famous && sure(other))) return true;
      }
      if (one.linked || listBetween(all, index, otherIndex)) return false;
      if (own.level === 'city' && isContainer(other)) {
        if (theirs.level === 'country' && !theirs.code)
          return (
            own.population < Math.min(TOWN, theirs.population) || one.mention.typo !== undefined
          );
        return own.population < MILLION && (theirs.code || theirs.population > own.population);
      }
      // A country that is named beats a region elsewhere that shares a word with a place in it.
      if (own.level === 'region' && theirs.level === 'country' && !theirs.code)
        return own.population < theirs.population && own.population < LARGE_REGION;
      // A region smaller than the city beside it is rather a word of the city's surroundings.
      return (
        own.level === 'region' && theirs.level === 'city' && own.population < theirs.population
      );
    });
  });
}

function listBetween(all: readonly Resolved[], a: number, b: number): boolean {
  for (let at = Math.min(a, b) + 1; at <= Math.max(a, b); at++)
    if (all[at]?.mention.joint === 'list') return true;
  return false;
}

/** Belief that a group of mentions of one country is right: that of its surest mention. */
function belief(group: readonly Resolved[]): number {
  return Math.max(0, ...group.map(({ choices }) => choices[0]?.share ?? 0));
}

function plausibleCountries(group: readonly Resolved[]): number[] {
  const surest = [...group].sort(
    (a, b) => (b.choices[0]?.share ?? 0) - (a.choices[0]?.share ?? 0),
  )[0];
  return (surest?.choices ?? [])
    .filter(({ share }) => share >= PLAUSIBLE)
    .slice(0, 5)
    .map(({ candidate }) => candidate.country);
}

function covered(group: readonly Resolved[], countries: readonly number[]): number {
  return Math.max(
    ...group.map(({ choices }) =>
      choices.reduce(
        (sum, { candidate, share }) => sum + (countries.includes(candidate.country) ? share : 0),
        0,
      ),
    ),
  );
}

const FINENESS = { city: 3, hand: 2, code: 2, region: 2, country: 1 } as const;

/** Zones of the finest places the text names in a country. */
function zonesOf(
  group: readonly Resolved[],
  country: number,
  gazetteer: Gazetteer,
): readonly string[] {
  let finest = 0;
  let zones: string[] = [];
  for (const { choices } of group) {
    const choice = choices.find(({ candidate }) => candidate.country === country);
    if (choice === undefined) continue;
    const { candidate } = choice;
    const fineness =
      candidate.zone === undefined && candidate.entity < gazetteer.countries.length
        ? 1
        : FINENESS[candidate.level];
    if (fineness < finest) continue;
    if (fineness > finest) zones = [];
    finest = fineness;
    zones.push(
      ...(candidate.zone === undefined ? gazetteer.zonesOf(candidate.entity) : [candidate.zone]),
      // Whoever states a country may live in a part of it overseas.
      ...(fineness === 1 ? overseasZones(candidate.country, gazetteer) : []),
    );
  }
  return zones;
}

const KIND = {
  city: 'a city in',
  region: 'a region of',
  code: 'the code of a region of',
  hand: 'a name used in',
  country: '',
} as const;

const WITH_ARTICLE =
  /^(?:Isle|United) |(?:Bahamas|Comoros|Gambia|Islands|Maldives|Netherlands|Philippines|Republic|Territor(?:y|ies))$/;

/** A country as it stands in a sentence: `the Netherlands`. */
function inSentence(country: string): string {
  return WITH_ARTICLE.test(country) ? `the ${country}` : country;
}

/** `“Lyon” is read as a city in France.` */
function explain(kept: readonly Resolved[], gazetteer: Gazetteer): string {
  const parts = kept.slice(0, 6).map(({ mention, choices }) => {
    const meanings = choices
      .filter(({ share }, rank) => rank === 0 || share >= PLAUSIBLE)
      .slice(0, 4)
      .map(({ candidate }) => {
        const country = gazetteer.countries[candidate.country]?.name ?? '';
        const isItself = candidate.level === 'country' && country === mention.text;
        return isItself ? 'the country' : `${KIND[candidate.level]} ${inSentence(country)}`.trim();
      });
    const slip = mention.typo === undefined ? '' : ` (a misspelling of “${mention.typo}”)`;
    return `“${shorten(mention)}”${slip} as ${meanings.join(' or ')}`;
  });
  const more = kept.length > 6 ? `, and ${kept.length - 6} more` : '';
  return `Read ${parts.join(', ')}${more}.`;
}

const shorten = ({ text }: Mention): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const unique = (zones: readonly string[]): string[] =>
  [...new Set(zones)].filter((zone) => zone !== '');
const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
