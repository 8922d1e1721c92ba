import type { Followed } from '../snapshot/collaboration.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** Accounts they follow. */
export async function readFollowing(
  _client: GitHubClient,
  _nodeId: string,
): Promise<Fact<readonly Followed[]>> {
  return unknown(notCollected('Whom they follow is not read yet.'));
}
