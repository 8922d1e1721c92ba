import { clockGroupRecord } from '../evidence/clock-group.ts';
import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { HOME_CLOCK_COMMITS, homeClock } from '../evidence/home-clock.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { browserClock } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, offsetText, percent } from '../evidence/wording.ts';
import { compareWithZones } from '../inference/clock/fit.ts';
import type { ClockReading } from '../inference/clock/reading.ts';

const WINDOW_DAYS = 365;
/** Farther than any two zones of a neighbourhood, so that an outdated or coarse place is not held against anybody. */
const DISTANCE_HOURS = 3;
const CONTRADICTING_SHARE = 0.9;
/** Up to this share of far commits the clock agrees with the place: a journey or a stray. */
const AGREEING_SHARE = 0.2;
const BROWSER_READINGS = 3;
/** As for the machine: a browser that is about there makes the machine the odd one out, which is one cause, counted once. */
const BROWSER_HOURS = DISTANCE_HOURS;

export const clockContradictsLocation = defineSignal({
  id: 'clock-contradicts-location',
  title: 'Commit clock far from the declared place',
  family: 'location',
  strength: 'moderate',
  redFlag: 'The clock of the machine that commits does not match the place the profile states.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone")',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'FBI IC3 PSA I-101823: additional guidance (2023), location that does not fit',
      url: 'https://www.ic3.gov/PSA/2023/PSA231018',
    },
  ],
  innocentExplanations: [
    'The profile was not updated after a move, or names a home town.',
    'Long travel, or working from abroad for a season.',
    "A machine kept on a client's or company's zone on purpose, or a remote desktop that runs elsewhere.",
  ],
  whatClearsIt: [
    'The person confirms where they live and work now, and the profile is brought up to date.',
    'The machine is known to be set to another zone: a company computer, a virtual machine.',
  ],
  ordinaryRate: measured('clock-contradicts-location'),
  needs: ['profile', 'commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Declares Lisbon, commits by a clock of Manila',
      person: examplePerson({
        profile: { location: 'Lisbon, Portugal' },
        facts: { commits: exampleCommits({ count: 60, clock: 'Asia/Manila' }) },
      }),
      expect: 'observed',
    },
    {
      title: 'Declares Nairobi, commits by a clock of Nairobi',
      person: examplePerson({
        profile: { location: 'Nairobi, Kenya' },
        facts: { commits: exampleCommits({ count: 60, clock: 'Africa/Nairobi' }) },
      }),
      expect: 'clear',
    },
    {
      title: 'Declares a country with several zones and works in one of them',
      person: examplePerson({
        profile: { location: 'Brazil' },
        facts: { commits: exampleCommits({ count: 60, clock: 'America/Manaus' }) },
      }),
      expect: 'clear',
    },
    {
      title: 'Declares no place that can be found',
      person: examplePerson({
        profile: { location: 'Planet Earth' },
        facts: { commits: exampleCommits({ count: 60, clock: 'Asia/Manila' }) },
      }),
      expect: 'unknown',
    },
    {
      title: 'Commits from containers only, all on UTC',
      person: examplePerson({
        profile: { location: 'Osaka, Japan' },
        facts: { commits: exampleCommits({ count: 60, clock: 0 }) },
      }),
      expect: 'unknown',
    },
    {
      title: "The machine runs on a client's clock; the browser shows the declared place",
      person: examplePerson({
        profile: { location: 'Buenos Aires, Argentina' },
        facts: {
          commits: [
            ...exampleCommits({ count: 60, clock: 'Europe/Berlin' }),
            ...exampleCommits({
              count: 5,
              clock: 'America/Argentina/Buenos_Aires',
              origin: 'github-web',
              everyDays: 20,
            }),
          ],
        },
      }),
      expect: 'unknown',
    },
  ],
  observe({ profile }, person, { takenAt, places }) {
    const declared = declaredPlace(profile, places);
    if ('because' in declared) return unknown(declared.because);
    const { text, reading: place } = declared;
    const from = takenAt - WINDOW_DAYS * DAY;
    const reading = homeClock(person, from, takenAt);
    if (reading.status !== 'home') return unknown(reading.because);
    const { series: clock, home, readings } = reading;

    const machine = compareWithZones(readings, place.zones, place.fixedOffsets);
    const share = machine.beyond(DISTANCE_HOURS);
    if (share > AGREEING_SHARE && share < CONTRADICTING_SHARE) {
      return unknown(
        `${percent(share)} of ${clock.readings} commits of the last year carry a clock more than ${DISTANCE_HOURS} hours from the declared place, the others do not; that says neither.`,
      );
    }
    if (share <= AGREEING_SHARE) {
      return {
        result: 'clear',
        because: prose`The clock of ${clock.readings} commits of the last year, mostly ${ours(offsetText(home.representative))}, is within ${DISTANCE_HOURS} hours of ${text}.`,
      };
    }
    const fits = (reading: ClockReading) =>
      compareWithZones([reading], place.zones, place.fixedOffsets).beyond(BROWSER_HOURS) === 0;
    // A browser that hides its user's zone shows UTC, which speaks for the place where it fits and never against it.
    const browser = browserClock(person, from, takenAt)
      .map((reading) => ({ reading, fits: fits(reading) }))
      .filter(({ reading, fits }) => fits || reading.offset !== 0);
    const fitting = browser.filter(({ fits }) => fits).length;
    if (browser.length >= BROWSER_READINGS && fitting >= browser.length / 2) {
      return unknown(
        `The machine's clock is far from the declared place, but the browser's clock on ${counted(fitting, 'commit')} made on GitHub fits it; which of the two is the person's cannot be told.`,
      );
    }
    return {
      result: 'observed',
      summary: prose`${ours(percent(share))} of ${clock.readings} commits of the last year carry a clock more than ${DISTANCE_HOURS} hours from the place the profile states, ${text}; most carry ${ours(offsetText(home.representative))}.`,
      measurements: [
        {
          label: `Commits more than ${DISTANCE_HOURS} hours from the declared place`,
          value: percent(share),
          threshold: percent(CONTRADICTING_SHARE),
        },
        {
          label: 'Typical distance',
          value: `${(machine.medianDistance / 60).toFixed(1)} hours`,
          threshold: `${DISTANCE_HOURS} hours`,
        },
        {
          label: 'Own-machine commits not on UTC',
          value: String(clock.readings),
          threshold: String(HOME_CLOCK_COMMITS),
        },
      ],
      sample: clock.readings,
      evidence: [
        { text: prose`How the place was read: ${place.because}` },
        ...clock.clusters.slice(0, 3).map((cluster) => clockGroupRecord(person, cluster)),
      ],
    };
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}
