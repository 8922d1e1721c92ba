import * as z from 'zod';
import { ask, askForAll, expectShape, type PublishApi } from './api.ts';
import { type Attempt, explainRequest, PublishError } from './failure.ts';
import type { TrackingIssue } from './plan.ts';

/** What makes an issue ours: it begins with the marker and was written by the account that writes now. */
export interface Ownership {
  /** `owner/name` */
  readonly repository: string;
  /** The HTML comment our bodies begin with. */
  readonly marker: string;
  /** Login of the writing account: a person's, or `github-actions[bot]`. */
  readonly author: string;
}

export interface FoundIssues {
  /** Oldest first. */
  readonly issues: readonly TrackingIssue[];
  readonly warnings: readonly string[];
}

const issueSchema = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  user: z.object({ login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});
type ListedIssue = z.infer<typeof issueSchema>;

const LIST = 'GET /repos/{owner}/{repo}/issues';
const viewerSchema = z.object({ viewer: z.object({ login: z.string().min(1) }) });

/** The login a token writes as; GraphQL answers this for installations and jobs too, which REST does not. */
export async function writingAccount(api: PublishApi, repository: string): Promise<string> {
  const attempt = {
    repository,
    failed: 'The account behind the report token could not be read',
    permission: 'metadata: read',
  };
  const { data } = await api.graphql('query Viewer { viewer { login } }', {}).catch((error) => {
    throw explainRequest(error, attempt);
  });
  return expectShape(data, viewerSchema, attempt).viewer.login;
}

/**
 * Our issues among all issues of the repository, closed ones included.
 *
 * The author's own issues are listed first, which is one request in most repositories. Only where none of them is ours
 * are the others read too, because an issue with our marker by somebody else may be planted to be filled with a report:
 * it is left alone and told about. An account that was exchanged for another shows up the same way.
 */
export async function findTrackingIssues(api: PublishApi, ours: Ownership): Promise<FoundIssues> {
  const own = await collect(listOwn(api, ours), ours);
  if (own.issues.length > 0) return { issues: own.issues, warnings: [] };
  const attempt = reading(ours.repository);
  const order = { state: 'all', sort: 'created', direction: 'asc' };
  const all = await collect(askForAll(api, LIST, order, issueSchema, attempt), ours);
  const warnings = all.foreign.map(
    (number) =>
      `Issue #${number} of ${ours.repository} begins like our tracking issue but was written by another account. It is left alone: close it if an earlier token of yours wrote it, and look into it if not.`,
  );
  return { issues: all.issues, warnings };
}

/** Our issues among the 100 newest, oldest first: enough to see whether a write that gave no answer succeeded. */
export async function findRecentTrackingIssues(
  api: PublishApi,
  ours: Ownership,
): Promise<readonly TrackingIssue[]> {
  const newest = { state: 'all', sort: 'created', direction: 'desc', per_page: 100, page: 1 };
  const attempt = reading(ours.repository);
  const { value } = await ask(api, LIST, newest, z.array(issueSchema), attempt);
  return (await collect(value, ours)).issues;
}

async function* listOwn(api: PublishApi, ours: Ownership): AsyncGenerator<ListedIssue> {
  const { author: creator, repository } = ours;
  const query = { state: 'all', creator, sort: 'created', direction: 'asc' };
  try {
    yield* askForAll(api, LIST, query, issueSchema, reading(repository));
  } catch (error) {
    // A server that cannot filter by this account refuses; the unfiltered list will tell.
    if (!(error instanceof PublishError && error.failure === 'refused')) throw error;
  }
}

async function collect(
  listed: AsyncIterable<ListedIssue> | Iterable<ListedIssue>,
  { marker, author }: Ownership,
): Promise<{ readonly issues: readonly TrackingIssue[]; readonly foreign: readonly number[] }> {
  // Keyed by number: an issue may come twice when the list grows while it is read.
  const issues = new Map<number, TrackingIssue>();
  const foreign = new Set<number>();
  for await (const { number, title, state, user, ...issue } of listed) {
    const body = (issue.body ?? '').replaceAll('\r\n', '\n');
    if (issue.pull_request !== undefined || !body.trimStart().startsWith(marker)) continue;
    if (user?.login.toLowerCase() === author.toLowerCase()) {
      issues.set(number, { number, title, body, state });
    } else {
      foreign.add(number);
    }
  }
  const oldestFirst = [...issues.values()].sort((a, b) => a.number - b.number);
  return { issues: oldestFirst, foreign: [...foreign] };
}

function reading(repository: string): Attempt {
  return {
    repository,
    failed: 'The issues of the report repository could not be read',
    permission: 'issues: read',
  };
}
