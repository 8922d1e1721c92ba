import { describe, expect, it } from 'vitest';
import type { GitHubClient } from '../../src/github/client.ts';
import { searchCopies } from '../../src/github/copies.ts';
import { organization } from '../github/world/organization.ts';
import { known, type ReadOptions, readWorld } from './read.ts';

/** @param own how many repositories of their own beside the one that is a copy */
function world(own = 7) {
  return organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { visibility: 'private' });
    builder.bystander('noor-haddad', (person) =>
      person.joined('2014-03-03').owns('pump', { commits: 3, startsAs: 'pump' }),
    );
    builder.bystander('mirror-of-it', (person) =>
      person.owns('pump', { commits: 3, startsAs: 'pump', fork: true, parent: 'noor-haddad/pump' }),
    );
    builder.collaborator('sanna-ek', (person) =>
      Array.from({ length: own }, (_, index) => index).reduce(
        (told, index) => told.owns(`part-${index}`, { commits: 2 }),
        person
          .joined('2015-01-01')
          .grant('ledger', 'WRITE')
          .owns('my-pump', { commits: 5, startsAs: 'pump', createdAt: '2026-10-30' }),
      ),
    );
  });
}

async function read(options: ReadOptions = {}, own?: number) {
  const { person, requests } = await readWorld(world(own), options);
  return {
    portfolio: known(person('sanna-ek').facts.portfolio),
    searches: requests.filter((line) => line.includes('/search/commits')).length,
  };
}

describe('the search for copies', () => {
  it('is not made unless it is allowed', async () => {
    const { portfolio, searches } = await read();
    expect(searches).toBe(0);
    expect(portfolio.every(({ elsewhere }) => elsewhere === undefined)).toBe(true);
  });

  it.each(['forbidden', 'not-json', 'primary-limit'] as const)(
    'leaves what could not be searched as not searched (%s)',
    async (answer) => {
      const faults = [{ on: 'GET /search/commits', answer, ms: 3_600_000 }];
      const { portfolio } = await read({ reading: { searchCopies: true }, faults }, 0);
      expect(portfolio.length).toBeGreaterThan(0);
      expect(portfolio.every(({ elsewhere }) => elsewhere === undefined)).toBe(true);
    },
  );

  it('is not made again while its limit lasts', async () => {
    const faults = [{ on: 'GET /search/commits', answer: 'primary-limit', ms: 3_600_000 }] as const;
    const { searches } = await read({ reading: { searchCopies: true }, faults }, 0);
    expect(searches).toBe(1);
  });

  it('lets a bug show instead of taking it for a search that failed', async () => {
    const { portfolio } = await read();
    const run = searchCopies({} as GitHubClient, 1, { known: true, value: portfolio, gaps: [] });
    await expect(run).rejects.toThrow(TypeError);
  });

  it('tells which accounts hold the first commit too, forks left out, for five repositories', async () => {
    const { portfolio, searches } = await read({ reading: { searchCopies: true } });
    expect(searches).toBe(5);
    const pump = portfolio.find(({ repository }) => repository === 'sanna-ek/my-pump');
    expect(pump?.elsewhere?.repositories.map(({ repository }) => repository)).toEqual([
      'noor-haddad/pump',
    ]);
    expect(portfolio.filter(({ elsewhere }) => elsewhere === undefined)).toHaveLength(3);
  });
});
