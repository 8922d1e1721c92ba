/** What a handler gets and gives. */
import type { Double } from './double.ts';
import type { Token } from './tokens.ts';

export interface Call {
  readonly double: Double;
  readonly method: string;
  /** The path as asked, without `/api/v3`. */
  readonly path: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: Token | undefined;
  /** The JSON Web Token of an App, when it was one. */
  readonly bearer: string | undefined;
  /** The address the client uses for the API, e.g. `http://127.0.0.1:4010/api/v3`. */
  readonly base: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Reply;

/** A refusal in GitHub's shape: `{ message, documentation_url, status }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly unknown[] | undefined;
  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    errors?: readonly unknown[],
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.errors = errors;
  }
}

/** The reply a refusal becomes. */
export function refusal(error: ApiError, documentation = 'https://docs.github.com/rest'): Reply {
  const errors = error.errors === undefined ? {} : { errors: error.errors };
  return {
    status: error.status,
    headers: error.headers,
    body: {
      message: error.message,
      ...errors,
      documentation_url: documentation,
      status: String(error.status),
    },
  };
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 200, body, headers };
}

/** A path parameter that the route is known to have. */
export function parameter(call: Call, name: string): string {
  return call.params[name] ?? '';
}
