import { redacted, secretsIn } from '../config/secrets.ts';
import { UserError } from '../config/user-error.ts';
import { CloneError } from '../git/snapshot.ts';
import { AccessError } from '../github/failure.ts';
import { PublishError } from '../publish/apply.ts';
import { SnapshotError } from '../snapshot/snapshot.ts';
import { EXIT } from './exit-code.ts';

const EXPECTED = [UserError, AccessError, PublishError, SnapshotError, CloneError];

/**
 * What to tell about an error: its own sentence if it is one of ours, else that it is a bug and how to report it. No
 * secret of the environment is in it: what others throw may repeat the token or address it could not use.
 */
export function explainFailure(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): {
  readonly message: string;
  readonly exitCode: number;
  /** Where a bug came from; only of bugs. */
  readonly stack?: string;
} {
  const secrets = secretsIn(environment);
  if (EXPECTED.some((kind) => error instanceof kind)) {
    return { message: redacted((error as Error).message, secrets), exitCode: EXIT.usage };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    message: `This is a bug in the audit, not in your set-up. Please report it with this line: ${redacted(message, secrets)}`,
    exitCode: EXIT.bug,
    ...(stack === undefined ? {} : { stack: redacted(stack, secrets) }),
  };
}
