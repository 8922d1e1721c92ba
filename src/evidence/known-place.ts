import type { PlaceResolver } from '../inference/place/resolver.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { Profile } from '../snapshot/facts.ts';
import { declaredPlace } from './declared-place.ts';
import type { EarlierStates } from './earlier-states.ts';
import type { FilePlace } from './file-place.ts';
import { isNamed } from './named.ts';

/** Where a person lives as the organization knows it, better than a profile that is out of date. */
export interface KnownPlace {
  /** Login in any case, or numeric id, which survives a change of login. */
  readonly who: string;
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  /** As people write it: "Lisbon, Portugal". */
  readonly place: string;
  /** How the organization knows, in its words. */
  readonly because: string;
}

/** The first place the policy states of this person. */
export function knownPlaceOf(
  person: Pick<Collaborator, 'id' | 'login'>,
  places: readonly KnownPlace[],
): KnownPlace | undefined {
  return places.find(({ who }) => isNamed(person, who));
}

/** Whether a stated place tells anything about a clock; one that does not would silence every signal about places. */
export function isReadable({ place }: KnownPlace, places: PlaceResolver): boolean {
  return !('because' in declaredPlace({ ...NOTHING, location: place }, places));
}

const NOTHING: Profile = {
  name: null,
  location: null,
  bio: null,
  company: null,
  email: null,
  website: null,
};

/** The person with the stated place in the profile. One whose profile was not read is left as it is: unknown. */
export function livingWhereKnown(
  person: Collaborator,
  places: readonly KnownPlace[],
): Collaborator {
  const known = knownPlaceOf(person, places);
  const { profile } = person.facts;
  if (known === undefined || !profile.known) return person;
  const value = { ...profile.value, location: known.place };
  return { ...person, facts: { ...person.facts, profile: { ...profile, value } } };
}

/** Earlier states with the stated place too: that a profile is brought up to date must not look like a move. */
export function earlierWhereKnown(
  earlier: EarlierStates,
  places: readonly KnownPlace[],
): EarlierStates {
  if (places.length === 0) return earlier;
  return {
    of(person) {
      const known = knownPlaceOf(person, places);
      const states = earlier.of(person);
      if (known === undefined) return states;
      return states.map((state) =>
        state.profile === undefined
          ? state
          : { ...state, profile: { ...state.profile, location: known.place } },
      );
    },
  };
}
