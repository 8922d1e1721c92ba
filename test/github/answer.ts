/** From a request to a reply: token, limits, description, handler, in the order GitHub refuses. */
import { createHash } from 'node:crypto';
import type { Double } from './double.ts';
import { execute } from './graphql/execute.ts';
import { ApiError, type Call, type Reply, refusal } from './http.ts';
import type { Bucket, Refusal } from './limits.ts';
import { handlers } from './rest/index.ts';
import { route } from './routing.ts';
import type { Endpoint } from './schema/endpoints.ts';
import { openApi } from './schema/openapi.ts';

export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly base: string;
}

/** A disagreement with GitHub's own description: of the double's answer, or of the client's request. */
export interface Violation {
  readonly where: 'request' | 'response';
  readonly endpoint: string;
  readonly problems: readonly string[];
}

export interface Answer {
  readonly reply: Reply;
  readonly bucket: Bucket;
  /** What the request log says behind the status. */
  readonly note: string;
}

export interface Judge {
  violation(violation: Violation): void;
  unexpected(request: string): void;
}

const documentation = 'https://docs.github.com/rest';

/** Answers a GraphQL request; `gaveUp` are fields that fail with RESOURCE_LIMITS_EXCEEDED. */
export async function answerGraphql(
  double: Double,
  incoming: Incoming,
  gaveUp: ReadonlySet<string>,
): Promise<Answer> {
  try {
    const { token } = identify(double, incoming);
    if (token === undefined)
      throw new ApiError(401, 'This endpoint requires you to be authenticated.');
    const body = readBody(incoming.text);
    const result = await execute(double, token, body, gaveUp, (cost, writes) =>
      double.limiter.take(token, 'graphql', cost, writes),
    );
    if ('limit' in result) {
      if (result.limit === 'secondary')
        throw limitError(result, 'graphql', token.login ?? token.name);
      const message = `API rate limit already exceeded for user ID ${double.world.organization.id}.`;
      return {
        reply: { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] } },
        bucket: 'graphql',
        note: 'limited',
      };
    }
    return {
      reply: { status: 200, body: result.body },
      bucket: 'graphql',
      note: `${result.cost}pt`,
    };
  } catch (error) {
    return {
      reply: asRefusal(error, 'https://docs.github.com/graphql'),
      bucket: 'graphql',
      note: '',
    };
  }
}

/** A repository that was renamed sends whoever asks for it by its old name to the address with its number. */
function movedTo(double: Double, { method, path, query, base }: Incoming): Answer | undefined {
  const [, owner = '', name = '', rest = ''] =
    /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const renamed = double.renamed.get(`${owner}/${name}`.toLowerCase());
  const repository = double.world.repositories.get(renamed?.toLowerCase() ?? '');
  if (repository === undefined) return undefined;
  const search = query.size === 0 ? '' : `?${query}`;
  const url = `${base}/repositories/${repository.id}${rest}${search}`;
  const body = { message: 'Moved Permanently', url, documentation_url: documentation };
  const status = method === 'GET' ? 301 : 307;
  return { reply: { status, body, headers: { location: url } }, bucket: 'core', note: 'moved' };
}

/** The path of a repository addressed by its number. */
function byName({ world }: Double, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = world.repositoriesById.get(Number(id));
  return repository === undefined ? path : `/repos/${repository.fullName}${rest}`;
}

export function answerRest(double: Double, asked: Incoming, judge: Judge): Answer {
  const moved = movedTo(double, asked);
  if (moved !== undefined) return moved;
  const incoming = { ...asked, path: byName(double, asked.path) };
  const found = route(incoming.method, incoming.path);
  const bucket = found?.endpoint === 'GET /search/commits' ? 'search' : 'core';
  try {
    const { token, bearer } = identify(double, incoming);
    if (found === undefined) {
      judge.unexpected(`${incoming.method} ${incoming.path}`);
      throw new ApiError(404, 'Not Found');
    }
    const writes = incoming.method !== 'GET';
    if (found.endpoint !== 'GET /rate_limit') {
      const refused = double.limiter.take(token, bucket, 1, writes);
      if (refused !== undefined)
        throw limitError(refused, bucket, token?.login ?? token?.name ?? 'your address');
    }
    const body = readBody(incoming.text);
    const problems = openApi().requestErrors(found.endpoint, incoming.query, body);
    if (problems.length > 0) {
      judge.violation({ where: 'request', endpoint: found.endpoint, problems });
      throw new ApiError(422, 'Validation Failed', {}, problems);
    }
    const call: Call = { ...incoming, double, params: found.params, body, token, bearer };
    const reply = handlers[found.endpoint](call);
    return {
      reply: revalidated(double, incoming, call, bucket, fitting(found.endpoint, reply, judge)),
      bucket,
      note: '',
    };
  } catch (error) {
    const link = found === undefined ? documentation : openApi().documentation(found.endpoint);
    return { reply: asRefusal(error, link), bucket, note: '' };
  }
}

/** The refusal of a rate limit, in GitHub's words. */
export function limitError(refused: Refusal, bucket: Bucket, who: string): ApiError {
  if (refused.limit === 'primary')
    return new ApiError(
      bucket === 'search' ? 429 : 403,
      `API rate limit exceeded for user ID ${who}.`,
    );
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return new ApiError(403, message, { 'retry-after': String(refused.retryAfter ?? 60) });
}

export function identify(double: Double, incoming: Incoming): Pick<Call, 'token' | 'bearer'> {
  const header = incoming.headers['authorization'];
  if (typeof header !== 'string') return { token: undefined, bearer: undefined };
  const value = header.replace(/^(token|bearer)\s+/i, '').trim();
  const token = double.tokens.find(value);
  if (token !== undefined && (token.expiresAt ?? Number.POSITIVE_INFINITY) > double.clock())
    return { token, bearer: undefined };
  if (token === undefined && /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(value))
    return { token: undefined, bearer: value };
  throw new ApiError(401, 'Bad credentials');
}

/** An answer that GitHub's description does not allow becomes a 500 that says so. */
function fitting(endpoint: Endpoint, reply: Reply, judge: Judge): Reply {
  const problems = openApi().responseErrors(endpoint, reply.status, reply.body);
  if (problems.length === 0) return reply;
  judge.violation({ where: 'response', endpoint, problems });
  return {
    status: 500,
    body: {
      message: `The double's answer to ${endpoint} does not fit GitHub's description`,
      errors: problems,
    },
  };
}

/** Unchanged answers cost nothing: 304 for a matching ETag, with the point given back. */
function revalidated(
  double: Double,
  incoming: Incoming,
  call: Call,
  bucket: Bucket,
  reply: Reply,
): Reply {
  if (incoming.method !== 'GET' || reply.status !== 200) return reply;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  const headers = { ...reply.headers, etag };
  if (incoming.headers['if-none-match'] !== etag) return { ...reply, headers };
  double.limiter.refund(call.token, bucket, 1);
  return { status: 304, headers };
}

function asRefusal(error: unknown, link: string): Reply {
  if (error instanceof ApiError) return refusal(error, link);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The double failed: ${message}` } };
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value));
  } catch {
    // Falls through to the refusal GitHub gives for both.
  }
  throw new ApiError(400, 'Problems parsing JSON');
}
