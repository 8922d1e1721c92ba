import { noteText } from '../assess/policy-notes.ts';
import type { Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import type { Log } from './log.ts';

export interface PolicyWarnings {
  /** `counts` where the log may be read by anybody: a policy names people, and places they live in. */
  readonly detail: 'full' | 'counts';
  /** Path of the policy file, where a place in it may be pointed at. */
  readonly file?: string | undefined;
  /** Warnings at most; the runner shows ten of a step beside its log. */
  readonly most?: number;
}

/**
 * Tells of entries of the policy that do not do what they say. A log may be read by more people than the report: what
 * was observed of somebody is counted there and told in the report alone.
 */
export function warnOfPolicy(
  { coverage }: Report,
  log: Log,
  { detail, file, most = Number.POSITIVE_INFINITY }: PolicyWarnings,
): void {
  const { policyNotes } = coverage;
  if (detail === 'counts') {
    if (policyNotes.length === 0) return;
    const entries = counted(policyNotes.length, 'entry', 'entries');
    log.warning(`Of the policy, ${entries} did not do what it says; the report says which.`);
    return;
  }
  const told = policyNotes.filter(({ about }) => about !== 'evidence');
  for (const { detail: said, at: place } of told.slice(0, most)) {
    const at = file === undefined || place === undefined ? undefined : { file, ...place };
    log.warning(noteText(said), at);
  }
  if (told.length > most) {
    const entries = counted(told.length - most, 'more entry', 'more entries');
    log.warning(`Of the policy, ${entries} did not do what it says; the report says which.`);
  }
  const left = policyNotes.length - told.length;
  if (left > 0) {
    log.warning(
      `The evidence is another one now than ${counted(left, 'acceptance')} of the policy is for; the report says whose, under coverage.`,
    );
  }
}
