import type { AuditLog } from './audit-log.ts';

/** What an audit reads only when its operator asks for it. */
export interface ReadingOptions {
  /** `api`, or the log read from an exported file. */
  readonly auditLog?: 'api' | AuditLog;
  /** Whether pages that profiles name, on other hosts, may be asked for. */
  readonly checkLinks: boolean;
  /** Whether the pictures of accounts may be fetched and compared. */
  readonly compareAvatars: boolean;
  /** Whether commit search may be asked where the oldest commits of own repositories also are. */
  readonly searchCopies: boolean;
}

export const READ_NO_MORE: ReadingOptions = {
  checkLinks: false,
  compareAvatars: false,
  searchCopies: false,
};
