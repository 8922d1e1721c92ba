import { describe, expect, it } from 'vitest';
import { AccessError } from '../../src/github/failure.ts';
import { crowd } from '../github/world/crowd.ts';
import { organization } from '../github/world/organization.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const world = () =>
  organization('quiet-harbor', (builder) => {
    builder.repository('ledger');
    builder.collaborator('sanna-ek', (person) =>
      person
        .joined('2015-01-01')
        .commits({ to: 'quiet-harbor/ledger', count: 20, from: '2026-01-01', until: '2026-10-01' })
        .grant('ledger', 'WRITE'),
    );
  });
/** The double's clock is weeks away from this machine's: a wait must not depend on that. */
const read = (options: ReadOptions) => readWorld(world(), options);

describe('a limit that ends soon', () => {
  it.each([
    ['primary-limit', 'GET /users/{username}/keys', /rate limit is reached; waiting \d+ seconds/],
    ['primary-limit', 'GraphQL OrganizationCommits', /rate limit is reached; waiting \d+ seconds/],
    ['secondary-limit', 'GET /users/{username}/keys', /secondary rate limit is reached/],
    ['secondary-limit', 'GraphQL OrganizationCommits', /secondary rate limit is reached/],
  ] as const)('is waited for and told (%s on %s)', async (answer, on, told) => {
    const { log, person, milliseconds } = await read({
      faults: [{ on, answer, times: 1, ms: 1_000 }],
    });
    expect(log.join('\n')).toMatch(told);
    expect(milliseconds).toBeGreaterThan(900);
    const { commits, keys } = person('sanna-ek').facts;
    expect(known(commits)).toHaveLength(20);
    expect([...missing(commits), ...missing(keys)]).toEqual([]);
  });

  it('is waited for at the addresses of an Enterprise Server too', async () => {
    const { log, person } = await read({
      path: '/api/v3',
      faults: [{ on: 'GraphQL OrganizationCommits', answer: 'primary-limit', times: 1, ms: 1_000 }],
    });
    expect(log.join('\n')).toMatch(/rate limit is reached/);
    expect(missing(person('sanna-ek').facts.commits)).toEqual([]);
  });
});

describe('a limit that lasts', () => {
  it('makes a fact unknown and says why', async () => {
    const { person, requests } = await read({
      faults: [{ on: 'GraphQL OrganizationCommits', answer: 'primary-limit', ms: 3_600_000 }],
    });
    expect(requests.filter((line) => line.includes('OrganizationCommits'))).toHaveLength(1);
    const { commits } = person('sanna-ek').facts;
    expect(commits).toMatchObject({ known: false, because: { reason: 'unavailable' } });
    expect(JSON.stringify(commits)).toContain('rate limit');
  });

  it('ends the run where there is nobody to audit without an answer', async () => {
    const run = read({
      faults: [
        { on: 'GET /orgs/{org}/outside_collaborators', answer: 'primary-limit', ms: 3_600_000 },
      ],
    });
    await expect(run).rejects.toThrow(AccessError);
    await expect(run).rejects.toThrow(/rate limit/);
  });
});

describe('what passes', () => {
  it.each(['bad-gateway', 'connection-reset', 'not-json', 'truncated-json', 'empty-body'] as const)(
    'is tried again (%s)',
    async (answer) => {
      const { end, person } = await read({
        faults: [
          { on: 'GET /users/{username}/keys', answer, times: 1 },
          { on: 'GraphQL Activity', answer, times: 1 },
        ],
      });
      expect(end.gaps.filter(({ reason }) => reason === 'unavailable')).toEqual([]);
      const { keys, activity } = person('sanna-ek').facts;
      expect([...missing(keys), ...missing(activity)]).toEqual([]);
    },
  );

  it('is tried three times more, then the fact is unknown', async () => {
    const { requests, person } = await read({
      faults: [{ on: 'GET /users/{username}/gpg_keys', answer: 'bad-gateway' }],
    });
    expect(requests.filter((line) => line.includes('/gpg_keys'))).toHaveLength(4);
    expect(missing(person('sanna-ek').facts.keys)).toEqual(['unavailable']);
  });
});

describe('an App', () => {
  it('gets a new token when GitHub accepts the old one no longer', async () => {
    let requests = 0;
    // Half-way two hours pass for GitHub, and none for the runner, whose token is young by its own clock.
    const clock = () => Date.now() + (requests > 0 ? 7_200_000 : 0);
    const { person } = await readWorld(world(), {
      asApp: true,
      clock,
      tokenLifetimeMs: 3_600_000,
      instead: (request) => {
        if (request === 'OrganizationAccess') requests += 1;
        return undefined;
      },
    });
    expect(missing(person('sanna-ek').facts.commits)).toEqual([]);
  });
});

describe('fifty people', () => {
  it('cost few requests and no second of waiting', async () => {
    const people = organization('wide-shore', (builder) => {
      for (const name of ['api', 'web', 'docs', 'tools', 'site']) builder.repository(name);
      builder.add(crowd(50, 11, ['api', 'web', 'docs', 'tools', 'site']));
    });
    const { counts, log } = await readWorld(people);
    expect((counts.rest + counts.graphql) / 50).toBeLessThan(14);
    expect(counts.points / 50).toBeLessThan(10);
    expect(log.join('\n')).not.toMatch(/limit/);
  });
});

describe('an answer that does not come', () => {
  it.each(['GET /users/{username}/keys', 'GraphQL OrganizationCommits'])(
    'is not waited for for ever (%s)',
    async (on) => {
      const { person, milliseconds } = await read({
        patience: 0.5,
        faults: [{ on, answer: 'slow', ms: 20_000 }],
      });
      const { commits, keys } = person('sanna-ek').facts;
      expect([...missing(commits), ...missing(keys)]).toEqual(['unavailable']);
      expect(milliseconds).toBeLessThan(20_000);
    },
  );
});
