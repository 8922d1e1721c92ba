import { describe, expect, it } from 'vitest';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const year = { from: '2025-11-10', until: '2026-10-30' };
const LEDGER = 'quiet-harbor/ledger';
const before = { name: 'Noor Haddad', email: 'noor@example.org' };
const after = { name: 'Sanna Ek', email: 'sanna-ek@example.com' };

async function one(about: (person: PersonBuilder) => unknown, options: ReadOptions = {}) {
  const world = organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { visibility: 'private', createdAt: '2021-01-01' });
    builder.bystander('ines-prado', (person) => person.joined('2012-03-03'));
    builder.bystander('noor-haddad', (person) =>
      person.joined('2014-03-03').commitsAs({ email: 'noor@example.org' }),
    );
    builder.bystander('gone-away', (person) => person.isDeleted());
    builder.collaborator('sanna-ek', (person) => {
      person.joined('2015-01-01').grant('ledger', 'WRITE');
      return about(person);
    });
  });
  const reading = await readWorld(world, options);
  const person = reading.person('sanna-ek');
  const idOf = (login: string) => String(world.people.get(login)?.id);
  return { ...reading, person, facts: person.facts, idOf };
}

const asked = (requests: readonly string[], query: string) =>
  requests.filter((line) => line.startsWith(`GraphQL ${query} `)).length;

/** The answer to a query with every value under a key replaced. */
const replacing =
  (
    query: string,
    key: string,
    value: (before: unknown) => unknown,
  ): NonNullable<ReadOptions['instead']> =>
  (request, data) =>
    request === query
      ? JSON.parse(JSON.stringify(data, (name, old) => (name === key ? value(old) : old)))
      : undefined;

describe('pull requests', () => {
  it('are read wherever they were opened, the newest first, with what became of them', async () => {
    const { facts, idOf } = await one((p) =>
      p
        .opensPullRequests({
          in: 'open-quay/pump',
          count: 4,
          ...year,
          merged: 0.5,
          closed: 0.25,
          mergedBy: 'ines-prado',
        })
        .opensPullRequests({ in: LEDGER, count: 2, ...year }),
    );
    const pullRequests = known(facts.pullRequests);
    const times = pullRequests.map(({ openedAt }) => openedAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const states = (name: string) =>
      pullRequests.filter(({ repository }) => repository === name).map(({ state }) => state);
    expect(states('open-quay/pump').toSorted()).toEqual(['closed', 'merged', 'merged', 'open']);
    expect(states(LEDGER)).toEqual(['open', 'open']);
    for (const { state, mergedBy, url, changedLines, stars } of pullRequests) {
      const merger = { id: idOf('ines-prado'), login: 'ines-prado' };
      expect(mergedBy).toEqual(state === 'merged' ? merger : null);
      expect(url).toMatch(/^https:\/\/github\.com\/.+\/pull\/\d+$/);
      expect(changedLines).toBeGreaterThan(0);
      expect(stars).toBeGreaterThanOrEqual(0);
    }
    expect(missing(facts.pullRequests)).toEqual([]);
  });

  it('are none of somebody who opened none', async () => {
    const { facts, requests } = await one((p) => p);
    expect(facts.pullRequests).toEqual({ known: true, value: [], gaps: [] });
    expect(facts.forcedPushes).toEqual({ known: true, value: [], gaps: [] });
    expect(asked(requests, 'PullRequests')).toBe(1);
    expect(asked(requests, 'ForcedPushes')).toBe(0);
  });

  it('name nobody as the merger when the account is gone', async () => {
    const { facts } = await one((p) =>
      p.opensPullRequests({ in: LEDGER, count: 1, ...year, merged: 1, mergedBy: 'gone-away' }),
    );
    expect(known(facts.pullRequests)).toMatchObject([{ state: 'merged', mergedBy: null }]);
  });

  it('are the newest hundred, and more is a gap', async () => {
    const { facts, requests } = await one((p) =>
      p.opensPullRequests({ in: 'open-quay/pump', count: 130, ...year }),
    );
    const times = known(facts.pullRequests).map(({ openedAt }) => openedAt);
    expect(times).toHaveLength(100);
    expect(Math.max(...times)).toBeGreaterThan(Date.UTC(2026, 9, 1) / 1_000);
    expect(facts.pullRequests).toMatchObject({
      gaps: [{ reason: 'truncated', detail: 'Of 130 pull requests the latest 100 were read.' }],
    });
    expect(missing(facts.forcedPushes)).toEqual(['truncated']);
    expect(asked(requests, 'PullRequests')).toBe(1);
  });

  it('are exactly a hundred without a gap', async () => {
    const { facts } = await one((p) =>
      p.opensPullRequests({ in: 'open-quay/pump', count: 100, ...year }),
    );
    expect(known(facts.pullRequests)).toHaveLength(100);
    expect(missing(facts.pullRequests)).toEqual([]);
  });

  it.each([
    ['gateway-timeout', undefined],
    ['resource-limits', 'pullRequests'],
    ['graphql-null', undefined],
  ] as const)('are asked for in shorter pages when GitHub gives up (%s)', async (answer, field) => {
    const { facts, requests } = await one(
      (p) => p.opensPullRequests({ in: 'open-quay/pump', count: 90, ...year }),
      {
        faults: [
          {
            on: 'GraphQL PullRequests',
            answer,
            times: 1,
            ...(field === undefined ? {} : { field }),
          },
        ],
      },
    );
    expect(known(facts.pullRequests)).toHaveLength(90);
    expect(missing(facts.pullRequests)).toEqual([]);
    expect(asked(requests, 'PullRequests')).toBe(3);
  });

  it('are unknown when no page is short enough', async () => {
    const { facts, requests } = await one(
      (p) => p.opensPullRequests({ in: LEDGER, count: 3, ...year }),
      { faults: [{ on: 'GraphQL PullRequests', answer: 'resource-limits', field: 'additions' }] },
    );
    // Every pull request is hidden by a field GitHub gave up on.
    for (const fact of [facts.pullRequests, facts.forcedPushes]) {
      expect(fact).toMatchObject({ known: false, because: { reason: 'unavailable' } });
    }
    expect(asked(requests, 'PullRequests')).toBe(4);
  });

  it('are unknown to a token that may not read them, with the permission that would help', async () => {
    const { facts } = await one((p) => p, {
      faults: [{ on: 'GraphQL PullRequests', answer: 'forbidden' }],
    });
    for (const fact of [facts.pullRequests, facts.forcedPushes]) {
      expect(fact).toMatchObject({
        known: false,
        because: { reason: 'forbidden', permission: 'pull requests: read' },
      });
    }
  });

  it('keep those GitHub shows when it hides others', async () => {
    let hidden = 0;
    const { facts } = await one((p) => p.opensPullRequests({ in: LEDGER, count: 5, ...year }), {
      instead: replacing('PullRequests', 'nodes', (nodes) => {
        hidden += 1;
        return Array.isArray(nodes) ? [null, ...nodes.slice(1)] : nodes;
      }),
    });
    expect(hidden).toBe(1);
    expect(known(facts.pullRequests)).toHaveLength(4);
    expect(missing(facts.pullRequests)).toEqual(['unavailable']);
  });

  it('are unknown when the answer makes no sense', async () => {
    const { facts } = await one((p) => p.opensPullRequests({ in: LEDGER, count: 1, ...year }), {
      instead: replacing('PullRequests', 'createdAt', () => 'yesterday'),
    });
    expect(missing(facts.pullRequests)).toEqual(['unavailable']);
  });
});

describe('forced pushes', () => {
  it('to their own pull requests in the organization say who each tip names', async () => {
    const { facts, requests, idOf } = await one((p) =>
      p
        .opensPullRequests({ in: LEDGER, count: 3, ...year })
        .forcePushes({ in: LEDGER, before, after, at: '2026-10-30T09:30:00Z' }),
    );
    const [push, ...rest] = known(facts.forcedPushes);
    expect(rest).toEqual([]);
    expect(push).toMatchObject({
      repository: LEDGER,
      at: Date.UTC(2026, 9, 30, 9, 30) / 1_000,
      before: { ...before, account: idOf('noor-haddad') },
      after: { ...after, account: idOf('sanna-ek') },
    });
    expect(push?.before.oid).toMatch(/^[0-9a-f]{40}$/);
    expect(push?.after.oid).not.toBe(push?.before.oid);
    expect(known(facts.pullRequests).map(({ url }) => url)).toContain(push?.url);
    expect(asked(requests, 'ForcedPushes')).toBe(1);
  });

  it('name no account where an address belongs to none', async () => {
    const { facts } = await one((p) =>
      p
        .opensPullRequests({ in: LEDGER, count: 1, ...year })
        .forcePushes({ in: LEDGER, before: { name: 'dev', email: 'dev@build.example' }, after }),
    );
    expect(known(facts.forcedPushes)[0]?.before).toMatchObject({ name: 'dev', account: null });
  });

  it('of others, and to pull requests elsewhere, are not theirs to answer for', async () => {
    const { facts } = await one((p) =>
      p
        .opensPullRequests({ in: LEDGER, count: 1, ...year })
        .opensPullRequests({ in: 'open-quay/pump', count: 1, ...year })
        .opensPullRequests({ in: 'quiet-harbor-mirror/ledger', count: 1, ...year })
        .forcePushes({ in: LEDGER, by: 'ines-prado', before, after })
        .forcePushes({ in: LEDGER, by: 'gone-away', before, after })
        .forcePushes({ in: 'open-quay/pump', before, after })
        .forcePushes({ in: 'quiet-harbor-mirror/ledger', before, after }),
    );
    expect(facts.forcedPushes).toEqual({ known: true, value: [], gaps: [] });
  });

  it('are left out with a gap when GitHub no longer has a commit', async () => {
    const { facts } = await one((p) =>
      p
        .opensPullRequests({ in: LEDGER, count: 1, ...year })
        .forcePushes({ in: LEDGER, before: 'gone', after })
        .forcePushes({ in: LEDGER, before, after: 'gone' })
        .forcePushes({ in: LEDGER, by: 'ines-prado', before: 'gone', after })
        .forcePushes({ in: LEDGER, before, after }),
    );
    expect(known(facts.forcedPushes)).toHaveLength(1);
    expect(facts.forcedPushes).toMatchObject({
      gaps: [{ reason: 'not-found', detail: expect.stringContaining('2 of their forced pushes') }],
    });
  });

  it('beyond the latest twenty of a pull request are a gap', async () => {
    const { facts } = await one((p) => {
      p.opensPullRequests({ in: LEDGER, count: 1, ...year });
      for (let index = 0; index < 23; index += 1) p.forcePushes({ in: LEDGER, before, after });
      return p;
    });
    expect(known(facts.forcedPushes)).toHaveLength(20);
    expect(missing(facts.forcedPushes)).toEqual(['truncated']);
  });

  it('are asked for in halves when all at once are too much', async () => {
    const { facts, requests } = await one(
      (p) =>
        p
          .opensPullRequests({ in: LEDGER, count: 4, ...year })
          .forcePushes({ in: LEDGER, before, after }),
      {
        faults: [
          {
            on: 'GraphQL ForcedPushes',
            answer: 'resource-limits',
            field: 'timelineItems',
            times: 1,
          },
        ],
      },
    );
    expect(known(facts.forcedPushes)).toHaveLength(1);
    expect(missing(facts.forcedPushes)).toEqual([]);
    expect(asked(requests, 'ForcedPushes')).toBe(3);
  });

  it('are unknown when GitHub never answers, while the pull requests stay known', async () => {
    const { facts } = await one((p) => p.opensPullRequests({ in: LEDGER, count: 1, ...year }), {
      faults: [{ on: 'GraphQL ForcedPushes', answer: 'bad-gateway' }],
    });
    expect(missing(facts.forcedPushes)).toEqual(['unavailable']);
    expect(known(facts.pullRequests)).toHaveLength(1);
  });

  it('are unknown where the timeline may not be read', async () => {
    const { facts } = await one((p) => p.opensPullRequests({ in: LEDGER, count: 2, ...year }), {
      faults: [{ on: 'GraphQL ForcedPushes', answer: 'forbidden' }],
    });
    expect(missing(facts.forcedPushes)).toEqual(['forbidden']);
  });

  it('of one unreadable pull request are a gap beside the others', async () => {
    const { facts } = await one(
      (p) =>
        p
          .opensPullRequests({ in: LEDGER, count: 3, ...year })
          .forcePushes({ in: LEDGER, before, after }),
      {
        instead: (request, data) => {
          if (request !== 'ForcedPushes') return undefined;
          const nodes: readonly unknown[] = Object(data).data.nodes;
          return { data: { nodes: [...nodes.slice(0, -1), null] } };
        },
      },
    );
    expect(known(facts.forcedPushes)).toHaveLength(1);
    expect(missing(facts.forcedPushes)).toEqual(['unavailable']);
  });
});
