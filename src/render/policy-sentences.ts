import type { Report } from '../assess/report.ts';
import { visible } from './visible-characters.ts';

const LENGTH = 400;

/** What the policy did that a reader of the coverage has to know: whom it exempts, whose place it states, and entries that do not do what they say. */
export function policySentences({ coverage }: Report): readonly string[] {
  return [
    ...coverage.exempt.map(
      ({ login, because }) =>
        `${visible(login, 60)} is exempt and was not assessed: ${visible(because, LENGTH)}`,
    ),
    ...coverage.places.map(
      ({ login, place, because }) =>
        `The place of ${visible(login, 60)} is ${visible(place, 100)} by the policy, whatever the profile says: ${visible(because, LENGTH)}`,
    ),
    ...coverage.policyNotes.map(({ detail }) => visible(detail, LENGTH)),
  ];
}
