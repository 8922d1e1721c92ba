import { UserError } from '../config/user-error.ts';
import { CloneError } from '../git/snapshot.ts';
import { AccessError } from '../github/failure.ts';
import { PublishError } from '../publish/apply.ts';
import { SnapshotError } from '../snapshot/snapshot.ts';
import { EXIT } from './exit-code.ts';

const EXPECTED = [UserError, AccessError, PublishError, SnapshotError, CloneError];

/** What to tell about an error: its own sentence if it is one of ours, else that it is a bug and how to report it. */
export function explainFailure(error: unknown): {
  readonly message: string;
  readonly exitCode: number;
} {
  if (EXPECTED.some((kind) => error instanceof kind)) {
    return { message: (error as Error).message, exitCode: EXIT.usage };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    message: `This is a bug in the audit, not in your set-up. Please report it with this line: ${message}`,
    exitCode: EXIT.bug,
  };
}
