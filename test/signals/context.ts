import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import type { CounterEvidenceExample } from '../../src/evidence/define-counter-evidence.ts';
import type { SignalContext, SignalExample } from '../../src/evidence/define-signal.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { createPlaceResolver } from '../../src/inference/place/resolver.ts';

const gazetteer = readFileSync(new URL('../../assets/gazetteer.br', import.meta.url));
export const places = createPlaceResolver(brotliDecompressSync(gazetteer));

/** The context in which an example is judged: the real gazetteer, and everybody of the example as cohort. */
export function contextOf({
  person,
  among = [],
  operator = {},
  sponsorships = [],
  acceptances = [],
  vouches = [],
}: Pick<SignalExample, 'person' | 'among' | 'operator'> &
  Pick<CounterEvidenceExample, 'sponsorships' | 'acceptances' | 'vouches'>): SignalContext {
  const cohort = cohortBuilder();
  for (const member of [person, ...among]) cohort.add(member);
  return {
    takenAt: EXAMPLE_NOW,
    places,
    cohort: cohort.build(),
    arrangements: [],
    sponsorships,
    acceptances,
    vouches,
    operator,
  };
}
