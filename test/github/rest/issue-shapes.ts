/** Issues, comments and labels as REST shows them. */
import type { Call } from '../http.ts';
import type { Comment, Issue, Label } from '../store.ts';
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
    locked: false,
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
