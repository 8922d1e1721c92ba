import { placeInBio } from '../inference/place/bio.ts';
import type { PlaceReading, PlaceResolver } from '../inference/place/resolver.ts';
import type { Profile } from '../snapshot/facts.ts';

/** The place somebody says they live in, as far as it tells anything about their clock. */
export interface DeclaredPlace {
  /** As the profile has it: foreign text. */
  readonly text: string;
  readonly reading: PlaceReading;
}

/** Why the profile states no place, for a reader. */
export interface NoDeclaredPlace {
  readonly because: string;
}

/**
 * The place of the location field; where that is empty, the one the biography says in so many words that its writer
 * lives in, if it is one place and no other.
 */
export function declaredPlace(
  { location, bio }: Profile,
  places: PlaceResolver,
): DeclaredPlace | NoDeclaredPlace {
  if (location !== null) {
    const reading = places.resolve(location);
    if (tellsTheTime(reading) && !reading.plain) {
      return {
        because:
          'The place the profile states stands among words that may change what it says, or was read with doubt.',
      };
    }
    return tellsTheTime(reading)
      ? { text: location, reading }
      : {
          because: 'The profile states nothing that could be read as a place with a time zone.',
        };
  }
  const said = bio === null ? undefined : placeInBio(bio);
  const reading = said === undefined ? undefined : places.resolve(said);
  return said !== undefined && reading?.verdict === 'one' && reading.plain && tellsTheTime(reading)
    ? { text: said, reading }
    : { because: 'The profile states no place.' };
}

function tellsTheTime(reading: PlaceReading): boolean {
  return reading.zones.length > 0 || reading.fixedOffsets.length > 0;
}
