import type { Assessment } from '../assess/assessment.ts';
import { type GatePolicy, type PolicyLine, policyLine } from '../assess/gate-policy.ts';

/** One pending invitation that is to be cancelled. */
export interface Cancellation {
  /** Numeric id of the account that was invited, as text. */
  readonly person: string;
  /** Number of the invitation. */
  readonly invitation: number;
  /** `owner/name` of the repository it is to. */
  readonly repository: string;
  /** The line of the policy that allows it. */
  readonly rule: PolicyLine;
}

/**
 * The pending invitations the policy wants cancelled: of people at `soon` whose evidence nobody accepted. What has
 * expired gives no access any more and is left alone.
 *
 * @param accepted ids of people whose evidence was reviewed and has not changed since
 */
export function planCancellations(
  people: readonly Pick<Assessment, 'id' | 'priority' | 'invitations'>[],
  policy: Pick<GatePolicy, 'pending' | 'file' | 'lines'>,
  accepted: ReadonlySet<string>,
): readonly Cancellation[] {
  if (policy.pending !== 'cancel-above soon') return [];
  const rule = policyLine(policy, 'gate.pending', policy.pending);
  return people
    .filter(({ id, priority }) => priority === 'soon' && !accepted.has(id))
    .flatMap(({ id: person, invitations }) =>
      invitations
        .filter(({ expired }) => !expired)
        .map(({ id, repository }) => ({
          person,
          invitation: id,
          repository: repository.name,
          rule,
        })),
    );
}

/** One line for each, with numbers alone: the log may be public, and an invitation's number tells nobody anything. */
export function describeCancellations(planned: readonly Cancellation[]): string {
  return planned
    .map(
      ({ invitation, rule: { setting, value, file, line } }) =>
        `Cancel invitation ${invitation}: its invitee stands at review soon, and ${setting}: ${value} allows it${file === undefined || line === undefined ? '' : ` (line ${line} of ${file})`}.`,
    )
    .join('\n');
}
