import type { Collaborator } from '../snapshot/collaborator.ts';
import { hasFault } from '../snapshot/fact.ts';
import type { FactName, Facts } from '../snapshot/facts.ts';
import { copyingOf } from './access-events.ts';
import { type Moment, type MomentKind, momentsOf, type Timeline, timelineOf } from './moments.ts';
import { type TextMatches, textIndex } from './near-text.ts';
import { factsBehind, TRACE_KINDS, type TraceKind, tracesOf, wasRead } from './traces.ts';

/** Another audited account that one person shares something with. */
export interface CohortMember {
  readonly id: string;
  readonly login: string;
}

/** What all people of one audit have in common, gathered in one pass so that signals can compare without seeing everybody. */
export interface Cohort {
  /** Distinct people, the person under review included. */
  readonly size: number;
  /** Of how many of them a trace of this kind could be read: only they can be compared. */
  readable(kind: TraceKind): number;
  /** Whether a trace of this kind could be read of one of them. */
  wasRead(kind: TraceKind, id: string): boolean;
  /**
   * How many other people GitHub did not answer for with one of these facts, or a part of it. Each may hold what a
   * person is seen to share with few or with nobody, so none may be taken for somebody who does not.
   */
  unanswered(facts: readonly FactName[], person: Collaborator): number;
  /** Whether it did not answer for one of them. */
  isUnanswered(facts: readonly FactName[], id: string): boolean;
  /** How many audited people leave this trace. */
  holders(kind: TraceKind, trace: string): number;
  /** Every audited account, other than the given person's, that leaves this trace; of many the first so many. */
  sharing(
    kind: TraceKind,
    trace: string,
    person: Collaborator,
    atMost?: number,
  ): readonly CohortMember[];
  /** Moments of one kind of everybody, those of a group apart (for `invited`: the inviter's login in lower case). */
  timeline(kind: MomentKind, group?: string): Timeline;
  /** Other audited people who describe themselves in nearly the same words. */
  describedAlike(bio: string, person: Collaborator): TextMatches<CohortMember>;
  /** Other audited people with a public repository whose README is in nearly the same words. */
  introducedAlike(readme: string, person: Collaborator): TextMatches<CohortMember>;
  /** Of other audited people who copied repositories at all, by the audit log: how many of them in their busiest week. */
  copiedByOthers(person: Collaborator): readonly number[];
  /** The oldest event of Git itself in the audit log of anybody, unix seconds; infinite where there is none. */
  readonly gitLoggedSince: number;
}

export interface CohortBuilder {
  add(person: Collaborator): void;
  build(): Cohort;
}

/** Gathers a cohort one person at a time; memory grows with the number of distinct traces, not with commits. */
export function cohortBuilder(): CohortBuilder {
  const people = new Set<string>();
  const indexes = new Map(TRACE_KINDS.map((kind) => [kind, emptyIndex()]));
  const indexOf = (kind: TraceKind): TraceIndex => indexes.get(kind) ?? emptyIndex();
  const moments = new Map<string, Moment[]>();
  const bios = textIndex<CohortMember>();
  const readmes = textIndex<CohortMember>();
  const copied = new Map<string, number>();
  const unanswered = new Map<FactName, Set<string>>();
  let gitLoggedSince = Number.POSITIVE_INFINITY;
  return {
    add(person) {
      if (people.has(person.id)) return;
      people.add(person.id);
      const member = { id: person.id, login: person.login };
      for (const kind of TRACE_KINDS) {
        const index = indexOf(kind);
        if (!wasRead(kind, person)) index.unread.add(person.id);
        for (const trace of tracesOf(kind, person)) push(index.members, trace, member);
      }
      for (const { kind, group, at } of momentsOf(person)) {
        push(moments, timelineKey(kind, group), { ...member, at });
      }
      const { profile } = person.facts;
      if (profile.known && profile.value.bio !== null) bios.add(member, profile.value.bio);
      for (const readme of readmesOf(person)) readmes.add(member, readme);
      for (const name of faultyFacts(person.facts)) {
        const ids = unanswered.get(name) ?? new Set();
        unanswered.set(name, ids.add(person.id));
      }
      const { most, gitSince } = copyingOf(person);
      if (most > 0) copied.set(person.id, most);
      gitLoggedSince = Math.min(gitLoggedSince, gitSince);
    },
    build() {
      // Everybody is asked about the same few lists of facts, and in an outage many people are owed an answer.
      const unions = new Map<string, ReadonlySet<string>>();
      const unansweredWith = (facts: readonly FactName[]): ReadonlySet<string> => {
        const key = facts.join();
        const ids =
          unions.get(key) ?? new Set(facts.flatMap((name) => [...(unanswered.get(name) ?? [])]));
        unions.set(key, ids);
        return ids;
      };
      const othersUnanswered: Cohort['unanswered'] = (facts, person) => {
        const ids = unansweredWith(facts);
        return ids.size - (ids.has(person.id) ? 1 : 0);
      };
      const timelines = new Map([...moments].map(([key, list]) => [key, timelineOf(list)]));
      return {
        size: people.size,
        readable: (kind) => people.size - indexOf(kind).unread.size,
        wasRead: (kind, id) => !indexOf(kind).unread.has(id),
        unanswered: othersUnanswered,
        isUnanswered: (facts, id) => facts.some((name) => unanswered.get(name)?.has(id) === true),
        holders: (kind, trace) => indexOf(kind).members.get(trace)?.length ?? 0,
        sharing(kind, trace, person, atMost = Number.POSITIVE_INFINITY) {
          const members = indexOf(kind).members.get(trace) ?? [];
          // One more than asked for, since the person may be among the first.
          const first = members.length > atMost ? members.slice(0, atMost + 1) : members;
          return first.filter(({ id }) => id !== person.id).slice(0, atMost);
        },
        timeline: (kind, group = '') => timelines.get(timelineKey(kind, group)) ?? timelineOf([]),
        describedAlike: (bio, person) =>
          bios.alike(
            bio,
            ({ id }) => id === person.id,
            othersUnanswered(factsBehind('website'), person),
          ),
        introducedAlike: (readme, person) =>
          readmes.alike(
            readme,
            ({ id }) => id === person.id,
            othersUnanswered(factsBehind('readme'), person),
          ),
        copiedByOthers: (person) =>
          [...copied].filter(([id]) => id !== person.id).map(([, most]) => most),
        gitLoggedSince,
      };
    },
  };
}

function faultyFacts(facts: Facts): readonly FactName[] {
  return (Object.keys(facts) as FactName[]).filter((name) => hasFault(facts[name]));
}

interface TraceIndex {
  /** Ids of the people of whom traces of this kind could not be read. */
  readonly unread: Set<string>;
  readonly members: Map<string, CohortMember[]>;
}

function emptyIndex(): TraceIndex {
  return { unread: new Set(), members: new Map() };
}

function timelineKey(kind: MomentKind, group: string): string {
  return `${kind} ${group}`;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** READMEs of a person, each text once. */
export function readmesOf({ facts: { portfolio } }: Collaborator): readonly string[] {
  const texts = (portfolio.known ? portfolio.value : []).flatMap(({ readme }) => readme ?? []);
  return [...new Set(texts)];
}
