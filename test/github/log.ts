/** The request log: one readable line a request, fit for a golden file. */
import { createHash } from 'node:crypto';
import type { Incoming } from './answer.ts';
import type { Fault } from './faults.ts';
import type { Outcome } from './server.ts';
import type { Token } from './tokens.ts';

export interface RequestLogEntry {
  /** E.g. `GET /orgs/northwind-labs/outside_collaborators?filter=all&per_page=100 200`, or `GraphQL Profiles #1f0c 1pt 200`. */
  readonly line: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** The short name of the token, or `nobody`. */
  readonly token: string;
  /** GraphQL: operation, variables and points. */
  readonly operation: string | undefined;
  readonly variables: unknown;
  readonly points: number;
  readonly fault: Fault['answer'] | undefined;
  readonly body: string;
}

export interface Operation {
  readonly name: string;
  readonly variables: unknown;
}

/** The name and variables of a GraphQL request body; `anonymous` when it has none or cannot be read. */
export function operationOf(text: string): Operation {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { name: 'anonymous', variables: {} };
    const fields = new Map<string, unknown>(Object.entries(body));
    const query = String(fields.get('query') ?? '');
    const named = fields.get('operationName') ?? /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1];
    return {
      name: typeof named === 'string' ? named : 'anonymous',
      variables: fields.get('variables') ?? {},
    };
  } catch {
    return { name: 'anonymous', variables: {} };
  }
}

export function describeRequest(
  incoming: Incoming,
  operation: Operation | undefined,
  token: Token | undefined,
  outcome: Outcome,
  fault: Fault | undefined,
): RequestLogEntry {
  const query = decodeURIComponent(incoming.query.toString().replaceAll('+', ' '));
  const status = outcome.reply.status;
  const result = outcome.reset ? 'reset' : String(status);
  const struck = fault === undefined ? '' : ` (${fault.answer})`;
  const target =
    operation === undefined
      ? `${incoming.method} ${incoming.path}${query === '' ? '' : `?${query}`}`
      : ['GraphQL', operation.name, digest(operation.variables), outcome.note]
          .filter((part) => part !== '')
          .join(' ');
  return {
    line: `${target} ${result}${struck}`,
    method: incoming.method,
    path: incoming.path,
    query,
    status,
    token: token?.name ?? 'nobody',
    operation: operation?.name,
    variables: operation?.variables,
    points: operation === undefined ? 0 : Number.parseInt(outcome.note, 10) || 0,
    fault: fault?.answer,
    body: incoming.text,
  };
}

function digest(variables: unknown): string {
  const text = JSON.stringify(variables ?? {});
  return text === '{}' ? '' : `#${createHash('sha1').update(text).digest('hex').slice(0, 6)}`;
}
