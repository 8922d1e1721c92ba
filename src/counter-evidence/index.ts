import type { CounterEvidence } from '../evidence/define-counter-evidence.ts';
import { accepted } from './accepted.ts';
import { clockChangesWithPlace } from './clock-changes-with-place.ts';
import { employerAddress } from './employer-address.ts';
import { longContinuousRecord } from './long-continuous-record.ts';
import { longLivedSigningKey } from './long-lived-signing-key.ts';
import { mergedByMaintainers } from './merged-by-maintainers.ts';
import { sponsored } from './sponsored.ts';
import { vouched } from './vouched.ts';

/** Everything that is looked for on a person's side, the weightiest first. */
export const COUNTER_EVIDENCE: readonly CounterEvidence[] = [
  accepted,
  sponsored,
  mergedByMaintainers,
  longContinuousRecord,
  longLivedSigningKey,
  employerAddress,
  clockChangesWithPlace,
  vouched,
];
