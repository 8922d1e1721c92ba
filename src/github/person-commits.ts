import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { Account, Commit, EarlierHistory, Grant, OwnRepository } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';
import { toCommits } from './commits.ts';
import {
  errorGap,
  type HistoryRequest,
  type HistoryResult,
  historyOf,
  readHistories,
} from './histories.ts';
import { someOf } from './some-of.ts';

const PAGE = 50;
const PAGES_A_REPOSITORY = 4;
const COMMITS_A_PERSON = 500;
const OWN_REPOSITORIES = 15;
const EARLIER_COMMITS = 10;

/** Their commits in the repositories of the organization they can reach, the newest first. */
export async function readOrganizationCommits(
  client: GitHubClient,
  nodeId: string,
  access: Fact<readonly Grant[]>,
): Promise<Fact<readonly Commit[]>> {
  if (!access.known) return access;
  // The id is GitHub's own; JSON makes a GraphQL string of it.
  const where = `author: {id: ${JSON.stringify(nodeId)}}`;
  let open: readonly HistoryRequest[] = access.value.map(({ repository }) => ({
    repository: repository.name,
    where,
  }));
  const asked = open.length;
  const commits: Commit[] = [];
  const gaps: Gap[] = [...access.gaps];
  const failures: Failure[] = [];
  for (let page = 0; page < PAGES_A_REPOSITORY && open.length > 0; page += 1) {
    if (commits.length >= COMMITS_A_PERSON) break;
    const results = await readHistories(client, open, PAGE, 'OrganizationCommits');
    open = results.flatMap((result) => {
      if ('gap' in result) {
        failures.push(result);
        return [];
      }
      commits.push(...readable(result, gaps));
      const next = result.history?.pageInfo;
      if (next?.hasNextPage !== true) return [];
      if (next.endCursor === null || next.endCursor === result.request.after) {
        gaps.push(errorGap(`The rest of the history of ${result.request.repository}`, undefined));
        return [];
      }
      return [{ ...result.request, after: next.endCursor }];
    });
  }
  const newest = commits
    .toSorted((a, b) => b.committer.at - a.committer.at)
    .slice(0, COMMITS_A_PERSON);
  if (open.length > 0 || newest.length < commits.length) {
    gaps.push({
      reason: 'truncated',
      detail: `Only the newest ${newest.length} commits in the organization's repositories were read.`,
    });
  }
  gaps.push(...failureGaps(failures));
  const [first] = failureGaps(failures);
  if (commits.length === 0 && failures.length === asked && first !== undefined) {
    return unknown(first);
  }
  return known(newest, gaps);
}

/** All commits, whoever made them, of the repositories of their own they pushed to last; forks left out. */
export async function readOwnCommits(
  client: GitHubClient,
  repositories: Fact<readonly OwnRepository[]>,
): Promise<Fact<readonly Commit[]>> {
  if (!repositories.known) return repositories;
  const own = repositories.value.filter((repository) => !repository.fork);
  const gaps: Gap[] = [...repositories.gaps];
  if (own.length > OWN_REPOSITORIES) {
    gaps.push({
      reason: 'truncated',
      detail: `Of ${own.length} own repositories the ${OWN_REPOSITORIES} pushed to last were read.`,
    });
  }
  const requests = own
    .slice(0, OWN_REPOSITORIES)
    .map(({ name }) => ({ repository: name, where: '' }));
  const results = await readHistories(client, requests, PAGE, 'OwnCommits');
  gaps.push(...failureGaps(results.filter((result) => 'gap' in result)));
  const commits = results.flatMap((result) => {
    if ('gap' in result) return [];
    if (result.history?.pageInfo?.hasNextPage === true) {
      gaps.push({
        reason: 'truncated',
        detail: newestOnly(result.request.repository, result.history.totalCount),
      });
    }
    return readable(result, gaps);
  });
  return allFailed(results) ?? known(commits, gaps);
}

function newestOnly(repository: string, total: number | undefined): string {
  return total === undefined
    ? `Only the newest ${PAGE} commits of ${repository} were read.`
    : `Of ${total} commits of ${repository} only the newest ${PAGE} were read.`;
}

/** Commits GitHub attributes to them, committed before their account existed, in any own repository but forks. */
export async function readHistoryBeforeAccount(
  client: GitHubClient,
  nodeId: string,
  account: Fact<Account>,
  repositories: Fact<readonly OwnRepository[]>,
): Promise<Fact<readonly EarlierHistory[]>> {
  if (!account.known) return account;
  if (!repositories.known) return repositories;
  const until = new Date(account.value.createdAt * 1_000).toISOString();
  const where = `author: {id: ${JSON.stringify(nodeId)}}, until: "${until}"`;
  const own = repositories.value.filter((repository) => !repository.fork);
  const requests = own.map(({ name }) => ({ repository: name, where }));
  const results = await readHistories(client, requests, EARLIER_COMMITS, 'HistoryBeforeAccount');
  const gaps: Gap[] = [...repositories.gaps];
  gaps.push(...failureGaps(results.filter((result) => 'gap' in result)));
  const histories = results.flatMap((result) => {
    if ('gap' in result) return [];
    const total = result.history?.totalCount ?? 0;
    if (total === 0) return [];
    const { repository } = result.request;
    const url = own.find(({ name }) => name === repository)?.url ?? '';
    return [{ repository, url, total, commits: readable(result, gaps) }];
  });
  return allFailed(results) ?? known(histories, gaps);
}

function readable(
  { request, history }: Extract<HistoryResult, { history: unknown }>,
  gaps: Gap[],
): readonly Commit[] {
  if (history === undefined) return [];
  const { commits, unreadable, hidden } = toCommits(history, request.repository);
  if (hidden > 0) gaps.push(errorGap(`A part of the history of ${request.repository}`, undefined));
  if (unreadable > 0) {
    gaps.push({
      reason: 'invalid',
      detail: `${unreadable} commits of ${request.repository} carry dates that cannot be read.`,
    });
  }
  return commits;
}

type Failure = Extract<HistoryResult, { gap: unknown }>;

/** One gap for all repositories that failed for the same reason: a fact must not grow with their number. */
function failureGaps(failures: readonly Failure[]): readonly Gap[] {
  return [...new Set(failures.map(({ gap }) => gap.reason))].flatMap((reason) => {
    const same = failures.filter(({ gap }) => gap.reason === reason);
    const [first] = same;
    if (first === undefined || same.length === 1) return same.map(({ gap }) => gap);
    const names = same.map(({ request }) => request.repository);
    const what = `The histories of ${names.length} repositories (${someOf(names)})`;
    return [
      { ...first.gap, detail: first.gap.detail.replace(historyOf(first.request), () => what) },
    ];
  });
}

/** Nothing at all could be read: that is not an empty list. */
function allFailed(results: readonly HistoryResult[]): Fact<never> | undefined {
  const failures = results.filter((result) => 'gap' in result);
  const [first] = failureGaps(failures);
  return first !== undefined && failures.length === results.length ? unknown(first) : undefined;
}
