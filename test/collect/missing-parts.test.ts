import { afterEach, describe, expect, it } from 'vitest';
import { READ_NO_MORE } from '../../src/github/reading.ts';
import type { FactName, Facts } from '../../src/snapshot/facts.ts';
import { organization } from '../github/world/organization.ts';
import { missing } from './read.ts';
import { type Recorded, type Replayed, replayed } from './replayed.ts';

const year = { from: '2025-11-10', until: '2026-10-30' };
const WORLD = organization('quiet-harbor', (world) => {
  world.onEnterpriseCloud();
  world.repository('ledger', { files: { 'tide.ts': 'export const tide = 1;\n'.repeat(30) } });
  world.repository('site', { visibility: 'public' });
  for (let minute = 10; minute < 20; minute += 1) {
    world.logs('git.push', { at: `2026-10-30T10:${minute}:00Z`, by: 'sanna-ek', in: 'ledger' });
  }
  world.bystander('odell-marsh', (person) => person.joined('2014-01-01'));
  world.collaborator('sanna-ek', (person) =>
    person
      .joined('2015-01-01')
      .commits({ to: 'quiet-harbor/ledger', count: 20, ...year })
      .comments({ in: 'quiet-harbor/ledger', count: 5, ...year })
      .reviews({ in: 'quiet-harbor/ledger', count: 5, ...year })
      .pushes({ in: 'quiet-harbor/ledger', count: 5, ...year })
      .opensPullRequests({ in: 'quiet-harbor/ledger', count: 1, ...year })
      .forcePushes({
        in: 'quiet-harbor/ledger',
        before: { name: 'Sanna Ek', email: 'sanna@example.org' },
        after: { name: 'Sanna Ek', email: 'sanna@example.org' },
      })
      .owns('notes', { commits: 5, files: { 'notes.md': 'tide\n'.repeat(100) } })
      .follows('odell-marsh')
      .grant('ledger', 'WRITE')
      .grant('site', 'READ'),
  );
});

const REPOSITORIES = ['organization', 'repositories'];
const HISTORY = ['r0', 'defaultBranchRef', 'target', 'history'];
const NO_CURSOR = { hasNextPage: true, endCursor: null };

/** A query, a place in its answer, what stands there instead, and the fact that is then not whole. */
const PLACES: readonly (readonly [string, readonly (string | number)[], unknown, FactName])[] = [
  ['OrganizationAccess', [...REPOSITORIES, 'nodes'], null, 'access'],
  ['OrganizationAccess', [...REPOSITORIES, 'nodes', 0, 'collaborators', 'edges'], null, 'access'],
  [
    'OrganizationAccess',
    [...REPOSITORIES, 'nodes', 0, 'collaborators', 'edges', 0],
    null,
    'access',
  ],
  ['OrganizationCommits', [...HISTORY, 'nodes'], null, 'commits'],
  ['OrganizationCommits', [...HISTORY, 'nodes', 3], null, 'commits'],
  ['OrganizationCommits', [...HISTORY, 'pageInfo'], NO_CURSOR, 'commits'],
  ['OwnCommits', [...HISTORY, 'nodes', 0], null, 'ownCommits'],
  ['Activity', ['comments', 'issueComments', 'nodes', 1], null, 'activity'],
  [
    'Contributions',
    ['b2026', 'contributionsCollection', 'pullRequestReviewContributions', 'nodes', 0],
    null,
    'activity',
  ],
  ['ForcedPushes', ['nodes', 0, 'timelineItems', 'nodes', 0], null, 'forcedPushes'],
  ['OwnFiles', ['r0', 'object', 'entries'], null, 'sharedCode'],
  ['OrganizationFiles', ['r0', 'object', 'entries'], null, 'sharedCode'],
  ['PullRequests', ['node', 'pullRequests', 'pageInfo'], NO_CURSOR, 'pullRequests'],
  ['Following', ['following', 'following', 'pageInfo'], NO_CURSOR, 'following'],
];

describe('what GitHub does not tell, and does not say that it does not', () => {
  let github: Replayed;
  afterEach(() => github.close());
  const factOf = async (
    name: FactName,
    instead: (one: Recorded) => Partial<Recorded> | undefined,
  ) => {
    const { people } = await github.read(instead);
    const [person] = people;
    if (person === undefined) throw new Error('Nobody was read.');
    return person.facts[name];
  };

  it.each(PLACES)('%s: nothing at %j is a gap', async (query, path, value, name) => {
    github = await replayed(WORLD);
    const whole = await factOf(name, () => undefined);
    expect(missing(whole)).toEqual([]);
    const fact = await factOf(name, (one) =>
      one.name === query ? { body: withValue(one.body, path, value) } : undefined,
    );
    expect(missing(fact)).not.toEqual([]);
    expect(lengthOf(fact)).toBeLessThanOrEqual(lengthOf(whole));
  });

  it('is a gap where an error tells of a part of a forced push', async () => {
    github = await replayed(WORLD);
    const path = ['nodes', 0, 'timelineItems', 'nodes', 0, 'actor'];
    const errors = [{ type: 'FORBIDDEN', message: 'No.', path }];
    const fact = await factOf('forcedPushes', ({ name, body }) =>
      name === 'ForcedPushes'
        ? { body: JSON.stringify({ ...JSON.parse(withValue(body, path, null)), errors }) }
        : undefined,
    );
    expect(missing(fact)).toEqual(['forbidden']);
  });

  it.each([
    ['who can reach a repository', [...REPOSITORIES, 'nodes', 0, 'collaborators']],
    ['a repository', [...REPOSITORIES, 'nodes', 0]],
  ])('is a fault, and no refusal, where an error of no kind tells of %s', async (_, path) => {
    github = await replayed(WORLD);
    const errors = [{ message: 'Internal error', path }];
    const fact = await factOf('access', ({ name, body }) =>
      name === 'OrganizationAccess'
        ? { body: JSON.stringify({ ...JSON.parse(withValue(body, path, null)), errors }) }
        : undefined,
    );
    expect(missing(fact)).toEqual(['unavailable']);
  });

  it.each([
    ['activity', '/ledger/activity', ['b', 'b', 'b']],
    ['accessLog', '/audit-log', ['b', 'c', 'b', 'c']],
  ] as const)(
    'is a gap of %s when its pages go round in a circle',
    async (fact, route, cursors) => {
      github = await replayed(WORLD, { ...READ_NO_MORE, auditLog: 'api' });
      let asked = 0;
      const read = await factOf(fact, ({ key, headers }) => {
        if (!key.includes(route)) return undefined;
        const next = cursors[asked];
        asked += 1;
        return {
          headers: [...headers, ['link', `<https://api.example/x?after=${next}>; rel="next"`]],
        };
      });
      expect(asked).toBeLessThan(cursors.length);
      expect(missing(read)).toContain('truncated');
    },
  );

  it.each([
    ['Activity', ['comments', 'issueComments', 'nodes', 1, 'createdAt'], 'activity'],
    ['Activity', ['repositories', 'repositories', 'nodes', 0, 'createdAt'], 'ownRepositories'],
    [
      'Contributions',
      [
        'b2026',
        'contributionsCollection',
        'pullRequestReviewContributions',
        'nodes',
        0,
        'occurredAt',
      ],
      'activity',
    ],
  ] as const)('is a gap, and no crash, where a date is none: %s, %j', async (query, path, name) => {
    github = await replayed(WORLD);
    const fact = await factOf(name, (one) =>
      one.name === query ? { body: withValue(one.body, path, 'yesterday') } : undefined,
    );
    expect(missing(fact)).not.toEqual([]);
  });

  it.each(['', 'ssh-ed25519', 'none'])(
    'is a gap where a key is “%s”, which others would share',
    async (key) => {
      github = await replayed(WORLD);
      const fact = await factOf('keys', ({ name }) =>
        name === 'GET /users/*/keys' ? { body: JSON.stringify([{ id: 1, key }]) } : undefined,
      );
      expect(missing(fact)).toEqual(['unavailable']);
      expect(lengthOf(fact)).toBe(0);
    },
  );

  it('is a gap, and no crash, where an answer is JSON of nobody', async () => {
    github = await replayed(WORLD);
    const bodies: Readonly<Record<string, string>> = {
      Activity: 'null',
      Following: '{"data": {}, "errors": "none"}',
      PullRequests: '{"data": {}, "errors": [null]}',
      'GET /users/*/keys': '"none"',
    };
    const { people } = await github.read(({ name }) => {
      const body = bodies[name];
      return body === undefined ? undefined : { body };
    });
    for (const name of ['activity', 'following', 'pullRequests', 'keys'] as const) {
      const [person] = people;
      expect(person === undefined ? [] : missing(person.facts[name])).toContain('unavailable');
    }
  });
});

function lengthOf(fact: Facts[FactName]): number {
  return fact.known && Array.isArray(fact.value) ? fact.value.length : 0;
}

function withValue(body: string, path: readonly (string | number)[], value: unknown): string {
  const answer = JSON.parse(body);
  const last = path.length - 1;
  const holder = path.slice(0, last).reduce((at, step) => at[step], answer.data);
  holder[path[last] ?? ''] = value;
  return JSON.stringify(answer);
}
