import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Cohort } from './cohort.ts';
import { unansweredByMany } from './compared.ts';
import { ownCommits } from './own-commits.ts';
import { factsBehind, tracesOf } from './traces.ts';

/** Of an address or key that more accounts use, so many are looked at. */
export const MANY_LINKED = 200;

/** Whether something holds; `maybe` where GitHub did not answer for what would tell. */
export type Certainty = 'yes' | 'no' | 'maybe';

/**
 * Whether an account shares a key or an address with this one, by its id; of what a crowd shares, everybody may.
 */
export function linkedAlready(person: Collaborator, cohort: Cohort): (id: string) => Certainty {
  const kinds = ['key', 'address'] as const;
  const shared = kinds.flatMap((kind) => tracesOf(kind, person).map((trace) => ({ kind, trace })));
  const most = shared.map(({ kind, trace }) => ({
    held: cohort.holders(kind, trace),
    mayBeHeld: cohort.holders(kind, trace) + cohort.unanswered(factsBehind(kind), person),
  }));
  if (most.some(({ held }) => held > MANY_LINKED)) return () => 'yes';
  const ids = new Set(
    shared.flatMap(({ kind, trace }) =>
      cohort.sharing(kind, trace, person, MANY_LINKED).map(({ id }) => id),
    ),
  );
  const mayBeCrowd = most.some(({ mayBeHeld }) => mayBeHeld > MANY_LINKED);
  const facts = kinds.flatMap(factsBehind);
  return (id) => {
    if (ids.has(id)) return 'yes';
    return mayBeCrowd || cohort.isUnanswered(facts, id) ? 'maybe' : 'no';
  };
}

/**
 * Whether other audited accounts use an address of this one. GitHub gives an address to one account alone, so that of
 * those it gives to this one nothing is in doubt.
 */
export function sharedAddresses(
  person: Collaborator,
  cohort: Cohort,
): (address: string) => Certainty {
  const given = new Set(
    ownCommits(person)
      .filter(({ account }) => account === person.id)
      .map(({ author }) => author.email.trim().toLowerCase()),
  );
  const unanswered = unansweredByMany(cohort, factsBehind('address'), person);
  return (address) => {
    if (cohort.sharing('address', address, person, 1).length > 0) return 'yes';
    return unanswered > 0 && !given.has(address) ? 'maybe' : 'no';
  };
}

/** What is left to say where an address would be shared with somebody GitHub did not answer for. */
export const ADDRESS_IN_DOUBT =
  'it is not known whether one of them uses an address of this account too, which the observation of the shared address would cover';
