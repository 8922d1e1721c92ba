import * as z from 'zod';
import type { Fact } from '../snapshot/fact.ts';
import type { PortfolioRepository } from '../snapshot/portfolio.ts';
import type { GitHubClient } from './client.ts';
import { kindOf } from './failure.ts';

/** Search answers thirty questions a minute, so a person gets a few. */
const SEARCHES = 5;
const NAMED = 20;

const answerSchema = z.object({
  total_count: z.int(),
  incomplete_results: z.boolean(),
  items: z.array(
    z.object({
      repository: z.object({
        full_name: z.string(),
        html_url: z.string(),
        fork: z.boolean(),
        private: z.boolean(),
        owner: z.object({ id: z.int() }),
      }),
    }),
  ),
});

/**
 * Asks commit search where else the oldest commits of the repositories pushed to last are. What could not be searched,
 * and all beyond five, stays as it was: not searched. The client keeps to the limit of search.
 *
 * @param account numeric id of the person
 * @throws what is no failed request: a bug must not look like a gap
 */
export async function searchCopies(
  client: GitHubClient,
  account: number,
  portfolio: Fact<readonly PortfolioRepository[]>,
): Promise<Fact<readonly PortfolioRepository[]>> {
  if (!portfolio.known) return portfolio;
  const searched: PortfolioRepository[] = [];
  let left = SEARCHES;
  for (const repository of portfolio.value) {
    const { rootCommit } = repository;
    if (rootCommit === null || left === 0) {
      searched.push(repository);
      continue;
    }
    left -= 1;
    const elsewhere = await holdersOf(client, rootCommit, account);
    searched.push(elsewhere === undefined ? repository : { ...repository, elsewhere });
  }
  return { ...portfolio, value: searched };
}

async function holdersOf(
  client: GitHubClient,
  oid: string,
  account: number,
): Promise<PortfolioRepository['elsewhere']> {
  try {
    const { data } = await client.rest.rest.search.commits({ q: `hash:${oid}`, per_page: 100 });
    const { total_count: total, incomplete_results: partly, items } = answerSchema.parse(data);
    if (partly) return undefined;
    const repositories = items
      .map(({ repository }) => repository)
      .filter((one) => !one.fork && !one.private && one.owner.id !== account)
      .slice(0, NAMED)
      .map((one) => ({
        repository: one.full_name,
        url: one.html_url,
        ownerId: String(one.owner.id),
      }));
    return { total, repositories };
  } catch (error) {
    // Search may be down, forbidden or at its limit; the signal that asks says that it was not searched.
    kindOf(error);
    return undefined;
  }
}
