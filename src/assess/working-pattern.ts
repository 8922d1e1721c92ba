import { declaredPlace } from '../evidence/declared-place.ts';
import type { SignalContext } from '../evidence/define-signal.ts';
import { DAY } from '../evidence/example-person.ts';
import type { Family } from '../evidence/family.ts';
import { machineClock } from '../evidence/own-commits.ts';
import { workInstants } from '../evidence/work-instants.ts';
import type { ClockReading } from '../inference/clock/reading.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';

/** When somebody worked in the last year and by which clocks, for the pictures of a report. */
export interface WorkingPattern {
  /** Unix seconds, the oldest first: commits of their own machines and what the server dated. */
  readonly instants: readonly number[];
  /** Clocks of their own machines. */
  readonly readings: readonly ClockReading[];
  /** IANA zones of the place the profile states; none where it states no place. */
  readonly zones: readonly string[];
}

/** Families whose observations a picture of clocks and hours explains. */
const PICTURED: ReadonlySet<Family> = new Set(['time', 'location']);
const WINDOW_DAYS = 365;

/** The pattern behind observations of clocks and places; of nobody else, so that a report stays small. */
export function workingPattern(
  person: Collaborator,
  observed: readonly Family[],
  { takenAt, places }: SignalContext,
): WorkingPattern | undefined {
  if (!observed.some((family) => PICTURED.has(family))) return undefined;
  const from = takenAt - WINDOW_DAYS * DAY;
  const { settable, server } = workInstants(person, from, takenAt);
  const readings = machineClock(person, from, takenAt);
  if (settable.length + server.length + readings.length === 0) return undefined;
  const { profile } = person.facts;
  const declared = profile.known ? declaredPlace(profile.value, places) : undefined;
  return {
    instants: [...settable, ...server].sort((a, b) => a - b),
    readings,
    zones: declared !== undefined && 'reading' in declared ? declared.reading.zones : [],
  };
}
