import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FilePlace } from './file-place.ts';
import { isNamed } from './named.ts';

/** What an organization has agreed with a person about their working hours, as its policy states it. */
export interface Arrangement {
  /** Login in any case, or numeric id, which survives a change of login. */
  readonly who: string;
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  /** IANA time zone whose office hours the person keeps. */
  readonly hoursOf: string;
}

/** The first arrangement that names this person. */
export function arrangementOf(
  person: Collaborator,
  arrangements: readonly Arrangement[],
): Arrangement | undefined {
  return arrangements.find(({ who }) => isNamed(person, who));
}
