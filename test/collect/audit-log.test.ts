import { describe, expect, it } from 'vitest';
import { known as knownFact } from '../../src/snapshot/fact.ts';
import type { OrganizationBuilder } from '../github/world/organization.ts';
import { organization } from '../github/world/organization.ts';
import { known, missing, readWorld } from './read.ts';

const ORG = 'quiet-harbor';
const world = (tell: (builder: OrganizationBuilder) => void) =>
  organization(ORG, (builder) => {
    builder.repository('ledger');
    for (const login of ['Sanna-Ek', 'odell-marsh']) {
      builder.collaborator(login, (person) => person.joined('2015-01-01').grant('ledger', 'WRITE'));
    }
    tell(builder);
  });
const log = (tell: (builder: OrganizationBuilder) => void) =>
  world((builder) => {
    builder.onEnterpriseCloud();
    tell(builder);
  });
const read = { reading: { auditLog: 'api' as const } };

describe('the audit log', () => {
  it('tells what a person did and what was done to them, the newest first', async () => {
    const { person } = await readWorld(
      log((builder) => {
        builder.logs('repo.add_member', {
          at: '2026-10-01T08:00:00Z',
          by: 'quiet-harbor-owner',
          to: 'sanna-ek',
          in: 'ledger',
          address: '198.51.100.1',
          country: 'NO',
          more: { permission: 'push', visibility: 'private' },
        });
        builder.logs('git.clone', {
          at: '2026-10-30T09:00:00Z',
          by: 'Sanna-Ek',
          in: 'ledger',
          country: 'FI',
          address: '203.0.113.9',
          more: { repository_public: false, transport_protocol_name: 'ssh' },
        });
      }),
      read,
    );
    expect(person('Sanna-Ek').facts.accessLog).toEqual(
      knownFact([
        {
          kind: 'clone',
          action: 'git.clone',
          at: Date.parse('2026-10-30T09:00:00Z') / 1_000,
          repository: 'quiet-harbor/ledger',
          actor: 'Sanna-Ek',
          own: true,
          place: 1,
          address: '203.0.113.9',
          permission: null,
        },
        {
          kind: 'grant',
          action: 'repo.add_member',
          at: Date.parse('2026-10-01T08:00:00Z') / 1_000,
          repository: 'quiet-harbor/ledger',
          actor: 'quiet-harbor-owner',
          own: false,
          // Of whoever acted, not of the person.
          place: null,
          address: null,
          permission: 'write',
        },
      ]),
    );
  });

  it('says of a person it does not mention which days it covers', async () => {
    const { person } = await readWorld(
      log((builder) => {
        builder.logs('repo.create', { at: '2026-09-01', by: 'sanna-ek', in: 'ledger' });
        builder.logs('repo.access', { at: '2026-10-20', by: 'sanna-ek', in: 'ledger' });
      }),
      read,
    );
    const { accessLog } = person('odell-marsh').facts;
    expect(known(accessLog)).toEqual([]);
    expect(missing(accessLog)).toEqual(['not-visible']);
    expect(JSON.stringify(accessLog)).toContain('2026-09-01 to 2026-10-20');
  });

  it('goes on from page to page by cursor', async () => {
    const { person, requests } = await readWorld(
      log((builder) => pushes(builder, 250)),
      read,
    );
    const { accessLog } = person('Sanna-Ek').facts;
    expect(known(accessLog)).toHaveLength(250);
    expect(missing(accessLog)).toEqual([]);
    const pages = requests.filter((line) => line.includes('/audit-log'));
    expect(pages).toHaveLength(3);
    expect(pages.every((line) => line.includes('include=all'))).toBe(true);
  });

  it('is cut off after ten thousand entries, and says since when it was read', async () => {
    const { person, requests } = await readWorld(
      log((builder) => pushes(builder, 10_100)),
      read,
    );
    expect(requests.filter((line) => line.includes('/audit-log'))).toHaveLength(100);
    const { accessLog } = person('Sanna-Ek').facts;
    // Of one person the newest five thousand are kept.
    expect(known(accessLog)).toHaveLength(5_000);
    expect(missing(accessLog)).toEqual(['truncated', 'truncated']);
    expect(missing(person('odell-marsh').facts.accessLog)).toEqual(['truncated', 'not-visible']);
  });

  it('is cut off where a proxy takes the cursor of the next page away', async () => {
    const { person } = await readWorld(
      log((builder) => pushes(builder, 250)),
      { ...read, faults: [{ on: 'GET /orgs/{org}/audit-log', answer: 'no-links' }] },
    );
    expect(known(person('Sanna-Ek').facts.accessLog)).toHaveLength(100);
    expect(missing(person('Sanna-Ek').facts.accessLog)).toEqual(['truncated']);
  });

  it('is unknown without Enterprise Cloud, with the permission it needs', async () => {
    const { person } = await readWorld(
      world(() => undefined),
      read,
    );
    const { accessLog } = person('Sanna-Ek').facts;
    expect(accessLog).toMatchObject({
      known: false,
      because: { reason: 'not-found', permission: 'organization_administration: read' },
    });
    expect(JSON.stringify(accessLog)).toContain('GitHub Enterprise');
  });

  it('is unknown to a token that may not read it', async () => {
    const { person } = await readWorld(
      log((builder) => pushes(builder, 3)),
      {
        ...read,
        faults: [{ on: 'GET /orgs/{org}/audit-log', answer: 'forbidden' }],
      },
    );
    expect(person('Sanna-Ek').facts.accessLog).toMatchObject({
      known: false,
      because: { reason: 'forbidden', permission: 'organization_administration: read' },
    });
  });

  it('keeps what was read before a page failed, and says that more is missing', async () => {
    const { person } = await readWorld(
      log((builder) => pushes(builder, 250)),
      {
        ...read,
        faults: [{ on: 'GET /orgs/{org}/audit-log', answer: 'forbidden', after: 2 }],
      },
    );
    const { accessLog } = person('Sanna-Ek').facts;
    expect(known(accessLog)).toHaveLength(200);
    expect(missing(accessLog)).toEqual(['forbidden']);
  });

  it('leaves out entries nobody can read, and says how many', async () => {
    const { person } = await readWorld(
      log((builder) => pushes(builder, 2)),
      {
        ...read,
        instead: (request, data) =>
          request.includes('/audit-log') && Array.isArray(data)
            ? [...data, { action: 'repo.create' }, { created_at: 1 }]
            : data,
      },
    );
    const { accessLog } = person('Sanna-Ek').facts;
    expect(known(accessLog)).toHaveLength(2);
    expect(missing(accessLog)).toEqual(['invalid']);
    expect(JSON.stringify(accessLog)).toContain('2 entries');
  });

  it('is not asked for unless the operator wants it', async () => {
    const { person, requests } = await readWorld(log((builder) => pushes(builder, 3)));
    expect(requests.filter((line) => line.includes('/audit-log'))).toEqual([]);
    expect(missing(person('Sanna-Ek').facts.accessLog)).toEqual(['not-collected']);
  });

  it('never lets a country into the snapshot, only whether places differ', async () => {
    const { person } = await readWorld(
      log((builder) => {
        for (const [index, country] of ['KE', 'KE', 'CL', 'KE'].entries()) {
          const at = `2026-10-2${index}T09:00:00Z`;
          builder.logs('pull_request.create', { at, by: 'Sanna-Ek', in: 'ledger', country });
        }
      }),
      read,
    );
    const { accessLog } = person('Sanna-Ek').facts;
    expect(known(accessLog).map(({ place }) => place)).toEqual([1, 2, 1, 1]);
    expect(JSON.stringify(accessLog)).not.toMatch(/KE|CL|country/);
  });
});

function pushes(builder: OrganizationBuilder, count: number): void {
  const newest = Date.parse('2026-11-01T09:00:00Z');
  for (let index = 0; index < count; index += 1) {
    const at = new Date(newest - index * 30_000).toISOString();
    builder.logs('git.push', { at, by: 'Sanna-Ek', in: 'ledger' });
  }
}
