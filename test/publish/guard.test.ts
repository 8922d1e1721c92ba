import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.ts';
import type { PublishApi } from '../../src/publish/api.ts';
import {
  type Audience,
  decideAudience,
  decideJobDetail,
  guardTarget,
  jobDetail,
  requireAudience,
} from '../../src/publish/guard.ts';
import type { AuditedPeople } from '../../src/publish/readers.ts';
import { type GitHub, startGitHub } from '../github/server.ts';
import { organization } from '../github/world/organization.ts';
import { type Client, clientOf, REPOSITORY, world } from './github.ts';

type Repositories = Assessment['exposure']['repositories'];

/** Somebody the report is about, with the account number they have on the double. */
function audited(
  login: string,
  access: { readonly repositories?: readonly string[]; readonly complete?: boolean } = {},
): AuditedPeople['assessments'][number] {
  const repositories: Repositories = (access.repositories ?? []).map((name) => ({
    name,
    visibility: 'private',
    permission: 'write',
    pending: false,
    archived: false,
  }));
  return {
    id: String(world.people.get(login)?.id),
    exposure: {
      repositories,
      complete: access.complete ?? true,
      highestPermission: null,
      privateRepositories: 0,
      twoFactor: null,
      lastSeenAt: null,
      inviters: [],
    },
  };
}

function report(...assessments: AuditedPeople['assessments']): AuditedPeople {
  return { organization: 'northwind-labs', assessments };
}

const tomas = audited('tomas-lindqvist', { repositories: ['northwind-labs/payments'] });
const amara = audited('amara-okafor', { repositories: ['northwind-labs/website'] });

describe('decideAudience', () => {
  const audience = (change: Partial<Audience>): Audience => ({
    repository: REPOSITORY,
    visibility: 'private',
    audited: 0,
    ...change,
  });

  it('lets details go only into a private repository that no audited person can read', () => {
    expect(decideAudience(audience({}))).toEqual({ details: true, repository: REPOSITORY });
    expect(decideJobDetail(audience({}))).toBe('full');
  });

  it.each<[Partial<Audience>, string]>([
    [{ visibility: 'public' }, 'is public: everybody'],
    [{ visibility: 'internal' }, 'is internal: the whole enterprise'],
    [{ visibility: 'unknown' }, 'may not be private'],
    [{ fork: true }, 'is a fork: it inherits the permissions'],
    [{ audited: 1 }, 'can be read by an audited person.'],
    [{ audited: 'unknown' }, 'may be readable for an audited person'],
  ])('refuses %o with the repository, the reason and a way out', (change, reason) => {
    const decision = decideAudience(audience(change));
    expect(decision).toMatchObject({
      details: false,
      because: expect.stringContaining(`${REPOSITORY} ${reason}`),
      instead: expect.stringContaining('`report-repository`'),
    });
    expect(() => requireAudience(decision)).toThrow('The report was not published.');
    expect(decideJobDetail(audience(change))).toBe('counts');
  });

  it('says it in one clear message', () => {
    expect(() =>
      requireAudience(decideAudience(audience({ audited: 3 }))),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PublishError: The report was not published. northwind-labs/security can be read by an audited person. Name a private repository that none of the audited people can reach as \`report-repository\`, and give \`report-token\` access to it; or publish numbers only, with \`allow-public: counts\`. If an earlier run wrote its report here, delete that issue.]`,
    );
  });
});

describe('the guard', () => {
  let github: GitHub;
  let app: Client;

  beforeEach(async () => {
    github = await startGitHub(world);
    app = clientOf(github, github.tokens.app);
  });

  afterEach(async () => {
    expect(github.violations).toEqual([]);
    expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    await github.close();
  });

  it('opens for a private repository that none of the audited can reach', async () => {
    expect(await guardTarget(app, REPOSITORY, report(tomas, amara))).toMatchObject({
      details: true,
    });
  });

  it.each([
    ['northwind-labs/website', 'is public'],
    ['northwind-labs/handbook', 'is internal'],
    ['northwind-labs/reviews-fork', 'is a fork'],
    ['northwind-labs/payments', 'can be read by an audited person'],
  ])('refuses %s, which %s', async (repository, reason) => {
    const decision = await guardTarget(app, repository, report(tomas, amara));
    expect(decision).toMatchObject({ details: false, because: expect.stringContaining(reason) });
    expect(JSON.stringify(decision)).not.toContain('tomas');
  });

  it('believes the list of collaborators over a report that missed a grant, by account number', async () => {
    const missed = audited('tomas-lindqvist', { repositories: [] });
    const decision = await guardTarget(app, 'northwind-labs/payments', report(missed));
    expect(decision).toMatchObject({ details: false });
  });

  it('reads the whole list, however long', async () => {
    const crowded = clientOf(github, github.tokens.app);
    crowded.rest.hook.before('request', (options) => {
      if (options.url.endsWith('/collaborators')) options['per_page'] = 1;
    });
    const missed = audited('tomas-lindqvist', { repositories: [] });
    const decision = await guardTarget(crowded, 'northwind-labs/payments', report(missed));
    expect(decision).toMatchObject({ details: false });
    expect(github.requests.filter(({ query }) => query.includes('page=3'))).toHaveLength(1);
  });

  it('reads the whole list where a proxy takes the links away', async () => {
    const crowded = organization('northwind-labs', (northwind) => {
      northwind.repository('security');
      for (let number = 0; number < 130; number += 1) {
        northwind.member(`member-${number}`, (person) => person.grant('security', 'READ'));
      }
    });
    const busy = await startGitHub(crowded);
    busy.faults.add({ on: 'GET /repos/{owner}/{repo}/collaborators', answer: 'no-links' });
    const last = { ...tomas, id: String(crowded.people.get('member-129')?.id) };
    const client = clientOf(busy, busy.tokens.app);
    const decision = await guardTarget(client, REPOSITORY, report(last));
    await busy.close();
    expect(decision).toMatchObject({ details: false });
  });

  it.each([
    ['by the base permission of the organization', 'leander-voss'],
    ['as an owner', 'northwind-labs-owner'],
    ['by a grant of their own', 'ines-duarte'],
  ])('refuses for somebody who reads it %s', async (_, login) => {
    const decision = await guardTarget(app, REPOSITORY, report(audited(login)));
    expect(decision).toMatchObject({
      details: false,
      because: expect.stringContaining('can be read by an audited person'),
    });
    // Teams, base permission and owners are in no list but that of everybody.
    expect(github.requests.at(-1)?.query).toContain('affiliation=all');
  });

  it('counts a pending invitation as access to come', async () => {
    const invited = audited('amara-okafor', { repositories: ['Northwind-Labs/Security'] });
    expect(await guardTarget(app, REPOSITORY, report(invited))).toMatchObject({ details: false });
  });

  describe('where the collaborators may not be listed', () => {
    beforeEach(() => {
      github.faults.add({ on: 'GET /repos/{owner}/{repo}/collaborators', answer: 'forbidden' });
    });

    it('relies on the access in the report when that is complete for everybody', async () => {
      expect(await guardTarget(app, REPOSITORY, report(tomas, amara))).toMatchObject({
        details: true,
      });
    });

    it('refuses when somebody’s access is not completely known', async () => {
      const people = report(tomas, audited('amara-okafor', { complete: false }));
      expect(await guardTarget(app, REPOSITORY, people)).toMatchObject({
        details: false,
        because: expect.stringContaining('could not be found out completely'),
        instead: expect.stringContaining('`metadata: read`'),
      });
    });

    it('refuses when the audit did not cover the owner of the repository', async () => {
      const people = { ...report(tomas), organization: 'another-org' };
      expect(await guardTarget(app, REPOSITORY, people)).toMatchObject({ details: false });
    });
  });

  it('refuses for people who are known as authors of commits alone', async () => {
    const author = { ...tomas, id: 'git:tomas@example.com' };
    expect(await guardTarget(app, REPOSITORY, report(author))).toMatchObject({ details: false });
  });

  it('needs no list when nobody was audited', async () => {
    expect(await guardTarget(app, REPOSITORY, report())).toMatchObject({ details: true });
    expect(github.requests).toHaveLength(1);
  });

  it('stays closed where the repository was given to another owner', async () => {
    const moved: PublishApi = {
      rest: {
        request: async () => ({
          data: { full_name: 'Somebody-Else/security', private: true, visibility: 'private' },
          headers: {},
        }),
      },
      graphql: async () => ({ data: undefined }),
    };
    const people = { organization: 'northwind-labs', assessments: [] };
    await expect(guardTarget(moved, 'northwind-labs/security', people)).rejects.toThrow(
      'northwind-labs/security leads to Somebody-Else/security by now, which has another owner. Nothing was published.',
    );
    expect(await guardTarget(moved, 'somebody-else/old', people)).toMatchObject({ details: true });
  });

  it('says so when nothing can be written: archived, without issues, or out of sight', async () => {
    await expect(guardTarget(app, 'northwind-labs/attic', report(tomas))).rejects.toMatchObject({
      failure: 'archived',
    });
    const job = clientOf(github, github.tokens.job);
    await expect(guardTarget(job, 'northwind-labs/payments', report())).rejects.toMatchObject({
      failure: 'not-found',
      message: expect.stringContaining('northwind-labs/payments'),
    });
    app.rest.hook.after('request', (response) => {
      response.data = { ...Object(response.data), has_issues: false };
    });
    await expect(guardTarget(app, REPOSITORY, report())).rejects.toMatchObject({
      failure: 'issues-disabled',
    });
  });

  describe('over the pages of the job itself', () => {
    const event = (visibility: string | undefined, isPrivate = true): unknown => ({
      repository: { full_name: REPOSITORY, private: isPrivate, visibility },
    });
    const detail = (payload: unknown, ...people: AuditedPeople['assessments']) =>
      jobDetail(app, REPOSITORY, payload, report(...people));

    it('allows everything only in a private repository without audited readers', async () => {
      expect(await detail(event('private'), tomas, amara)).toBe('full');
      const invited = audited('amara-okafor', { repositories: [REPOSITORY] });
      expect(await detail(event('private'), invited)).toBe('counts');
    });

    it('counts in a fork, and under a name the repository has no more', async () => {
      expect(await jobDetail(app, 'northwind-labs/reviews-fork', {}, report(tomas))).toBe('counts');
      app.rest.hook.after('request', (response, { url }) => {
        if (url === '/repos/{owner}/{repo}') {
          response.data = { ...Object(response.data), full_name: 'northwind-labs/security-2' };
        }
      });
      expect(await detail(event('private'), tomas, amara)).toBe('counts');
    });

    it('asks nothing where the event says that the repository is public or internal', async () => {
      expect(await detail(event('public', false), tomas)).toBe('counts');
      expect(await detail(event('internal'), tomas)).toBe('counts');
      expect(github.requests).toEqual([]);
    });

    it('asks GitHub where the event does not tell, as in scheduled runs', async () => {
      expect(await detail({ schedule: '0 6 * * 1' }, tomas)).toBe('full');
      expect(await detail(event(undefined), tomas)).toBe('full');
      const elsewhere = { repository: { full_name: 'northwind-labs/website', private: false } };
      expect(await detail(elsewhere, tomas)).toBe('full');
    });

    it('does not believe an event that the repository is private still', async () => {
      for (const name of ['northwind-labs/website', 'northwind-labs/handbook']) {
        const stale = { repository: { full_name: name, private: true, visibility: 'private' } };
        expect(await jobDetail(app, name, stale, report(tomas))).toBe('counts');
      }
    });

    it('stays at counts when nothing can be found out', async () => {
      github.faults.add({ on: 'REST', answer: 'forbidden' });
      expect(await detail(undefined, tomas)).toBe('counts');
    });
  });
});
