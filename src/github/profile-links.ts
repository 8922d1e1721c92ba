import type { ProfileLink } from '../snapshot/appearance.ts';
import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { Profile } from '../snapshot/facts.ts';
import type { GitHubClient } from './client.ts';

/** Whether the pages their profile names are there; only asked where the operator allows requests to other hosts. */
export async function readProfileLinks(
  _client: GitHubClient,
  _nodeId: string,
  _profile: Fact<Profile>,
  allowed: boolean,
): Promise<Fact<readonly ProfileLink[]>> {
  const detail = allowed
    ? 'The pages of their profile are not read yet.'
    : 'Pages of other hosts are asked for only where `check-links` allows it.';
  return unknown(notCollected(detail));
}
