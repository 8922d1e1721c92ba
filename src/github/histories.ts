import * as z from 'zod';
import type { Gap } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';
import { COMMIT_FIELDS, type History, historyOfRepository } from './commits.ts';
import { gapOf, kindOf } from './failure.ts';

/** Which part of a repository's default branch is wanted. */
export interface HistoryRequest {
  /** `owner/name` */
  readonly repository: string;
  /** Arguments of `history`, such as `until: "2024-01-01T00:00:00Z"`; ours, never foreign text. */
  readonly where: string;
  readonly after?: string | undefined;
}

export type HistoryResult =
  | { readonly request: HistoryRequest; readonly history: History | undefined }
  | { readonly request: HistoryRequest; readonly gap: Gap };

const REPOSITORIES_A_QUERY = 10;

/**
 * Histories of many repositories, several to a query. Where GitHub gives up on a query, it is asked again for less at
 * a time; a repository that cannot be read has a gap of its own.
 */
export async function readHistories(
  client: GitHubClient,
  requests: readonly HistoryRequest[],
  pageSize: number,
  operation: string,
): Promise<readonly HistoryResult[]> {
  const batches: Promise<readonly HistoryResult[]>[] = [];
  for (let start = 0; start < requests.length; start += REPOSITORIES_A_QUERY) {
    const batch = requests.slice(start, start + REPOSITORIES_A_QUERY);
    batches.push(readBatch(client, batch, pageSize, operation));
  }
  return (await Promise.all(batches)).flat();
}

async function readBatch(
  client: GitHubClient,
  batch: readonly HistoryRequest[],
  pageSize: number,
  operation: string,
): Promise<readonly HistoryResult[]> {
  try {
    // While less can be asked for, asking for less is the better second try.
    const { data, errors } = await client.graphql(
      query(batch, pageSize, operation),
      variables(batch),
      canBeLess(batch, pageSize) ? { retries: 0 } : {},
    );
    const answers = z.record(z.string(), z.unknown()).nullable().parse(data) ?? {};
    const results: HistoryResult[] = [];
    for (const [index, request] of batch.entries()) {
      const answer = historyOfRepository.safeParse(answers[`r${index}`]);
      const error = errors.find((one) => one.path?.[0] === `r${index}` || one.path === undefined);
      if (
        error !== undefined &&
        isTooMuch(error.type, error.message) &&
        canBeLess(batch, pageSize)
      ) {
        return await readLess(client, batch, pageSize, operation);
      }
      if (error !== undefined || !answer.success) {
        results.push({ request, gap: errorGap(historyOf(request), error?.type) });
      } else if (answer.data == null) {
        results.push({ request, gap: errorGap(historyOf(request), 'NOT_FOUND') });
      } else {
        const history = answer.data.defaultBranchRef?.target?.history;
        const hidden = history === undefined && answer.data.isEmpty === false;
        results.push(
          hidden
            ? { request, gap: errorGap(historyOf(request), 'FORBIDDEN') }
            : { request, history },
        );
      }
    }
    return results;
  } catch (error) {
    if (kindOf(error) === 'unreachable' && canBeLess(batch, pageSize)) {
      return await readLess(client, batch, pageSize, operation);
    }
    return batch.map((request) => ({
      request,
      gap: gapOf(error, { what: historyOf(request), permission: 'contents: read' }),
    }));
  }
}

/** How a gap calls what was asked for. */
export function historyOf({ repository }: HistoryRequest): string {
  return `The history of ${repository}`;
}

function canBeLess(batch: readonly HistoryRequest[], pageSize: number): boolean {
  return batch.length > 1 || pageSize > 12;
}

/** First fewer repositories at a time, then shorter pages. */
async function readLess(
  client: GitHubClient,
  batch: readonly HistoryRequest[],
  pageSize: number,
  operation: string,
): Promise<readonly HistoryResult[]> {
  if (batch.length === 1)
    return await readBatch(client, batch, Math.floor(pageSize / 2), operation);
  const half = Math.ceil(batch.length / 2);
  return [
    ...(await readBatch(client, batch.slice(0, half), pageSize, operation)),
    ...(await readBatch(client, batch.slice(half), pageSize, operation)),
  ];
}

/** Whether GitHub gave up on a part of a query because it asks for too much. */
export function isTooMuch(type: string | undefined, message: string): boolean {
  return type === 'RESOURCE_LIMITS_EXCEEDED' || /something went wrong|timeout/i.test(message);
}

/**
 * The gap an error inside a GraphQL answer leaves.
 *
 * @param permission what would close it where the token may not; `null` where no permission would
 */
export function errorGap(
  what: string,
  type: string | undefined,
  permission: string | null = 'contents: read',
): Gap {
  switch (type) {
    case 'FORBIDDEN':
      return {
        reason: 'forbidden',
        detail: `${what} could not be read: the token may not.`,
        ...(permission === null ? {} : { permission }),
      };
    case 'NOT_FOUND':
      return { reason: 'not-found', detail: `${what} could not be read: GitHub does not find it.` };
    case 'RATE_LIMITED':
      return {
        reason: 'unavailable',
        detail: `${what} could not be read: the rate limit is used up.`,
      };
    case 'RESOURCE_LIMITS_EXCEEDED':
      return {
        reason: 'unavailable',
        detail: `${what} could not be read: it is too much for GitHub to answer at once.`,
      };
    default:
      return {
        reason: 'unavailable',
        detail: `${what} could not be read: GitHub's answer was not complete.`,
      };
  }
}

function query(batch: readonly HistoryRequest[], pageSize: number, operation: string): string {
  const declarations = batch
    .map((_, i) => `$o${i}: String!, $n${i}: String!, $a${i}: String`)
    .join(', ');
  const fields = batch.map(
    ({ where }, i) => `
    r${i}: repository(owner: $o${i}, name: $n${i}) {
      isEmpty defaultBranchRef { target { ... on Commit {
        history(first: ${pageSize}, after: $a${i}${where === '' ? '' : `, ${where}`}) {
          totalCount pageInfo { hasNextPage endCursor } nodes { ...CommitFields }
        }
      } } }
    }`,
  );
  return `query ${operation}(${declarations}) { rateLimit { cost } ${fields.join('')} } ${COMMIT_FIELDS}`;
}

function variables(batch: readonly HistoryRequest[]): Record<string, string | null> {
  return Object.fromEntries(
    batch.flatMap(({ repository, after }, i) => {
      const [owner = '', name = ''] = repository.split('/');
      return [
        [`o${i}`, owner],
        [`n${i}`, name],
        [`a${i}`, after ?? null],
      ];
    }),
  );
}
