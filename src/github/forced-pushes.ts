import * as z from 'zod';
import type { ForcedPush } from '../snapshot/collaboration.ts';
import { type Fact, type Gap, known, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';
import { bounded } from './commits.ts';
import { gapOf, kindOf } from './failure.ts';
import { errorGap, isTooMuch } from './histories.ts';
import { type ListedPullRequest, PULL_REQUESTS_PERMISSION } from './pull-requests.ts';

const PUSHES_EACH = 20;
const WHAT = 'The forced pushes to their pull requests';

const commitSchema = z
  .object({
    oid: z.string(),
    author: z
      .object({
        name: z.string().nullable(),
        email: z.string().nullable(),
        user: z.object({ databaseId: z.number().nullable() }).nullish(),
      })
      .nullable(),
  })
  .nullish();
const eventSchema = z.object({
  createdAt: z.iso.datetime({ offset: true }),
  actor: z.object({ databaseId: z.number().nullish() }).nullish(),
  beforeCommit: commitSchema,
  afterCommit: commitSchema,
});
type Event = z.infer<typeof eventSchema>;
const timelineSchema = z.object({
  timelineItems: z.object({
    pageInfo: z.object({ hasPreviousPage: z.boolean() }),
    nodes: z.array(eventSchema),
  }),
});
const answerSchema = z.object({ nodes: z.array(z.unknown()).nullish() }).nullish();

const QUERY = `query ForcedPushes($ids: [ID!]!) {
  rateLimit { cost }
  nodes(ids: $ids) { ... on PullRequest {
    timelineItems(last: ${PUSHES_EACH}, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
      pageInfo { hasPreviousPage }
      nodes { ... on HeadRefForcePushedEvent {
        createdAt actor { ... on User { databaseId } }
        beforeCommit { ...Tip } afterCommit { ...Tip }
      } }
    }
  } }
}
fragment Tip on Commit { oid author { name email user { databaseId } } }`;

/**
 * What they pushed by force to their own pull requests in repositories of the organization: of each the latest 20
 * pushes. GitHub's lists cannot be asked for one organization, so the pull requests are chosen from those listed; who
 * opened none there costs no request.
 *
 * @param person numeric id of the account; forced pushes of others are left out
 * @returns unknown when the pull requests are not known or none of theirs could be read; a gap for every commit GitHub
 *   no longer has, for pull requests it did not answer for, and for all the list of pull requests itself lacks
 */
export async function readForcedPushes(
  client: GitHubClient,
  person: number,
  listed: Fact<readonly ListedPullRequest[]>,
  organization: string,
): Promise<Fact<readonly ForcedPush[]>> {
  if (!listed.known) return listed;
  const prefix = `${organization.toLowerCase()}/`;
  const own = listed.value.filter(({ repository }) => repository.toLowerCase().startsWith(prefix));
  if (own.length === 0) return known([], listed.gaps);
  const timelines = await readTimelines(client, own);
  const failed = timelines.flatMap(({ timeline }) => ('gap' in timeline ? [timeline.gap] : []));
  const [first] = failed;
  if (failed.length === own.length && first !== undefined) return unknown(first);
  const gaps: Gap[] = [...listed.gaps, ...failed];
  const pushes: ForcedPush[] = [];
  let lost = 0;
  for (const { pullRequest, timeline } of timelines) {
    if ('gap' in timeline) continue;
    if (timeline.more) gaps.push(MORE);
    for (const event of timeline.events) {
      if (event.actor?.databaseId !== person) continue;
      const push = toForcedPush(event, pullRequest);
      if (push === undefined) lost += 1;
      else pushes.push(push);
    }
  }
  if (lost > 0) gaps.push(lostGap(lost));
  return known(pushes, [...new Map(gaps.map((gap) => [gap.detail, gap])).values()]);
}

const MORE: Gap = {
  reason: 'truncated',
  detail: `Of the forced pushes to a pull request only the latest ${PUSHES_EACH} were read.`,
};

function lostGap(lost: number): Gap {
  const pushes = lost === 1 ? 'one of their forced pushes' : `${lost} of their forced pushes`;
  return {
    reason: 'not-found',
    detail: `What ${pushes} replaced could not be read: GitHub no longer has a commit of it.`,
  };
}

interface Timeline {
  readonly pullRequest: ListedPullRequest;
  readonly timeline:
    | { readonly events: readonly Event[]; readonly more: boolean }
    | { readonly gap: Gap };
}

/** All at once; where GitHub gives up on that, half of them at a time. */
async function readTimelines(
  client: GitHubClient,
  wanted: readonly ListedPullRequest[],
): Promise<readonly Timeline[]> {
  const alone = wanted.length === 1;
  const halves = async () => {
    const middle = Math.ceil(wanted.length / 2);
    return [
      ...(await readTimelines(client, wanted.slice(0, middle))),
      ...(await readTimelines(client, wanted.slice(middle))),
    ];
  };
  try {
    const ids = wanted.map(({ nodeId }) => nodeId);
    const { data, errors } = await client.graphql(QUERY, { ids }, alone ? {} : { retries: 0 });
    if (!alone && errors.some(({ type, message }) => isTooMuch(type, message))) {
      return await halves();
    }
    const nodes = answerSchema.parse(data)?.nodes ?? [];
    return wanted.map((pullRequest, index): Timeline => {
      const read = timelineSchema.safeParse(nodes[index]).data?.timelineItems;
      const error = errors.find(({ path }) => path === undefined || path[1] === index);
      if (read === undefined || error !== undefined) {
        const { type } = error ?? errors[0] ?? {};
        return { pullRequest, timeline: { gap: errorGap(WHAT, type, PULL_REQUESTS_PERMISSION) } };
      }
      return { pullRequest, timeline: { events: read.nodes, more: read.pageInfo.hasPreviousPage } };
    });
  } catch (error) {
    if (!alone && kindOf(error) === 'unreachable') return await halves();
    const gap = gapOf(error, { what: WHAT, permission: PULL_REQUESTS_PERMISSION });
    return wanted.map((pullRequest) => ({ pullRequest, timeline: { gap } }));
  }
}

/** `undefined` where GitHub no longer has one of the two commits. */
function toForcedPush(
  event: Event,
  { repository, url }: ListedPullRequest,
): ForcedPush | undefined {
  const before = toTip(event.beforeCommit);
  const after = toTip(event.afterCommit);
  if (before === undefined || after === undefined) return undefined;
  return { repository, url, at: Math.floor(Date.parse(event.createdAt) / 1_000), before, after };
}

function toTip(commit: Event['beforeCommit']): ForcedPush['before'] | undefined {
  if (commit?.author == null) return undefined;
  const { name, email, user } = commit.author;
  const account = user?.databaseId;
  return {
    oid: commit.oid,
    name: bounded(name),
    email: bounded(email),
    account: account == null ? null : String(account),
  };
}
