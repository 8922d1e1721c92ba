import type { Family } from '../evidence/family.ts';
import type { EvidenceProfile, Rarity } from './rarity.ts';

export const PRIORITIES = ['soon', 'routine', 'insufficient-data', 'none'] as const;
/** How soon a human should look. It is a place in a queue, not a verdict about a person. */
export type Priority = (typeof PRIORITIES)[number];

/** When evidence is rare enough to ask for a human look. Policy may change every number. */
export interface Thresholds {
  /** Chance of an ordinary person showing the same, at or below which a review is due soon. */
  readonly soon: number;
  /** The same for a review when convenient. */
  readonly routine: number;
  /** Families that must be assessable before "nothing observed" means anything. */
  readonly families: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { soon: 1 / 2_000, routine: 1 / 100, families: 3 };

/**
 * Rare, and from independent families of which two rest on measured rates, or one where a third family agrees: a single
 * rare finding with an innocent cause and a single guess about ordinary people must not bring anybody to the top.
 */
export function isSoon(chance: number, profile: EvidenceProfile, thresholds: Thresholds): boolean {
  const { families, measuredFamilies, moderate } = profile;
  const independent = measuredFamilies >= 2 || (measuredFamilies === 1 && families >= 3);
  return chance <= thresholds.soon && moderate && independent;
}

/** Two families, or one strong observation whose rate was measured. */
export function isRoutine(
  chance: number,
  profile: EvidenceProfile,
  thresholds: Thresholds,
): boolean {
  return (chance <= thresholds.routine && profile.families >= 2) || profile.strong;
}

/** What an empty account lacks and a person leaves: names, clocks, a place that fits or does not. */
const TRACES: readonly Family[] = ['identity', 'time', 'location'];

/** Whether neither names nor clocks nor a place of somebody could be looked at. */
export function isTraceless(assessable: readonly Family[]): boolean {
  return !assessable.some((family) => TRACES.includes(family));
}

/**
 * @param link whether an observation cannot be an accident, which needs no second one
 * @param assessable families in which something could be assessed; of somebody who left no trace of a person there is
 *   little to look at, however many lists were found empty
 */
export function priorityOf(
  rarity: Rarity,
  link: boolean,
  assessable: readonly Family[],
  thresholds: Thresholds,
): Priority {
  const { chance, profile } = rarity;
  if (link || isSoon(chance, profile, thresholds)) return 'soon';
  if (isRoutine(chance, profile, thresholds)) return 'routine';
  return assessable.length < thresholds.families || isTraceless(assessable)
    ? 'insufficient-data'
    : 'none';
}
