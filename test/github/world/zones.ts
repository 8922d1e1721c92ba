/** Time zone arithmetic on the runtime's own IANA data (Intl), with each zone's transitions found once. */

const minute = 60_000;
const day = 24 * 60 * minute;

interface Transitions {
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

const known = new Map<string, Transitions>();
const first = Date.UTC(2005, 0, 1);
const last = Date.UTC(2031, 0, 1);

/** Minutes east of UTC at an instant; throws RangeError for a zone the runtime does not know. */
export function offsetAt(zone: string, instant: number): number {
  const { starts, offsets } = known.get(zone) ?? findTransitions(zone);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= instant) low = middle;
    else high = middle - 1;
  }
  return offsets[low] ?? 0;
}

/** The instant at which a wall clock in the zone shows the given time (`wall` as if it were UTC). */
export function instantOf(zone: string, wall: number): number {
  const guess = wall - offsetAt(zone, wall) * minute;
  return wall - offsetAt(zone, guess) * minute;
}

/** An instant as git and GitHub's GitTimestamp write it: local time with its offset, e.g. `2026-10-01T09:30:00+02:00`. */
export function withOffset(instant: number, offset: number): string {
  const local = new Date(instant + offset * minute).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const size = Math.abs(offset);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** An instant in UTC without fractions, as GitHub's REST API and DateTime write it. */
export function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function findTransitions(zone: string): Transitions {
  const read = offsetReader(zone);
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [read(first)];
  // A week is shorter than the shortest pause of summer time (Ramadan in Morocco), so no change can hide between two steps.
  for (let from = first; from < last; from += 7 * day) {
    let low = from;
    let high = from + 7 * day;
    const after = read(high);
    if (after === offsets.at(-1)) continue;
    while (high - low > minute) {
      const middle = Math.floor((low + high) / 2 / minute) * minute;
      if (read(middle) === after) high = middle;
      else low = middle;
    }
    starts.push(high);
    offsets.push(after);
  }
  const transitions = { starts, offsets };
  known.set(zone, transitions);
  return transitions;
}

function offsetReader(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const text = format.format(instant);
    const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text);
    if (match === null || match[1] === undefined) return 0;
    const size = Number(match[2]) * 60 + Number(match[3]);
    return match[1] === '-' ? -size : size;
  };
}
