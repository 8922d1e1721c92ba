import { arrangementOf } from '../evidence/arrangement.ts';
import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { homeClock } from '../evidence/home-clock.ts';
import { nightCommits } from '../evidence/night-commits.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { ours, prose } from '../evidence/prose.ts';
import { rhythmAgainst, rhythmMeasurements } from '../evidence/rhythm-claim.ts';
import { counted, offsetText, percent, utcDay } from '../evidence/wording.ts';
import { workInstants } from '../evidence/work-instants.ts';
import { HOURS_OF_HABIT } from '../inference/rhythm/claim.ts';

const WINDOW_DAYS = 365;

export const rhythmContradictsClock = defineSignal({
  id: 'rhythm-contradicts-clock',
  title: 'Hours of work far from those of the commit clock',
  family: 'time',
  strength: 'weak',
  redFlag:
    "The machine's clock is set to one part of the world while the work is done by the daytime of another.",
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone": clocks are easy to set)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title:
        'US State, Treasury and FBI: Guidance on IT workers (2022), remote desktops and relayed machines',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
  ],
  innocentExplanations: [
    "A machine kept on a client's or company's zone, or a remote desktop that runs elsewhere.",
    'Night work by habit, or hours kept for a team abroad.',
    'Jobs that commit on a schedule.',
  ],
  whatClearsIt: [
    'The machine is known to be set to another zone: a company computer, a virtual machine.',
    'The contract or the line manager says whose hours the person keeps; the policy file can then state it.',
  ],
  ordinaryRate: measured('rhythm-contradicts-clock'),
  needs: ['commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'A machine set to Toronto, worked by the office hours of Helsinki',
      person: examplePerson({ facts: { commits: office('America/Toronto', 'Europe/Helsinki') } }),
      expect: 'observed',
    },
    {
      title: 'A machine set to Accra plus an hour, worked by its own office hours',
      person: examplePerson({ facts: { commits: office('Africa/Lagos', 'Africa/Lagos') } }),
      expect: 'clear',
    },
    {
      title: 'A declared place that the hours contradict: `rhythm-contradicts-location` tells it',
      person: examplePerson({
        profile: { location: 'Toronto, Canada' },
        facts: { commits: office('America/Toronto', 'Europe/Helsinki') },
      }),
      expect: 'unknown',
    },
    {
      title: 'Commits from containers only, all on UTC',
      person: examplePerson({
        facts: { commits: exampleCommits({ count: 240, clock: 0, everyDays: 1 }) },
      }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt, places, arrangements }) {
    const arrangement = arrangementOf(person, arrangements);
    if (arrangement !== undefined) {
      return unknown(
        `The policy states that they keep the hours of ${arrangement.hoursOf}; their hours are not held against their clock.`,
      );
    }
    const from = takenAt - WINDOW_DAYS * DAY;
    const reading = homeClock(person, from, takenAt);
    if (reading.status !== 'home') return unknown(reading.because);
    const { home } = reading;
    const instants = workInstants(person, from, takenAt);
    const verdict = rhythmAgainst(
      instants,
      home.offsets.map(({ offset }) => offset),
    );
    const clock = offsetText(home.representative);
    switch (verdict.status) {
      case 'abstains':
        return unknown(`The hours of the last year say nothing: ${verdict.because}.`);
      case 'undecided':
        return unknown(`The hours of the last year speak neither for nor against ${clock}.`);
      case 'fits':
        return {
          result: 'clear',
          because: ours(
            `The hours of ${verdict.instants} moments of activity in the last year fit ${clock}.`,
          ),
        };
      case 'contradicts': {
        // One cause, such as night work, must not count in two families: with a declared place the hours, or the
        // clock, are held against that.
        const { profile } = person.facts;
        if (!profile.known && profile.because.reason !== 'not-collected') {
          return unknown(
            'The hours do not fit the clock, but whether the profile states a place, against which they would be held instead, could not be read.',
          );
        }
        if (profile.known && !('because' in declaredPlace(profile.value, places))) {
          return unknown(
            'The hours do not fit the clock; since the profile states a place, they are held against that instead, and not counted twice.',
          );
        }
        return {
          result: 'observed',
          summary: prose`The machine's clock is ${ours(clock)}, but the hours of ${verdict.instants} moments of activity in the last year point to a clock from ${ours(verdict.range)} (90 %), and with ${ours(percent(1 - verdict.mass))} probability to none within ${HOURS_OF_HABIT} hours of it.`,
          measurements: rhythmMeasurements(verdict),
          sample: verdict.instants,
          evidence: [
            {
              text: ours(
                `${clock}: ${counted(home.count, 'commit')} from ${utcDay(home.first)} to ${utcDay(home.last)}`,
              ),
            },
            ...nightCommits(person, [from, takenAt], () =>
              home.offsets.map(({ offset }) => offset),
            ),
          ],
        };
      }
    }
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

/** Commits of office hours, dated by one clock and worked by another. */
function office(clock: string, worksBy: string) {
  return exampleCommits({ count: 240, clock, worksBy, everyDays: 1 });
}
