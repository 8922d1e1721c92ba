import type { Collaborator } from '../snapshot/collaborator.ts';
import { TRACE_KINDS, type TraceKind, tracesOf } from './traces.ts';

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
  /** Every audited account, other than the given person's, that leaves this trace. */
  sharing(kind: TraceKind, trace: string, person: Collaborator): readonly CohortMember[];
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
  return {
    add(person) {
      if (people.has(person.id)) return;
      people.add(person.id);
      const member = { id: person.id, login: person.login };
      for (const kind of TRACE_KINDS) {
        const { readable, members } = indexOf(kind);
        for (const trace of tracesOf(kind, person)) {
          readable.add(person.id);
          const sharing = members.get(trace);
          if (sharing === undefined) members.set(trace, [member]);
          else sharing.push(member);
        }
      }
    },
    build: () => ({
      size: people.size,
      readable: (kind) => indexOf(kind).readable.size,
      sharing: (kind, trace, person) =>
        (indexOf(kind).members.get(trace) ?? []).filter(({ id }) => id !== person.id),
    }),
  };
}

interface TraceIndex {
  /** Ids of the people who leave any trace of this kind. */
  readonly readable: Set<string>;
  readonly members: Map<string, CohortMember[]>;
}

function emptyIndex(): TraceIndex {
  return { readable: new Set(), members: new Map() };
}
