import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { browserClock, commitLink, machineClock } from '../evidence/own-commits.ts';
import { ours } from '../evidence/prose.ts';
import { counted, offsetText, only, percent } from '../evidence/wording.ts';
import type { ClockReading } from '../inference/clock/reading.ts';
import { compareWitnesses } from '../inference/clock/witness.ts';

const WINDOW_DAYS = 365;
/** Days before and after a browser reading within which the machine's clock is compared. */
const NEARBY_DAYS = 14;
const READINGS = 5;
const DAYS = 3;
const APART_HOURS = 2;
const CONTRADICTING_SHARE = 0.8;
/** Up to here the two agree often enough to say so. */
const AGREEING_SHARE = 0.5;

export const browserContradictsMachine = defineSignal({
  id: 'browser-contradicts-machine',
  title: 'Browser and machine on different clocks',
  family: 'time',
  strength: 'moderate',
  redFlag:
    'The browser a person uses GitHub with is in another time zone than the machine that makes their commits, as if that machine stood elsewhere and were operated from afar.',
  sources: [
    {
      title: 'FBI IC3 PSA I-012325: remote desktop software and computers hosted by somebody else',
      url: 'https://www.ic3.gov/PSA/2025/PSA250123',
    },
    {
      title: 'Security Alliance: IT workers, tactics ("Timezone")',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'GitHub: the time zone of what is made on its site',
      url: 'https://docs.github.com/en/rest/using-the-rest-api/timezones-and-the-rest-api',
    },
  ],
  innocentExplanations: [
    "A machine kept on a client's or company's zone on purpose, or a remote development machine.",
    'A browser that hides the time zone of its user, or a route through a virtual desktop.',
    'A long journey on which only the phone or only the laptop kept the clock of home.',
  ],
  whatClearsIt: [
    'The machine that commits is known to stand or to be set elsewhere: a company computer, a virtual machine.',
    'The person says which of the two clocks is theirs, and it fits the place they work from.',
  ],
  ordinaryRate: measured('browser-contradicts-machine'),
  needs: ['commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Commits on a clock of Chicago, merges and edits on GitHub by a clock of Karachi',
      person: withClocks('America/Chicago', 'Asia/Karachi'),
      expect: 'observed',
    },
    {
      title: 'Both on the clock of Nairobi',
      person: withClocks('Africa/Nairobi', 'Africa/Nairobi'),
      expect: 'clear',
    },
    {
      title: 'A journey of three weeks: both clocks travel along',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 60, clock: 'Asia/Tokyo', everyDays: 2 }),
            ...exampleCommits({
              count: 10,
              clock: 'Europe/Madrid',
              everyDays: 2,
              until: EXAMPLE_NOW - 140 * DAY,
            }),
            ...exampleCommits({
              count: 8,
              clock: 'Europe/Madrid',
              everyDays: 2,
              until: EXAMPLE_NOW - 142 * DAY,
              origin: 'github-web',
            }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'Two machines on two clocks, one of them that of the browser',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 60, clock: 'Asia/Tokyo' }),
            ...exampleCommits({ count: 40, clock: 'Europe/Madrid' }),
            ...exampleCommits({ count: 10, clock: 'Asia/Tokyo', origin: 'github-web' }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'All commits come from containers that run on UTC',
      person: withClocks(0, 'Asia/Karachi'),
      expect: 'unknown',
    },
    {
      title: 'A browser that tells UTC to everybody',
      person: withClocks('America/Chicago', 0),
      expect: 'unknown',
    },
    {
      title: 'Nothing made on GitHub',
      person: examplePerson({
        facts: { commits: exampleCommits({ count: 60, clock: 'America/Chicago' }) },
      }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt }) {
    const from = takenAt - WINDOW_DAYS * DAY;
    const machines = machineClock(person, from, takenAt);
    const browsers = browserClock(person, from, takenAt);
    const { compared, days, apart, browser, machine } = compareWitnesses(
      machines,
      browsers,
      NEARBY_DAYS,
    );
    const example = (readings: readonly ClockReading[], usual: number) =>
      commitLink(person, readings.find(({ offset }) => offset === usual)?.at);
    if (compared < READINGS || days < DAYS || browser === undefined || machine === undefined) {
      return unknown(
        `${only(compared, 'browser reading')}${days === 0 ? '' : ` on ${counted(days, 'day')}`} of the last year can be compared with commits of the days around; ${READINGS} on ${DAYS} days are needed, and UTC does not count.`,
      );
    }
    const share = apart(APART_HOURS);
    if (share < CONTRADICTING_SHARE) {
      return share <= AGREEING_SHARE
        ? {
            result: 'clear',
            reached: { value: share, threshold: CONTRADICTING_SHARE, as: 'share' },
            because: ours(
              `The browser's clock is near that of the machine in ${percent(1 - share)} of ${counted(compared, 'comparison')}.`,
            ),
          }
        : unknown(
            `The browser's clock is now near that of the machine and now far from it: ${percent(share)} of ${counted(compared, 'comparison')} lie more than ${APART_HOURS} hours apart.`,
          );
    }
    return {
      result: 'observed',
      summary: ours(
        `In ${percent(share)} of ${compared} comparisons the browser's clock, mostly ${offsetText(browser)}, is more than ${APART_HOURS} hours from every clock of the commits made within ${NEARBY_DAYS} days of it, mostly ${offsetText(machine)}.`,
      ),
      measurements: [
        {
          label: `Browser readings more than ${APART_HOURS} hours from the machine's clock`,
          value: percent(share),
          threshold: percent(CONTRADICTING_SHARE),
        },
        {
          label: 'Browser readings compared',
          value: String(compared),
          threshold: String(READINGS),
        },
        { label: 'Days of these', value: String(days), threshold: String(DAYS) },
      ],
      sample: compared,
      evidence: [
        { text: ours(`Browser: mostly ${offsetText(browser)}`), ...example(browsers, browser) },
        {
          text: ours(`Machine in the same weeks: mostly ${offsetText(machine)}`),
          ...example(machines, machine),
        },
      ],
    };
  },
});

function unknown(because: string) {
  return { result: 'unknown', because: ours(because) } as const;
}

function withClocks(machine: string | number, browser: string | number) {
  return examplePerson({
    facts: {
      commits: [
        ...exampleCommits({ count: 60, clock: machine }),
        ...exampleCommits({ count: 8, clock: browser, everyDays: 15, origin: 'github-web' }),
      ],
    },
  });
}
