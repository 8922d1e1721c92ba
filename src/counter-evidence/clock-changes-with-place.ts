import { declaredPlace } from '../evidence/declared-place.ts';
import { defineCounterEvidence } from '../evidence/define-counter-evidence.ts';
import { DAY, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { machineClock } from '../evidence/own-commits.ts';
import { prose } from '../evidence/prose.ts';
import { readDaylight } from '../inference/clock/daylight.ts';

const WINDOW_DAYS = 365;

export const clockChangesWithPlace = defineCounterEvidence({
  id: 'clock-changes-with-place',
  title: 'Clock that changes to summer time with the declared place',
  sources: [
    { title: 'guTZ (daylight saving)', url: 'https://github.com/codeGROOVE-dev/guTZ' },
    {
      title: 'Security Alliance Frameworks: IT workers, tactics (time zone)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  limit: 'A machine set to the zone of a place changes along with it wherever the machine stands.',
  answers: [],
  needs: ['profile', 'commits', 'ownCommits'],
  examples: [
    {
      title: 'Declares Toronto, and the clock changes as it does there',
      person: declaring('Toronto, Canada', 'America/Toronto'),
      found: true,
    },
    {
      title: 'A place that never changes its clocks',
      person: declaring('Accra, Ghana', 'Africa/Accra'),
      found: false,
    },
    {
      title: 'A clock that stays',
      person: declaring('Toronto, Canada', 'America/Panama'),
      found: false,
    },
  ],
  find({ profile }, person, { takenAt, places }) {
    const declared = declaredPlace(profile, places);
    if ('because' in declared) return undefined;
    const clock = machineClock(person, takenAt - WINDOW_DAYS * DAY, takenAt);
    const { zones, fixedOffsets } = declared.reading;
    const daylight = readDaylight(clock, zones, fixedOffsets);
    if (daylight.verdict !== 'follows') return undefined;
    const { before, after } = daylight;
    return {
      summary: prose`The clock of ${before.readings + after.readings} commits of the last year changed on the days on which it does in ${declared.text}.`,
      evidence: [],
    };
  },
});

function declaring(location: string, clock: string) {
  const facts = { commits: exampleCommits({ count: 110, clock }) };
  return examplePerson({ profile: { location }, facts });
}
