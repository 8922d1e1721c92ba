import { offsetOfZone } from '../inference/clock/zone.ts';
import {
  CONTRADICTING_MASS,
  contradictsClaim,
  HOURS_OF_HABIT,
  massNear,
} from '../inference/rhythm/claim.ts';
import { readRhythm, type WorkInstants } from '../inference/rhythm/reading.ts';
import { offsetText, percent } from './wording.ts';

/** From here on the hours speak for the claim rather than merely not against it. */
const FITTING_MASS = 0.5;

/** The hours of one person are held against their clock and against their place: they are read once. */
const readings = new WeakMap<WorkInstants, ReturnType<typeof readRhythm>>();

/** What the hours of somebody's work say about offsets that are claimed for them. */
export type RhythmVerdict =
  | { readonly status: 'abstains'; readonly because: string }
  | {
      readonly status: 'contradicts' | 'undecided' | 'fits';
      /** Probability that the hours belong to a clock within the hours of habit of the claim. */
      readonly mass: number;
      readonly instants: number;
      /** The offsets the hours point to, at 90 %: `+05:00 to +08:30`. */
      readonly range: string;
    };

/**
 * Holds the hours of work against the claimed offsets (minutes east of UTC), of which the best one counts, so that a
 * country with several zones or daylight saving is never narrower than it is.
 */
export function rhythmAgainst(instants: WorkInstants, offsets: readonly number[]): RhythmVerdict {
  const rhythm = readings.get(instants) ?? readRhythm(instants);
  readings.set(instants, rhythm);
  if (rhythm.status === 'abstains') return rhythm;
  const { posterior } = rhythm;
  const mass = massNear(posterior, offsets);
  const contradicts = contradictsClaim(rhythm, offsets);
  const { from, to } = posterior.interval(0.9);
  return {
    status: contradicts ? 'contradicts' : mass < FITTING_MASS ? 'undecided' : 'fits',
    mass,
    instants: rhythm.instants,
    range: `${offsetText(from)} to ${offsetText(to)}`,
  };
}

/** Every offset that some of the zones show at some of the instants, and the fixed ones. */
export function offsetsShown(
  zones: readonly string[],
  fixedOffsets: readonly number[],
  { settable, server }: WorkInstants,
): readonly number[] {
  const instants = [...settable, ...server];
  const shown = zones.flatMap((zone) => instants.map((at) => offsetOfZone(zone, at)));
  return [...new Set([...shown, ...fixedOffsets])];
}

/** The value and what it is compared with lie close together near the edge. */
function finePercent(share: number): string {
  return share < 0.1 ? `${(share * 100).toFixed(2)} %` : percent(share);
}

/** The measurements both rhythm signals print. */
export function rhythmMeasurements(verdict: Exclude<RhythmVerdict, { status: 'abstains' }>) {
  return [
    {
      label: `Probability that the hours belong within ${HOURS_OF_HABIT} hours of it`,
      value: finePercent(verdict.mass),
      threshold: `below ${percent(CONTRADICTING_MASS)}`,
    },
    {
      label: 'Moments of activity read',
      value: String(verdict.instants),
      threshold: '50 on 20 days',
    },
    { label: 'Offsets the hours point to (90 %)', value: verdict.range },
  ];
}
