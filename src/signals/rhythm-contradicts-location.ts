import { arrangementOf } from '../evidence/arrangement.ts';
import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { homeClock } from '../evidence/home-clock.ts';
import { nightCommits } from '../evidence/night-commits.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { offsetsShown, rhythmAgainst, rhythmMeasurements } from '../evidence/rhythm-claim.ts';
import { percent } from '../evidence/wording.ts';
import { workInstants } from '../evidence/work-instants.ts';
import { offsetOfZone } from '../inference/clock/zone.ts';
import { HOURS_OF_HABIT } from '../inference/rhythm/claim.ts';

const WINDOW_DAYS = 365;

export const rhythmContradictsLocation = defineSignal({
  id: 'rhythm-contradicts-location',
  title: 'Hours of work far from those of the declared place',
  family: 'location',
  strength: 'weak',
  redFlag:
    'Work is done in the night of the place somebody declares, as if by the daytime of another.',
  sources: [
    {
      title: 'FBI IC3 PSA I-101823: additional guidance (2023), hours and places that do not fit',
      url: 'https://www.ic3.gov/PSA/2023/PSA231018',
    },
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone")',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'Hours kept for a client, a team or a release abroad.',
    'Night work by habit: carers, students, people with a second job.',
    'The profile was not updated after a move.',
  ],
  whatClearsIt: [
    'The contract or the line manager says whose hours the person keeps; the policy file can then state it.',
    'The person confirms where they live and work now.',
  ],
  ordinaryRate: measured('rhythm-contradicts-location'),
  needs: ['profile', 'commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Declares Lima, works the office hours of Helsinki on a machine set to Lima',
      person: examplePerson({
        profile: { location: 'Lima, Peru' },
        facts: { commits: office('America/Lima', 'Europe/Helsinki') },
      }),
      expect: 'observed',
    },
    {
      title: 'Declares Nairobi, works the office hours of Nairobi',
      person: examplePerson({
        profile: { location: 'Nairobi, Kenya' },
        facts: { commits: office('Africa/Nairobi', 'Africa/Nairobi') },
      }),
      expect: 'clear',
    },
    {
      title: 'Declares no place that can be found',
      person: examplePerson({
        profile: { location: 'Planet Earth' },
        facts: { commits: office('America/Lima', 'Europe/Helsinki') },
      }),
      expect: 'unknown',
    },
    {
      title: 'Twenty commits in all',
      person: examplePerson({
        profile: { location: 'Lima, Peru' },
        facts: { commits: office('America/Lima', 'Europe/Helsinki', 20) },
      }),
      expect: 'unknown',
    },
  ],
  observe({ profile }, person, { takenAt, places, arrangements }) {
    const declared = declaredPlace(profile, places);
    if ('because' in declared) return unknown(declared.because);
    const arrangement = arrangementOf(person, arrangements);
    if (arrangement !== undefined) {
      return unknown(
        `The policy states that they keep the hours of ${arrangement.hoursOf}; their hours are not held against where they live.`,
      );
    }
    const from = takenAt - WINDOW_DAYS * DAY;
    const clock = homeClock(person, from, takenAt);
    // Whoever works in several places has no one rhythm either, and that counts with their clocks already.
    if (clock.status === 'incoherent') return unknown(clock.because);
    const instants = workInstants(person, from, takenAt);
    const { text, reading } = declared;
    const offsets = offsetsShown(reading.zones, reading.fixedOffsets, instants);
    const verdict = rhythmAgainst(instants, offsets);
    switch (verdict.status) {
      case 'abstains':
        return unknown(`The hours of the last year say nothing: ${verdict.because}.`);
      case 'undecided':
        return unknown(
          'The hours of the last year speak neither for nor against the declared place.',
        );
      case 'fits':
        return {
          result: 'clear',
          because: prose`The hours of ${verdict.instants} moments of activity in the last year fit ${text}.`,
        };
      case 'contradicts':
        return {
          result: 'observed',
          summary: prose`The hours of ${verdict.instants} moments of activity in the last year point to a clock from ${ours(verdict.range)} (90 %), and with ${ours(percent(1 - verdict.mass))} probability to none within ${HOURS_OF_HABIT} hours of the place the profile states, ${text}.`,
          measurements: rhythmMeasurements(verdict),
          sample: verdict.instants,
          evidence: [
            { text: prose`How the place was read: ${reading.because}` },
            ...nightCommits(person, [from, takenAt], (at) => [
              ...reading.zones.map((zone) => offsetOfZone(zone, at)),
              ...reading.fixedOffsets,
            ]),
          ],
        };
    }
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

/** Commits of office hours, dated by one clock and worked by another. */
function office(clock: string, worksBy: string, count = 240) {
  return exampleCommits({ count, clock, worksBy, everyDays: 1 });
}
