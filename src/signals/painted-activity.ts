import { defineSignal } from '../evidence/define-signal.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../evidence/example-person.ts';
import { assumed } from '../evidence/ordinary-rate.ts';
import { linkTo, ownCommits } from '../evidence/own-commits.ts';
import { ours, prose } from '../evidence/prose.ts';
import { counted, percent } from '../evidence/wording.ts';
import type { Commit, OwnRepository } from '../snapshot/facts.ts';

/** In one repository; commits of the same instant, as a batch of patches makes them, count as one. */
const COMMITS = 20;
const DAYS = 8;
/**
 * Share of commits with one and the same second of the minute. People come to about 5 %; the most of 1,213 authors in
 * 17 large public histories is 24 %.
 */
const SHARE = 0.5;
/** A scheduler starts its jobs on the minute, and they take a moment. */
const SCHEDULED_SECONDS = 10;

export const paintedActivity = defineSignal({
  id: 'painted-activity',
  title: 'Own commits dated by a script',
  family: 'history',
  strength: 'moderate',
  redFlag:
    'The contribution graph is painted: a script made many commits with dates it computed, day after day.',
  sources: [
    {
      title: 'Security Alliance: IT workers, summary (years of prepared commit history)',
      url: 'https://frameworks.securityalliance.dev/dprk-it-workers/summary',
    },
    {
      title: 'Kulkan Security: gitxray (commit dates that cannot be relied on)',
      url: 'https://github.com/kulkansecurity/gitxray',
    },
  ],
  innocentExplanations: [
    'A picture or a word drawn into the contribution graph for fun, as tutorials show it.',
    'A job that saves notes or data, started at an odd second and committing at once.',
    'Practice with Git, or a tool that writes its own dates.',
  ],
  whatClearsIt: [
    'The repository says what its commits are, such as a backup or a drawing.',
    'Nothing the person claims about their experience rests on this repository.',
  ],
  ordinaryRate: assumed(
    0.05,
    'Of 1,213 authors with enough commits in 17 large public histories none shows it, but drawings and scheduled jobs live in personal repositories, which no data set we may use holds.',
  ),
  needs: ['ownRepositories', 'ownCommits'],
  clearNeedsAllOf: ['ownRepositories', 'ownCommits'],
  examples: [
    {
      title: 'Thirty days in a row, each commit at 37 seconds past the minute',
      person: withHistory({ times: (day) => 20 * 3_600 + (day % 4) * 60 + 37 }),
      expect: 'observed',
    },
    {
      title: 'Noon to the second for thirty days, all before the repository existed',
      person: withHistory({ times: () => 12 * 3_600, createdDaysAgo: 5 }),
      expect: 'observed',
    },
    {
      title: 'Thirty days of work by hand',
      person: withHistory({ times: (day) => 9 * 3_600 + ((day * 7_919) % 30_000) }),
      expect: 'clear',
    },
    {
      title: 'A series of patches that was applied within one second, beside work by hand',
      person: withHistory({
        times: (day) => 9 * 3_600 + ((day * 7_919) % 30_000),
        patches: 40,
      }),
      expect: 'clear',
    },
    {
      title: 'A nightly backup of notes, while the repository existed',
      person: withHistory({ times: (day) => 3 * 3_600 + 1 + (day % 7 === 0 ? 1 : 0) }),
      expect: 'unknown',
    },
    {
      title: 'Dates that a privacy tool rounded to the hour',
      person: withHistory({ times: (day) => (8 + (day % 11)) * 3_600, createdDaysAgo: 5 }),
      expect: 'unknown',
    },
    {
      title: 'History imported from a system that keeps days only',
      person: withHistory({ times: () => 0, createdDaysAgo: 5 }),
      expect: 'unknown',
    },
    {
      title: 'Five commits',
      person: withHistory({ times: () => 20 * 3_600 + 37, count: 5 }),
      expect: 'unknown',
    },
  ],
  observe({ ownRepositories }, person) {
    const byThem = ownCommits(person).filter(({ origin }) => origin === 'own-machine');
    const rhythms = ownRepositories
      .filter(({ fork }) => !fork)
      .flatMap((repository) => rhythmOf(repository, byThem) ?? []);
    const regular = rhythms.filter(({ share }) => share >= SHARE);
    const painted = regular.filter((rhythm) => innocentReading(rhythm) === undefined);
    if (painted.length > 0) {
      const sample = painted.reduce((sum, { commits }) => sum + commits.length, 0);
      const most = painted.reduce((best, one) => (one.share > best.share ? one : best));
      return {
        result: 'observed',
        summary: ours(
          `In ${counted(painted.length, 'own repository', 'own repositories')} the commits of many days fall on one second of the minute: up to ${percent(most.share)} of ${counted(most.commits.length, 'commit')} on ${most.days} days.`,
        ),
        measurements: [
          {
            label: 'Commits on the same second of the minute',
            value: percent(most.share),
            threshold: percent(SHARE),
          },
          { label: 'Days with commits', value: String(most.days), threshold: String(DAYS) },
        ],
        sample,
        evidence: painted.slice(0, 5).map(({ repository, commits, days, second, share }) => ({
          text: prose`${repository.name}: ${ours(`${percent(share)} of ${counted(commits.length, 'commit')} on ${days} days at second ${second}`)}`,
          url: repository.url,
          ...linkTo(commits.filter(({ author }) => modulo(author.at, 60) === second)),
        })),
      };
    }
    const doubt = regular.map(innocentReading).find((reading) => reading !== undefined);
    if (doubt !== undefined) return { result: 'unknown', because: ours(doubt) };
    if (rhythms.length === 0) {
      return {
        result: 'unknown',
        because: ours(
          `No own repository with ${COMMITS} commits of theirs on ${DAYS} days could be read.`,
        ),
      };
    }
    return {
      result: 'clear',
      because: ours(
        `The commits in ${counted(rhythms.length, 'own repository', 'own repositories')} fall on the seconds of the minute as they do by hand.`,
      ),
    };
  },
});

/** How the dates of one repository fall within the minute. */
interface Rhythm {
  readonly repository: OwnRepository;
  readonly commits: readonly Commit[];
  readonly days: number;
  /** The most frequent second of the minute, and the share of commits on it. */
  readonly second: number;
  readonly share: number;
}

function rhythmOf(repository: OwnRepository, byThem: readonly Commit[]): Rhythm | undefined {
  const own = byThem.filter((commit) => commit.repository === repository.name);
  const commits = [...new Map(own.map((commit) => [commit.author.at, commit])).values()];
  const days = new Set(commits.map((commit) => Math.floor(localTime(commit) / DAY))).size;
  if (commits.length < COMMITS || days < DAYS) return undefined;
  const [second, count] = mostFrequent(commits.map((commit) => modulo(commit.author.at, 60)));
  return { repository, commits, days, second, share: count / commits.length };
}

/** What ordinary thing such a rhythm would be taken for, in a sentence; `undefined` where there is none we know. */
function innocentReading({ repository, commits, second }: Rhythm): string | undefined {
  if (second >= SCHEDULED_SECONDS) return undefined;
  const before = commits.filter(({ author }) => author.at < repository.createdAt - DAY).length;
  if (before < SHARE * commits.length) {
    return 'Commits fall on the first seconds of a minute while the repository existed, as scheduled jobs make them.';
  }
  const [timeOfDay, count] = mostFrequent(commits.map((commit) => modulo(localTime(commit), DAY)));
  const rounded = second === 0 && (timeOfDay === 0 || count < SHARE * commits.length);
  return rounded ? 'The dates are rounded, as imports and tools for privacy do it.' : undefined;
}

function localTime({ author }: Commit): number {
  return author.at + author.offset * 60;
}

function mostFrequent(values: readonly number[]): readonly [value: number, count: number] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

interface History {
  /** Second of the day by its own clock, by number of the day. */
  readonly times: (day: number) => number;
  readonly count?: number;
  readonly createdDaysAgo?: number;
  /** Further commits, all of one instant. */
  readonly patches?: number;
}

/** A commit a day, the newest ten days before the audit, in a repository of their own. */
function withHistory({ times, count = 30, createdDaysAgo = 400, patches = 0 }: History) {
  const name = 'example-person/journal';
  const offset = 120;
  const midnight = Math.floor(EXAMPLE_NOW / DAY) * DAY - offset * 60;
  const commit = (at: number, index: number): Commit => {
    const signature = { name: 'Example Person', email: 'person@example.com', at, offset };
    return {
      oid: index.toString(16).padStart(40, '0'),
      repository: name,
      author: signature,
      committer: signature,
      account: '1001',
      parents: 1,
      origin: 'own-machine',
    };
  };
  const work = Array.from({ length: count }, (_, day) => midnight - (day + 10) * DAY + times(day));
  const applied = Array.from({ length: patches }, () => midnight - 60 * DAY + 50_000);
  return examplePerson({
    facts: {
      ownRepositories: [
        {
          name,
          createdAt: EXAMPLE_NOW - createdDaysAgo * DAY,
          pushedAt: EXAMPLE_NOW - DAY,
          fork: false,
          archived: false,
          url: `https://github.com/${name}`,
        },
      ],
      ownCommits: [...work, ...applied].map(commit),
    },
  });
}
