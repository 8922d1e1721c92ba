import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Cohort } from './cohort.ts';
import { tracesOf } from './traces.ts';

/** Of an address or key that more accounts use, so many are looked at. */
export const MANY_LINKED = 200;

/** Whether an account shares a key or an address with this one; of what a crowd shares, everybody may. */
export function linkedAlready(person: Collaborator, cohort: Cohort): (id: string) => boolean {
  const shared = (['key', 'address'] as const).flatMap((kind) =>
    tracesOf(kind, person).map((trace) => ({ kind, trace })),
  );
  if (shared.some(({ kind, trace }) => cohort.holders(kind, trace) > MANY_LINKED)) {
    return () => true;
  }
  const ids = new Set(
    shared.flatMap(({ kind, trace }) =>
      cohort.sharing(kind, trace, person, MANY_LINKED).map(({ id }) => id),
    ),
  );
  return (id) => ids.has(id);
}
