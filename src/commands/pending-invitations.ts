import type { Report } from '../assess/report.ts';
import type { Policy } from '../config/policy.ts';
import type { AuditSettings } from '../config/settings.ts';
import { createClient } from '../github/client.ts';
import { cancelInvitations } from '../publish/cancel.ts';
import {
  type Cancellation,
  describeCancellations,
  planCancellations,
} from '../publish/plan-cancellations.ts';
import { settledPeople } from './gate/settled-people.ts';
import type { Log } from './log.ts';

/**
 * Cancels the pending invitations the policy wants cancelled, or tells what would be cancelled. The invitee is told
 * nothing; the report says what was done.
 *
 * @returns the report with what was cancelled in it
 */
export async function settleInvitations(
  report: Report,
  policy: Policy,
  settings: AuditSettings,
  log: Log,
): Promise<Report> {
  const possible = planCancellations(report.assessments, policy.gate, new Set());
  if (possible.length === 0) return report;
  const ids = new Set(possible.map(({ person }) => person));
  const invited = report.assessments.filter(({ id }) => ids.has(id));
  const settled = await settledPeople(report, invited, settings, log);
  if (settled === undefined) {
    log.warning('No invitation is cancelled while it is not known whose evidence was accepted.');
    return report;
  }
  const planned = planCancellations(invited, policy.gate, new Set(settled.keys()));
  if (planned.length === 0) return report;
  if (settings.dryRun) {
    log.info(`Dry run, no invitation is cancelled.\n${describeCancellations(planned)}`);
    return report;
  }
  log.info(describeCancellations(planned));
  const { apiUrl, organization } = settings;
  const auth = 'token' in settings.auth ? settings.auth : { ...settings.auth, organization };
  const client = await createClient({ apiUrl, auth, log });
  const { done, warnings } = await cancelInvitations(client, planned);
  for (const warning of warnings) log.warning(warning);
  return withCancelled(report, done);
}

function withCancelled(report: Report, done: readonly Cancellation[]): Report {
  const rules = new Map(done.map(({ invitation, rule }) => [invitation, rule]));
  return {
    ...report,
    assessments: report.assessments.map((assessment) => ({
      ...assessment,
      invitations: assessment.invitations.map((invitation) => {
        const cancelled = rules.get(invitation.id);
        return cancelled === undefined ? invitation : { ...invitation, cancelled };
      }),
    })),
  };
}
