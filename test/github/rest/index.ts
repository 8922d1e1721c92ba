/** Endpoint by endpoint, who answers it. */
import { type Call, type Handler, ok } from '../http.ts';
import type { Endpoint } from '../schema/endpoints.ts';
import * as activity from './activity.ts';
import * as apps from './apps.ts';
import * as auditLog from './audit-log.ts';
import * as checks from './checks.ts';
import * as issues from './issues.ts';
import * as population from './population.ts';
import * as repositories from './repositories.ts';
import * as revisions from './revisions.ts';
import * as subIssues from './sub-issues.ts';
import * as users from './users.ts';

const getRateLimit: Handler = (call: Call) => {
  const bucket = (name: 'core' | 'search' | 'graphql'): Record<string, number> => {
    const { limit, used, remaining, resetAt } = call.double.limiter.state(call.token, name);
    return { limit, used, remaining, reset: Math.ceil(resetAt / 1000) };
  };
  return ok({
    resources: { core: bucket('core'), search: bucket('search'), graphql: bucket('graphql') },
    rate: bucket('core'),
  });
};

export const handlers: Readonly<Record<Endpoint, Handler>> = {
  'GET /app': apps.getApp,
  'GET /app/installations': apps.listInstallations,
  'POST /app/installations/{installation_id}/access_tokens': apps.createInstallationToken,
  'GET /installation/repositories': apps.listInstallationRepositories,
  'GET /orgs/{org}': population.getOrganization,
  'GET /orgs/{org}/audit-log': auditLog.listAuditLog,
  'GET /orgs/{org}/installation': apps.getOrganizationInstallation,
  'GET /orgs/{org}/members/{username}': population.getMembership,
  'GET /orgs/{org}/outside_collaborators': population.listOutsideCollaborators,
  'GET /orgs/{org}/repos': repositories.listOrganizationRepositories,
  'GET /rate_limit': getRateLimit,
  'GET /repos/{owner}/{repo}': repositories.getRepository,
  'GET /repos/{owner}/{repo}/activity': activity.listActivity,
  'POST /repos/{owner}/{repo}/check-runs': checks.createCheckRun,
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': checks.updateCheckRun,
  'GET /repos/{owner}/{repo}/collaborators': population.listCollaborators,
  'GET /repos/{owner}/{repo}/collaborators/{username}': population.getCollaborator,
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': population.getPermission,
  'GET /repos/{owner}/{repo}/commits': repositories.listCommits,
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': checks.listCheckRuns,
  'GET /repos/{owner}/{repo}/compare/{basehead}': revisions.compareRevisions,
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': revisions.getBlob,
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': revisions.getTree,
  'GET /repos/{owner}/{repo}/installation': apps.getRepositoryInstallation,
  'GET /repos/{owner}/{repo}/invitations': population.listInvitations,
  'DELETE /repos/{owner}/{repo}/invitations/{invitation_id}': population.deleteInvitation,
  'GET /repos/{owner}/{repo}/issues': issues.listIssues,
  'POST /repos/{owner}/{repo}/issues': issues.createIssue,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': issues.updateComment,
  'GET /repos/{owner}/{repo}/issues/{issue_number}': issues.getIssue,
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': issues.updateIssue,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': issues.listComments,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': issues.createComment,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': issues.addLabels,
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': issues.removeLabel,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events': issues.listEvents,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues': subIssues.listSubIssues,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues': subIssues.addSubIssue,
  'GET /repos/{owner}/{repo}/labels': issues.listLabels,
  'POST /repos/{owner}/{repo}/labels': issues.createLabel,
  'GET /search/commits': repositories.searchCommits,
  'GET /user': users.getAuthenticatedUser,
  'GET /user/{account_id}': users.getUserById,
  'GET /users/{username}': users.getUser,
  'GET /users/{username}/events/public': users.listPublicEvents,
  'GET /users/{username}/gpg_keys': users.listGpgKeys,
  'GET /users/{username}/keys': users.listKeys,
  'GET /users/{username}/orgs': users.listOrganizations,
  'GET /users/{username}/repos': repositories.listUserRepositories,
  'GET /users/{username}/social_accounts': users.listSocialAccounts,
  'GET /users/{username}/ssh_signing_keys': users.listSigningKeys,
};
