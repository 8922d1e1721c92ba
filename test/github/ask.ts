/** A bare client for the double's own tests. */
import type { GitHub } from './server.ts';

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body; undefined when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes, and a wrong path fails the expectation anyway.
  readonly body: any;
}

export interface Ask {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `ask(github, 'GET /users/mira-solheim')`; without a token the owner's is used, with `token: ''` none. */
export async function ask(
  github: GitHub,
  what: string,
  { token = github.tokens.owner, body, headers = {} }: Ask = {},
): Promise<Said> {
  const [method = 'GET', ...path] = what.split(' ');
  const response = await fetch(`${github.url}${path.join(' ')}`, {
    method,
    headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

export async function askGraphql(
  github: GitHub,
  query: string,
  variables: unknown = {},
  token = github.tokens.owner,
): Promise<Said> {
  return ask(github, 'POST /graphql', { token, body: { query, variables } });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
