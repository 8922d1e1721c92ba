import {
  DAY,
  EXAMPLE_NOW,
  examplePerson,
  exampleRepository,
} from '../../src/evidence/example-person.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import type { PortfolioRepository } from '../../src/snapshot/portfolio.ts';

/** Somebody with one public repository, made ninety days ago and read to its beginning unless said otherwise. */
export function ownerOf(
  repository: string,
  commits: readonly Commit[],
  shown: Partial<PortfolioRepository> = {},
): Collaborator {
  return examplePerson({
    facts: {
      ownCommits: commits,
      portfolio: [
        exampleRepository(repository, {
          createdAt: EXAMPLE_NOW - 90 * DAY,
          pushedAt: EXAMPLE_NOW - 20 * DAY,
          commits: commits.length,
          ...shown,
        }),
      ],
    },
  });
}
