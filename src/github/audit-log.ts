import type { AccessEvent } from '../snapshot/access-log.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** The organization's audit log by login (lower case), or why there is none. */
export type AuditLog = (login: string) => Fact<readonly AccessEvent[]>;

/** Reads the audit log once, which needs GitHub Enterprise; `given` is one read from a file. */
export async function readAuditLog(
  _client: GitHubClient,
  _organization: string,
  given: 'api' | AuditLog | undefined,
): Promise<AuditLog> {
  if (typeof given === 'function') return given;
  const detail =
    given === undefined
      ? 'No audit log was given: see `audit-log`.'
      : 'The audit log is not read yet.';
  return () => unknown(notCollected(detail));
}
