import { atLeast, type Family, STRENGTHS, type Strength } from '../evidence/family.ts';

/** One signal that could be assessed, as far as rarity is concerned. */
export interface AssessedSignal {
  readonly family: Family;
  readonly strength: Strength;
  /** Ordinary rate, 0 to 1. */
  readonly rate: number;
  readonly measured: boolean;
  readonly observed: boolean;
  /** Whether the audit tried to look and could not, so that nobody knows whether it would have been a look. */
  readonly prevented?: boolean;
}

/** The evidence of one person, reduced to what decides a priority. */
export interface EvidenceProfile {
  /** Families with at least one observation. */
  readonly families: number;
  /** Whether one observation is at least moderate. */
  readonly moderate: boolean;
  /** Families with an observation whose rate was measured. */
  readonly measuredFamilies: number;
  /** Whether one observation is at least strong and its rate measured. */
  readonly strong: boolean;
}

/**
 * How surprising evidence is, were the person ordinary.
 *
 * Within a family observations are correlated, so only the best counts: the strongest, and of equal strength the
 * rarest. Since more looks find more, its chance is that of any signal at least as good firing among those that could
 * be assessed; the order is fixed beforehand, so that a weak sign more in the catalogue takes nothing from a strong one.
 * Across families, taken as independent, the surprises (−ln of that chance) add up, of those families alone whose
 * evidence fewer than one in ten show (the truncated product method, Zaykin and others 2002): what is common adds
 * nothing, and many common things together do not either. A link decides by itself and takes no part. `bench -- false-alarms` holds the result against real people.
 */
export interface Rarity {
  /** Probability that an ordinary person with the same coverage shows evidence at least this rare; 1 if nothing was observed. */
  readonly chance: number;
  readonly profile: EvidenceProfile;
  /** Probability that such a person would satisfy a rule on chance and profile. */
  chanceOf(rule: (chance: number, profile: EvidenceProfile) => boolean): number;
}

interface Outcome extends EvidenceProfile {
  readonly surprise: number;
  readonly probability: number;
}

const NOTHING: Outcome = {
  surprise: 0,
  probability: 1,
  families: 0,
  measuredFamilies: 0,
  moderate: false,
  strong: false,
};

/** A family whose evidence more ordinary people show than this adds nothing. */
const COMMON = 0.1;

/** Surprises are kept as whole thousandths of a nat, so that equal sums compare as equal. */
const RESOLUTION = 1_000;

/**
 * What could not be read must never make the rest look rarer. Nobody knows which of the looks that were prevented would
 * have been taken; of all of them, none, and those that let an ordinary person show the most, the reading holds in which
 * the evidence is most common.
 */
export function rarityOf(assessed: readonly AssessedSignal[]): Rarity {
  const families = [...byFamily(assessed.filter(({ strength }) => strength !== 'link')).values()];
  const looks = [families.map(taken), families.map(heaviest), families];
  return looks
    .map((reading) => rarityAmong(reading, families))
    .reduce((most, one) => (one.chance > most.chance ? one : most));
}

/** @param looks what an ordinary person is taken to have been asked; `families`: all that was asked or prevented */
function rarityAmong(
  looks: readonly (readonly AssessedSignal[])[],
  families: readonly (readonly AssessedSignal[])[],
): Rarity {
  const ordinary = looks.map(levelsOf).reduce(combine, [NOTHING]);
  const tail = upperTail(ordinary);
  const surprises = families.map((family) => ({ family, surprise: observedSurprise(family) }));
  const uncommon = surprises.filter(({ surprise }) => surprise > 0).flatMap(({ family }) => family);
  return {
    chance: tail(surprises.reduce((sum, { surprise }) => sum + surprise, 0)),
    profile: profileOf(uncommon.filter(({ observed }) => observed)),
    chanceOf: (rule) =>
      ordinary
        .filter((outcome) => outcome.families > 0 && rule(tail(outcome.surprise), outcome))
        .reduce((sum, outcome) => sum + outcome.probability, 0),
  };
}

function taken(family: readonly AssessedSignal[]): readonly AssessedSignal[] {
  return family.filter(({ prevented }) => prevented !== true);
}

function byFamily(signals: readonly AssessedSignal[]): Map<Family, AssessedSignal[]> {
  const families = new Map<Family, AssessedSignal[]>();
  for (const signal of signals) {
    const family = families.get(signal.family);
    if (family === undefined) families.set(signal.family, [signal]);
    else family.push(signal);
  }
  return families;
}

function profileOf(observed: readonly AssessedSignal[]): EvidenceProfile {
  const familiesOf = (signals: readonly AssessedSignal[]) =>
    new Set(signals.map((signal) => signal.family)).size;
  return {
    families: familiesOf(observed),
    measuredFamilies: familiesOf(observed.filter((signal) => signal.measured)),
    moderate: observed.some((signal) => atLeast(signal.strength, 'moderate')),
    strong: observed.some((signal) => atLeast(signal.strength, 'strong') && signal.measured),
  };
}

/** The better first: stronger, then rarer. */
function byWorth(a: AssessedSignal, b: AssessedSignal): number {
  return STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength) || a.rate - b.rate;
}

/** Chance that some signal of the family at least as good as this one fires on an ordinary person. */
function chanceWithin(family: readonly AssessedSignal[], signal: AssessedSignal): number {
  const silent = family
    .filter((other) => byWorth(other, signal) <= 0)
    .reduce((product, { rate }) => product * (1 - rate), 1);
  return 1 - silent;
}

function surpriseOf(chance: number): number {
  return chance > COMMON ? 0 : Math.round(-Math.log(chance) * RESOLUTION);
}

function observedSurprise(family: readonly AssessedSignal[]): number {
  const [best] = family.filter((signal) => signal.observed).sort(byWorth);
  return best === undefined ? 0 : surpriseOf(chanceWithin(family, best));
}

/** With as many of the prevented looks as let an ordinary person show the most. */
function heaviest(family: readonly AssessedSignal[]): readonly AssessedSignal[] {
  const asked = taken(family);
  const prevented = family.filter((signal) => signal.prevented === true).sort(byWorth);
  const weightOf = (signals: readonly AssessedSignal[]) =>
    levelsOf(signals).reduce((sum, { probability, surprise }) => sum + probability * surprise, 0);
  let best = asked;
  for (let count = 1; count <= prevented.length; count += 1) {
    const one = [...asked, ...prevented.slice(0, count)];
    if (weightOf(one) > weightOf(best)) best = one;
  }
  return best;
}

/** What an ordinary person may show in one family: nothing, or each worth as the best observed. */
function levelsOf(family: readonly AssessedSignal[]): readonly Outcome[] {
  const levels: Outcome[] = [];
  let before = 0;
  for (const signal of [...family].sort(byWorth)) {
    const chance = chanceWithin(family, signal);
    if (chance === before || surpriseOf(chance) === 0) continue;
    // Lesser signals may have fired along with the best one; counting them too errs towards expecting more by chance.
    const possible = family.filter((other) => byWorth(other, signal) >= 0);
    levels.push({
      ...profileOf(possible),
      surprise: surpriseOf(chance),
      probability: chance - before,
    });
    before = chance;
  }
  return [{ ...NOTHING, probability: 1 - before }, ...levels];
}

function combine(left: readonly Outcome[], right: readonly Outcome[]): readonly Outcome[] {
  const merged = new Map<string, Outcome>();
  for (const a of left) {
    for (const b of right) {
      const outcome: Outcome = {
        surprise: a.surprise + b.surprise,
        probability: a.probability * b.probability,
        families: a.families + b.families,
        measuredFamilies: a.measuredFamilies + b.measuredFamilies,
        moderate: a.moderate || b.moderate,
        strong: a.strong || b.strong,
      };
      const key = `${outcome.surprise} ${outcome.families} ${outcome.measuredFamilies} ${outcome.moderate} ${outcome.strong}`;
      const same = merged.get(key);
      merged.set(
        key,
        same === undefined
          ? outcome
          : { ...outcome, probability: same.probability + outcome.probability },
      );
    }
  }
  return [...merged.values()];
}

function upperTail(outcomes: readonly Outcome[]): (surprise: number) => number {
  const sorted = [...outcomes].sort((a, b) => b.surprise - a.surprise);
  return (surprise) => {
    if (surprise === 0) return 1;
    let sum = 0;
    for (const outcome of sorted) {
      if (outcome.surprise < surprise) break;
      sum += outcome.probability;
    }
    return sum;
  };
}
