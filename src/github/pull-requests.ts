import type { PullRequest } from '../snapshot/collaboration.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** Pull requests they opened anywhere, the newest first. */
export async function readPullRequests(
  _client: GitHubClient,
  _nodeId: string,
): Promise<Fact<readonly PullRequest[]>> {
  return unknown(notCollected('Their pull requests are not read yet.'));
}
