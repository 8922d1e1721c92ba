import { offsetList, tooFewReadings, utcMinute } from '../evidence/clock-wording.ts';
import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { commitLink, machineClock, machineCommits } from '../evidence/own-commits.ts';
import { ours } from '../evidence/prose.ts';
import { counted, offsetText } from '../evidence/wording.ts';
import { crossedClocks } from '../inference/clock/crossed.ts';
import { clockHomes } from '../inference/clock/homes.ts';
import { readClock } from '../inference/clock/series.ts';
import { clockTurns } from '../inference/clock/turns.ts';

const WINDOW_DAYS = 365;
const MINIMUM_COMMITS = 30;
const MINIMUM_ACTIVE_DAYS = 10;
/** Two clocks side by side are two machines of one person more often than anything else; with three that is rare. */
const CLOCKS = 3;
const TURN_DAYS = 3;
/** Days on which the clock came back: late changes on a journey there and on do not come back within the day. */
const RETURN_DAYS = 1;
/** From here on two clocks alternate often enough that it cannot be told whose they are. */
const UNCLEAR_RETURN_DAYS = 2;

export const alternatingClocks = defineSignal({
  id: 'alternating-clocks',
  title: 'Commit clocks that take turns faster than anybody travels',
  family: 'time',
  strength: 'moderate',
  redFlag:
    'One account is worked on clocks of several distant places within the same hours, as if several people or relayed machines used it.',
  sources: [
    {
      title:
        'US State, Treasury and FBI: Guidance on IT workers (2022), several addresses and countries on one account in a short time',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
    {
      title: 'Security Alliance: IT workers, tactics (accounts run by a few individuals)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'Three machines set to different zones: a laptop, an office computer, a remote virtual machine.',
    'A journey during which a second machine kept the clock of home and a third one that of the office.',
    'Patches of colleagues, applied under this name.',
  ],
  whatClearsIt: [
    'A list of the machines the person works on and how their clocks are set.',
    'Somebody who has seen the person switch between these machines.',
  ],
  ordinaryRate: measured('alternating-clocks'),
  needs: ['commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Three clocks eight hours apart, each in use every few days and within the same hours',
      person: examplePerson({
        facts: { commits: takingTurns([-480, 60, 540], { rounds: 30 }) },
      }),
      expect: 'observed',
    },
    {
      title: 'Two machines of one person, set to two places and used side by side all year',
      person: examplePerson({ facts: { commits: takingTurns([-480, 60], { rounds: 60 }) } }),
      expect: 'unknown',
    },
    {
      title: 'A traveller who works in six places one after the other',
      person: examplePerson({
        facts: {
          commits: [-480, -300, 60, 330, 540, 780].flatMap((clock, index) =>
            exampleCommits({
              count: 12,
              clock,
              everyDays: 3,
              until: EXAMPLE_NOW - (1 + index * 45) * DAY,
            }),
          ),
        },
      }),
      expect: 'clear',
    },
    {
      title: 'A move for good',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 40, clock: 'America/Bogota' }),
            ...exampleCommits({
              count: 40,
              clock: 'Europe/Warsaw',
              until: EXAMPLE_NOW - 130 * DAY,
            }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'One place with daylight saving, beside containers that run on UTC',
      person: examplePerson({
        facts: {
          commits: [
            ...exampleCommits({ count: 80, clock: 'America/Toronto' }),
            ...exampleCommits({ count: 60, clock: 0 }),
          ],
        },
      }),
      expect: 'clear',
    },
    {
      title: 'Twelve commits in all',
      person: examplePerson({ facts: { commits: takingTurns([-480, 60, 540], { rounds: 4 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt }) {
    const from = takenAt - WINDOW_DAYS * DAY;
    const readings = machineClock(person, from, takenAt).filter(({ offset }) => offset !== 0);
    const clock = readClock(readings);
    if (clock.readings < MINIMUM_COMMITS || clock.activeDays < MINIMUM_ACTIVE_DAYS) {
      return {
        result: 'unknown',
        because: ours(
          tooFewReadings(clock, { commits: MINIMUM_COMMITS, days: MINIMUM_ACTIVE_DAYS }),
        ),
      };
    }
    const { turns, days, returnDays, clocks } = clockTurns(readings);
    if (clocks.length < CLOCKS || days < TURN_DAYS || returnDays < RETURN_DAYS) {
      return returnDays >= UNCLEAR_RETURN_DAYS
        ? {
            result: 'unknown',
            because: ours(
              `On ${counted(returnDays, 'day')} the clock went from one of ${clocks.length} places to another and back sooner than anybody travels; two machines set to different places show the same, and which it is cannot be told.`,
            ),
          }
        : {
            result: 'clear',
            because: ours(
              `The clocks of ${counted(clock.readings, 'commit')} of the last year do not take turns beyond what a journey, a move or a second machine explains.`,
            ),
          };
    }
    const crossed = crossedClocks(machineCommits(person, from, takenAt));
    return {
      result: 'observed',
      summary: ours(
        `On ${counted(days, 'day')} of the last year the commit clock changed between ${clocks.length} distant places, ${offsetList(clocks)}, sooner than anybody can travel between them.`,
      ),
      measurements: [
        {
          label: 'Clocks that take turns',
          value: String(clocks.length),
          threshold: String(CLOCKS),
        },
        { label: 'Days with such a change', value: String(days), threshold: String(TURN_DAYS) },
        {
          label: 'Of these, days on which the clock came back',
          value: String(returnDays),
          threshold: String(RETURN_DAYS),
        },
        {
          label: 'Time zones needed to explain the year',
          value: String(clockHomes(readings).length),
        },
        {
          label: 'Commits written on one of two distant clocks and recorded on the other',
          value: String(crossed.length),
        },
      ],
      sample: clock.readings,
      evidence: turns.slice(-5).map(({ left, arrived, from: before, to }) => ({
        text: ours(
          `${offsetText(before)} at ${utcMinute(left)}, then ${offsetText(to)} at ${utcMinute(arrived)}`,
        ),
        ...commitLink(person, arrived),
      })),
    };
  },
});

/** Every few days the first clock, an hour later another, an hour later the first again, and so with the others. */
function takingTurns(clocks: readonly number[], { rounds }: { readonly rounds: number }) {
  const [home = 0, ...others] = clocks;
  const order = others.flatMap((other) => [home, other]).concat(home);
  return order.flatMap((clock, hour) =>
    exampleCommits({ count: rounds, clock }).map((commit, round) => {
      const at = EXAMPLE_NOW - (round * 5 + 2) * DAY + hour * 3_600;
      const signature = { ...commit.author, at };
      return { ...commit, author: signature, committer: signature };
    }),
  );
}
