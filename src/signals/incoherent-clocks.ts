import { clockGroupRecord } from '../evidence/clock-group.ts';
import { tooFewReadings } from '../evidence/clock-wording.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { machineClock } from '../evidence/own-commits.ts';
import { listed, ours, prose } from '../evidence/prose.ts';
import { counted, howMany, offsetText, percent } from '../evidence/wording.ts';
import { readClock } from '../inference/clock/series.ts';

const WINDOW_DAYS = 365;
const MINIMUM_COMMITS = 30;
const MINIMUM_ACTIVE_DAYS = 10;
const CLUSTERS = 3;

export const incoherentClocks = defineSignal({
  id: 'incoherent-clocks',
  title: 'Commit clocks of three or more distant places',
  family: 'time',
  strength: 'moderate',
  redFlag:
    'One account is worked from several distant time zones, as if several people or relayed machines used it.',
  sources: [
    {
      title:
        'US State, Treasury and FBI: Guidance on IT workers (2022), several addresses and countries on one account',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
    {
      title: 'Security Alliance: IT workers, tactics (accounts run by a few individuals)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'Long journeys or several moves within a year.',
    'Two or three machines set to different zones: a laptop, an office computer, a remote virtual machine.',
    'Commits imported or rebased from machines of other people under this address.',
  ],
  whatClearsIt: [
    'Travel or relocation the line manager knows of, at the dates shown.',
    'A list of the machines the person works on and how their clocks are set.',
  ],
  ordinaryRate: measured('incoherent-clocks'),
  needs: ['commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'A year on clocks eight hours apart from each other, three of them',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 30, clock: -480 }),
            ...exampleCommits({ count: 30, clock: 60, until: EXAMPLE_NOW - 2 * DAY }),
            ...exampleCommits({ count: 30, clock: 540, until: EXAMPLE_NOW - 3 * DAY }),
          ],
        },
      }),
      expect: 'observed',
    },
    {
      title: 'One place with daylight saving, and containers that run on UTC',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 80, clock: 'America/Toronto' }),
            ...exampleCommits({ count: 20, clock: 0, until: EXAMPLE_NOW - 2 * DAY }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'A single journey: one other place for two weeks',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 80, clock: 'Africa/Nairobi' }),
            ...exampleCommits({
              count: 10,
              clock: 'Asia/Tokyo',
              everyDays: 1,
              until: EXAMPLE_NOW - 100 * DAY,
            }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'Twelve commits in all',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 12, clock: -180 }) } }),
      expect: 'unknown',
    },
    {
      title: 'Commits from containers only, all on UTC',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 100, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt }) {
    const readings = machineClock(person, takenAt - WINDOW_DAYS * DAY, takenAt);
    const zoned = readings.filter((reading) => reading.offset !== 0);
    const clock = readClock(zoned);
    if (clock.readings < MINIMUM_COMMITS || clock.activeDays < MINIMUM_ACTIVE_DAYS) {
      return {
        result: 'unknown',
        because: ours(
          tooFewReadings(clock, { commits: MINIMUM_COMMITS, days: MINIMUM_ACTIVE_DAYS }),
        ),
      };
    }
    const places = clock.substantial;
    if (places.length < CLUSTERS) {
      return {
        result: 'clear',
        reached: { value: places.length, threshold: CLUSTERS },
        because: ours(
          `The clocks of ${counted(clock.readings, 'commit')} of the last year form ${howMany(places.length, 'group')}, daylight saving folded.`,
        ),
      };
    }
    const groups = places.map((cluster) =>
      ours(`${offsetText(cluster.representative)} (${percent(cluster.share)})`),
    );
    return {
      result: 'observed',
      summary: prose`${clock.readings} commits of the last year were made on clocks of ${places.length} places more than two hours apart: ${listed(groups)}.`,
      measurements: [
        {
          label: 'Groups of clocks more than two hours apart',
          value: String(places.length),
          threshold: String(CLUSTERS),
        },
        {
          label: 'Own-machine commits not on UTC',
          value: String(clock.readings),
          threshold: String(MINIMUM_COMMITS),
        },
      ],
      sample: clock.readings,
      evidence: places.map((cluster) => clockGroupRecord(person, cluster)),
    };
  },
});
