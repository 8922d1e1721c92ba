/**
 * Payloads of the events that start a workflow, as GitHub sends them: each is checked against GitHub's own description of
 * its webhooks before anybody gets it.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Double } from './double.ts';
import type { Call } from './http.ts';
import { issueShape, labelShape } from './rest/issue-shapes.ts';
import { fullRepository, organizationSimple, simpleUser } from './rest/shapes.ts';
import type { Webhook } from './schema/webhooks.ts';
import type { Repository } from './world/model.ts';
import { utc } from './world/zones.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What every event says: where it happened, and whose doing it was. */
interface Happening {
  /** `owner/name` */
  readonly repository: string;
  /** Login of whoever did it; the organization's owner by default. */
  readonly by?: string;
}

interface PullRequestHappening extends Happening {
  readonly action?: 'opened' | 'synchronize';
  readonly number: number;
  readonly base: string;
  readonly head: string;
  /** `owner/name` of the fork it comes from. */
  readonly from?: string;
  /** The branch it is made for (default `main`). */
  readonly into?: string;
}

interface IssueHappening extends Happening {
  readonly action: 'opened' | 'edited' | 'labeled';
  readonly number: number;
  /** The label that was put on. */
  readonly label?: string;
}

export interface Events {
  pullRequest(happening: PullRequestHappening): Payload;
  mergeGroup(happening: Happening & { readonly base: string; readonly head: string }): Payload;
  issue(happening: IssueHappening): Payload;
  workflowDispatch(happening: Happening & { readonly inputs: Payload }): Payload;
  repositoryDispatch(
    happening: Happening & { readonly type: string; readonly payload: Payload },
  ): Payload;
}

export function eventsOf(double: Double): Events {
  const { world } = double;
  const call: Call = {
    double,
    method: 'GET',
    path: '',
    params: {},
    query: new URLSearchParams(),
    body: {},
    token: double.tokens.find(double.tokens.owner),
    bearer: undefined,
    base: 'https://api.github.com',
  };
  const at = (fullName: string): Repository => {
    const repository = world.repositories.get(fullName.toLowerCase());
    if (repository === undefined) throw new Error(`The world has no repository ${fullName}`);
    return repository;
  };
  const person = (login: string | undefined) => {
    const [owner] = [...world.organization.members].find(([, role]) => role === 'admin') ?? [];
    const found = world.people.get((login ?? owner ?? '').toLowerCase());
    if (found === undefined) throw new Error(`The world has no ${login ?? owner}`);
    return found;
  };
  const around = ({ repository, by }: Happening) => ({
    repository: webhookRepository(call, at(repository)),
    organization: organizationSimple(call, world.organization),
    sender: simpleUser(call, person(by)),
  });
  const judge = validator();

  return {
    pullRequest: (happening) => {
      const { action = 'opened', number, base, head } = happening;
      const payload = {
        action,
        number,
        ...(action === 'synchronize' ? { before: base, after: head } : {}),
        pull_request: pullRequest(call, happening, at(happening.repository), {
          from: happening.from === undefined ? undefined : at(happening.from),
          user: simpleUser(call, person(happening.by)),
        }),
        ...around(happening),
      };
      return judge(`pull-request-${action}`, payload);
    },
    mergeGroup: (happening) => {
      const { base, head } = happening;
      const who = { name: 'Somebody', email: 'somebody@example.com' };
      return judge('merge-group-checks-requested', {
        action: 'checks_requested',
        merge_group: {
          head_sha: head,
          head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${base}`,
          base_sha: base,
          base_ref: 'refs/heads/main',
          head_commit: {
            id: head,
            tree_id: head,
            message: 'Merge pull request #7',
            timestamp: utc(world.now),
            author: who,
            committer: who,
          },
        },
        ...around(happening),
      });
    },
    issue: (happening) => {
      const { repository: fullName, number, action, label } = happening;
      const repository = at(fullName);
      const issue = double.store.issues(fullName).find((one) => one.number === number);
      if (issue === undefined) throw new Error(`There is no issue ${number} in ${fullName}`);
      const shaped = issueShape(call, repository, issue);
      const known = double.store.labels(fullName).find(({ name }) => name === label);
      return judge(`issues-${action}`, {
        action,
        issue: { ...shaped, reactions: reactions(String(shaped['url'])) },
        ...(action === 'edited' ? { changes: { body: { from: 'Something else' } } } : {}),
        ...(known === undefined ? {} : { label: labelShape(call, repository, known) }),
        ...around(happening),
      });
    },
    workflowDispatch: (happening) =>
      judge('workflow-dispatch', {
        inputs: happening.inputs,
        ref: 'refs/heads/main',
        workflow: '.github/workflows/gate.yml',
        ...around(happening),
      }),
    repositoryDispatch: (happening) => ({
      ...judge('repository-dispatch-sample.collected', {
        action: 'sample.collected',
        branch: 'main',
        client_payload: happening.payload,
        installation: { id: 1, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ==' },
        ...around(happening),
      }),
      // The description knows the one type of its example; senders choose their own.
      action: happening.type,
    }),
  };
}

function validator() {
  const subset: { readonly payloads: Readonly<Record<string, { $ref: string }>> } = JSON.parse(
    readFileSync(new URL('./schema/webhooks-subset.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const format of ['repo.nwo', 'ssh-url', 'uri-template']) ajv.addFormat(format, true);
  ajv.addSchema(subset, 'webhooks');
  return (name: Webhook, payload: Payload): Payload => {
    const validate = ajv.compile({ $ref: `webhooks${subset.payloads[name]?.$ref}` });
    // What crosses the wire is JSON: no `undefined` in it.
    const sent: Payload = JSON.parse(JSON.stringify(payload));
    if (validate(sent)) return sent;
    const problems = (validate.errors ?? [])
      .slice(0, 12)
      .map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    throw new Error(`The payload of ${name} is not GitHub's:\n${problems.join('\n')}`);
  };
}

function webhookRepository(call: Call, repository: Repository): Payload {
  return {
    ...fullRepository(call, repository),
    license: null,
    permissions: undefined,
    custom_properties: {},
  };
}

function pullRequest(
  call: Call,
  { number, base, head, into = 'main' }: PullRequestHappening,
  repository: Repository,
  { from = repository, user }: { from: Repository | undefined; user: Payload },
): Payload {
  const url = `${call.base}/repos/${repository.fullName}/pulls/${number}`;
  const issue = `${call.base}/repos/${repository.fullName}/issues/${number}`;
  const page = `https://github.com/${repository.fullName}/pull/${number}`;
  const link = (href: string) => ({ href });
  const side = (of: Repository, ref: string, sha: string) => ({
    label: `${of.owner}:${ref}`,
    ref,
    sha,
    user,
    repo: webhookRepository(call, of),
  });
  return {
    url,
    id: 2_000_000_000 + number,
    node_id: `PR_kwDO${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number,
    state: 'open',
    locked: false,
    title: 'Give access',
    user,
    body: null,
    created_at: utc(call.double.world.now),
    updated_at: utc(call.double.world.now),
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: false,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${call.base}/repos/${repository.fullName}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${call.base}/repos/${repository.fullName}/statuses/${head}`,
    head: side(from, 'give-access', head),
    base: side(repository, into, base),
    _links: {
      self: link(url),
      html: link(page),
      issue: link(issue),
      comments: link(`${issue}/comments`),
      review_comments: link(`${url}/comments`),
      review_comment: link(`${call.base}/repos/${repository.fullName}/pulls/comments{/number}`),
      commits: link(`${url}/commits`),
      statuses: link(`${call.base}/repos/${repository.fullName}/statuses/${head}`),
    },
    author_association: from === repository ? 'MEMBER' : 'NONE',
    auto_merge: null,
    active_lock_reason: null,
    merged: false,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 2,
    deletions: 0,
    changed_files: 1,
  };
}

function reactions(issue: string): Payload {
  const kinds = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];
  return {
    url: `${issue}/reactions`,
    total_count: 0,
    ...Object.fromEntries(kinds.map((kind) => [kind, 0])),
  };
}
