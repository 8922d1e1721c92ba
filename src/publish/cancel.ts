import * as z from 'zod';
import { ask, type PublishApi } from './api.ts';
import { PublishError } from './failure.ts';
import type { Cancellation } from './plan-cancellations.ts';

export interface Cancelled {
  readonly done: readonly Cancellation[];
  /** Why others were not, in sentences that may stand in a public log. */
  readonly warnings: readonly string[];
}

/**
 * Cancels invitations one after another; one that cannot be cancelled keeps none of the others from it. Sending the same
 * again changes nothing further.
 */
export async function cancelInvitations(
  api: PublishApi,
  planned: readonly Cancellation[],
): Promise<Cancelled> {
  const done: Cancellation[] = [];
  const warnings: string[] = [];
  for (const one of planned) {
    const what = `Invitation ${one.invitation} was not cancelled`;
    try {
      await ask(
        api,
        'DELETE /repos/{owner}/{repo}/invitations/{invitation_id}',
        { invitation_id: one.invitation },
        z.unknown(),
        { repository: one.repository, failed: what, permission: 'administration: write' },
      );
      done.push(one);
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      warnings.push(`${what}: ${reasonOf(error)}`);
    }
  }
  return { done, warnings };
}

/** The repository is not named: its name may be a secret of its own. */
function reasonOf({ failure }: PublishError): string {
  switch (failure) {
    case 'forbidden':
      return 'the token may not. Give the App that reads the organization "Administration: read and write" on repositories, or set gate.pending to report.';
    case 'not-found':
      return 'GitHub does not find it for this token. Either it was accepted or cancelled in the meantime, or the App that reads the organization lacks "Administration: read and write" on repositories.';
    default:
      return 'GitHub did not answer as it should. It is tried again in the next run.';
  }
}
