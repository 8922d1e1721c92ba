import type { AccessEvent } from '../snapshot/access-log.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { subscriberOf } from './network-address.ts';
import { ours, type Prose } from './prose.ts';
import { utcDay } from './wording.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;

/** What the person did themselves, the oldest first. */
export function ownEvents(events: readonly AccessEvent[]): readonly AccessEvent[] {
  return events.filter(({ own }) => own).sort((a, b) => a.at - b.at);
}

/** On how many days of UTC events happened. */
export function daysOf(events: readonly { readonly at: number }[]): number {
  return new Set(events.map(({ at }) => Math.floor(at / DAY))).size;
}

/** `2026-10-01 to 2026-10-30`, the days of events in order; empty where there is none. */
export function daysText(events: readonly { readonly at: number }[]): Prose {
  const [first, last] = [events[0], events.at(-1)];
  return first === undefined || last === undefined
    ? []
    : ours(`${utcDay(first.at)} to ${utcDay(last.at)}`);
}

/** Days on which an address has to be used before it is one the person works from. */
export const DAYS_OF_A_HABIT = 3;

/** The networks somebody's own events come from, as {@link subscriberOf} tells them apart, with the days they were used. */
export function addressDays(person: Collaborator): ReadonlyMap<string, ReadonlySet<number>> {
  const { accessLog } = person.facts;
  const events = accessLog.known ? accessLog.value : [];
  const found = new Map<string, Set<number>>();
  // Thousands of events share a few addresses, so each is read once.
  const daysAt = new Map<string, Set<number> | undefined>();
  for (const { own, address, at } of events) {
    if (!own || address === null) continue;
    if (!daysAt.has(address)) daysAt.set(address, daysIn(found, subscriberOf(address)));
    daysAt.get(address)?.add(Math.floor(at / DAY));
  }
  return found;
}

function daysIn(found: Map<string, Set<number>>, subscriber: string | undefined) {
  if (subscriber === undefined) return undefined;
  const days = found.get(subscriber) ?? new Set<number>();
  found.set(subscriber, days);
  return days;
}

/** Those used on enough days to be a habit. */
export function habitualAddresses(person: Collaborator): readonly string[] {
  return [...addressDays(person)]
    .filter(([, days]) => days.size >= DAYS_OF_A_HABIT)
    .map(([address]) => address);
}

/** Copies of repositories the person took, the oldest first. */
export function copiesOf(own: readonly AccessEvent[]): readonly Copy[] {
  return own.flatMap(({ kind, repository, at }) =>
    (kind === 'clone' || kind === 'download') && repository !== null ? [{ repository, at }] : [],
  );
}

export interface Copy {
  readonly repository: string;
  readonly at: number;
}

/** Distinct repositories copied in the seven days from an instant on. */
export function copiedWithin(copies: readonly Copy[], from: number): ReadonlySet<string> {
  return new Set(
    copies.filter(({ at }) => at >= from && at <= from + WEEK).map(({ repository }) => repository),
  );
}

/** What everybody's part of the audit log tells about copying. */
export interface Copying {
  /** Distinct repositories copied in the busiest seven days. */
  readonly most: number;
  /** The oldest event of Git itself; GitHub keeps those for a week, others for months. */
  readonly gitSince: number;
}

export function copyingOf(person: Collaborator): Copying {
  const { accessLog } = person.facts;
  const own = ownEvents(accessLog.known ? accessLog.value : []);
  const git = own.find(({ action }) => action.startsWith('git.'));
  return {
    most: mostInAWeek(copiesOf(own)),
    gitSince: git?.at ?? Number.POSITIVE_INFINITY,
  };
}

function mostInAWeek(copies: readonly Copy[]): number {
  const counts = new Map<string, number>();
  let [most, begin] = [0, 0];
  for (const { repository, at } of copies) {
    counts.set(repository, (counts.get(repository) ?? 0) + 1);
    for (
      let first = copies[begin];
      first !== undefined && first.at < at - WEEK;
      first = copies[begin]
    ) {
      const left = (counts.get(first.repository) ?? 1) - 1;
      if (left === 0) counts.delete(first.repository);
      else counts.set(first.repository, left);
      begin += 1;
    }
    most = Math.max(most, counts.size);
  }
  return most;
}
