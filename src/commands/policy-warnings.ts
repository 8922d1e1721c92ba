import { noteText } from '../assess/policy-notes.ts';
import type { Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import type { Log } from './log.ts';

/**
 * Tells of entries of the policy that do not do what they say. A log may be read by more people than the report: what
 * was observed of somebody is counted there and told in the report alone.
 */
export function warnOfPolicy({ coverage }: Report, log: Log): void {
  const told = coverage.policyNotes.filter(({ about }) => about !== 'evidence');
  for (const { detail } of told) log.warning(noteText(detail));
  const left = coverage.policyNotes.length - told.length;
  if (left > 0) {
    log.warning(
      `The evidence is another one now than ${counted(left, 'acceptance')} of the policy is for; the report says whose, under coverage.`,
    );
  }
}
