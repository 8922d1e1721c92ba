import { describe, expect, it } from 'vitest';
import { AccessError } from '../../src/github/failure.ts';
import { crowd } from '../github/world/crowd.ts';
import { type OrganizationBuilder, organization } from '../github/world/organization.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const harbor = (tell: (world: OrganizationBuilder) => void = () => undefined) =>
  organization('quiet-harbor', (world) => {
    world.repository('ledger', { visibility: 'private', createdAt: '2021-01-01' });
    world.repository('pilot', { visibility: 'public', createdAt: '2022-02-02' });
    world.repository('attic', { visibility: 'private', archived: true });
    world.collaborator('sanna-ek', (person) =>
      person
        .joined('2015-01-01')
        .grant('ledger', 'MAINTAIN')
        .grant('pilot', 'TRIAGE')
        .grant('attic', 'READ'),
    );
    world.collaborator('mateo-vargas', (person) =>
      person.joined('2016-05-05').grant('ledger', 'WRITE', 'release-manager').twoFactor('disabled'),
    );
    tell(world);
  });

/** An installation that reaches only some repositories of the organization. */
const installedOn =
  (...repositories: string[]): NonNullable<ReadOptions['token']> =>
  (github) =>
    github.tokens.make({
      kind: 'installation',
      permissions: { members: 'read', contents: 'read', administration: 'read' },
      repositories,
    });

const LIST = 'GET /orgs/{org}/outside_collaborators';
const INVITATIONS = 'GET /repos/{owner}/{repo}/invitations';

describe('the list of people', () => {
  it('says what each can reach, and since when the repository exists', async () => {
    const { end, person } = await readWorld(harbor());
    const grants = known(person('sanna-ek').facts.access);
    expect(grants.map(({ repository, permission }) => [repository.name, permission])).toEqual([
      ['quiet-harbor/attic', 'read'],
      ['quiet-harbor/ledger', 'maintain'],
      ['quiet-harbor/pilot', 'triage'],
    ]);
    expect(grants[0]?.repository).toMatchObject({ visibility: 'private', archived: true });
    expect(grants[2]?.repository.createdAt).toBe(Date.UTC(2022, 1, 2) / 1_000);
    expect(grants.every(({ role }) => role === undefined)).toBe(true);
    expect(known(person('mateo-vargas').facts.access)).toMatchObject([
      { permission: 'write', role: 'release-manager' },
    ]);
    expect(end).toMatchObject({ collaborators: 2, repositories: 3, gaps: [] });
  });

  it('is ordered by numeric id, whoever answers first', async () => {
    const world = organization('busy-quay', (builder) => builder.add(crowd(12, 3)));
    const early = [...world.people.values()].toSorted((a, b) => a.id - b.id)[1];
    const { people } = await readWorld(world, {
      faults: [{ on: 'GET /user/{account_id}', for: early?.login ?? '', answer: 'slow', ms: 300 }],
    });
    const ids = people.map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids).toHaveLength(12);
  });

  it('is empty where there are no outside collaborators', async () => {
    const world = organization('members-only', (builder) => builder.repository('api'));
    const { people, end } = await readWorld(world);
    expect(people).toEqual([]);
    expect(end).toMatchObject({ collaborators: 0, gaps: [] });
  });

  it('is read at the addresses of an Enterprise Server too', async () => {
    const { people, end } = await readWorld(harbor(), { path: '/api/v3' });
    expect(people).toHaveLength(2);
    expect(end.gaps).toEqual([]);
  });

  it('is read once when its link leads back to its own page', async () => {
    const { people, end } = await readWorld(harbor(), {
      faults: [{ on: LIST, answer: 'page-loop' }],
    });
    expect(people).toHaveLength(2);
    expect(end.gaps).toEqual([]);
  });

  it('ends with a gap when every page is the same', async () => {
    let first: unknown;
    const { people, end } = await readWorld(harbor(), {
      faults: [{ on: LIST, answer: 'page-loop' }],
      instead: (request, data) => {
        if (request !== LIST) return data;
        first ??= data;
        return first;
      },
    });
    expect(people).toHaveLength(2);
    expect(end.gaps.map(({ reason }) => reason)).toContain('truncated');
  });

  it.each([120, 200])(
    'is read to its end where a proxy takes the links away: %i people',
    async (count) => {
      const world = organization('busy-quay', (builder) => builder.add(crowd(count, 1)));
      const { people, end } = await readWorld(world, {
        faults: [{ on: LIST, answer: 'no-links' }],
      });
      expect(people).toHaveLength(count);
      expect(end.gaps).toEqual([]);
    },
  );

  it('is the end of the run when it cannot be had', async () => {
    const run = readWorld(harbor(), { faults: [{ on: LIST, answer: 'connection-reset' }] });
    await expect(run).rejects.toThrow(AccessError);
    await expect(run).rejects.toThrow(/network/);
  });
});

describe('somebody only one of the lists names', () => {
  it('is audited when seen in a repository, the two-factor state then unknown', async () => {
    const { person } = await readWorld(harbor(), {
      token: 'owner',
      instead: (request, data) =>
        request === LIST && Array.isArray(data)
          ? data.filter(({ login }) => login !== 'mateo-vargas')
          : data,
    });
    const unlisted = person('mateo-vargas');
    expect(unlisted.relations).toEqual(['outside-collaborator']);
    expect(known(unlisted.facts.access)).toHaveLength(1);
    expect(unlisted.facts.twoFactor).toMatchObject({ known: false });
    expect(known(person('sanna-ek').facts.twoFactor)).toBe('secure');
  });

  it('has other ways in when no visible repository gives access', async () => {
    const { person } = await readWorld(harbor(), { token: installedOn('quiet-harbor/pilot') });
    expect(person('mateo-vargas').facts.access).toMatchObject({
      known: true,
      value: [],
      gaps: [{ reason: 'not-visible' }],
    });
    expect(known(person('sanna-ek').facts.access)).toHaveLength(1);
  });
});

describe('repositories that do not show their people', () => {
  it('are counted and five of them named, in the audit and at every person', async () => {
    const world = organization('quiet-harbor', (builder) => {
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
        builder.repository(name, { visibility: 'public' });
      }
      builder.collaborator('sanna-ek', (person) => person.grant('a', 'READ'));
    });
    const { end, person } = await readWorld(world, { token: installedOn('quiet-harbor/a') });
    expect(end.gaps[0]).toMatchObject({ reason: 'not-visible' });
    expect(end.gaps[0]?.detail).toContain('6 repositories');
    expect(end.gaps[0]?.detail).toMatch(/quiet-harbor\/b.*and 1 more/);
    expect(missing(person('sanna-ek').facts.access)).toEqual(['not-visible']);
  });

  it('are noticed when GitHub lists them without a name', async () => {
    const { end, person } = await readWorld(harbor(), {
      instead: (request, data) =>
        request === 'OrganizationAccess'
          ? JSON.parse(
              JSON.stringify(data, (key, value) =>
                key === 'nodes' ? [null, ...value.slice(1)] : value,
              ),
            )
          : data,
    });
    expect(end.gaps).toMatchObject([{ reason: 'not-visible' }]);
    expect(missing(person('sanna-ek').facts.access)).toEqual(['not-visible']);
    expect(missing(person('sanna-ek').facts.invitations)).toEqual(['not-visible']);
  });

  it('are unavailable, not invisible, when GitHub gives up on them', async () => {
    const { end, person } = await readWorld(harbor(), {
      faults: [
        { on: 'GraphQL OrganizationAccess', answer: 'resource-limits', field: 'collaborators' },
      ],
    });
    expect(end.gaps.map(({ reason }) => reason)).toEqual(['unavailable']);
    expect(person('sanna-ek').facts.access.known).toBe(false);
  });

  it('are asked for fewer at a time before that', async () => {
    const { end, requests, person } = await readWorld(harbor(), {
      faults: [{ on: 'GraphQL OrganizationAccess', answer: 'gateway-timeout', times: 1 }],
    });
    expect(end.gaps).toEqual([]);
    expect(known(person('sanna-ek').facts.access)).toHaveLength(3);
    expect(requests.filter((line) => line.includes('OrganizationAccess'))).toHaveLength(2);
  });

  it('leave nothing of a person known when there is no list of them at all', async () => {
    const { end, person } = await readWorld(harbor(), {
      faults: [{ on: 'GraphQL OrganizationAccess', answer: 'bad-gateway' }],
    });
    expect(end.gaps.map(({ reason }) => reason)).toEqual(['unavailable']);
    const { access, commits, invitations } = person('sanna-ek').facts;
    expect([access.known, commits.known, invitations.known]).toEqual([false, false, false]);
  });

  it('do not go round in a circle for ever', async () => {
    const { end } = await readWorld(harbor(), {
      instead: (request, data) =>
        request === 'OrganizationAccess'
          ? JSON.parse(
              JSON.stringify(data).replace(
                /"pageInfo":\{"hasNextPage":false,"endCursor":(null|"[^"]*")\},"nodes"/,
                '"pageInfo":{"hasNextPage":true,"endCursor":null},"nodes"',
              ),
            )
          : data,
    });
    expect(end.gaps).toMatchObject([{ reason: 'truncated' }]);
  });
});

describe('pending invitations', () => {
  const invited = () =>
    harbor((world) => {
      world.bystander('noa-verbeeck', (one) => one.joined('2026-10-01').invited('ledger'));
      world.member('tova-lund', (one) => one.joined('2014-01-01').invited('pilot'));
    });

  it('make people of those who are no members', async () => {
    const { people, person } = await readWorld(invited());
    expect(people.map(({ login }) => login)).not.toContain('tova-lund');
    expect(person('noa-verbeeck').relations).toEqual(['pending-invitee']);
    expect(known(person('noa-verbeeck').facts.invitations)).toMatchObject([
      { repository: { name: 'quiet-harbor/ledger' }, permission: 'write', expired: false },
    ]);
    expect(person('noa-verbeeck').facts.twoFactor.known).toBe(false);
  });

  it('are not asked for in archived repositories, and no longer after the first refusals', async () => {
    const world = organization('many-docks', (builder) => {
      for (let index = 0; index < 40; index += 1) builder.repository(`dock-${index}`);
      builder.repository('old', { archived: true });
      builder.collaborator('sanna-ek', (person) => person.grant('dock-0', 'READ'));
    });
    const { requests, end, person } = await readWorld(world, {
      faults: [{ on: INVITATIONS, answer: 'forbidden' }],
    });
    expect(requests.filter((line) => line.includes('/invitations')).length).toBeLessThan(15);
    expect(requests.some((line) => line.includes('/old/invitations'))).toBe(false);
    expect(end.gaps).toMatchObject([{ reason: 'forbidden', permission: 'administration: read' }]);
    expect(end.gaps[0]?.detail).toContain('40 repositories');
    expect(person('sanna-ek').facts.invitations.known).toBe(false);
  });

  it('leave one gap however many repositories fail alike', async () => {
    const { person } = await readWorld(
      harbor((world) => {
        for (let index = 0; index < 12; index += 1) world.repository(`dock-${index}`);
      }),
      { faults: [{ on: INVITATIONS, answer: 'not-json', after: 2 }] },
    );
    const { invitations } = person('sanna-ek').facts;
    expect(known(invitations)).toEqual([]);
    expect(missing(invitations)).toEqual(['unavailable']);
  });

  it('are unknown when none of their lists could be read', async () => {
    const { person } = await readWorld(harbor(), {
      faults: [{ on: INVITATIONS, answer: 'not-json' }],
    });
    expect(person('sanna-ek').facts.invitations).toMatchObject({
      known: false,
      because: { reason: 'unavailable' },
    });
  });
});
