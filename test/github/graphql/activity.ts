/** Issues, pull requests, reviews and comments: things whose time the server wrote. */
import type { Person } from '../world/model.ts';
import type { Activity } from '../world/timeline.ts';
import { utc } from '../world/zones.ts';
import type { Context } from './execute.ts';
import { pullRequestFields, pullRequestId } from './pull-request.ts';
import { repositoryNode } from './repository.ts';
import { userNode } from './user.ts';

const types = {
  issues: 'Issue',
  'pull-requests': 'PullRequest',
  comments: 'IssueComment',
  reviews: 'PullRequestReview',
  pushes: 'Push',
} as const;

export function activityNode(
  context: Context,
  author: Person,
  activity: Activity,
): Record<string, unknown> {
  const at = utc(activity.at);
  const place = activity.kind === 'issues' || activity.kind === 'comments' ? 'issues' : 'pull';
  return {
    __typename: types[activity.kind],
    id:
      activity.kind === 'pull-requests'
        ? pullRequestId(author, activity)
        : `${types[activity.kind]}_${activity.id}`,
    databaseId: activity.id % 2_000_000_000,
    fullDatabaseId: String(activity.id),
    number: activity.number,
    title: 'Fill the page',
    body: '',
    url: `https://github.com/${activity.repository}/${place}/${activity.number}`,
    createdAt: at,
    updatedAt: at,
    submittedAt: at,
    publishedAt: at,
    state: activity.kind === 'reviews' ? 'APPROVED' : 'OPEN',
    author: () => (author.state === 'active' ? userNode(context, author) : null),
    repository: () => {
      const repository = context.double.world.repositories.get(activity.repository.toLowerCase());
      return repository === undefined ? null : repositoryNode(context, repository);
    },
    ...(activity.kind === 'pull-requests' ? pullRequestFields(context, author, activity) : {}),
  };
}
