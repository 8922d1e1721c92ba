import type { AuditLog } from '../github/audit-log.ts';
import { notCollected, unknown } from '../snapshot/fact.ts';

/**
 * Reads an audit log exported as JSON or CSV.
 *
 * @throws UserError naming file and line of the first thing that cannot be read
 */
export async function readAuditLogFile(_path: string): Promise<AuditLog> {
  return () => unknown(notCollected('The audit log is not read yet.'));
}
