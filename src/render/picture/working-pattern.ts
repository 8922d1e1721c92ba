import type { WorkingPattern } from '../../assess/working-pattern.ts';
import { groupZones, isZone } from '../../inference/clock/zone.ts';
import { type OffsetStrip, offsetStrip } from './offset-strip.ts';
import { type PunchCard, punchCard } from './punch-card.ts';

/** The two pictures of one person. */
export interface PatternPictures {
  readonly card: PunchCard;
  readonly strip: OffsetStrip;
}

/** A place with more different clocks than this is too large to have a night of its own. */
const MOST_CLOCKS = 3;

/**
 * Lays a working pattern out for drawing. The card is read by the clock of the declared place where it has one, else by
 * the clock most commits carry, so that somebody's own day is where a reader expects it.
 */
export function patternPictures({ instants, readings, zones }: WorkingPattern): PatternPictures {
  const declared = clocksOf(zones, instants);
  const [only, ...more] = declared;
  const clock = only !== undefined && more.length === 0 ? only : commonest(readings);
  return { card: punchCard(instants, { clock, declared }), strip: offsetStrip(readings, declared) };
}

/** One zone for each clock the place shows in this time; none where there are too many to mean anything. */
function clocksOf(zones: readonly string[], instants: readonly number[]): readonly string[] {
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) return [];
  const clocks = groupZones(zones.filter(isZone), first, last);
  return clocks.length > MOST_CLOCKS ? [] : clocks.map(({ id }) => id);
}

function commonest(readings: WorkingPattern['readings']): number {
  const counts = new Map<number, number>();
  for (const { offset } of readings) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
