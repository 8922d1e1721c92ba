import { describe, expect, it } from 'vitest';
import { type OrganizationBuilder, organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

const year = { from: '2025-11-10', until: '2026-10-30' };

/** An organization with two repositories and one person, described by the test. */
async function one(
  about: (person: PersonBuilder) => unknown,
  options: ReadOptions = {},
  tell: (world: OrganizationBuilder) => void = () => undefined,
) {
  const world = organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { visibility: 'private', createdAt: '2021-01-01' });
    builder.repository('pilot', { visibility: 'private', createdAt: '2022-01-01' });
    tell(builder);
    builder.collaborator('sanna-ek', (person) => {
      person.named('Sanna Ek').joined('2015-01-01').worksFrom('Europe/Stockholm');
      person.grant('ledger', 'WRITE').grant('pilot', 'READ');
      return about(person);
    });
  });
  const reading = await readWorld(world, options);
  const [person] = reading.people;
  if (person === undefined) throw new Error('Nobody was read.');
  return { ...reading, person, facts: person.facts };
}

describe('account and profile', () => {
  it('are what the server and the person say; an empty field says nothing', async () => {
    const { facts } = await one((p) => p.claims('Göteborg').says('Tests.').hides('company'));
    expect(known(facts.account)).toEqual({
      type: 'user',
      createdAt: Date.UTC(2015, 0, 1) / 1_000,
    });
    expect(known(facts.profile)).toMatchObject({
      name: 'Sanna Ek',
      location: 'Göteborg',
      bio: 'Tests.',
      company: null,
      email: null,
    });
  });

  it('come by number, so that a change of login in between costs nothing', async () => {
    const { person, facts } = await one((p) => p.formerly('sanna-old').mail('sanna@example.org'), {
      instead: (request, data) =>
        request === 'GET /orgs/{org}/outside_collaborators' && Array.isArray(data)
          ? data.map((listed) => ({ ...listed, login: 'sanna-old' }))
          : undefined,
    });
    expect(person.login).toBe('sanna-ek');
    expect(known(facts.profile).email).toBe('sanna@example.org');
    expect(missing(facts.keys)).toEqual([]);
  });

  it.each([
    ['deleted', (p: PersonBuilder) => p.isDeleted()],
    ['suspended', (p: PersonBuilder) => p.isSuspended()],
  ])('are not found of somebody %s, while their access stays known', async (_, gone) => {
    const { facts } = await one(gone);
    for (const fact of [facts.account, facts.profile, facts.commits, facts.activity, facts.keys]) {
      expect(fact).toMatchObject({ known: false, because: { reason: 'not-found' } });
    }
    expect(facts.access.known).toBe(true);
  });

  it('are all that is read of a bot beside its access: it is no person', async () => {
    const { facts, requests } = await one((p) => p, {
      instead: (request, data) =>
        request === 'GET /user/{account_id}' ? { ...Object(data), type: 'Bot' } : undefined,
    });
    expect(known(facts.account).type).toBe('bot');
    expect(facts.access.known).toBe(true);
    for (const fact of [facts.commits, facts.activity, facts.keys, facts.contributions]) {
      expect(fact).toMatchObject({
        known: false,
        because: {
          reason: 'not-collected',
          detail: expect.stringContaining('a bot, not a person'),
        },
      });
    }
    expect(requests.filter((line) => /keys|Contributions|OwnCommits/.test(line))).toEqual([]);
  });

  it('come by login from a server that does not know requests by number', async () => {
    const { person, facts } = await one((p) => p.mail('sanna@example.org'), {
      path: '/api/v3',
      faults: [{ on: 'GET /user/{account_id}', answer: 'not-found' }],
    });
    expect(person.login).toBe('sanna-ek');
    expect(known(facts.profile).email).toBe('sanna@example.org');
    expect(missing(facts.keys)).toEqual([]);
  });

  it('are unknown where the login belongs to somebody else by now, whose keys are not read', async () => {
    const { facts, requests } = await one((p) => p.formerly('sanna-old'), {
      faults: [{ on: 'GET /user/{account_id}', answer: 'not-found' }],
      instead: (request, data) =>
        request === 'GET /users/{username}' ? { ...Object(data), id: 4_711 } : undefined,
    });
    expect(facts.account).toMatchObject({
      known: false,
      because: { reason: 'not-visible', detail: expect.stringContaining('another account') },
    });
    expect(facts.access.known).toBe(true);
    expect(requests.filter((line) => line.includes('/keys'))).toEqual([]);
  });

  it('need no scope for the e-mail address', async () => {
    const { facts } = await one((p) => p.mail('sanna@example.org'), {
      token: (github) =>
        github.tokens.make({ kind: 'classic', scopes: ['repo', 'read:org', 'admin:org'] }),
    });
    expect(known(facts.profile).email).toBe('sanna@example.org');
    expect(missing(facts.activity)).toEqual([]);
    expect(missing(facts.commits)).toEqual([]);
  });
});

describe('commits in the repositories of the organization', () => {
  it('are the person’s own, with the offset of the clock that made them and the account', async () => {
    const { person, facts } = await one(
      (p) => p.commits({ to: 'quiet-harbor/ledger', count: 30, ...year }),
      {},
      (builder) =>
        builder.member('tova-lund', (p) =>
          p.joined('2014-01-01').commits({ to: 'quiet-harbor/ledger', count: 20, ...year }),
        ),
    );
    const commits = known(facts.commits);
    expect(commits).toHaveLength(30);
    expect(new Set(commits.map(({ account }) => account))).toEqual(new Set([person.id]));
    expect(commits.every(({ author }) => [60, 120].includes(author.offset))).toBe(true);
    expect(missing(facts.commits)).toEqual([]);
  });

  it('stop after two hundred a repository, and say so', async () => {
    const { facts } = await one((p) =>
      p.commits({ to: 'quiet-harbor/ledger', count: 260, ...year }),
    );
    expect(known(facts.commits)).toHaveLength(200);
    expect(missing(facts.commits)).toEqual(['truncated']);
  });

  it('stop after the newest five hundred of a person', async () => {
    const { facts } = await one(
      (p) => {
        for (let index = 0; index < 12; index += 1) {
          p.grant(`dock-${index}`, 'WRITE');
          p.commits({ to: `quiet-harbor/dock-${index}`, count: 60, ...year });
        }
        return p;
      },
      {},
      (builder) => {
        for (let index = 0; index < 12; index += 1) builder.repository(`dock-${index}`);
      },
    );
    const times = known(facts.commits).map(({ committer }) => committer.at);
    expect(times).toHaveLength(500);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(missing(facts.commits)).toEqual(['truncated']);
  });

  it('drop those whose dates cannot be read, and say how many', async () => {
    const { facts } = await one(
      (p) => p.commits({ to: 'quiet-harbor/ledger', count: 20, ...year }),
      {
        instead: (request, data) =>
          request === 'OrganizationCommits'
            ? JSON.parse(JSON.stringify(data).replace(/"date":"[^"]*"/, '"date":"yesterday"'))
            : undefined,
      },
    );
    expect(known(facts.commits)).toHaveLength(19);
    expect(missing(facts.commits)).toEqual(['invalid']);
  });

  it('are asked for in smaller pieces when GitHub gives up', async () => {
    const { facts, requests } = await one(
      (p) => p.commits({ to: 'quiet-harbor/ledger', count: 40, ...year }),
      { faults: [{ on: 'GraphQL OrganizationCommits', answer: 'gateway-timeout', times: 2 }] },
    );
    expect(known(facts.commits)).toHaveLength(40);
    expect(missing(facts.commits)).toEqual([]);
    expect(requests.filter((line) => line.includes('OrganizationCommits')).length).toBeGreaterThan(
      3,
    );
  });

  it('are unknown, with one reason for all repositories, when nothing helps', async () => {
    const { facts } = await one(
      (p) => p.commits({ to: 'quiet-harbor/ledger', count: 40, ...year }),
      {
        faults: [
          { on: 'GraphQL OrganizationCommits', answer: 'resource-limits', field: 'history' },
        ],
      },
    );
    expect(facts.commits).toMatchObject({ known: false, because: { reason: 'unavailable' } });
  });

  it('name the permission when a repository with commits does not show them', async () => {
    const { facts } = await one(
      (p) => p.commits({ to: 'quiet-harbor/ledger', count: 40, ...year }),
      {
        instead: (request, data) =>
          request === 'OrganizationCommits'
            ? JSON.parse(
                JSON.stringify(data, (key, value) => (key === 'defaultBranchRef' ? null : value)),
              )
            : undefined,
      },
    );
    expect(facts.commits).toMatchObject({
      known: false,
      because: { reason: 'forbidden', permission: 'contents: read' },
    });
  });

  it('are none in an empty repository', async () => {
    const { facts } = await one((p) => p, {
      instead: (request, data) =>
        request === 'OrganizationCommits'
          ? JSON.parse(
              JSON.stringify(data, (key, value) =>
                key === 'defaultBranchRef' ? null : key === 'isEmpty' ? true : value,
              ),
            )
          : undefined,
    });
    expect(facts.commits).toEqual({ known: true, value: [], gaps: [] });
  });
});

describe('repositories of their own', () => {
  it('show everybody’s commits, and the account GitHub attributes each to', async () => {
    const { person, facts } = await one((p) =>
      p
        .owns('notes', { createdAt: '2018-01-01', commits: 12 })
        .owns('copy', { fork: true, commits: 5 }),
    );
    expect(known(facts.ownRepositories).map(({ name, fork }) => [name, fork])).toEqual(
      expect.arrayContaining([
        ['sanna-ek/notes', false],
        ['sanna-ek/copy', true],
      ]),
    );
    const commits = known(facts.ownCommits);
    expect(commits).toHaveLength(12);
    expect(new Set(commits.map(({ repository }) => repository))).toEqual(
      new Set(['sanna-ek/notes']),
    );
    expect(new Set(commits.map(({ account }) => account))).toEqual(new Set([person.id]));
  });

  it('are read no further than the fifteen pushed to last', async () => {
    const { facts } = await one((p) => {
      for (let index = 0; index < 17; index += 1) p.owns(`n${index}`, { commits: 1 });
      return p;
    });
    expect(known(facts.ownRepositories)).toHaveLength(17);
    expect(missing(facts.ownRepositories)).toEqual([]);
    expect(missing(facts.ownCommits)).toEqual(['truncated']);
  });

  it('are listed up to a hundred', async () => {
    const { facts } = await one((p) => {
      for (let index = 0; index < 104; index += 1) p.owns(`n${index}`);
      return p;
    });
    expect(known(facts.ownRepositories)).toHaveLength(100);
    for (const fact of [facts.ownRepositories, facts.ownCommits, facts.historyBeforeAccount]) {
      expect(missing(fact)).toContain('truncated');
    }
  });

  it('show history from before the account, counted and sampled', async () => {
    const { facts } = await one((p) =>
      p
        .owns('old', { createdAt: '2016-01-01', importedFrom: '2010-01-01', commits: 40 })
        .owns('new', { createdAt: '2018-01-01', commits: 10 }),
    );
    const [old, ...rest] = known(facts.historyBeforeAccount);
    expect(rest).toEqual([]);
    expect(old).toMatchObject({ repository: 'sanna-ek/old' });
    expect(old?.total).toBeGreaterThan(10);
    expect(old?.commits).toHaveLength(10);
    const joined = Date.UTC(2015, 0, 1) / 1_000;
    expect(old?.commits.every(({ committer }) => committer.at <= joined)).toBe(true);
  });
});

describe('what the server saw', () => {
  const active = (p: PersonBuilder) =>
    p
      .opensPullRequests({ in: 'quiet-harbor/ledger', count: 6, ...year })
      .reviews({ in: 'quiet-harbor/ledger', count: 5, ...year })
      .opensIssues({ in: 'quiet-harbor/ledger', count: 4, ...year })
      .comments({ in: 'quiet-harbor/ledger', count: 3, ...year });

  it('holds comments, issues, pull requests and reviews', async () => {
    const { facts } = await one(active);
    const kinds = known(facts.activity).map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(
      ['pull-request', 'review', 'issue', 'comment'].map((kind) => [kind, count(kind)]),
    ).toEqual([
      ['pull-request', 6],
      ['review', 5],
      ['issue', 4],
      ['comment', 3],
    ]);
    expect(known(facts.activity).every((event) => event.private)).toBe(true);
  });

  it('holds the newest hundred of each, and says when there may be more', async () => {
    const { facts } = await one((p) =>
      p.comments({ in: 'quiet-harbor/ledger', count: 120, ...year }),
    );
    const events = known(facts.activity);
    expect(events).toHaveLength(100);
    expect(Math.max(...events.map(({ at }) => at))).toBeGreaterThan(Date.UTC(2026, 9, 1) / 1_000);
    expect(missing(facts.activity)).toEqual(['truncated']);
  });

  it('keeps the rest when one part is given up', async () => {
    const { facts } = await one(active, {
      faults: [{ on: 'GraphQL Activity', answer: 'resource-limits', field: 'issueComments' }],
    });
    expect(missing(facts.activity)).toEqual(['unavailable']);
    expect(facts.activity.known).toBe(true);
  });

  it('counts the years of a busy account in windows GitHub answers', async () => {
    const { facts } = await one((p) => active(p).isBusy().contributed({ 2024: 900, 2025: 1200 }));
    const years = known(facts.contributions);
    expect(missing(facts.contributions)).toEqual([]);
    expect(years.find(({ year }) => year === 2024)?.total).toBeGreaterThanOrEqual(900);
  });

  it('counts no more than six years, and says so', async () => {
    const contributed = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [2018 + index, 50]),
    );
    const { facts } = await one((p) => p.contributed(contributed));
    expect(known(facts.contributions).map(({ year }) => year)).toEqual([
      2026, 2025, 2024, 2023, 2022, 2021,
    ]);
    expect(missing(facts.contributions)).toEqual(['truncated']);
  });

  it('asks for fewer years at a time when all at once are too much', async () => {
    const { facts } = await one((p) => active(p).contributed({ 2023: 10, 2024: 20, 2025: 30 }), {
      faults: [{ on: 'GraphQL Contributions', answer: 'gateway-timeout', times: 1 }],
    });
    expect(known(facts.contributions).every(({ total }) => total !== null)).toBe(true);
    expect(missing(facts.contributions)).toEqual([]);
    expect(missing(facts.activity)).toEqual([]);
  });

  it('takes a half year that makes no sense for unknown, never for zero', async () => {
    const { facts } = await one((p) => p.contributed({ 2024: 20, 2025: 30 }), {
      instead: (request, data) =>
        request === 'Contributions'
          ? JSON.parse(JSON.stringify(data, (key, value) => (key === 'b2024' ? 'nonsense' : value)))
          : undefined,
    });
    const years = known(facts.contributions);
    expect(years.find(({ year }) => year === 2024)).toMatchObject({ total: null });
    expect(years.find(({ year }) => year === 2025)?.total).toBe(30);
    expect(missing(facts.contributions)).toEqual(['unavailable']);
  });
});

describe('keys', () => {
  it('are fingerprints as ssh-keygen prints them', async () => {
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJv4C4bYdRyXS2qNFHTK8k0tW0c0F7jQpE0x0Gm1vq2d';
    const { facts } = await one((p) => p.sshKey(key).gpgKey('3AA5C34371567BD2'));
    const keys = known(facts.keys);
    expect(keys.find(({ kind }) => kind === 'ssh')?.fingerprint).toMatch(
      /^SHA256:[A-Za-z0-9+/]{43}$/,
    );
    expect(keys.map(({ kind }) => kind).sort()).toEqual(['gpg', 'ssh']);
    expect(JSON.stringify(keys)).not.toContain('AAAAC3Nza');
  });

  it('of GPG come with the names inside, their title, and nothing else of what was uploaded', async () => {
    const { facts } = await one((p) =>
      p.gpgKey('mDMEinvented', {
        title: 'work laptop',
        emails: [{ email: 'wren@example.com', verified: true }],
        userIds: ['Wren Calloway (work) <wren@example.com>', 'Sunniva Aas <sunniva@example.org>'],
      }),
    );
    expect(known(facts.keys)).toEqual([
      {
        kind: 'gpg',
        fingerprint: expect.stringMatching(/^[0-9A-F]{16}$/),
        createdAt: expect.any(Number),
        title: 'work laptop',
        emails: ['wren@example.com', 'sunniva@example.org'],
        names: ['Wren Calloway', 'Sunniva Aas'],
      },
    ]);
  });

  it.each([
    ['null', null],
    ['no key', 'mDMEinvented'],
  ])('of GPG whose upload is %s bear unread names', async (_, rawKey) => {
    const { facts } = await one((p) => p.gpgKey('mDMEinvented'), {
      instead: (request, data) =>
        request === 'GET /users/{username}/gpg_keys' && Array.isArray(data)
          ? data.map((listed) => ({ ...listed, raw_key: rawKey }))
          : undefined,
    });
    expect(known(facts.keys)[0]).not.toHaveProperty('names');
    expect(missing(facts.keys)).toEqual([]);
  });

  it('of one kind may be missing without the others', async () => {
    const { facts } = await one((p) => p.gpgKey('3AA5C34371567BD2'), {
      faults: [{ on: 'GET /users/{username}/keys', answer: 'not-found' }],
    });
    expect(known(facts.keys)).toHaveLength(1);
    expect(missing(facts.keys)).toEqual(['not-found']);
  });
});
