import type { Report } from '../assess/report.ts';
import { type Prose, prose } from '../evidence/prose.ts';

/**
 * What the policy did that a reader of the coverage has to know: whom it exempts, whose place it states, and entries
 * that do not do what they say.
 */
export function policySentences({ coverage }: Report): readonly Prose[] {
  return [
    ...coverage.exempt.map(
      ({ login, because }) => prose`${login} is exempt and was not assessed: ${because}`,
    ),
    ...coverage.places.map(
      ({ login, place, because }) =>
        prose`The place of ${login} is ${place} by the policy, whatever the profile says: ${because}`,
    ),
    ...coverage.policyNotes.map(({ detail }) => detail),
  ];
}
