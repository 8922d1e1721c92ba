/** contributionsCollection: a window of at most a year, counted from the same events everything else shows. */
import { canRead } from '../access.ts';
import { linkedPerson } from '../world/history.ts';
import type { Person, Repository } from '../world/model.ts';
import { randomFor } from '../world/random.ts';
import { instantsOf } from '../world/rhythm.ts';
import { type Activity, timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { activityNode } from './activity.ts';
import { connection, type PageArguments } from './connection.ts';
import { TypedError } from './errors.ts';
import type { Context } from './execute.ts';
import { repositoryNode } from './repository.ts';
import { userNode } from './user.ts';

export interface WindowArguments {
  readonly from?: string | null;
  readonly to?: string | null;
}

const day = 86_400_000;
/** The widest window busy accounts got through when GitHub tightened its limits in July 2026. */
const busyWindow = 184 * day;

type Kind = 'commits' | 'pull-requests' | 'issues' | 'reviews' | 'elsewhere';

interface Contribution {
  readonly kind: Kind;
  readonly at: number;
  /** The calendar day: local for commits, UTC for the rest. */
  readonly date: string;
  readonly repository: Repository | undefined;
  readonly activity: Activity | undefined;
}

export function contributions(
  context: Context,
  person: Person,
  window: WindowArguments,
): Record<string, unknown> {
  const { world } = context.double;
  const until =
    window.to == null
      ? window.from == null
        ? world.now
        : Math.min(world.now, Date.parse(window.from) + 365 * day)
      : Date.parse(window.to);
  const from = window.from == null ? until - 365 * day : Date.parse(window.from);
  if (until - from > 366 * day)
    throw new TypedError(
      'ARGUMENT_ERROR',
      "The total time spanned by 'from' and 'to' must not exceed 1 year",
    );
  const within = contributionsOf(context, person).filter(
    (one) => one.at >= from && one.at <= until,
  );
  const readable = within.filter(
    (one) => one.repository === undefined || canRead(world, context.token, one.repository),
  );
  const restricted = person.sharesPrivateContributions ? within.length - readable.length : 0;
  const counted = person.sharesPrivateContributions ? within : readable;
  const total = (kind: Kind): number => readable.filter((one) => one.kind === kind).length;
  /** Everything heavy fails for busy accounts in wide windows; being non-null it takes the user with it. */
  const heavy =
    <T>(make: () => T): (() => T) =>
    () => {
      if (person.busy && until - from > busyWindow)
        throw new TypedError(
          'RESOURCE_LIMITS_EXCEEDED',
          'Resource limits for this query exceeded.',
        );
      return make();
    };
  return {
    startedAt: utc(from),
    endedAt: utc(until),
    isSingleDay: until - from < day,
    contributionYears: contributionYears(context, person),
    hasAnyContributions: counted.length > 0,
    hasAnyRestrictedContributions: restricted > 0,
    restrictedContributionsCount: heavy(() => restricted),
    earliestRestrictedContributionDate: null,
    latestRestrictedContributionDate: null,
    hasActivityInThePast: contributionsOf(context, person).some((one) => one.at < from),
    totalCommitContributions: heavy(() => total('commits') + total('elsewhere')),
    totalIssueContributions: heavy(() => total('issues')),
    totalPullRequestContributions: heavy(() => total('pull-requests')),
    totalPullRequestReviewContributions: heavy(() => total('reviews')),
    totalRepositoryContributions: (world.owned.get(person.login.toLowerCase()) ?? []).filter(
      (one) => one.createdAt >= from && one.createdAt <= until,
    ).length,
    totalRepositoriesWithContributedCommits: heavy(
      () =>
        new Set(readable.filter((one) => one.kind === 'commits').map((one) => one.repository)).size,
    ),
    joinedGitHubContribution:
      person.createdAt >= from && person.createdAt <= until
        ? { isRestricted: false, occurredAt: utc(person.createdAt) }
        : null,
    user: () => userNode(context, person),
    contributionCalendar: heavy(() => calendar(counted, from, until)),
    pullRequestReviewContributions: (page: PageArguments) => {
      const reviews = readable.filter((one) => one.kind === 'reviews').sort((a, b) => b.at - a.at);
      return connection(reviews, page, (one) => ({
        occurredAt: utc(one.at),
        isRestricted: false,
        pullRequestReview: () =>
          one.activity === undefined ? null : activityNode(context, person, one.activity),
        repository: () =>
          one.repository === undefined ? null : repositoryNode(context, one.repository),
      }));
    },
    commitContributionsByRepository: ({
      maxRepositories = 25,
    }: {
      readonly maxRepositories?: number;
    }) => heavy(() => byRepository(context, person, readable, maxRepositories))(),
  };
}

function byRepository(
  context: Context,
  person: Person,
  all: readonly Contribution[],
  most: number,
): unknown[] {
  const groups = new Map<Repository, Contribution[]>();
  for (const one of all) {
    if (one.kind !== 'commits' || one.repository === undefined) continue;
    const list = groups.get(one.repository) ?? [];
    list.push(one);
    groups.set(one.repository, list);
  }
  const largest = [...groups].sort((a, b) => b[1].length - a[1].length).slice(0, most);
  return largest.map(([repository, commits]) => ({
    repository: () => repositoryNode(context, repository),
    url: `https://github.com/${repository.fullName}/commits?author=${person.login}`,
    contributions: (page: PageArguments) => {
      const perDay = new Map<string, number>();
      for (const { date } of commits) perDay.set(date, (perDay.get(date) ?? 0) + 1);
      const days = [...perDay].sort(([a], [b]) => (a < b ? 1 : -1));
      const listed = connection(days, page, ([date, commitCount]) => ({
        occurredAt: `${date}T00:00:00Z`,
        commitCount,
        isRestricted: false,
      }));
      return { ...listed, totalCount: commits.length };
    },
  }));
}

/** Every day of the window, in weeks that begin on Sunday. */
function calendar(all: readonly Contribution[], from: number, until: number): unknown {
  const perDay = new Map<string, number>();
  for (const { date } of all) perDay.set(date, (perDay.get(date) ?? 0) + 1);
  const weeks: { firstDay: string; contributionDays: unknown[] }[] = [];
  for (let at = Math.floor(from / day) * day; at <= until; at += day) {
    const date = utc(at).slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    if (weekday === 0 || weeks.length === 0) weeks.push({ firstDay: date, contributionDays: [] });
    const contributionCount = perDay.get(date) ?? 0;
    const level = contributionCount === 0 ? 'NONE' : 'FIRST_QUARTILE';
    weeks.at(-1)?.contributionDays.push({
      date,
      weekday,
      contributionCount,
      contributionLevel: level,
      color: '#ebedf0',
    });
  }
  return { totalContributions: all.length, isHalloween: false, colors: [], months: [], weeks };
}

const made = new WeakMap<Person, readonly Contribution[]>();

function contributionsOf(context: Context, person: Person): readonly Contribution[] {
  const ready = made.get(person);
  if (ready !== undefined) return ready;
  const { world } = context.double;
  const timeline = timelineOf(world, person);
  const repositoryOf = (name: string): Repository | undefined =>
    world.repositories.get(name.toLowerCase());
  const commits = timeline.commits
    .filter(
      (one) =>
        linkedPerson(world, one.author.email) === person &&
        repositoryOf(one.repository)?.fork === false,
    )
    .map((one): Contribution => {
      const date = utc(one.author.at + one.author.offset * 60_000).slice(0, 10);
      return {
        kind: 'commits',
        at: one.author.at,
        date,
        repository: repositoryOf(one.repository),
        activity: undefined,
      };
    });
  const others = timeline.activities.flatMap((one): Contribution[] => {
    if (one.kind === 'pushes' || one.kind === 'comments') return [];
    return [
      {
        kind: one.kind,
        at: one.at,
        date: utc(one.at).slice(0, 10),
        repository: repositoryOf(one.repository),
        activity: one,
      },
    ];
  });
  const elsewhere = Object.entries(person.contributed).flatMap(([year, count]) => {
    const plan = {
      from: Math.max(Date.UTC(Number(year), 0, 1), person.createdAt),
      until: Date.UTC(Number(year) + 1, 0, 1) - 1,
      count,
    };
    return instantsOf(
      person,
      plan,
      world.now,
      randomFor(`${person.login}/contributed/${year}`),
    ).map(
      (at): Contribution => ({
        kind: 'elsewhere',
        at,
        date: utc(at).slice(0, 10),
        repository: undefined,
        activity: undefined,
      }),
    );
  });
  const all = [...commits, ...others, ...elsewhere];
  made.set(person, all);
  return all;
}

/** Newest first; the year of joining is always one. */
function contributionYears(context: Context, person: Person): number[] {
  const years = new Set(
    contributionsOf(context, person).map((one) => Number(one.date.slice(0, 4))),
  );
  years.add(new Date(person.createdAt).getUTCFullYear());
  return [...years].sort((a, b) => b - a);
}
