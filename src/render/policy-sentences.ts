import type { Report } from '../assess/report.ts';
import { visible } from './visible-characters.ts';

const LENGTH = 400;

/** What the policy did that a reader of the coverage has to know: entries that do not do what they say. */
export function policySentences({ coverage }: Report): readonly string[] {
  return coverage.policyNotes.map(({ detail }) => visible(detail, LENGTH));
}
