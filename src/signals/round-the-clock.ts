import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, exampleCommits, examplePerson } from '../evidence/example-person.ts';
import { measured } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours } from '../evidence/prose.ts';
import { counted, only, percent, utcDay } from '../evidence/wording.ts';
import { workInstants } from '../evidence/work-instants.ts';
import { restWindows } from '../inference/clock/rest.ts';

const WINDOW_DAYS = 365;
/** Thirty days each. */
const WINDOWS = 2;
/**
 * Share of the work in the quietest six hours of the day. Most people's is a twentieth or less; a quarter would mean
 * that all hours are alike.
 */
const QUIETEST_SHARE = 0.1;

export const roundTheClock = defineSignal({
  id: 'round-the-clock',
  title: 'Work at every hour of the day',
  family: 'time',
  strength: 'weak',
  redFlag:
    'An account is at work around the clock, month after month, as if several people shared it or a program ran under it.',
  sources: [
    {
      title:
        'US State, Treasury and FBI: Guidance on IT workers (2022), active for a day or longer without a pause',
      url: 'https://ofac.treasury.gov/media/923126/download?inline',
    },
    {
      title: 'Security Alliance: IT workers, tactics (accounts run by a few individuals)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
  ],
  innocentExplanations: [
    'A program that commits, comments or merges under the account at all hours.',
    'Rotating shifts, on-call duty, a small child, or sleep that keeps no hours.',
    'Months of travel across many time zones.',
  ],
  whatClearsIt: [
    'The jobs that run under the account, and the hours without them.',
    'Rotating shifts or on-call duty the line manager knows of.',
  ],
  ordinaryRate: measured('round-the-clock'),
  needs: ['commits'],
  clearNeedsAllOf: [],
  clearNeedsSampleOf: ['commits'],
  examples: [
    {
      title: 'Six months of work spread evenly over all hours',
      person: atHours(24),
      expect: 'observed',
    },
    {
      title: 'Six months of office hours',
      person: atHours(9),
      expect: 'clear',
    },
    {
      title: 'Shifts that change every month',
      person: atHours(9, (day) => Math.floor(day / 30) * 8),
      expect: 'clear',
    },
    {
      title: 'Night work',
      person: atHours(8, () => 14),
      expect: 'clear',
    },
    {
      title: 'A few commits a week',
      person: examplePerson({ facts: { commits: exampleCommits({ count: 100, clock: 120 }) } }),
      expect: 'unknown',
    },
  ],
  observe(_facts, person, { takenAt }) {
    const { settable, server } = workInstants(person, takenAt - WINDOW_DAYS * DAY, takenAt);
    const windows = restWindows([...settable, ...server], takenAt);
    if (windows.length < WINDOWS) {
      return {
        result: 'unknown',
        because: ours(
          `${only(windows.length, 'stretch', 'stretches')} of 30 days of the last year ${windows.length === 1 ? 'holds' : 'hold'} enough work to tell its hours; ${WINDOWS} are needed.`,
        ),
      };
    }
    const share = lowerMedian(windows.map(({ quietestShare }) => quietestShare));
    if (share < QUIETEST_SHARE) {
      const half = windows.filter(({ quietestShare }) => quietestShare <= share).length;
      const little =
        share === 0 ? 'none' : share < 0.01 ? percent(share) : `at most ${percent(share)}`;
      return {
        result: 'clear',
        reached: { value: share, threshold: QUIETEST_SHARE, as: 'share' },
        because: ours(
          `In ${half} of ${counted(windows.length, 'stretch', 'stretches')} of 30 days the quietest six hours of the day hold ${little} of the work.`,
        ),
      };
    }
    const sample = windows.reduce((sum, { instants }) => sum + instants, 0);
    return {
      result: 'observed',
      summary: ours(
        `Work goes on at every hour: in half or more of ${counted(windows.length, 'stretch', 'stretches')} of 30 days even the quietest six hours of the day hold ${percent(share)} or more of it.`,
      ),
      measurements: [
        {
          label: 'Work in the quietest six hours of the day, typical stretch',
          value: percent(share),
          threshold: percent(QUIETEST_SHARE),
        },
        {
          label: 'Stretches of 30 days with enough work',
          value: String(windows.length),
          threshold: String(WINDOWS),
        },
      ],
      sample,
      evidence: windows.slice(0, 5).map((window) => ({
        text: ours(
          `${utcDay(window.from)} to ${utcDay(window.until)}: ${percent(window.quietestShare)} of ${counted(window.instants, 'moment of activity', 'moments of activity')}`,
        ),
        ...linkTo(
          ownCommits(person).filter(
            ({ author }) => author.at >= window.from && author.at <= window.until,
          ),
        ),
      })),
    };
  },
});

/** The middle one, of two in the middle the smaller: at least half of the values reach it. */
function lowerMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** Four commits a day for 180 days, spread over so many hours from nine o'clock, moved by so many hours. */
function atHours(hours: number, moved: (day: number) => number = () => 0) {
  const commits = exampleCommits({ count: 720, clock: 120 }).map((commit, index) => {
    const day = Math.floor(index / 4);
    const hour = 9 + moved(day) + (((index * 29) % 48) / 48) * hours;
    const at = Math.floor(EXAMPLE_NOW / DAY) * DAY - (day + 2) * DAY + (hour - 2) * 3_600;
    const signature = { ...commit.author, at: Math.round(at) };
    return { ...commit, author: signature, committer: signature };
  });
  return examplePerson({ facts: { commits } });
}
