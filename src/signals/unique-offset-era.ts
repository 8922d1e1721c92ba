import { declaredPlace } from '../evidence/declared-place.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { browserClock, commitLink, machineClock } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, noneOf, offsetText, only, utcDay } from '../evidence/wording.ts';
import { compareWithZones } from '../inference/clock/fit.ts';
import { readUniqueOffset, UNIQUE_OFFSET_ERA } from '../inference/clock/unique-offset.ts';

/** Readings of that time after which their silence means something. */
const READINGS = 10;
const MIDDLE_OF_ERA = (UNIQUE_OFFSET_ERA.from + UNIQUE_OFFSET_ERA.until) / 2;

/** From this share on an offset was somebody's clock of that time, not an anomaly in it. */
const HOME_SHARE = 0.8;

export const uniqueOffsetEra = defineSignal({
  id: 'unique-offset-era',
  title: 'A clock almost nobody had',
  family: 'time',
  strength: 'weak',
  redFlag:
    'Commits carry an offset that only one time zone of the world used in that era, and the person does not say that they were there.',
  sources: [
    {
      title: 'IANA time zone database (offsets and the years they were in use)',
      url: 'https://www.iana.org/time-zones',
    },
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone")',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A garbled or hand-set clock, or a tool that writes wrong offsets.',
    'Outdated or experimental time zone data on the machine.',
    'Test data for software that deals with dates, or a visit at that time.',
  ],
  whatClearsIt: [
    'The same machine or repository carries other offsets that no clock of the time showed.',
    'The person worked by that clock at that time and says so.',
  ],
  ordinaryRate: measured('unique-offset-era'),
  needs: ['commits'],
  clearNeedsAllOf: ['commits', 'ownCommits'],
  examples: [
    {
      title: 'Five commits of 2017 on an offset that only one zone used then',
      person: examplePerson({
        facts: {
          commits: [
            ...then({ count: 40, clock: 480 }),
            ...then({ count: 5, clock: UNIQUE_OFFSET_ERA.offset }),
          ],
        },
      }),
      expect: 'observed',
    },
    {
      title: 'Commits of the same time on other clocks',
      person: examplePerson({ facts: { commits: then({ count: 40, clock: 480 }) } }),
      expect: 'clear',
    },
    {
      title: 'The profile states the clock the commits carry',
      person: examplePerson({
        profile: { location: 'UTC+08:30' },
        facts: { commits: then({ count: 40, clock: UNIQUE_OFFSET_ERA.offset }) },
      }),
      expect: 'clear',
    },
    {
      title: 'The one clock of somebody who states no place: it contradicts nothing',
      person: examplePerson({
        facts: { commits: then({ count: 40, clock: UNIQUE_OFFSET_ERA.offset }) },
      }),
      expect: 'unknown',
    },
    {
      title: 'No commit of that time',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 60, clock: 480 }) } }),
      expect: 'unknown',
    },
    {
      title: 'All commits of that time on UTC, as containers make them',
      person: examplePerson({ facts: { commits: then({ count: 60, clock: 0 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt, places }) {
    const { within, unique } = readUniqueOffset(
      [machineClock, browserClock]
        .flatMap((clock) => clock(person, UNIQUE_OFFSET_ERA.from, takenAt))
        .filter(({ offset }) => offset !== 0),
    );
    if (unique.length === 0) {
      return within.length >= READINGS
        ? {
            result: 'clear',
            because: ours(
              `${noneOf(within.length, 'commit')} made while only one time zone of the world used ${offsetText(UNIQUE_OFFSET_ERA.offset)} carries it.`,
            ),
          }
        : {
            result: 'unknown',
            because: ours(
              `${only(within.length, 'commit')} with a clock other than UTC ${within.length === 1 ? 'was' : 'were'} made from ${utcDay(UNIQUE_OFFSET_ERA.from)} to ${utcDay(UNIQUE_OFFSET_ERA.until)}; ${READINGS} are needed.`,
            ),
          };
    }
    const { profile } = person.facts;
    const declared = profile.known ? declaredPlace(profile.value, places) : undefined;
    if (declared !== undefined && 'reading' in declared) {
      const { zones, fixedOffsets } = declared.reading;
      if (compareWithZones(unique, zones, fixedOffsets).beyond(0.25) === 0) {
        return {
          result: 'clear',
          because: prose`${ours(counted(unique.length, 'commit'))} carry a rare offset, and it is that of the place the profile states, ${declared.text}.`,
        };
      }
    }
    const stated = declared !== undefined && 'reading' in declared;
    if (!stated && unique.length >= READINGS && unique.length >= HOME_SHARE * within.length) {
      return {
        result: 'unknown',
        because: ours(
          'Nearly all commits of that time carry a rare offset, so it was simply their clock then; the profile states no place it could contradict.',
        ),
      };
    }
    const days = unique.map(({ at }) => utcDay(at)).toSorted();
    const first = days[0] ?? '';
    const last = days.at(-1) ?? first;
    return {
      result: 'observed',
      summary: ours(
        `${counted(unique.length, 'commit')} of ${within.length} from that time ${unique.length === 1 ? 'carries' : 'carry'} ${offsetText(UNIQUE_OFFSET_ERA.offset)}, an offset that only one time zone of the world used in that era; garbled clocks and outdated time zone data show it too.`,
      ),
      measurements: [
        {
          label: `Commits at ${offsetText(UNIQUE_OFFSET_ERA.offset)} in that era`,
          value: String(unique.length),
          threshold: '1',
        },
      ],
      sample: within.length,
      evidence: [
        {
          text: ours(
            first === last
              ? `${counted(unique.length, 'commit')} on ${first}`
              : `${counted(unique.length, 'commit')} from ${first} to ${last}`,
          ),
          ...commitLink(person, unique[0]?.at),
        },
      ],
    };
  },
});

function then(commits: { readonly count: number; readonly clock: number }) {
  return exampleCommits({ ...commits, until: MIDDLE_OF_ERA - (MIDDLE_OF_ERA % DAY) });
}
