import type { HandEntry } from './by-hand.ts';
import type { Entity, Gazetteer } from './gazetteer.ts';

// A spelling of another language or time is less often meant than a place's own name.
const OTHER_NAME = 0.7;

/** One thing the words may mean. `score` is a decimal logarithm of how likely people mean it, without context. */
export interface Candidate {
  readonly level: 'country' | 'region' | 'code' | 'city' | 'hand';
  readonly country: number;
  readonly region: number;
  readonly population: number;
  readonly score: number;
  /** Entity whose zones apply; -1 when `zone` says it. */
  readonly entity: number;
  readonly zone: string | undefined;
  /** A two- or three-letter code, of a country or region. */
  readonly code: boolean;
  /** Counts only when another mention confirms it (a code in small letters). */
  readonly needsLink: boolean;
}

/** Prominence without context: population, and for cities how many languages know them. */
export function fromEntity(entity: Entity, main: boolean): Candidate {
  const base = {
    country: entity.country,
    region: entity.region,
    population: entity.population,
    entity: entity.id,
    zone: undefined,
    code: false,
    needsLink: false,
  };
  if (entity.kind === 'country')
    return {
      ...base,
      level: 'country',
      score: Math.max(entity.population, 4) + (main ? 2.5 : 0),
    };
  if (entity.kind === 'region')
    return { ...base, level: 'region', score: (entity.population || 5) + (main ? 0.6 : 0.3) };
  const known = entity.fame * (main ? 0.35 : 0.25);
  return {
    ...base,
    level: 'city',
    score: Math.max(entity.population, 3.5) + known - (main ? 0 : OTHER_NAME),
  };
}

/** A country and a larger region of another country share the name (Georgia): neither is the default. */
export function evenOut(candidates: Candidate[]): Candidate[] {
  const country = candidates.find(({ level }) => level === 'country');
  if (country === undefined) return candidates;
  return candidates.map((other) =>
    other.level === 'region' &&
    other.country !== country.country &&
    other.population >= country.population
      ? { ...other, score: country.score }
      : other,
  );
}

/** What a hand list says a name means, the first country a little likelier. */
export function handCandidates(hand: HandEntry, gazetteer: Gazetteer): Candidate[] {
  return hand.countries.flatMap((code, rank): Candidate[] => {
    const country = gazetteer.countryByCode.get(code);
    if (country === undefined) return [];
    return [
      {
        level: 'hand',
        country,
        region: -1,
        population: 6,
        score: (hand.sort === 'institution' ? 7.5 : 8.3) - rank * 0.1,
        entity: hand.zone === undefined ? country : -1,
        zone: hand.zone,
        code: false,
        needsLink: false,
      },
    ];
  });
}
