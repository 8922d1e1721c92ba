import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { OwnRepository } from '../snapshot/facts.ts';
import type { SharedCode } from '../snapshot/portfolio.ts';
import type { SeenRepository } from './access.ts';
import type { GitHubClient } from './client.ts';

/** Files and folders of the organization's private repositories, by object id. */
export interface OrganizationCode {
  readonly repositories: number;
}

/** Reads once what the organization's private repositories hold. */
export async function readOrganizationCode(
  _client: GitHubClient,
  repositories: readonly SeenRepository[],
): Promise<OrganizationCode> {
  return { repositories: repositories.length };
}

/** What of it stands in public repositories of their own. */
export async function readSharedCode(
  _client: GitHubClient,
  _repositories: Fact<readonly OwnRepository[]>,
  _code: OrganizationCode,
): Promise<Fact<readonly SharedCode[]>> {
  return unknown(notCollected('Their published work is not read yet.'));
}
