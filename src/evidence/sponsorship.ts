import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FilePlace } from './file-place.ts';
import { isNamed } from './named.ts';

/** What somebody of the organization declares about a person they know, as its policy states it. */
export interface Sponsorship {
  /** Login in any case, or numeric id, which survives a change of login. */
  readonly who: string;
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  /** Who declares it: a name or a role, as the policy has it. */
  readonly by: string;
  /** How they know the person, in their words. */
  readonly because: string;
  /** Day of the declaration, unix seconds. */
  readonly on: number;
  /** Ids of signals whose observation it explains. */
  readonly explains: readonly string[];
}

/** All sponsorships that name this person. */
export function sponsorshipsOf(
  person: Collaborator,
  sponsorships: readonly Sponsorship[],
): readonly Sponsorship[] {
  return sponsorships.filter(({ who }) => isNamed(person, who));
}
