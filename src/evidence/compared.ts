import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FactName } from '../snapshot/facts.ts';
import type { Cohort, CohortMember } from './cohort.ts';
import type { Outcome } from './outcome.ts';
import { listed, ours, type Prose, prose } from './prose.ts';
import { type TraceKind, tracesOf } from './traces.ts';
import { counted, howMany } from './wording.ts';

/** Share of the other people who may be unread before "none of them" says too much. */
const TOLERATED_UNREAD = 0.1;

/** Chance, at most, that those who would explain an observation are among the unread, for it to be said all the same. */
const TOLERATED_CHANCE = 0.02;

/**
 * How many others GitHub did not answer for, where the one who would explain an observation may well be among them. Of
 * a very few in a large audit nothing is held back: else one account whose history is too much for GitHub to answer
 * would silence a signal for everybody, in every run.
 */
export function unansweredByMany(
  cohort: Cohort,
  facts: readonly FactName[],
  person: Collaborator,
): number {
  const unanswered = cohort.unanswered(facts, person);
  return unanswered > TOLERATED_CHANCE * (cohort.size - 1) ? unanswered : 0;
}

/** A trace that few people leave, as far as they were read. */
interface Seen {
  readonly facts: readonly FactName[];
  readonly person: Collaborator;
  /** How many were seen to leave it, the person among them. */
  readonly holders: number;
}

/**
 * Whether more people than that may well leave a trace, since of some GitHub did not answer for it: an answer is owed
 * for anybody alike, so that of a crowd all but a handful are hardly ever the unread ones.
 */
export function mayBeMoreThan(
  most: number,
  { facts, person, holders }: Seen,
  cohort: Cohort,
): boolean {
  const unanswered = cohort.unanswered(facts, person);
  const crowd = Math.floor(most) + 1;
  const missing = crowd - holders;
  if (unanswered < missing) return false;
  const share = unanswered / (cohort.size - 1);
  let chance = 1;
  for (let one = 1; one <= missing; one += 1) chance *= (share * (holders + one)) / one;
  return chance > TOLERATED_CHANCE;
}

/**
 * Unknown, where something was seen that others of whom GitHub told nothing may explain: whatever protects somebody
 * from an observation must not be lost with an answer that others owe.
 *
 * @param because completes "GitHub did not answer for …, so that …"
 */
export function heldBack(unanswered: number, because: string): Outcome {
  return {
    result: 'unknown',
    prevented: true,
    because: ours(
      `GitHub did not answer for ${counted(unanswered, 'other audited person', 'other audited people')}, so that ${because}.`,
    ),
  };
}

/** Why nobody can be compared with, if so. */
export function nobodyToCompare(cohort: Cohort): Outcome | undefined {
  return cohort.size < 2
    ? { result: 'unknown', because: ours('There is no other audited account to compare with.') }
    : undefined;
}

/** Clear, unless of too many of the other people what would have to be compared is unread. */
export function clearAmong(cohort: Cohort, kind: TraceKind, said: string, what: string): Outcome {
  // The person under review was read, or nothing would have been compared.
  const compared = Math.max(0, cohort.readable(kind) - 1);
  const unread = cohort.size - 1 - compared;
  const among = `${said} (compared with ${howMany(compared, 'other audited person', 'other audited people')})`;
  return unread > TOLERATED_UNREAD * (cohort.size - 1)
    ? {
        result: 'unknown',
        prevented: true,
        because: ours(`${among}, but of ${unread} others ${what} could not be read.`),
      }
    : { result: 'clear', because: ours(`${among}.`) };
}

/** Ids of those who state the same employer as the person, of whom a common text or page says nothing. */
export function colleaguesAmong(
  members: readonly CohortMember[],
  person: Collaborator,
  cohort: Cohort,
): ReadonlySet<string> {
  if (members.length === 0) return new Set();
  const ids = new Set(members.map(({ id }) => id));
  return new Set(
    tracesOf('company', person)
      .flatMap((company) => cohort.sharing('company', company, person))
      .map(({ id }) => id)
      .filter((id) => ids.has(id)),
  );
}

/**
 * Unknown, where nobody can say whether others work for the same employer: what colleagues have in common must not be
 * held against them for want of a profile.
 */
export function employersUnread(
  others: readonly CohortMember[],
  person: Collaborator,
  cohort: Cohort,
): Outcome | undefined {
  const read = [person, ...others].every(({ id }) => cohort.wasRead('company', id));
  return others.length === 0 || read
    ? undefined
    : {
        result: 'unknown',
        prevented: true,
        because: ours(
          'Something is shared with others, but whether they are colleagues, of whom it says nothing, could not be read.',
        ),
      };
}

const NAMED = 8;

/** Logins of other people, the first few by name. */
export function loginsOf(members: readonly CohortMember[]): Prose {
  const distinct = [...new Map(members.map((member) => [member.id, member])).values()];
  const more = distinct.length - NAMED;
  return listed([
    ...distinct.slice(0, NAMED).map(({ login }) => prose`${login}`),
    ...(more > 0 ? [ours(`${more} more`)] : []),
  ]);
}
