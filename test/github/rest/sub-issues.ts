/** Issues that hang beneath another one: one parent each, a hundred children at most. */
import { ApiError, type Call, type Handler } from '../http.ts';
import { paged } from '../paging.ts';
import { issueShape } from './issue-shapes.ts';
import { findIssue, readableIssues, writableIssues } from './issues.ts';

const most = 100;

export const listSubIssues: Handler = (call) => {
  requireSubIssues(call);
  const repository = readableIssues(call);
  const parent = findIssue(call, repository);
  const beneath = call.double.store
    .issues(repository.fullName)
    .filter((one) => one.parent === parent.id);
  return paged(call, beneath, (issue) => issueShape(call, repository, issue));
};

export const addSubIssue: Handler = (call) => {
  requireSubIssues(call);
  const repository = writableIssues(call);
  const parent = findIssue(call, repository);
  const issues = call.double.store.issues(repository.fullName);
  const child = issues.find(({ id }) => id === call.body['sub_issue_id']);
  if (child === undefined) throw new ApiError(404, 'The provided sub-issue does not exist');
  const refuse = (message: string): never => {
    throw new ApiError(422, 'Validation Failed', {}, [{ resource: 'SubIssue', message }]);
  };
  if (child.parent !== undefined && call.body['replace_parent'] !== true)
    refuse('Sub issue may only have one parent');
  if (issues.filter((one) => one.parent === parent.id).length >= most)
    refuse(`Parent cannot have more than ${most} sub-issues`);
  child.parent = parent.id;
  return { status: 201, body: issueShape(call, repository, child) };
};

/** Servers from before sub-issues know no such address. */
function requireSubIssues(call: Call): void {
  if (!call.double.subIssues) throw new ApiError(404, 'Not Found');
}
