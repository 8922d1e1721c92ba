/** Issues, comments and labels as REST shows them. */
import type { Call } from '../http.ts';
import type { Comment, Issue, IssueEvent, Label } from '../store.ts';
import type { Repository } from '../world/model.ts';
import { utc } from '../world/zones.ts';
import { simpleUser } from './shapes.ts';

export function issueShape(
  call: Call,
  repository: Repository,
  issue: Issue,
): Record<string, unknown> {
  const url = `${call.base}/repos/${repository.fullName}/issues/${issue.number}`;
  const page = `https://github.com/${repository.fullName}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.number}`;
  const pull = `${call.base}/repos/${repository.fullName}/pulls/${issue.number}`;
  const known = call.double.store.labels(repository.fullName);
  return {
    url,
    repository_url: `${call.base}/repos/${repository.fullName}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: issue.id,
    node_id: `I_kwDO${issue.id}`,
    number: issue.number,
    title: issue.title,
    user: simpleUser(call, issue.author),
    labels: issue.labels.flatMap((name) =>
      known
        .filter((label) => label.name === name)
        .map((label) => labelShape(call, repository, label)),
    ),
    state: issue.state,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: utc(issue.createdAt),
    updated_at: utc(issue.updatedAt),
    closed_at: issue.closedAt === undefined ? null : utc(issue.closedAt),
    author_association: issue.author.type === 'Bot' ? 'NONE' : 'COLLABORATOR',
    active_lock_reason: null,
    body: issue.body,
    state_reason: issue.stateReason,
    ...(call.double.subIssues ? familyOf(call, repository, issue) : {}),
    ...(issue.isPullRequest
      ? {
          pull_request: {
            url: pull,
            html_url: page,
            diff_url: `${page}.diff`,
            patch_url: `${page}.patch`,
          },
        }
      : {}),
  };
}

/** What hangs beneath an issue, and what it hangs beneath. */
function familyOf(call: Call, repository: Repository, issue: Issue): Record<string, unknown> {
  const all = call.double.store.issues(repository.fullName);
  const beneath = all.filter((one) => one.parent === issue.id);
  const completed = beneath.filter(({ state }) => state === 'closed').length;
  const total = beneath.length;
  const parent = all.find(({ id }) => id === issue.parent);
  return {
    sub_issues_summary: {
      total,
      completed,
      percent_completed: total === 0 ? 0 : Math.round((completed / total) * 100),
    },
    ...(parent === undefined
      ? {}
      : {
          parent_issue_url: `${call.base}/repos/${repository.fullName}/issues/${parent.number}`,
        }),
  };
}

export function eventShape(
  call: Call,
  repository: Repository,
  { id, kind, actor, at, label }: IssueEvent,
): Record<string, unknown> {
  const known = call.double.store.labels(repository.fullName).find(({ name }) => name === label);
  return {
    id,
    node_id: `LE_kwDO${id}`,
    url: `${call.base}/repos/${repository.fullName}/issues/events/${id}`,
    actor: simpleUser(call, actor),
    event: kind,
    commit_id: null,
    commit_url: null,
    created_at: utc(at),
    performed_via_github_app: null,
    ...(label === undefined ? {} : { label: { name: label, color: known?.color ?? 'ededed' } }),
  };
}

export function commentShape(
  call: Call,
  repository: Repository,
  issue: Issue,
  comment: Comment,
): Record<string, unknown> {
  return {
    url: `${call.base}/repos/${repository.fullName}/issues/comments/${comment.id}`,
    html_url: `https://github.com/${repository.fullName}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${call.base}/repos/${repository.fullName}/issues/${issue.number}`,
    id: comment.id,
    node_id: `IC_kwDO${comment.id}`,
    user: simpleUser(call, comment.author),
    created_at: utc(comment.createdAt),
    updated_at: utc(comment.updatedAt),
    author_association: 'NONE',
    body: comment.body,
  };
}

export function labelShape(
  call: Call,
  repository: Repository,
  label: Label,
): Record<string, unknown> {
  const url = `${call.base}/repos/${repository.fullName}/labels/${encodeURIComponent(label.name)}`;
  const standard = label.name === 'bug';
  return {
    id: label.id,
    node_id: `LA_kwDO${label.id}`,
    url,
    name: label.name,
    color: label.color,
    default: standard,
    description: label.description,
  };
}
