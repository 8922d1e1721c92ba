/** Issues, comments and labels: what an audit writes, and the issues and pull requests people opened. */

import { canPush, demand, findRepository, holds } from '../access.ts';
import type { Double } from '../double.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import { paged, pagedIssues } from '../paging.ts';
import type { Actor, Issue, IssueEvent } from '../store.ts';
import type { Repository } from '../world/model.ts';
import { timelineOf } from '../world/timeline.ts';
import { commentShape, eventShape, issueShape, labelShape } from './issue-shapes.ts';

const longest = 65_536;

export const listIssues: Handler = (call) => {
  const repository = readableIssues(call);
  const creator = call.query.get('creator')?.toLowerCase();
  const state = call.query.get('state') ?? 'open';
  const labels = (call.query.get('labels') ?? '').split(',').filter((label) => label !== '');
  const since = Date.parse(call.query.get('since') ?? '') || Number.NEGATIVE_INFINITY;
  const direction = call.query.get('direction') === 'asc' ? -1 : 1;
  const kept = [
    ...call.double.store.issues(repository.fullName),
    ...issuesOfPeople(call, repository, creator),
  ]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => creator === undefined || issue.author.login.toLowerCase() === creator)
    .filter(
      (issue) => labels.every((label) => issue.labels.includes(label)) && issue.updatedAt >= since,
    )
    .sort((a, b) => direction * (b.createdAt - a.createdAt || b.number - a.number));
  return pagedIssues(call, kept, (issue) => issueShape(call, repository, issue));
};

export const getIssue: Handler = (call) => {
  const repository = readableIssues(call);
  return ok(issueShape(call, repository, findIssue(call, repository)));
};

export const createIssue: Handler = (call) => {
  const repository = writableIssues(call);
  const { store, clock } = call.double;
  const issues = store.issues(repository.fullName);
  const first =
    (call.double.world.contributors.get(repository.fullName.toLowerCase()) ?? []).length > 0
      ? 5001
      : 1;
  const issue: Issue = {
    ...untouched(clock()),
    id: store.nextId(),
    number: issues.reduce((highest, one) => Math.max(highest, one.number + 1), first),
    repository: repository.fullName,
    author: actorOf(call),
    title: text(call.body['title']) ?? '',
    body: boundedBody(call) ?? '',
    labels: labelNames(call, repository),
  };
  for (const label of issue.labels) note(call, issue, 'labeled', label);
  issues.push(issue);
  return {
    status: 201,
    body: issueShape(call, repository, issue),
    headers: { location: `${call.base}/repos/${repository.fullName}/issues/${issue.number}` },
  };
};

/** Opens an issue as somebody of the world, as if they had filled in a form on the site. */
export function openIssue(
  double: Double,
  fullName: string,
  login: string,
  issue: { readonly title: string; readonly body: string; readonly labels?: readonly string[] },
): number {
  const { title, body, labels = [] } = issue;
  const { store, clock, world } = double;
  const author = world.people.get(login.toLowerCase());
  if (author === undefined) throw new Error(`The world has no ${login}`);
  const issues = store.issues(fullName);
  makeLabels(double, fullName, labels);
  const opened: Issue = {
    ...untouched(clock()),
    id: store.nextId(),
    number: issues.reduce((highest, one) => Math.max(highest, one.number + 1), 1),
    repository: fullName,
    author,
    title,
    body,
    labels: [...labels],
  };
  issues.push(opened);
  return opened.number;
}

/** What is the same of every new issue. */
function untouched(now: number) {
  return {
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    isPullRequest: false,
    state: 'open' as const,
    stateReason: null,
    assignees: [],
    comments: [],
    events: [],
    locked: false,
    parent: undefined,
  };
}

export const updateIssue: Handler = (call) => {
  const repository = writableIssues(call);
  const issue = findIssue(call, repository);
  const now = call.double.clock();
  issue.title = text(call.body['title']) ?? issue.title;
  issue.body = boundedBody(call) ?? issue.body;
  if (call.body['labels'] !== undefined) relabel(call, issue, labelNames(call, repository));
  if (call.body['state'] === 'closed' && issue.state === 'open') {
    issue.state = 'closed';
    issue.closedAt = now;
    issue.stateReason = text(call.body['state_reason']) ?? 'completed';
    note(call, issue, 'closed');
  } else if (call.body['state'] === 'open' && issue.state === 'closed') {
    issue.state = 'open';
    issue.closedAt = undefined;
    issue.stateReason = 'reopened';
    note(call, issue, 'reopened');
  }
  issue.updatedAt = now;
  return ok(issueShape(call, repository, issue));
};

function relabel(call: Call, issue: Issue, labels: string[]): void {
  const before = issue.labels;
  issue.labels = labels;
  for (const label of labels.filter((one) => !before.includes(one)))
    note(call, issue, 'labeled', label);
  for (const label of before.filter((one) => !labels.includes(one)))
    note(call, issue, 'unlabeled', label);
}

function note(call: Call, issue: Issue, kind: IssueEvent['kind'], label?: string): void {
  const { store, clock } = call.double;
  const event = { id: store.nextId(), kind, actor: actorOf(call), at: clock() };
  issue.events.push(label === undefined ? event : { ...event, label });
}

export const listEvents: Handler = (call) => {
  const repository = readableIssues(call);
  const issue = findIssue(call, repository);
  return paged(call, issue.events, (event) => eventShape(call, repository, event));
};

export const listComments: Handler = (call) => {
  const repository = readableIssues(call);
  const issue = findIssue(call, repository);
  return paged(call, issue.comments, (comment) => commentShape(call, repository, issue, comment));
};

export const createComment: Handler = (call) => {
  const repository = writableIssues(call);
  const issue = findIssue(call, repository);
  if (
    issue.locked &&
    (call.token?.login === undefined || !canPush(call.double.world, call.token, repository))
  )
    throw new ApiError(403, 'Unable to create comment because issue is locked.');
  const { store, clock } = call.double;
  const comment = {
    id: store.nextId(),
    author: actorOf(call),
    createdAt: clock(),
    updatedAt: clock(),
    body: boundedBody(call) ?? '',
  };
  issue.comments.push(comment);
  issue.updatedAt = clock();
  return { status: 201, body: commentShape(call, repository, issue, comment) };
};

export const updateComment: Handler = (call) => {
  const repository = writableIssues(call);
  const id = Number(parameter(call, 'comment_id'));
  const issue = call.double.store
    .issues(repository.fullName)
    .find((one) => one.comments.some((comment) => comment.id === id));
  const comment = issue?.comments.find((one) => one.id === id);
  if (issue === undefined || comment === undefined) throw new ApiError(404, 'Not Found');
  comment.body = boundedBody(call) ?? comment.body;
  comment.updatedAt = call.double.clock();
  return ok(commentShape(call, repository, issue, comment));
};

export const addLabels: Handler = (call) => {
  const repository = writableIssues(call);
  const issue = findIssue(call, repository);
  relabel(call, issue, [...new Set([...issue.labels, ...labelNames(call, repository)])]);
  return ok(labelsOf(call, repository, issue));
};

export const removeLabel: Handler = (call) => {
  const repository = writableIssues(call);
  const issue = findIssue(call, repository);
  const name = parameter(call, 'name').toLowerCase();
  if (!issue.labels.some((label) => label.toLowerCase() === name)) {
    throw new ApiError(404, 'Label does not exist');
  }
  relabel(
    call,
    issue,
    issue.labels.filter((label) => label.toLowerCase() !== name),
  );
  return ok(labelsOf(call, repository, issue));
};

function labelsOf(call: Call, repository: Repository, { labels }: Issue) {
  return call.double.store
    .labels(repository.fullName)
    .filter(({ name }) => labels.includes(name))
    .map((label) => labelShape(call, repository, label));
}

export const listLabels: Handler = (call) => {
  const repository = readableIssues(call);
  return paged(call, call.double.store.labels(repository.fullName), (label) =>
    labelShape(call, repository, label),
  );
};

export const createLabel: Handler = (call) => {
  const repository = writableIssues(call);
  const { store } = call.double;
  const labels = store.labels(repository.fullName);
  const name = text(call.body['name']) ?? '';
  if (labels.some((label) => label.name.toLowerCase() === name.toLowerCase())) {
    throw new ApiError(422, 'Validation Failed', {}, [
      { resource: 'Label', code: 'already_exists', field: 'name' },
    ]);
  }
  const label = {
    id: store.nextId(),
    name,
    color: text(call.body['color']) ?? 'ededed',
    description: text(call.body['description']) ?? null,
  };
  labels.push(label);
  return { status: 201, body: labelShape(call, repository, label) };
};

/** Who a write is by: the user of a personal token, `github-actions[bot]` for a job, `SLUG[bot]` for an App. */
function actorOf(call: Call): Actor {
  const { world, app } = call.double;
  const person = world.people.get(call.token?.login?.toLowerCase() ?? '');
  if (person !== undefined) return person;
  if (call.token?.kind === 'job')
    return {
      login: 'github-actions[bot]',
      id: 41898282,
      nodeId: 'MDM6Qm90NDE4OTgyODI=',
      type: 'Bot',
    };
  return {
    login: `${app.slug}[bot]`,
    id: 190_000_000 + app.id,
    nodeId: `BOT_kgDO${app.id}`,
    type: 'Bot',
  };
}

export function readableIssues(call: Call): Repository {
  const repository = findRepository(call);
  if (repository.visibility !== 'public') demand(call.token, 'issues', 'read', 'Not Found');
  return repository;
}

export function writableIssues(call: Call): Repository {
  const repository = findRepository(call);
  demand(call.token, 'issues', 'write', 'Must have write access to issues.');
  return repository;
}

export function findIssue(call: Call, repository: Repository): Issue {
  const number = Number(parameter(call, 'issue_number'));
  const issue = call.double.store.issues(repository.fullName).find((one) => one.number === number);
  if (issue === undefined) throw new ApiError(404, 'Not Found');
  return issue;
}

/** New labels come into being by being used, when the token may write. */
function labelNames(call: Call, repository: Repository): string[] {
  const given = Array.isArray(call.body['labels']) ? call.body['labels'] : [];
  const names = given.flatMap((label: unknown) => (typeof label === 'string' ? [label] : []));
  if (!holds(call.token, 'issues', 'write')) return [];
  makeLabels(call.double, repository.fullName, names);
  return names;
}

function makeLabels({ store }: Double, fullName: string, names: readonly string[]): void {
  const labels = store.labels(fullName);
  for (const name of names) {
    if (!labels.some((label) => label.name === name))
      labels.push({ id: store.nextId(), name, color: 'ededed', description: null });
  }
}

function boundedBody(call: Call): string | undefined {
  const body = text(call.body['body']);
  if (body === undefined || body.length <= longest) return body;
  const message = `body is too long (maximum is ${longest} characters)`;
  throw new ApiError(422, 'Validation Failed', {}, [
    { resource: 'Issue', code: 'custom', field: 'body', message },
  ]);
}

function issuesOfPeople(call: Call, repository: Repository, creator: string | undefined): Issue[] {
  const { world } = call.double;
  const authors = (world.contributors.get(repository.fullName.toLowerCase()) ?? []).filter(
    (person) => creator === undefined || person.login.toLowerCase() === creator,
  );
  return authors.flatMap((author) =>
    timelineOf(world, author)
      .activities.filter(
        (one) =>
          (one.kind === 'issues' || one.kind === 'pull-requests') &&
          one.repository.toLowerCase() === repository.fullName.toLowerCase(),
      )
      .map((one) => ({
        id: one.id,
        number: one.number,
        repository: repository.fullName,
        author,
        createdAt: one.at,
        updatedAt: one.at,
        closedAt: undefined,
        isPullRequest: one.kind === 'pull-requests',
        title: one.kind === 'issues' ? 'The page stays empty' : 'Fill the page',
        body: '',
        state: 'open',
        stateReason: null,
        labels: [],
        assignees: [],
        comments: [],
        events: [],
        locked: false,
        parent: undefined,
      })),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
