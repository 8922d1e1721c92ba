import * as z from 'zod';

export type PublishFailure =
  | 'audience'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'archived'
  | 'locked'
  | 'issues-disabled'
  | 'too-long'
  | 'refused'
  | 'rate-limited'
  | 'unavailable';

/** Why the report did not get onto GitHub: what is wrong, where, and what to do. Holds no text of GitHub or of the report. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly failure: PublishFailure;
  constructor(failure: PublishFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** What was being done, for the message: "The tracking issue could not be written to `repository`". */
export interface Attempt {
  readonly repository: string;
  /** A sentence's beginning up to "could not be …", without the repository. */
  readonly failed: string;
  /** The permission the request needs, as GitHub names it. */
  readonly permission: string;
}

const httpErrorSchema = z.object({
  status: z.number(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()),
      data: z.object({ message: z.string().catch('') }).catch({ message: '' }),
    })
    .optional()
    .catch(undefined),
});

interface HttpFailure {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Reads the HTTP status out of whatever the client threw; `undefined` when it was no answer of a server. */
function httpFailure(error: unknown): HttpFailure | undefined {
  const result = httpErrorSchema.safeParse(error);
  if (!result.success) return undefined;
  const { status, response } = result.data;
  return { status, message: response?.data.message ?? '', headers: response?.headers ?? {} };
}

/** Whether GitHub may have carried out a request although no proper answer came back. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (error instanceof PublishError) return error.failure === 'unavailable';
  return explainHttp(error) === 'unavailable';
}

/** Turns a failed request into a sentence; an error that is no failed request is handed back as it came. */
export function explainRequest(error: unknown, attempt: Attempt): unknown {
  const failure = error instanceof PublishError ? undefined : explainHttp(error);
  if (failure === undefined) return error;
  const { failed, repository } = attempt;
  const status = httpFailure(error)?.status;
  const hint = HINTS[failure](attempt, status);
  return new PublishError(failure, `${failed} (${repository}): ${hint}`, { cause: error });
}

function explainHttp(error: unknown): PublishFailure | undefined {
  const http = httpFailure(error);
  if (http === undefined) return isInterrupted(error) ? 'unavailable' : undefined;
  const { status, message, headers } = http;
  if (status === 429 || (status === 403 && isLimit(message, headers))) return 'rate-limited';
  if (status === 401) return 'unauthorized';
  if (status === 403) {
    if (/archived/i.test(message)) return 'archived';
    return /\blocked\b/i.test(message) ? 'locked' : 'forbidden';
  }
  if (status === 404) return 'not-found';
  if (status === 410) return 'issues-disabled';
  if (status === 422) return isTooLong(error) ? 'too-long' : 'refused';
  return status >= 500 || status === 408 ? 'unavailable' : 'refused';
}

function isInterrupted(error: unknown): boolean {
  return error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
}

function isLimit(message: string, headers: HttpFailure['headers']): boolean {
  const spent = headers['x-ratelimit-remaining'] === '0';
  return spent || headers['retry-after'] !== undefined || /rate limit/i.test(message);
}

/** The octokit error's message repeats GitHub's list of validation errors. */
function isTooLong(error: unknown): boolean {
  return error instanceof Error && /too long/i.test(error.message);
}

type Hint = (attempt: Attempt, status: number | undefined) => string;

const HINTS: Readonly<Record<PublishFailure, Hint>> = {
  audience: () => 'its readers must not see details.',
  unauthorized: () =>
    'GitHub does not accept the token. It has expired, was revoked, or belongs to another server; make a new one.',
  forbidden: ({ permission }) =>
    `the token lacks the permission \`${permission}\`. Grant it to the App or the token; for the token of a job, add it under \`permissions:\` in the workflow.`,
  'not-found': ({ permission }) =>
    `there is no such repository, or the token cannot see it. Check the name, and that the token or the App's installation reaches it with \`${permission}\`.`,
  archived: () => 'the repository is archived, so nothing can be written. Name another one.',
  locked: () => 'the issue is locked, and GitHub lets the token change nothing there. Unlock it.',
  'issues-disabled': () =>
    'issues are disabled in this repository. Enable them in its settings, or name another one.',
  'too-long': () =>
    'the report is longer than GitHub lets an issue be (65,536 characters). This should not happen: please report it. The files of the run hold the whole report.',
  refused: (_, status) =>
    `GitHub refused the request with status ${status ?? 'unknown'}. The files of the run hold the report; please report this.`,
  'rate-limited': () =>
    'the rate limit of the token is used up. Run again in an hour; nothing is written twice.',
  unavailable: () =>
    'GitHub did not give a usable answer. Run again later; an issue that was written after all is found and not made twice.',
};
