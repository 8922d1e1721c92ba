import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';

/** The token or the network does not allow an audit at all; the message says what to do. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
}

/** Not asked, because so many requests were enough. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
  constructor(requests: number) {
    super(`More than ${requests} requests`);
  }
}

/** What was tried, so that its failure can be explained. */
export interface Attempt {
  /** Completes "… could not be read": `The public profile`. */
  readonly what: string;
  /** The permission that would allow it. */
  readonly permission?: string;
}

const failedRequest = z.object({
  status: z.number(),
  message: z.string(),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) })
    .optional(),
});

/** What kind of failure an error of the client is. */
export type FailureKind =
  | 'unauthorized'
  | 'forbidden'
  | 'rate-limited'
  | 'not-found'
  | 'unprocessable'
  | 'unreachable'
  | 'unintelligible'
  | 'over-budget';

/** @throws the error itself when it is none of a request: a bug must not look like a gap. */
export function kindOf(error: unknown): FailureKind {
  if (error instanceof z.ZodError) return 'unintelligible';
  if (error instanceof OverBudget) return 'over-budget';
  // What the throttling plugin makes of a query that was answered with RATE_LIMITED; it carries no status.
  if (error instanceof Error && error.message === 'GraphQL Rate Limit Exceeded')
    return 'rate-limited';
  const request = failedRequest.safeParse(error);
  if (!request.success) throw error;
  const { status, message, response } = request.data;
  if (status === 401) return 'unauthorized';
  if (status === 429 || (status === 403 && isRateLimit(message, response?.headers ?? {}))) {
    return 'rate-limited';
  }
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410 || status === 451) return 'not-found';
  if (status === 422) return 'unprocessable';
  return 'unreachable';
}

function isRateLimit(
  message: string,
  headers: Readonly<Record<string, string | number | undefined>>,
): boolean {
  return (
    String(headers['x-ratelimit-remaining']) === '0' ||
    headers['retry-after'] !== undefined ||
    /rate limit/i.test(message)
  );
}

/**
 * The gap a failed request leaves.
 *
 * @throws AccessError when the token is not accepted (any more): nothing after it can succeed.
 */
export function gapOf(error: unknown, { what, permission }: Attempt): Gap {
  const kind = kindOf(error);
  switch (kind) {
    case 'unauthorized':
      throw new AccessError(
        'GitHub does not accept the token (401 Bad credentials). It is wrong, revoked or has expired: give a new one, or an App id with its private key, whose tokens are renewed.',
      );
    case 'forbidden':
    case 'unprocessable':
      return {
        reason: 'forbidden',
        detail: `${what} could not be read: the token may not.`,
        ...(permission === undefined ? {} : { permission }),
      };
    case 'not-found':
      return { reason: 'not-found', detail: `${what} could not be read: GitHub does not find it.` };
    case 'rate-limited':
      return {
        reason: 'unavailable',
        detail: `${what} could not be read: the rate limit is used up.`,
      };
    case 'unreachable':
      return { reason: 'unavailable', detail: `${what} could not be read: GitHub did not answer.` };
    case 'unintelligible':
      return {
        reason: 'unavailable',
        detail: `${what} could not be read: the answer could not be understood.`,
      };
    case 'over-budget':
      return {
        reason: 'truncated',
        detail: `${what} could not be read: it would have taken more requests than are made for one person.`,
      };
  }
}
