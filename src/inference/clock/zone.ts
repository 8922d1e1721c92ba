import { segmentsAround, segmentsBetween } from './transitions.ts';

/** IANA zones that show the same offset at every instant between two instants. */
export interface ZoneClass {
  /** The first zone by name, which stands for the class. */
  readonly id: string;
  /** All zones of the class, sorted by name. */
  readonly zones: readonly string[];
  /** Distinct offsets shown in the period, minutes east of UTC, in order of first appearance. */
  readonly offsets: readonly number[];
}

/**
 * Offset of an IANA time zone at an instant, in minutes east of UTC.
 *
 * The rules are those of the runtime's own Intl data. A table of transitions is built per zone and
 * year when first asked for and kept, so that later calls cost a few reads.
 *
 * @param zone an IANA name such as `Asia/Kolkata`
 * @param at unix seconds, UTC
 * @throws RangeError when the runtime does not know `zone`, or `at` is outside the range of dates
 */
export function offsetOfZone(zone: string, at: number): number {
  const segments = segmentsAround(zone, at);
  let offset = 0;
  for (const segment of segments) {
    if (segment !== segments[0] && segment.from > at) break;
    offset = segment.offset;
  }
  return offset;
}

const knownNames = new Map<string, boolean>();

/** Whether this runtime knows `name` as a named time zone. A bare offset such as `+05:30` is none. */
export function isZone(name: string): boolean {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  const answer = /^[A-Za-z]/.test(name) && intlAccepts(name);
  // Names come from profiles, so the memory of them must not grow without end.
  if (knownNames.size < 2000) knownNames.set(name, answer);
  return answer;
}

function intlAccepts(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}

let names: readonly string[] | undefined;

/** Every canonical IANA zone of this runtime, sorted by name. */
export function zoneNames(): readonly string[] {
  names ??= Intl.supportedValuesOf('timeZone').toSorted();
  return names;
}

/**
 * All IANA zones, grouped by identical offsets from one instant to another (unix seconds, both
 * inclusive), in order of class id.
 */
export function zoneClasses(from: number, until: number): readonly ZoneClass[] {
  return groupZones(zoneNames(), from, until);
}

/** Like {@link zoneClasses}, for the given zones alone. */
export function groupZones(
  zones: readonly string[],
  from: number,
  until: number,
): readonly ZoneClass[] {
  const classes = new Map<string, { zones: string[]; offsets: readonly number[] }>();
  for (const zone of zones) {
    const segments = segmentsBetween(zone, from, until);
    const key = segments.map((segment) => `${segment.from}:${segment.offset}`).join(' ');
    const known = classes.get(key);
    if (known) known.zones.push(zone);
    else {
      const offsets = [...new Set(segments.map((segment) => segment.offset))];
      classes.set(key, { zones: [zone], offsets });
    }
  }
  return [...classes.values()].map((found) => {
    const sorted = found.zones.toSorted();
    return { id: sorted[0] ?? '', zones: sorted, offsets: found.offsets };
  });
}
