import type { Priority } from '../../src/assess/priority.ts';
import type { OperatorFiles } from '../../src/evidence/operator-files.ts';
import type { AccessEvent } from '../../src/snapshot/access-log.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known } from '../../src/snapshot/fact.ts';
import type { Commit, FactName, KnownValue } from '../../src/snapshot/facts.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';

/** An invented person, told as a short story, with what an audit of them must come to. */
export interface Persona {
  readonly login: string;
  /** One sentence. */
  readonly story: string;
  /** Signals that must observe it; none where GitHub cannot show it. */
  readonly observed: readonly string[];
  /** What an innocent may at most stand at; a mechanism may stand anywhere. */
  readonly atMost?: Priority;
  /** Of several traces together: where they bring the person. */
  readonly reaches?: Priority;
  /** Why they do not bring them further. */
  readonly short?: string;
  /** Why nothing GitHub records shows it. */
  readonly unseen?: string;
  /** Where the story cannot be told of another place or another name, and why. */
  readonly bound?: string;
  readonly tell: (person: PersonBuilder) => PersonBuilder;
  /** What happens outside of the double: an audit log of another plan, a link that is gone. */
  readonly afterwards?: (person: Collaborator) => Collaborator;
  readonly operator?: OperatorFiles;
}

export const ORGANIZATION = 'juniper-works';
/** The repository everybody works in, private to the organization. */
export const WORK = `${ORGANIZATION}/core`;
/** A small one, of whose pushes GitHub still lists all. */
export const DRAFTS = `${ORGANIZATION}/drafts`;
/** The year under review; the world's present is 2026-11-02. */
export const YEAR = { from: '2025-11-10', until: '2026-10-30' } as const;

/** An account of some years with a life of its own, so that only what the story tells is unusual. */
export function settled(person: PersonBuilder): PersonBuilder {
  return person
    .contributed({ 2020: 120, 2021: 210, 2022: 180, 2023: 240, 2024: 190, 2025: 200 })
    .owns('notes', { createdAt: '2019-04-08', commits: 15 })
    .grant('core', 'WRITE');
}

/** Somebody at work on what they say, by a clock that fits: the mechanism alone is unusual. */
export function coherent(
  p: PersonBuilder,
  name: string,
  place: string,
  zone: string,
  joined: string,
): PersonBuilder {
  return settled(p.named(name).claims(place).joined(joined))
    .worksFrom(zone)
    .commits({ to: WORK, count: 100, ...YEAR });
}

/** The person with something else said about them, where it was known at all. */
export function withFact<K extends FactName>(
  person: Collaborator,
  name: K,
  change: (value: KnownValue<K>) => KnownValue<K>,
): Collaborator {
  const fact = person.facts[name];
  if (!fact.known) return person;
  const changed = known(change(fact.value as KnownValue<K>), fact.gaps);
  return { ...person, facts: { ...person.facts, [name]: changed } };
}

/** The person with an audit log, which the double of another plan has none of. */
export function withLog(person: Collaborator, events: readonly AccessEvent[]): Collaborator {
  return { ...person, facts: { ...person.facts, accessLog: known(events) } };
}

/** A commit written and recorded at another instant (unix seconds), on another clock (minutes). */
export function dated(commit: Commit, at: number, offset: number): Commit {
  return {
    ...commit,
    author: { ...commit.author, at, offset },
    committer: { ...commit.committer, at, offset },
  };
}

/** A commit by another name and address. */
export function signed(commit: Commit, name: string, email: string): Commit {
  return {
    ...commit,
    author: { ...commit.author, name, email },
    committer: { ...commit.committer, name, email },
  };
}

/** An account that somebody else used before 2024, by another clock, and that shows nothing of its own. */
export function formerly(
  person: Collaborator,
  {
    name,
    email,
    offset,
  }: { readonly name: string; readonly email: string; readonly offset: number },
): Collaborator {
  return withFact(
    withFact(person, 'ownCommits', () => []),
    'commits',
    (commits) =>
      commits.map((commit) =>
        commit.author.at < Date.UTC(2024) / 1_000
          ? signed(dated(commit, commit.author.at, offset), name, email)
          : commit,
      ),
  );
}
