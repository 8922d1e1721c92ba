/** PullRequest: what became of it, and the forced pushes to it. */
import { sha } from '../world/identifiers.ts';
import type { ForcedPush, Person, Repository } from '../world/model.ts';
import { hash32 } from '../world/random.ts';
import { type Activity, type Commit, timelineOf } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import { commitNode } from './commit.ts';
import { connection, type PageArguments } from './connection.ts';
import type { Context } from './execute.ts';
import { userNode } from './user.ts';

/** Names its author, so that it is found again without a look at everybody's. */
export function pullRequestId(author: Person, { id }: Activity): string {
  return `PR_${author.id}_${id}`;
}

/** The pull request an id names, with its author. */
export function pullRequestOfId(
  context: Context,
  id: string,
): { readonly author: Person; readonly activity: Activity } | undefined {
  const [, authorId, activityId] = /^PR_(\d+)_(\d+)$/.exec(id) ?? [];
  const { world } = context.double;
  const author = world.peopleById.get(Number(authorId));
  const activity =
    author === undefined
      ? undefined
      : timelineOf(world, author).activities.find((one) => String(one.id) === activityId);
  return author === undefined || activity === undefined ? undefined : { author, activity };
}

export function pullRequestFields(
  context: Context,
  author: Person,
  activity: Activity,
): Record<string, unknown> {
  const { state, mergedBy } = activity.outcome ?? { state: 'OPEN', mergedBy: undefined };
  return {
    state,
    merged: state === 'MERGED',
    closed: state !== 'OPEN',
    mergedBy: () => account(context, mergedBy),
    additions: hash32(`additions/${activity.id}`) % 400,
    deletions: hash32(`deletions/${activity.id}`) % 120,
    timelineItems: (page: TimelineArguments) => timelineItems(context, author, activity, page),
  };
}

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
}

function timelineItems(
  context: Context,
  author: Person,
  activity: Activity,
  page: TimelineArguments,
): Record<string, unknown> {
  const wanted = page.itemTypes?.includes('HEAD_REF_FORCE_PUSHED_EVENT') ?? true;
  const pushes = wanted ? forcedPushesTo(context, author, activity) : [];
  const repository = context.double.world.repositories.get(activity.repository.toLowerCase());
  return {
    ...connection(pushes, page, (push) => ({
      __typename: 'HeadRefForcePushedEvent',
      id: `HRFPE_${activity.id}_${pushes.indexOf(push)}`,
      createdAt: utc(pushedAt(push, activity)),
      actor: () => account(context, push.by ?? author.login),
      beforeCommit: () => tip(context, repository, push, 'before', activity),
      afterCommit: () => tip(context, repository, push, 'after', activity),
    })),
    filteredCount: pushes.length,
    pageCount: pushes.length,
    updatedAt: utc(activity.at),
  };
}

/** Those of the repository, when this is the newest pull request of the person in it. */
function forcedPushesTo(
  { double: { world } }: Context,
  author: Person,
  activity: Activity,
): readonly ForcedPush[] {
  const place = activity.repository.toLowerCase();
  const newest = timelineOf(world, author).activities.find(
    (one) => one.kind === 'pull-requests' && one.repository.toLowerCase() === place,
  );
  if (newest?.id !== activity.id) return [];
  return author.forcedPushes.filter(({ repository }) => repository.toLowerCase() === place);
}

function pushedAt({ at }: ForcedPush, activity: Activity): number {
  return at ?? activity.at + 3_600_000;
}

function tip(
  context: Context,
  repository: Repository | undefined,
  push: ForcedPush,
  which: 'before' | 'after',
  activity: Activity,
): unknown {
  const who = push[which];
  if (who === undefined || repository === undefined) return null;
  const at = pushedAt(push, activity);
  const stamp = { ...who, at, offset: 0 };
  const commit: Commit = {
    sha: sha(`${activity.id}/${which}/${at}/${who.email}`),
    repository: activity.repository,
    author: stamp,
    committer: stamp,
    message: 'Fill the page',
    parents: 1,
    viaWeb: false,
    signed: false,
    pullRequest: activity.number,
    mergedBy: undefined,
    pushedAt: at,
  };
  return commitNode(context, commit, repository);
}

function account(context: Context, login: string | undefined): unknown {
  const person = context.double.world.people.get(login?.toLowerCase() ?? '');
  return person?.state === 'active' ? userNode(context, person) : null;
}
