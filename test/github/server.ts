/** The GitHub double: an HTTP server that answers as api.github.com does, from an invented world. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Answer,
  answerGraphql,
  answerRest,
  type Incoming,
  identify,
  type Violation,
} from './answer.ts';
import { registerApp } from './app.ts';
import type { Double } from './double.ts';
import { type Events, eventsOf } from './events.ts';
import { applyFault } from './fault-answers.ts';
import { controlFaults, type Fault, type FaultControl } from './faults.ts';
import { type LimitOptions, makeLimiter } from './limits.ts';
import { describeRequest, operationOf, type RequestLogEntry } from './log.ts';
import { pictureAt } from './pictures.ts';
import { openIssue } from './rest/issues.ts';
import { decoded, route } from './routing.ts';
import {
  type CheckRun,
  type Issue,
  makeStore,
  type PushedRevision,
  pushRevision,
  type Store,
} from './store.ts';
import { issueTokens, type Token, type Tokens } from './tokens.ts';
import type { World } from './world/model.ts';

export interface GitHubOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Epoch milliseconds. Default: the world's now, running on at real speed. */
  readonly clock?: () => number;
  readonly limits?: LimitOptions;
  readonly faults?: readonly Fault[];
  /** Added to every answer. */
  readonly latencyMs?: number;
  /** The repository the `job` token belongs to (default: the organization's `security` repository, else its first). */
  readonly reportRepository?: string;
  readonly appSlug?: string;
  /** Entries of a tree at most, as GitHub has it (default 100,000). */
  readonly treeLimit?: number;
  /** Whether it knows sub-issues (default), as servers from before 2025 do not. */
  readonly subIssues?: boolean;
  /** Old full names of repositories and the new ones: whoever asks for an old one is sent on. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** An earlier double of the same organization, whose issues, labels and check runs this one goes on with. */
  readonly after?: GitHub;
  /** Life of an installation token (default one hour, as on GitHub). */
  readonly tokenLifetimeMs?: number;
}

export interface GitHub {
  /** `http://127.0.0.1:PORT`; GraphQL at `/graphql`, and both again under `/api/v3` and `/api/graphql`. */
  readonly url: string;
  readonly requests: readonly RequestLogEntry[];
  /** Disagreements with GitHub's API description; a test expects none. */
  readonly violations: readonly Violation[];
  /** Forgets violations a test made on purpose. */
  clearViolations(): void;
  /** Requests the double has no endpoint for. */
  readonly unexpected: readonly string[];
  readonly faults: FaultControl;
  readonly tokens: Tokens;
  readonly app: Double['app'];
  readonly limiter: Double['limiter'];
  readonly store: Store;
  issues(repository: string): readonly Issue[];
  checkRuns(repository: string): readonly CheckRun[];
  /** Payloads of events that start workflows. */
  readonly events: Events;
  /** Puts a commit into a repository, on no branch unless one is named, and tells its id. */
  push(repository: string, revision: PushedRevision): string;
  /** Opens an issue as somebody; tells its number. */
  open(
    repository: string,
    login: string,
    issue: { readonly title: string; readonly body: string; readonly labels?: readonly string[] },
  ): number;
  close(): Promise<void>;
}

/** Starts the double on a port of the local machine. */
export async function startGitHub(world: World, options: GitHubOptions = {}): Promise<GitHub> {
  const started = performance.now();
  const clock = options.clock ?? (() => Math.floor(world.now + performance.now() - started));
  let origin = '';
  const renamed = new Map(
    Object.entries(options.renamed ?? {}).map(([old, name]) => [old.toLowerCase(), name]),
  );
  const double: Double = {
    world,
    origin: () => origin,
    clock,
    tokens: issueTokens(world, options.reportRepository ?? defaultReportRepository(world)),
    limiter: makeLimiter(world, clock, options.limits),
    store: options.after?.store.goOn(world, renamed) ?? makeStore(world),
    subIssues: options.subIssues ?? true,
    renamed,
    app: registerApp(options.appSlug ?? 'collaborator-audit'),
    treeLimit: options.treeLimit ?? 100_000,
    tokenLifetimeMs: options.tokenLifetimeMs ?? 3_600_000,
  };
  const requests: RequestLogEntry[] = [];
  const violations: Violation[] = [];
  const unexpected: string[] = [];
  const faults = controlFaults(options.faults ?? [], (name) => aliasesOf(world, name));
  const judge = {
    violation: (one: Violation) => violations.push(one),
    unexpected: (one: string) => unexpected.push(one),
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const incoming = await read(request, `http://${request.headers.host ?? '127.0.0.1'}`);
    const picture = pictureAt(world, incoming.path);
    if (picture !== undefined) {
      const status = picture === null ? 404 : 200;
      const outcome: Outcome = { reply: { status }, bucket: 'core', note: '' };
      requests.push(
        describeRequest(incoming, undefined, tokenOf(double, incoming), outcome, undefined),
      );
      response.writeHead(status, picture === null ? {} : { 'content-type': 'image/png' });
      response.end(picture ?? undefined);
      return;
    }
    const graphql = incoming.path === '/graphql';
    const operation = graphql ? operationOf(incoming.text) : undefined;
    const name =
      operation === undefined
        ? (route(incoming.method, incoming.path)?.endpoint ?? incoming.path)
        : `GraphQL ${operation.name}`;
    const text = decoded(`${incoming.path}?${incoming.query}`) + incoming.text;
    const busy = double.limiter.enter();
    try {
      if (options.latencyMs !== undefined) await wait(options.latencyMs);
      const fault = faults.meet({ name, kind: graphql ? 'graphql' : 'rest', text });
      const token = tokenOf(double, incoming);
      const respond = async (gaveUp: ReadonlySet<string>): Promise<Answer> =>
        graphql
          ? await answerGraphql(double, incoming, gaveUp)
          : answerRest(double, incoming, judge);
      const outcome = await applyFault({ fault, busy, double, incoming, token, graphql }, respond);
      requests.push(describeRequest(incoming, operation, token, outcome, fault));
      send(response, double, token, outcome);
    } finally {
      double.limiter.leave();
    }
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `The double failed: ${String(error)}` }));
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  origin = `http://127.0.0.1:${port}`;
  return {
    url: origin,
    requests,
    violations,
    clearViolations: () => {
      violations.length = 0;
    },
    unexpected,
    faults,
    tokens: double.tokens,
    app: double.app,
    limiter: double.limiter,
    store: double.store,
    issues: (repository) => double.store.issues(repository),
    checkRuns: (repository) => double.store.checkRuns(repository),
    events: eventsOf(double),
    push: (repository, revision) => pushRevision(double.store, repository, revision),
    open: (repository, login, issue) => openIssue(double, repository, login, issue),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function defaultReportRepository(world: World): string {
  const preferred = `${world.organization.login}/security`;
  if (world.repositories.has(preferred.toLowerCase())) return preferred;
  return (
    [...world.repositories.values()].find((one) => one.owner === world.organization.login)
      ?.fullName ?? preferred
  );
}

async function read(request: IncomingMessage, origin: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = new URL(request.url ?? '/', origin);
  const enterprise = url.pathname.startsWith('/api/');
  const path = url.pathname.replace(/^\/api(\/v3)?(?=\/)/, '');
  return {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    headers: request.headers,
    text: Buffer.concat(chunks).toString(),
    base: enterprise ? `${origin}/api/v3` : origin,
  };
}

/** A person is also known by node id and number, a repository by node id. */
function aliasesOf(world: World, name: string): readonly string[] {
  const person = world.people.get(name.toLowerCase());
  const repository = world.repositories.get(name.toLowerCase());
  return [
    ...(person === undefined ? [] : [person.nodeId, `user/${person.id}`]),
    ...(repository === undefined ? [] : [repository.nodeId]),
  ];
}

function tokenOf(double: Double, incoming: Incoming): Token | undefined {
  try {
    return identify(double, incoming).token;
  } catch {
    return undefined;
  }
}

function send(
  response: ServerResponse,
  double: Double,
  token: Token | undefined,
  outcome: Outcome,
): void {
  if (outcome.reset) {
    response.destroy();
    return;
  }
  const { reply, bucket } = outcome;
  const { limit, used, remaining, resetAt } = double.limiter.state(token, bucket);
  const body = outcome.raw ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    server: 'github.com',
    date: new Date(double.clock()).toUTCString(),
    'content-type': outcome.type ?? 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-github-request-id': `DBLE:${requestNumber(double)}`,
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
    'x-ratelimit-resource': bucket,
    ...(token?.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', ') } : {}),
    ...reply.headers,
  });
  response.end(body);
}

/** An answer as it goes over the wire, bent by a fault or not. */
export interface Outcome extends Answer {
  readonly reset?: boolean;
  readonly raw?: string;
  readonly type?: string;
}

const served = new WeakMap<Double, number>();

function requestNumber(double: Double): number {
  const next = (served.get(double) ?? 0) + 1;
  served.set(double, next);
  return next;
}
