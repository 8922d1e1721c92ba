import type { Collaborator } from '../snapshot/collaborator.ts';

/** Something the server dated itself about a person, which can happen to several at one time. */
export const MOMENT_KINDS = ['account-opened', 'key-added', 'invited'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

export interface Moment {
  readonly id: string;
  readonly login: string;
  /** Unix seconds, UTC. */
  readonly at: number;
}

/** The moments of one kind of all audited people, in order. */
export interface Timeline {
  readonly count: number;
  /** The same, of nobody more than {@link MOMENTS_OF_ONE}, each day once: one person's habits are nobody else's. */
  readonly evenCount: number;
  /** How many of those lie between two instants, both inclusive. */
  countBetween(from: number, until: number): number;
  /** All between two instants; of a crowd only those of the people nearest to `at`. */
  near(at: number, from: number, until: number): readonly Moment[];
}

/** Of a crowd no more people than this are looked at on either side: it is an event by then. */
const CROWD = 60;
/** Days of one person that tell how often something happens. */
export const MOMENTS_OF_ONE = 10;
const DAY = 86_400;

/** When what happened to a person, by the server's clock. Invitations are kept apart by who invited. */
export function momentsOf(
  person: Collaborator,
): readonly { readonly kind: MomentKind; readonly group: string; readonly at: number }[] {
  const { account, keys, invitations } = person.facts;
  return [
    ...(account.known
      ? [{ kind: 'account-opened' as const, group: '', at: account.value.createdAt }]
      : []),
    ...(keys.known ? keys.value : []).flatMap(({ createdAt }) =>
      createdAt === null ? [] : [{ kind: 'key-added' as const, group: '', at: createdAt }],
    ),
    ...(invitations.known ? invitations.value : []).flatMap(({ inviter, invitedAt }) =>
      inviter === null
        ? []
        : [{ kind: 'invited' as const, group: inviter.toLowerCase(), at: invitedAt }],
    ),
  ];
}

export function timelineOf(moments: readonly Moment[]): Timeline {
  const sorted = [...moments].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const even = evened(sorted);
  return {
    count: sorted.length,
    evenCount: even.length,
    countBetween: (from, until) => firstFrom(even, until + 1) - firstFrom(even, from),
    near(at, from, until) {
      const here = firstFrom(sorted, at);
      const [begin, end] = [firstFrom(sorted, from), firstFrom(sorted, until + 1)];
      return sorted.slice(crowdEnd(sorted, here - 1, begin - 1) + 1, crowdEnd(sorted, here, end));
    },
  };
}

/** How many of sorted moments lie before an instant. */
function firstFrom(sorted: readonly Moment[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of each person the newest few, one a day. */
function evened(sorted: readonly Moment[]): readonly Moment[] {
  const days = new Map<string, Set<number>>();
  return sorted
    .toReversed()
    .filter(({ id, at }) => {
      const own = days.get(id) ?? new Set();
      days.set(id, own);
      const day = Math.floor(at / DAY);
      if (own.has(day) || own.size >= MOMENTS_OF_ONE) return false;
      own.add(day);
      return true;
    })
    .reverse();
}

/** Where, on the way from one index to another, more people were met than a crowd has. */
function crowdEnd(sorted: readonly Moment[], from: number, to: number): number {
  const people = new Set<string>();
  const step = Math.sign(to - from);
  let index = from;
  for (; index !== to; index += step) {
    const moment = sorted[index];
    if (moment === undefined || people.add(moment.id).size > CROWD) break;
  }
  return index;
}

/** People of whom something happened within one span of time. */
export interface Crowd {
  readonly people: readonly Moment[];
  readonly from: number;
  readonly until: number;
}

/**
 * Whether there are so many that it was an event, as an import of accounts or a course is, and no one hand.
 *
 * @param unread people of whom nobody knows whether they were there
 */
export function isEvent({ people }: Crowd, unread = 0): boolean {
  return people.length + unread > EVENT;
}

const EVENT = 30;

/**
 * The span of the given length around an instant in which it happened to most people, each counted once.
 *
 * @param isLeftOut people who are not looked at
 */
export function crowdAround(
  timeline: Timeline,
  at: number,
  seconds: number,
  isLeftOut: (id: string) => boolean = () => false,
): Crowd {
  const moments = timeline.near(at, at - seconds, at + seconds).filter(({ id }) => !isLeftOut(id));
  const within = new Map<string, number>();
  let best = { size: 0, from: 0, end: 0 };
  let end = 0;
  for (const [index, first] of moments.entries()) {
    if (first.at > at) break;
    for (; end < moments.length; end += 1) {
      const next = moments[end];
      if (next === undefined || next.at > first.at + seconds) break;
      within.set(next.id, (within.get(next.id) ?? 0) + 1);
    }
    if (within.size > best.size) best = { size: within.size, from: index, end };
    const left = (within.get(first.id) ?? 1) - 1;
    if (left === 0) within.delete(first.id);
    else within.set(first.id, left);
  }
  const people = new Map<string, Moment>();
  for (const moment of moments.slice(best.from, best.end)) {
    if (!people.has(moment.id)) people.set(moment.id, moment);
  }
  const list = [...people.values()];
  return {
    people: list,
    from: list[0]?.at ?? at,
    until: list.at(-1)?.at ?? at,
  };
}

/** Half a year to either side tells how often the same happens at that time of the cohort's life. */
const SURROUNDINGS = 182 * 86_400;
/** People of the whole audit who may see such a crowd by chance: fewer than one audit in twenty has one. */
const BY_CHANCE = 0.05;

/**
 * How many people it takes for a crowd that chance does not explain, three at least. The moments of half a year around,
 * without those near `at`, tell how dense they are; `clumping` says how much denser they are at usual times (weekdays,
 * office hours) than on average. A crowd counts when, were moments independent (Poisson), fewer than 0.05 of all
 * people of the audit would be expected in one so large.
 */
export function crowdNeeded(
  timeline: Timeline,
  at: number,
  seconds: number,
  options: {
    readonly clumping: number;
    readonly takenAt: number;
    /** Moments nobody knows of: any may lie around this one. */
    readonly unread?: number;
  },
): number {
  const from = at - SURROUNDINGS;
  const until = Math.max(at + seconds, Math.min(at + SURROUNDINGS, options.takenAt));
  const { unread = 0 } = options;
  const around =
    timeline.countBetween(from, until) - timeline.countBetween(at - seconds, at + seconds) + unread;
  // One more than was seen, so that an empty half year is not taken for a proof that nothing happens.
  const perSecond = (around + 1) / Math.max(1, until - from - 2 * seconds);
  const expected = perSecond * 2 * seconds * options.clumping;
  // As many as expected or fewer never count, so the search begins above; crowds of an event are not searched.
  let people = Math.max(3, Math.ceil(expected) + 1);
  const times = timeline.evenCount + unread;
  while (people <= EVENT && times * atLeast(people - 1, expected) > BY_CHANCE) people += 1;
  return people;
}

/** Chance of so many events or more, above the mean, where `mean` are expected (Poisson). */
function atLeast(events: number, mean: number): number {
  // Summed upwards: one minus the rest would lose the small chances that matter here.
  let term = Math.exp(-mean);
  for (let k = 1; k <= events; k += 1) term *= mean / k;
  let sum = 0;
  for (let k = events + 1; term > 1e-18; k += 1) {
    sum += term;
    term *= mean / k;
  }
  return sum;
}
