import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Key, Profile } from '../snapshot/facts.ts';

/** What an earlier snapshot says of a person; a part is missing where that snapshot did not know it. */
export interface EarlierState {
  /** When that snapshot was taken, unix seconds. */
  readonly takenAt: number;
  readonly login: string;
  readonly profile?: Profile;
  readonly keys?: readonly Key[];
}

/** Earlier snapshots, by person. */
export interface EarlierStates {
  /** The oldest first. */
  of(person: Collaborator): readonly EarlierState[];
}

/** The person in earlier snapshots and, as the last, in the one under review. */
export function statesUntilNow(
  person: Collaborator,
  earlier: EarlierStates,
  takenAt: number,
): readonly EarlierState[] {
  const { profile, keys } = person.facts;
  return [
    ...earlier.of(person),
    {
      takenAt,
      login: person.login,
      ...(profile.known ? { profile: profile.value } : {}),
      ...(keys.known && keys.gaps.length === 0 ? { keys: keys.value } : {}),
    },
  ];
}
