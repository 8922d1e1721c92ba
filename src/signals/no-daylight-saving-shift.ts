import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { browserClock, commitLink, machineClock } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, offsetText, utcDay } from '../evidence/wording.ts';
import { readDaylight } from '../inference/clock/daylight.ts';
import { offsetOfZone } from '../inference/clock/zone.ts';

const WINDOW_DAYS = 365;
const BROWSER_READINGS = 3;

export const noDaylightSavingShift = defineSignal({
  id: 'no-daylight-saving-shift',
  title: 'A clock that misses the daylight saving of the declared place',
  family: 'location',
  strength: 'weak',
  redFlag:
    'The profile states a place that changes its clocks twice a year, and the clock of the commits never changes.',
  sources: [
    {
      title: 'guTZ: daylight saving as a witness of where an account works',
      url: 'https://github.com/codeGROOVE-dev/guTZ',
    },
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone")',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A machine that was set to a fixed offset by hand, or whose time zone data are out of date.',
    'A neighbouring place without daylight saving; the profile names the better-known city.',
    "A machine kept on a client's or company's zone, which happens to be near.",
  ],
  whatClearsIt: [
    'The settings of the machine: a fixed offset, or the zone of another place.',
    'The person confirms where they live and work now.',
  ],
  ordinaryRate: measured('no-daylight-saving-shift'),
  needs: ['profile', 'commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Declares Toronto, commits by a clock that stays at winter time all year',
      person: declaring('Toronto, Canada', 'America/Panama'),
      expect: 'observed',
    },
    {
      title: 'Declares Toronto, and the clock changes with it',
      person: declaring('Toronto, Canada', 'America/Toronto'),
      expect: 'clear',
    },
    {
      title: 'Declares a place that has no daylight saving',
      person: declaring('Nairobi, Kenya', 'Africa/Nairobi'),
      expect: 'unknown',
    },
    {
      title: 'Declares a country of which one part keeps its clocks, and works by that part',
      person: declaring('United States', 'America/Phoenix'),
      expect: 'unknown',
    },
    {
      title: 'A clock of somewhere else, which `clock-contradicts-location` tells',
      person: declaring('Toronto, Canada', 'Asia/Manila'),
      expect: 'unknown',
    },
    {
      title: 'Declares Toronto, commits from containers only, all on UTC',
      person: declaring('Toronto, Canada', 0),
      expect: 'unknown',
    },
    {
      title: 'Commits of one summer',
      person: examplePerson({
        profile: { location: 'Toronto, Canada' },
        facts: { commits: exampleCommits({ count: 40, clock: 'America/Toronto', everyDays: 1 }) },
      }),
      expect: 'unknown',
    },
    {
      title: 'A machine pinned to one offset; the browser changes with the declared place',
      person: examplePerson({
        profile: { location: 'Toronto, Canada' },
        facts: {
          commits: [
            ...exampleCommits({ count: 110, clock: 'America/Panama' }),
            ...exampleCommits({
              count: 30,
              clock: 'America/Toronto',
              everyDays: 10,
              origin: 'github-web',
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
    const readings = machineClock(person, from, takenAt);
    const machine = readDaylight(readings, place.zones, place.fixedOffsets);
    if (machine.verdict === 'no-change') {
      return unknown(
        'The declared place, or a part of it that fits the clock, does not change its clocks in the time of these commits.',
      );
    }
    if (machine.verdict === 'undecided') {
      return unknown(
        'There are too few commits before or after a change of the clocks of the declared place, or their clock is not one of its two.',
      );
    }
    if (machine.verdict === 'follows') {
      return {
        result: 'clear',
        because: prose`The clock of the commits changes with that of the declared place, ${text}: ${ours(counted(machine.before.readings + machine.after.readings, 'commit'))} show it.`,
      };
    }
    const { zone, offset, agreeing, differing } = machine;
    const telling = browserClock(person, from, takenAt).filter(
      (reading) => reading.offset !== 0 && offsetOfZone(zone, reading.at) !== offset,
    );
    const along = telling.filter((reading) => offsetOfZone(zone, reading.at) === reading.offset);
    if (telling.length >= BROWSER_READINGS && along.length > telling.length / 2) {
      return unknown(
        `The machine's clock never changes, but the browser's clock does as the declared place does, on ${counted(along.length, 'commit')} made on GitHub: the machine is set to a fixed offset.`,
      );
    }
    const sample = agreeing.readings + differing.readings;
    return {
      result: 'observed',
      summary: prose`The profile states ${text}, where the clocks change. The clock of ${sample} commits of the last year stayed at ${ours(offsetText(offset))} through ${ours(counted(differing.days, 'day'))} with commits on which it is another time there.`,
      measurements: [
        {
          label: 'Commits while the declared place shows this offset',
          value: `${agreeing.readings} on ${counted(agreeing.days, 'day')}`,
          threshold: '10 on 5 days',
        },
        {
          label: 'Commits while it shows another',
          value: `${differing.readings} on ${counted(differing.days, 'day')}`,
          threshold: '10 on 5 days',
        },
      ],
      sample,
      evidence: [
        { text: prose`How the place was read: ${place.because}` },
        ...[true, false].flatMap((agrees) => {
          const at = readings.find(
            (reading) =>
              reading.offset === offset && agrees === (offsetOfZone(zone, reading.at) === offset),
          )?.at;
          if (at === undefined) return [];
          const there = offsetText(offsetOfZone(zone, at));
          return [
            {
              text: ours(
                `${utcDay(at)}: the commit at ${offsetText(offset)}, the place at ${there}`,
              ),
              ...commitLink(person, at),
            },
          ];
        }),
      ],
    };
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

function declaring(location: string, clock: string | number) {
  return examplePerson({
    profile: { location },
    facts: { commits: exampleCommits({ count: 110, clock }) },
  });
}
