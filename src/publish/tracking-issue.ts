import * as z from 'zod';
import { PAGE_LABEL } from '../render/issue/markers.ts';
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
  /** Others of the same account that have our label; a page whose marker somebody removed is among them. */
  readonly unmarked: readonly TrackingIssue[];
  readonly warnings: readonly string[];
}

const labelSchema = z.union([
  z.string(),
  z.object({ name: z.string().nullish() }).transform(({ name }) => name ?? ''),
]);
const issueSchema = z.object({
  id: z.int(),
  node_id: z.string(),
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  labels: z.array(labelSchema).default([]),
  locked: z.boolean().default(false),
  comments: z.int(),
  parent_issue_url: z.string().nullish(),
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
  if (own.issues.length > 0) return { ...own, warnings: [] };
  const attempt = reading(ours.repository);
  const order = { state: 'all', sort: 'created', direction: 'asc' };
  const all = await collect(askForAll(api, LIST, order, issueSchema, attempt), ours);
  const warnings = all.foreign.map(
    (number) =>
      `Issue #${number} of ${ours.repository} begins like our tracking issue but was written by another account. It is left alone: close it if an earlier token of yours wrote it, and look into it if not.`,
  );
  return { ...all, warnings };
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

/** All issues of the repository, however they begin and whoever wrote them, oldest first. */
export async function findEveryIssue(
  api: PublishApi,
  { repository, author }: Ownership,
): Promise<{ readonly own: readonly TrackingIssue[]; readonly foreign: readonly TrackingIssue[] }> {
  const order = { state: 'all', sort: 'created', direction: 'asc' };
  const own = new Map<number, TrackingIssue>();
  const foreign = new Map<number, TrackingIssue>();
  for await (const one of askForAll(api, LIST, order, issueSchema, reading(repository))) {
    if (one.pull_request !== undefined) continue;
    const isOwn = one.user?.login.toLowerCase() === author.toLowerCase();
    (isOwn ? own : foreign).set(one.number, asTracked(one));
  }
  return { own: [...own.values()], foreign: [...foreign.values()] };
}

async function* listOwn(api: PublishApi, ours: Ownership): AsyncGenerator<ListedIssue> {
  const { author: creator, repository } = ours;
  const query = { state: 'all', creator, sort: 'created', direction: 'asc' };
  let begun = false;
  try {
    for await (const issue of askForAll(api, LIST, query, issueSchema, reading(repository))) {
      begun = true;
      yield issue;
    }
  } catch (error) {
    // A server that cannot filter by this account refuses; the unfiltered list will tell. Half a list is none.
    const refused = error instanceof PublishError && error.failure === 'refused';
    if (begun || !refused) throw error;
  }
}

async function collect(
  listed: AsyncIterable<ListedIssue> | Iterable<ListedIssue>,
  { marker, author }: Ownership,
): Promise<Omit<FoundIssues, 'warnings'> & { readonly foreign: readonly number[] }> {
  // Keyed by number: an issue may come twice when the list grows while it is read.
  const issues = new Map<number, TrackingIssue>();
  const unmarked = new Map<number, TrackingIssue>();
  const foreign = new Set<number>();
  for await (const one of listed) {
    if (one.pull_request !== undefined) continue;
    const issue = asTracked(one);
    const marked = issue.body.trimStart().startsWith(marker);
    const own = one.user?.login.toLowerCase() === author.toLowerCase();
    if (own && marked) issues.set(issue.number, issue);
    else if (own && issue.labels.includes(PAGE_LABEL)) unmarked.set(issue.number, issue);
    else if (marked) foreign.add(issue.number);
  }
  const oldestFirst = (all: ReadonlyMap<number, TrackingIssue>) =>
    [...all.values()].sort((a, b) => a.number - b.number);
  return { issues: oldestFirst(issues), unmarked: oldestFirst(unmarked), foreign: [...foreign] };
}

function asTracked(issue: ListedIssue): TrackingIssue {
  const { id, node_id: nodeId, number, title, state, labels, locked, comments } = issue;
  return {
    id,
    nodeId,
    number,
    title,
    body: (issue.body ?? '').replaceAll('\r\n', '\n'),
    state,
    stateReason: issue.state_reason ?? undefined,
    // A repository that had the label before may write it in another case, and keeps it.
    labels: labels.map((label) => label.toLowerCase()),
    locked,
    commentCount: comments,
    hasParent: (issue.parent_issue_url ?? '') !== '',
  };
}

function reading(repository: string): Attempt {
  return {
    repository,
    failed: 'The issues of the report repository could not be read',
    permission: 'issues: read',
  };
}
