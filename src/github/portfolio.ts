import { type Fact, notCollected, unknown } from '../snapshot/fact.ts';
import type { OwnRepository } from '../snapshot/facts.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';
import type { GitHubClient } from './client.ts';

/** Public repositories of their own: what everybody sees of them. */
export async function readPortfolio(
  _client: GitHubClient,
  _repositories: Fact<readonly OwnRepository[]>,
): Promise<Fact<readonly PortfolioRepository[]>> {
  return unknown(notCollected('Their published work is not read yet.'));
}
