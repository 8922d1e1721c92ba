import type { Avatar } from '../snapshot/appearance.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { GitHubClient } from './client.ts';

/** The digest of their picture; only asked for where the operator allows it, for pictures stand on another host. */
export async function readAvatar(
  _client: GitHubClient,
  _nodeId: string,
  allowed: boolean,
): Promise<Fact<Avatar>> {
  const detail = allowed
    ? 'Their picture is not read yet.'
    : 'Pictures are compared only where `compare-avatars` allows it.';
  return unknown(notCollected(detail));
}
