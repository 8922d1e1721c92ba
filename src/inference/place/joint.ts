import type { Candidate } from './candidates.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Mention } from './mentions.ts';

/** A mention after all mentions were read together. */
export interface Resolved {
  readonly mention: Mention;
  /** Best candidate of each country with its share of belief, best first. */
  readonly choices: readonly Choice[];
  /** Another mention says where this one is, or the other way round. */
  readonly linked: boolean;
}

export interface Choice {
  readonly candidate: Candidate;
  readonly share: number;
}

const MAX_MENTIONS = 24;
// Decimal logarithms. A named country, region or code decides between homonyms of any size (4 is 10,000 to 1); a mere
// neighbour may only decide between places less than eight times apart (log10 8 = 0.9), or "Berlin, Amsterdam" would
// become Ohio and New York.
const COUNTRY_LINK = 4;
const REGION_LINK = 4.3;
const CODE_LINK = 4;
const LOOSE_LINK = 2.2;
const DUAL_LINK = 1.2;
const NEIGHBOUR = 0.5;
const MOST_DOUBT = 2;

/**
 * Reads all mentions together: containers decide between homonyms, neighbours break near ties. The second pass trusts
 * each confirmation as far as the first pass believed the confirming candidate.
 */
export function resolveJointly(all: readonly Mention[], gazetteer: Gazetteer): Resolved[] {
  const mentions = all.slice(0, MAX_MENTIONS);
  const first = pass(mentions, gazetteer, undefined);
  return mentions.length > 1 ? pass(mentions, gazetteer, first) : first;
}

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
  readonly link: number;
}

function pass(
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  before: readonly Resolved[] | undefined,
): Resolved[] {
  const doubt = before?.map(
    ({ choices }) =>
      new Map(
        choices.map(({ candidate, share }) => [
          candidate.country,
          Math.max(-MOST_DOUBT, Math.log10(share)),
        ]),
      ),
  );
  return mentions.map((mention, index) => {
    const best = new Map<number, Scored>();
    for (const candidate of mention.candidates) {
      let link = 0;
      let support = 0;
      let neighbour = 0;
      for (const [otherIndex, other] of mentions.entries()) {
        if (otherIndex === index) continue;
        const apart =
          (Math.abs(otherIndex - index) - 1) * 0.2 +
          (separated(mentions, index, otherIndex) ? 0.9 : 0);
        let strongest = 0;
        for (const y of other.candidates) {
          const strength =
            contains(y, candidate, other, gazetteer) || contains(candidate, y, mention, gazetteer);
          const trust = doubt?.[otherIndex]?.get(y.country) ?? (doubt ? -MOST_DOUBT : 0);
          if (strength > 0) strongest = Math.max(strongest, strength - apart + trust);
          else if (y.country === candidate.country && !y.needsLink && !y.code && !candidate.code)
            neighbour = Math.max(neighbour, NEIGHBOUR * 10 ** trust);
        }
        support += strongest;
        link = Math.max(link, strongest);
      }
      if (candidate.needsLink && link <= DUAL_LINK) continue;
      // Two confirmations are worth more than one, but they say much the same.
      const score = candidate.score + (link > 0 ? link + 0.25 * (support - link) : neighbour);
      const known = best.get(candidate.country);
      if (!known || score > known.score) best.set(candidate.country, { candidate, score, link });
    }
    return rank(mention, [...best.values()]);
  });
}

function rank(mention: Mention, scored: readonly Scored[]): Resolved {
  const ranked = [...scored].sort((a, b) => b.score - a.score);
  const top = ranked[0]?.score ?? 0;
  const weights = ranked.map(({ score }) => 10 ** (score - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    mention,
    choices: ranked.map(({ candidate }, at) => ({ candidate, share: (weights[at] ?? 0) / total })),
    linked: (ranked[0]?.link ?? 0) > DUAL_LINK,
  };
}

/** Whether a list sign (slash, and, bar) stands between two mentions. */
function separated(mentions: readonly Mention[], a: number, b: number): boolean {
  for (let at = Math.min(a, b) + 1; at <= Math.max(a, b); at++)
    if (mentions[at]?.joint === 'list') return true;
  return false;
}

/** How strongly `outer` confirms `inner`; 0 when it does not contain it. */
function contains(
  outer: Candidate,
  inner: Candidate,
  outerMention: Mention,
  gazetteer: Gazetteer,
): number {
  if (outer.level === 'city' || outer.level === 'hand') return 0;
  if (outer.country !== inner.country)
    return outer.level === 'country' &&
      inner.level === 'country' &&
      gazetteer.territories.get(inner.country) === outer.country
      ? COUNTRY_LINK
      : 0;
  if (outer.level === 'country') return inner.level === 'country' ? 0 : COUNTRY_LINK;
  if (inner.level === 'country') return 0;
  if (inner.level === 'hand') return LOOSE_LINK;
  const exact = inner.region === outer.region;
  if (outer.level === 'code') {
    if (inner.level === 'code') return 0;
    if (exact) return CODE_LINK;
    return gazetteer.entity(outer.entity).population === 0 && inner.level === 'city'
      ? LOOSE_LINK
      : 0;
  }
  if (inner.level !== 'city') return 0;
  const unplaced = gazetteer.entity(outer.entity).population === 0;
  if (!exact && !unplaced) return 0;
  // New York names a city and its state: as a neighbour it must not turn Amsterdam into Amsterdam, NY.
  const dual = outerMention.candidates.some(
    (other) =>
      other.level === 'city' &&
      other.country === outer.country &&
      (unplaced || (other.region === outer.region && other.population >= 5.3)),
  );
  if (unplaced) return dual ? 0 : LOOSE_LINK;
  return dual ? DUAL_LINK : REGION_LINK;
}
