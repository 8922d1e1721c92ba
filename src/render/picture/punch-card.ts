import { offsetOfZone } from '../../inference/clock/zone.ts';

export interface PunchCardOptions {
  /** The clock the card is read by: an IANA zone, or minutes east of UTC. */
  readonly clock: string | number;
  /** IANA zones of the declared place; none when there is no such place. */
  readonly declared: readonly string[];
}

/** How instants are spread over the hours of the week, and where the night of the declared place lies. */
export interface PunchCard {
  readonly clock: string | number;
  /** Seven weekdays, Monday first, of 24 hours each. */
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  /** First and last instant, unix seconds; null when there is none. */
  readonly period: { readonly from: number; readonly until: number } | null;
  /** Null when no zone was given. */
  readonly declared: DeclaredNight | null;
}

/** Night is 22:00 to 06:00 of the declared place; with several zones, what is night in all of them. */
export interface DeclaredNight {
  readonly zones: readonly string[];
  /** For each of the 24 hours of the card: whether it was all night at every instant, summer and winter. */
  readonly hours: readonly boolean[];
  /** Instants that fall in the night by the offset of their own day; some may lie outside of `hours`. */
  readonly instants: number;
}

const MINUTES_OF_DAY = 1_440;
const NIGHT_STARTS = 22 * 60;
const NIGHT_MINUTES = 8 * 60;
/** 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday. */
const FIRST_WEEKDAY = 3;

/**
 * Counts instants (unix seconds, any order) by weekday and hour.
 *
 * @throws RangeError when the runtime does not know a zone; ask `isZone` first
 */
export function punchCard(
  instants: readonly number[],
  { clock, declared }: PunchCardOptions,
): PunchCard {
  const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const at of instants) {
    const minutes = Math.floor(at / 60) + offsetOf(clock, at);
    const day = counts[modulo(Math.floor(minutes / MINUTES_OF_DAY) + FIRST_WEEKDAY, 7)];
    const hour = Math.floor(modulo(minutes, MINUTES_OF_DAY) / 60);
    if (day) day[hour] = (day[hour] ?? 0) + 1;
    from = Math.min(from, at);
    until = Math.max(until, at);
  }
  return {
    clock,
    counts,
    total: instants.length,
    period: instants.length === 0 ? null : { from, until },
    declared: declared.length === 0 ? null : declaredNight(instants, clock, declared),
  };
}

function declaredNight(
  instants: readonly number[],
  clock: string | number,
  zones: readonly string[],
): DeclaredNight {
  const ahead = new Set<number>();
  let nightly = 0;
  for (const at of instants) {
    const shown = offsetOf(clock, at);
    let inAll = true;
    for (const zone of zones) {
      const offset = offsetOfZone(zone, at);
      ahead.add(offset - shown);
      inAll &&= isNight(Math.floor(at / 60) + offset, 1);
    }
    if (inAll) nightly += 1;
  }
  const hours = Array.from(
    { length: 24 },
    (_, hour) => ahead.size > 0 && [...ahead].every((minutes) => isNight(hour * 60 + minutes, 60)),
  );
  return { zones, hours, instants: nightly };
}

/** Whether a stretch of minutes lies in the night from its first to its last, by the minutes of a local clock. */
function isNight(start: number, length: number): boolean {
  return modulo(start - NIGHT_STARTS, MINUTES_OF_DAY) + length <= NIGHT_MINUTES;
}

function offsetOf(clock: string | number, at: number): number {
  return typeof clock === 'number' ? clock : offsetOfZone(clock, at);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
