import { afterEach, describe, expect, it } from 'vitest';
import { AccessError } from '../../src/github/failure.ts';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/server.ts';
import { crowd } from '../github/world/crowd.ts';
import { organization } from '../github/world/organization.ts';
import { sampleWorld } from '../github/world/sample.ts';
import { collect } from './collect.ts';

const ORGANIZATION = 'northwind-labs';

describe('the population of an audit', () => {
  let github: GitHub;
  afterEach(() => github.close());
  const start = async (options: GitHubOptions = {}) => {
    github = await startGitHub(sampleWorld(), options);
  };

  it('is everybody from outside and everybody invited, by numeric id', async () => {
    await start();
    const { people } = await collect(github, ORGANIZATION);
    const ids = people.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(
      people
        .filter(({ relations }) => relations.includes('pending-invitee'))
        .map(({ login }) => login)
        .sort(),
    ).toEqual(['invited-ines', 'late-lars']);
    expect(people.find(({ login }) => login === 'ola-brandt')).toBeUndefined();
  });

  it('tells what each can reach, custom roles by their name', async () => {
    await start();
    const { person } = await collect(github, ORGANIZATION);
    const access = person('tunde-eze').facts.access;
    expect(
      access.known &&
        access.value.map((grant) => [grant.repository.name, grant.permission, grant.role]),
    ).toEqual([
      ['northwind-labs/api', 'read', undefined],
      ['northwind-labs/web', 'maintain', 'release-manager'],
    ]);
  });

  it('tells who invited whom, when, and whether the invitation has run out', async () => {
    await start();
    const { person, end } = await collect(github, ORGANIZATION);
    const invitations = person('late-lars').facts.invitations;
    expect(invitations.known && invitations.value).toMatchObject([
      {
        inviter: 'ola-brandt',
        permission: 'read',
        expired: true,
        invitedAt: Date.parse('2026-10-01T12:00:00Z') / 1_000,
      },
    ]);
    expect(end.gaps.map(({ detail }) => detail)).toEqual([
      'One pending invitation names an e-mail address only; who that is cannot be looked at before it is accepted.',
    ]);
  });

  it('tells the two-factor state to a token that may see it, and unknown to any other', async () => {
    await start();
    const owner = await collect(github, ORGANIZATION, { auth: { token: github.tokens.owner } });
    expect(owner.person('tunde-eze').facts.twoFactor).toMatchObject({
      known: true,
      value: 'insecure',
    });
    expect(owner.person('borrowed-clock').facts.twoFactor).toMatchObject({
      known: true,
      value: 'disabled',
    });
    const token = github.tokens.make({
      kind: 'fine-grained',
      login: 'pilar-rojas',
      permissions: { members: 'read', metadata: 'read', contents: 'read' },
    });
    const member = await collect(github, ORGANIZATION, { auth: { token } });
    expect(member.person('tunde-eze').facts.twoFactor).toMatchObject({
      known: false,
      because: { reason: 'forbidden' },
    });
  });

  it('leaves invitations unknown, with the permission that is missing, to a token that may not read them', async () => {
    await start();
    const token = github.tokens.make({
      kind: 'installation',
      permissions: {
        members: 'read',
        metadata: 'read',
        contents: 'read',
        pull_requests: 'read',
        issues: 'read',
      },
    });
    const { person, end } = await collect(github, ORGANIZATION, { auth: { token } });
    expect(person('tunde-eze').facts.invitations).toMatchObject({
      known: false,
      because: { reason: 'forbidden', permission: 'administration: read' },
    });
    expect(end.gaps).toContainEqual(
      expect.objectContaining({ permission: 'administration: read' }),
    );
  });

  it('follows people through a change of login, and keeps what is known of those who are gone', async () => {
    await start();
    const { person, people } = await collect(github, ORGANIZATION);
    expect(person('renamed-now').facts.account.known).toBe(true);
    const gone = people.find(({ login }) => login === 'gone-gerrit');
    // Deleted, suspended or out of sight: GitHub does not tell which, so nobody says it.
    expect(gone?.facts.account).toMatchObject({
      known: false,
      because: {
        reason: 'not-found',
        detail:
          'GitHub shows the account, by its number or by its login, to nobody this token can act for.',
      },
    });
    expect(gone?.facts.commits.known).toBe(false);
    expect(gone?.facts.access.known).toBe(true);
  });

  it('says "unknown" of contributions GitHub gives up on, never zero', async () => {
    await start({ faults: [{ on: 'GraphQL Contributions', answer: 'resource-limits' }] });
    const { contributions } = (await collect(github, ORGANIZATION)).person('busy-bea').facts;
    expect(contributions).toMatchObject({ known: false, because: { reason: 'unavailable' } });
  });

  it('keeps fingerprints of keys, never keys', async () => {
    await start();
    const { people, person } = await collect(github, ORGANIZATION);
    const { keys } = person('mira-solheim').facts;
    expect(keys.known && keys.value.map(({ kind }) => kind).sort()).toEqual(['ssh', 'ssh-signing']);
    expect(JSON.stringify(people)).not.toContain('AAAAC3NzaC1lZDI1NTE5');
  });

  it('is read with the credentials of an App, whose token the audit makes itself', async () => {
    await start();
    const auth = {
      appId: String(github.app.id),
      privateKey: github.app.privateKey(),
      organization: ORGANIZATION,
    };
    const { people } = await collect(github, ORGANIZATION, { auth });
    expect(people.length).toBeGreaterThan(10);
  });

  it.each([
    ['a token nobody made', (_: GitHub) => ({ token: 'ghp_wrong' }), /does not accept the token/],
    [
      "the job's own token",
      (g: GitHub) => ({ token: g.tokens.job }),
      /may not list the outside collaborators.*GITHUB_TOKEN never can/,
    ],
    [
      'a key that is none',
      (g: GitHub) => ({ appId: String(g.app.id), privateKey: 'x', organization: ORGANIZATION }),
      /private key/,
    ],
  ])('cannot be had with %s', async (_, auth, message) => {
    await start();
    const attempt = collect(github, ORGANIZATION, { auth: auth(github) });
    await expect(attempt).rejects.toThrow(AccessError);
    await expect(attempt).rejects.toThrow(message);
  });

  it('cannot be had of an organization that is none', async () => {
    await start();
    await expect(collect(github, 'nobody-here')).rejects.toThrow(
      /There is no organization nobody-here/,
    );
  });

  it('is read to its end beyond a hundred people and repositories', async () => {
    github = await startGitHub(
      organization('wide-river', (world) => {
        for (let index = 0; index < 120; index += 1) {
          world.repository(`r${index}`, { visibility: 'private', createdAt: '2022-01-01' });
        }
        world.member('ada-holm', (person) => person.worksFrom('Europe/Oslo'), 'admin');
        world.add(crowd(130, 7, ['r0']));
      }),
    );
    const { people, end } = await collect(github, 'wide-river');
    expect(people).toHaveLength(130);
    expect(end.repositories).toBe(120);
    expect(people.every(({ facts }) => facts.access.known && facts.access.value.length > 0)).toBe(
      true,
    );
  });
});
