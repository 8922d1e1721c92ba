import type { ForcedPush } from '../snapshot/collaboration.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** Forced pushes to pull requests of theirs in repositories of the organization. */
export async function readForcedPushes(
  _client: GitHubClient,
  _nodeId: string,
  _organization: string,
): Promise<Fact<readonly ForcedPush[]>> {
  return unknown(notCollected('Their pull requests are not read yet.'));
}
