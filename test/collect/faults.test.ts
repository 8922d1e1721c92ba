import { describe, expect, it } from 'vitest';
import { AccessError } from '../../src/github/failure.ts';
import { type FaultKind, faultCatalogue, faultKinds } from '../github/faults.ts';
import { organization } from '../github/world/organization.ts';
import { missing, readWorld } from './read.ts';

const year = { from: '2025-11-10', until: '2026-10-30' };
const world = () =>
  organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { files: { 'tide.ts': 'export const tide = 1;\n'.repeat(30) } });
    builder.collaborator('sanna-ek', (person) =>
      person
        .joined('2015-01-01')
        .commits({ to: 'quiet-harbor/ledger', count: 20, ...year })
        .comments({ in: 'quiet-harbor/ledger', count: 5, ...year })
        .opensPullRequests({ in: 'quiet-harbor/ledger', count: 1, ...year })
        .owns('notes', { commits: 5 })
        .grant('ledger', 'WRITE'),
    );
  });

/** Where a fault strikes, and a fact that then cannot be whole. */
const PLACES = [
  ['GraphQL OrganizationAccess', 'access', 'collaborators'],
  ['GET /repos/{owner}/{repo}/invitations', 'invitations', ''],
  ['GET /user/{account_id}', 'profile', ''],
  ['GET /repos/{owner}/{repo}/activity', 'activity', ''],
  ['GraphQL OrganizationCommits', 'commits', 'history'],
  ['GraphQL Activity', 'activity', 'issueComments'],
  ['GraphQL OwnCommits', 'ownCommits', 'history'],
  ['GraphQL HistoryBeforeAccount', 'historyBeforeAccount', 'history'],
  ['GraphQL Contributions', 'contributions', 'contributionsCollection'],
  ['GET /users/{username}/ssh_signing_keys', 'keys', ''],
  ['GraphQL PullRequests', 'pullRequests', 'pullRequests'],
  ['GraphQL ForcedPushes', 'forcedPushes', 'timelineItems'],
  ['GraphQL Following', 'following', 'following'],
  ['GraphQL Portfolio', 'portfolio', 'stargazerCount'],
  ['GraphQL OrganizationFiles', 'sharedCode', 'object'],
  ['GraphQL OwnFiles', 'sharedCode', 'object'],
] as const;
/** What changes nothing, or nothing that is missed: these lists have one page. */
const HARMLESS: readonly FaultKind[] = [
  'slow',
  'page-loop',
  'no-links',
  'made-public',
  'issue-write-denied',
];
const CASES = PLACES.flatMap(([on, fact, field]) =>
  faultKinds
    .filter((kind) => !HARMLESS.includes(kind) && kind !== 'unauthorized')
    .filter((kind) => {
      const part = faultCatalogue[kind];
      return part === 'both' || (part === 'graphql') === on.startsWith('GraphQL');
    })
    // Whoever is not found by number is found by login.
    .filter((kind) => !(on === 'GET /user/{account_id}' && kind === 'not-found'))
    .map((answer) => ({ on, fact, answer, ...(field === '' ? {} : { field }) })),
);

describe('a request that never succeeds', () => {
  it.concurrent.each(CASES)('$on: $answer leaves $fact with a gap', async ({ fact, ...fault }) => {
    const { people, end } = await readWorld(world(), {
      clock: Date.now,
      faults: [{ ...fault, ms: fault.answer === 'primary-limit' ? 3_600_000 : 2_000_000 }],
    });
    expect(people).toHaveLength(1);
    expect(end.collaborators).toBe(1);
    for (const { facts } of people) expect(missing(facts[fact])).not.toEqual([]);
  });

  it.concurrent.each(PLACES)('%s: a token refused there ends the run', async (on) => {
    const run = readWorld(world(), { faults: [{ on, answer: 'unauthorized' }] });
    await expect(run).rejects.toThrow(AccessError);
  });
});
