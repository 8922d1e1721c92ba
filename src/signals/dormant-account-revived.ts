import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { ours } from '../evidence/prose.ts';
import { counted, howMany, utcDay } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { ContributionYear } from '../snapshot/facts.ts';

/** Whole calendar years without any trace. */
const QUIET_YEARS = 3;
/** The return lies in this calendar year or the two before it. */
const RECENT_YEARS = 3;
/** Contributions in one calendar year since the return. */
const DENSE = 100;

const NOW_YEAR = yearOf(EXAMPLE_NOW);

export const dormantAccountRevived = defineSignal({
  id: 'dormant-account-revived',
  title: 'Account silent for years, then dense activity',
  family: 'account',
  strength: 'weak',
  redFlag:
    'An old account without any event for years is active densely all at once, as if it had changed hands.',
  sources: [
    {
      title: 'Security Alliance: IT workers, tactics (8, bought accounts)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/techniques-tactics-and-procedures',
    },
    {
      title: 'Ketman: guide to identifying accounts',
      url: 'https://ketman.org/identifying-suspicious-gh-accounts.html',
    },
  ],
  innocentExplanations: [
    'An account opened for a course, taken up again with the first job.',
    'Years in a closed-source job: GitHub shows private contributions only to people who share their count.',
    'Parental leave, illness, military service, another career.',
  ],
  whatClearsIt: [
    'What the person did in these years, such as an employer that confirms it.',
    'Somebody who knows them by this account from before the pause.',
  ],
  ordinaryRate: assumed(
    0.15,
    'How many ordinary accounts rest for years is in no data set we may use; private work is not counted for most people, so such pauses are common.',
  ),
  needs: ['account', 'contributions', 'ownRepositories', 'activity'],
  // Years that GitHub did not answer for are weighed one by one: those that cannot matter do not stand in the way.
  clearNeedsAllOf: [],
  observedNeedsAllOf: ['contributions'],
  examples: [
    {
      title: 'Eight years of silence after the account was opened, then hundreds of contributions',
      person: withYears(11, { 0: 600, 1: 450, 2: 30 }),
      expect: 'observed',
    },
    {
      title: 'The same, with some years that GitHub did not answer for',
      person: withYears(11, { 0: 600, 1: 450, 2: 30, 9: null, 8: null }),
      expect: 'observed',
    },
    {
      title: 'The same pause, in which only counts of private contributions are shared',
      person: withYears(11, { 0: 600, 1: 450 }, { 2: 40, 3: 210, 4: 180, 5: 7, 6: 90, 8: 12 }),
      expect: 'clear',
    },
    {
      title: 'A student who comes back after years, with a few contributions and all counts shared',
      person: withYears(6, { 0: 30, 5: 80 }, { 0: 4 }),
      expect: 'clear',
    },
    {
      title: 'The same, where private work may not be counted',
      person: withYears(6, { 0: 30, 5: 80 }),
      expect: 'unknown',
    },
    {
      title: 'Years of silence up to now: work elsewhere may be private',
      person: withYears(9, { 6: 310, 7: 200, 8: 90 }),
      expect: 'unknown',
    },
    {
      title: 'A pause of two years between two jobs',
      person: withYears(9, { 0: 600, 1: 300, 4: 120, 5: 400, 6: 310, 7: 200, 8: 90 }),
      expect: 'clear',
    },
    {
      title: 'A return that lies six years back',
      person: withYears(12, { 0: 600, 1: 300, 2: 120, 3: 400, 4: 310, 5: 200, 6: 90 }),
      expect: 'clear',
    },
    {
      title: 'GitHub did not answer for the years that would decide',
      person: withYears(9, { 0: 600, 1: 300, 2: null, 3: null, 4: null, 5: 9, 6: 8, 7: 90, 8: 9 }),
      expect: 'unknown',
    },
  ],
  observe({ account, contributions }, person, { takenAt }) {
    const opened = yearOf(account.createdAt);
    const now = yearOf(takenAt);
    const years = yearsBetween(opened + 1, now, contributions, person);
    // Counts of private work are nothing where somebody does not share them.
    const mayHide = contributions.every(({ restricted }) => (restricted ?? 0) === 0);
    const certain = revivalIn(years, now, SEEN);
    if (certain !== undefined) {
      const { since, pause, densest } = certain;
      return {
        result: 'observed',
        summary: ours(
          `The account, opened on ${utcDay(account.createdAt)}, shows nothing from ${since - pause} to ${since - 1}, ${counted(pause, 'whole year')}; since ${since} it is active, with ${densest} contributions in one year.`,
        ),
        measurements: [
          {
            label: 'Whole years without any trace',
            value: String(pause),
            threshold: String(QUIET_YEARS),
          },
          {
            label: 'Most contributions in a year since',
            value: String(densest),
            threshold: String(DENSE),
          },
        ],
        sample: years.length,
        evidence: years
          .filter(({ year }) => year >= since - pause)
          .map(({ year, state, total }) => ({
            text: ours(
              `${year}: ${state === 'unknown' ? 'not known' : howMany(total, 'contribution')}`,
            ),
          })),
      };
    }
    if (revivalIn(years, now, { untold: true, mayHide: false }) !== undefined) {
      return {
        result: 'unknown',
        because: ours(
          'GitHub did not tell the contributions of all the years that would show a pause.',
        ),
      };
    }
    if (mayHide && revivalIn(years, now, { untold: true, mayHide }) !== undefined) {
      return {
        result: 'unknown',
        prevented: true,
        because: ours(
          `There is a pause of ${counted(QUIET_YEARS, 'whole year')} or more; how active the account has been since cannot be told, since GitHub counts private work only of those who share its count.`,
        ),
      };
    }
    return {
      result: 'clear',
      because: ours(
        `There is no pause of ${counted(QUIET_YEARS, 'whole year')} that dense activity of the last ${RECENT_YEARS} followed.`,
      ),
    };
  },
});

interface Year {
  readonly year: number;
  readonly state: 'quiet' | 'active' | 'unknown';
  readonly total: number;
}

/**
 * Every calendar year of the account but its first, which the opening itself fills. GitHub lists the years with
 * contributions, the latest first, and a snapshot holds the beginning of that list: a year it skips had none.
 */
function yearsBetween(
  from: number,
  until: number,
  contributions: readonly ContributionYear[],
  person: Collaborator,
): readonly Year[] {
  const told = new Map(contributions.map((one) => [one.year, one]));
  const earliest = Math.min(...told.keys());
  const fact = person.facts.contributions;
  const cutOff = !fact.known || fact.gaps.some(({ reason }) => reason === 'truncated');
  const traces = tracedYears(person);
  const years: Year[] = [];
  for (let year = from; year <= until; year += 1) {
    const one = told.get(year);
    const total = (one?.total ?? 0) + (one?.restricted ?? 0);
    const untold = one === undefined ? cutOff && year < earliest : one.total === null;
    const seen = total > 0 || traces.has(year);
    years.push({ year, total, state: seen ? 'active' : untold ? 'unknown' : 'quiet' });
  }
  return years;
}

/** Years in which the server saw the account do something that may not count as a contribution. */
function tracedYears({ facts: { activity, ownRepositories } }: Collaborator): ReadonlySet<number> {
  return new Set(
    [
      ...(activity.known ? activity.value.map(({ at }) => at) : []),
      ...(ownRepositories.known ? ownRepositories.value : []).flatMap((repository) =>
        repository.pushedAt === null
          ? [repository.createdAt]
          : [repository.createdAt, repository.pushedAt],
      ),
    ].map(yearOf),
  );
}

interface Revival {
  /** First active year after the pause. */
  readonly since: number;
  readonly pause: number;
  readonly densest: number;
}

/** What is taken for the worse. */
interface Doubt {
  /** Years nobody knows of may have been quiet, or active. */
  readonly untold: boolean;
  /** Any year may have been full of private work. */
  readonly mayHide: boolean;
}

const SEEN: Doubt = { untold: false, mayHide: false };

function revivalIn(
  years: readonly Year[],
  now: number,
  { untold, mayHide }: Doubt,
): Revival | undefined {
  const isUntold = ({ state }: Year) => untold && state === 'unknown';
  const isQuiet = (one: Year) => one.state === 'quiet' || isUntold(one);
  const isActive = (one: Year) => one.state === 'active' || isUntold(one) || mayHide;
  for (const [index, one] of years.entries()) {
    if (one.year <= now - RECENT_YEARS || !isActive(one)) continue;
    const before = years.slice(0, index);
    const lastActive = before.findLastIndex((earlier) => !isQuiet(earlier));
    const pause = index - 1 - lastActive;
    const since = years.slice(index);
    const densest = Math.max(...since.map(({ total }) => total));
    const dense = densest >= DENSE || mayHide || since.some(isUntold);
    if (pause >= QUIET_YEARS && dense) return { since: one.year, pause, densest };
  }
  return undefined;
}

function yearOf(at: number): number {
  return new Date(at * 1_000).getUTCFullYear();
}

type CountsByYearsAgo = Readonly<Record<number, number | null>>;

/** An account opened so many years ago, with contributions and counts of private ones by years before the audit. */
function withYears(
  age: number,
  counts: CountsByYearsAgo,
  restricted: CountsByYearsAgo = {},
): Collaborator {
  const ago = [...new Set([...Object.keys(counts), ...Object.keys(restricted)].map(Number))];
  return examplePerson({
    facts: {
      account: { createdAt: EXAMPLE_NOW - age * 365 * DAY, type: 'user' },
      contributions: ago.map((years) => ({
        year: NOW_YEAR - years,
        total: counts[years] === undefined ? 0 : counts[years],
        restricted: counts[years] === null ? null : (restricted[years] ?? 0),
      })),
    },
  });
}
