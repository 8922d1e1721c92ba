import * as http from 'node:http';
import { createAppAuth } from '@octokit/auth-app';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import Bottleneck from 'bottleneck';
import * as z from 'zod';
import { checkedFetch } from './checked-fetch.ts';
import { AccessError, kindOf } from './failure.ts';
import { renewRefusedTokens } from './token-renewal.ts';

export interface ClientOptions {
  /** Base URL of the REST API, such as `https://api.github.com` or `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly auth:
    | { readonly token: string }
    | { readonly appId: string; readonly privateKey: string; readonly organization: string };
  readonly log: { info(message: string): void; warning(message: string): void };
  /** The longest wait for a rate limit to end, in seconds (default 900); with more, an audit would outlive its job. */
  readonly longestWait?: number;
  /** The longest wait for one answer, in seconds (default 60); GitHub itself gives up after ten. */
  readonly patience?: number;
}

export interface GraphqlError {
  readonly type?: string | undefined;
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
}

/** What GraphQL answered: partial data is kept beside the errors that explain what is missing. */
export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

export interface GitHubClient {
  readonly rest: Octokit;
  /** @param options.retries how often a query is tried again when GitHub does not answer */
  graphql(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    options?: { readonly retries?: number },
  ): Promise<GraphqlAnswer>;
  /** How much was asked so far; points are those of GraphQL. */
  requests(): { readonly rest: number; readonly graphql: number; readonly points: number };
}

const LONGEST_WAIT_SECONDS = 15 * 60;
const PATIENCE_SECONDS = 60;
/** Pauses between attempts are 1, 4 and 9 times this. */
const RETRY_BASE_MS = 300;
const CONCURRENT_QUERIES = 4;

const PacedOctokit = Octokit.plugin(retry, throttling);

/**
 * A client that retries what passes, waits for rate limits, renews the tokens of an App by itself, and keeps the partial
 * data of GraphQL answers.
 *
 * @throws AccessError when the App is not installed in the organization or its key is not accepted
 */
export async function createClient(options: ClientOptions): Promise<GitHubClient> {
  const counts = { rest: 0, graphql: 0, points: 0 };
  const rest = new PacedOctokit({ ...common(options), ...(await authOf(options)) });
  const graphqlUrl = `${options.apiUrl.replace(/\/v3$/, '')}/graphql`;
  rest.hook.before('request', ({ url }) => {
    if (url === graphqlUrl) counts.graphql += 1;
    else counts.rest += 1;
  });
  losePatience(rest);
  if ('appId' in options.auth) renewRefusedTokens(rest);
  const queries = new Bottleneck({ maxConcurrent: CONCURRENT_QUERIES });
  return {
    rest,
    requests: () => ({ ...counts }),
    async graphql(query, variables, { retries } = {}) {
      const request = retries === undefined ? {} : { retries };
      const { data } = await queries.schedule(() =>
        rest.request({ method: 'POST', url: graphqlUrl, query, variables, request }),
      );
      const answer = graphqlAnswer.parse(data);
      counts.points += points.safeParse(answer.data).data?.rateLimit?.cost ?? 0;
      return { data: answer.data, errors: answer.errors ?? [] };
    },
  };
}

/** Lets requests go through the proxy the runner names in `https_proxy` and `no_proxy`, where Node can. */
export function useProxyFromEnvironment(): void {
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: () => void };
  setGlobalProxyFromEnv?.();
}

/** So many failures in a row, of one kind of request or of all, each tried four times, and one try each is enough. */
const FAILURES_ENOUGH = 5;
const ANY_REQUEST = '*';

/** An endpoint that is down must cost every person one request, not four and seven seconds; so must a GitHub that is down. */
function losePatience(rest: Octokit): void {
  const failures = new Map<string, number>();
  rest.hook.before('request', (options) => {
    const inARow = [kindOfRequest(options), ANY_REQUEST].map((kind) => failures.get(kind) ?? 0);
    if (Math.max(...inARow) >= FAILURES_ENOUGH) {
      options.request = { ...options.request, retries: 0 };
    }
  });
  rest.hook.wrap('request', async (request, options) => {
    const kinds = [kindOfRequest(options), ANY_REQUEST];
    try {
      const response = await request(options);
      for (const kind of kinds) failures.delete(kind);
      return response;
    } catch (error) {
      // A refusal is an answer; only what is down is given up on.
      if (serverFailure.safeParse(error).success) {
        for (const kind of kinds) failures.set(kind, (failures.get(kind) ?? 0) + 1);
      } else {
        failures.delete(ANY_REQUEST);
      }
      throw error;
    }
  });
}

const serverFailure = z.object({ status: z.number().min(500) });

/** The route with its placeholders, or the name of the query. */
function kindOfRequest(options: {
  readonly method: string;
  readonly url: string;
  readonly [key: string]: unknown;
}): string {
  const operation = /^query (\w+)/.exec(String(options['query'] ?? ''))?.[1];
  return operation ?? `${options.method} ${options.url}`;
}

const graphqlAnswer = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({
        type: z.string().optional(),
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
});
const points = z.object({ rateLimit: z.object({ cost: z.number() }).optional() });

function common({
  apiUrl,
  log,
  longestWait = LONGEST_WAIT_SECONDS,
  patience = PATIENCE_SECONDS,
}: ClientOptions) {
  // A connection that stays open without an answer would hold the job for hours.
  const fetchInTime: typeof fetch = (input, init) =>
    checkedFetch(input, { ...init, signal: AbortSignal.timeout(patience * 1_000) });
  const wait = (limit: string) => {
    let announcedUntil = 0;
    return (seconds: number, _request: unknown, _octokit: unknown, tried: number) => {
      if (seconds > longestWait || tried >= 3) return false;
      // Many requests meet one limit; one line tells of it.
      if (Date.now() > announcedUntil) {
        log.warning(`GitHub's ${limit} is reached; waiting ${seconds} seconds.`);
        announcedUntil = Date.now() + (seconds + 5) * 1_000;
      }
      return true;
    };
  };
  return {
    baseUrl: apiUrl,
    userAgent: 'outside-collaborator-audit',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    retry: {
      retryAfterBaseValue: RETRY_BASE_MS,
      // The plugin's own, and 429: the limits are waited for below, and nothing is asked again while they last.
      doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
    },
    throttle: {
      // The plugin takes every query for a write and starts one a second; queries only read.
      write: new Bottleneck.Group(),
      onRateLimit: wait('rate limit'),
      onSecondaryRateLimit: wait('secondary rate limit'),
    },
    headers: { 'x-github-api-version': '2022-11-28' },
    request: { fetch: fetchInTime },
  };
}

function ignore(): void {
  // Octokit's own messages tell nothing a reader can act on; ours do.
}

async function authOf(options: ClientOptions) {
  const { auth } = options;
  if ('token' in auth) return { auth: auth.token };
  const { appId, organization } = auth;
  const privateKey = auth.privateKey.replaceAll('\\n', '\n');
  const app = { appId, privateKey };
  const asApp = new PacedOctokit({ ...common(options), authStrategy: createAppAuth, auth: app });
  try {
    const { data } = await asApp.rest.apps.getOrgInstallation({ org: organization });
    return { authStrategy: createAppAuth, auth: { ...app, installationId: data.id } };
  } catch (error) {
    throw explainInstallation(error, appId, organization);
  }
}

function explainInstallation(error: unknown, appId: string, organization: string): AccessError {
  if (error instanceof Error && !('status' in error)) {
    return new AccessError(
      'The private key of the App could not be read. Give the whole PEM file GitHub made, its first and last line included.',
    );
  }
  switch (kindOf(error)) {
    case 'not-found':
      return new AccessError(
        `The App ${appId} is not installed in ${organization}. Install it there, on all repositories.`,
      );
    case 'unauthorized':
    case 'forbidden':
      return new AccessError(
        `GitHub does not accept the private key as one of the App ${appId}. Check that id and key belong together and that the machine's clock is right.`,
      );
    default:
      return new AccessError(`GitHub did not answer for the App ${appId}. Run again later.`);
  }
}
