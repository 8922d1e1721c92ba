import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LookedUp, MOST_REQUESTS, readAsked } from '../../src/github/asked-accounts.ts';
import { createClient } from '../../src/github/client.ts';
import { READ_NO_MORE } from '../../src/github/reading.ts';
import { gateWorld, ORGANIZATION } from '../gate/world.ts';
import type { Fault } from '../github/faults.ts';
import { type GitHub, startGitHub } from '../github/server.ts';

const quiet = { info: () => undefined, warning: () => undefined };
let github: GitHub;
beforeAll(async () => {
  github = await startGitHub(
    gateWorld((it) => {
      it.bystander('many-keys', (person) => {
        person.joined('2018-01-01').owns('attic', { commits: 3 });
        for (let key = 0; key < 150; key += 1)
          person.sshKey(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAkey${key}`);
      });
    }),
  );
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function ask(...logins: readonly string[]): Promise<readonly LookedUp[]> {
  return await askAs(() => undefined, ...logins);
}

/** @param change what another server answers beyond the double */
async function askAs(
  change: (data: unknown, url: string) => void,
  ...logins: readonly string[]
): Promise<readonly LookedUp[]> {
  const client = await createClient({
    apiUrl: github.url,
    auth: { token: github.tokens.app },
    log: quiet,
  });
  client.rest.hook.after('request', ({ data }, { url }) => change(data, url));
  const asked = logins.map((login) => ({ login, repositories: ['copper-kettle/boiler'] }));
  const { people } = await readAsked(client, asked, {
    organization: ORGANIZATION,
    reading: READ_NO_MORE,
  });
  return people;
}

async function underFaults(faults: readonly Fault[], login: string): Promise<LookedUp | undefined> {
  github.faults.add(...faults);
  try {
    return (await ask(login))[0];
  } finally {
    github.faults.clear();
  }
}

describe('a login that is asked about', () => {
  it('is answered in six requests', async () => {
    const before = github.requests.length;
    const [person] = await ask('ada-moreau');
    const lines = github.requests.slice(before).map(({ line }) => line);
    expect(lines).toHaveLength(MOST_REQUESTS);
    expect(person?.kind === 'person' && person.collaborator.login).toBe('ada-moreau');
  });

  it('has every fact an audit reads, or the reason why not', async () => {
    const [person] = await ask('far-lantern');
    if (person?.kind !== 'person') throw new Error('There is somebody of that login.');
    const { facts } = person.collaborator;
    const left = Object.entries(facts).flatMap(([name, fact]) => (fact.known ? [] : [name]));
    expect(left.sort()).toEqual(['accessLog', 'avatar', 'links', 'sharedCode', 'twoFactor']);
    expect(facts.ownCommits.known && facts.ownCommits.value.length).toBe(50);
    expect(facts.keys.known && facts.keys.value).toHaveLength(1);
  });

  it.each([
    ['ulla-berg', { member: true, permissions: new Map([['copper-kettle/boiler', 'admin']]) }],
    ['plain-penny', { member: false, permissions: new Map([['copper-kettle/boiler', 'write']]) }],
    ['ada-moreau', { member: false, permissions: new Map() }],
  ])('says what %s is to the organization', async (login, standing) => {
    const [person] = await ask(login);
    expect(person).toMatchObject(standing);
  });

  it('costs no more than six requests where it has a long list, and says what is missing', async () => {
    const before = github.requests.length;
    const [person] = await ask('many-keys');
    expect(github.requests.slice(before)).toHaveLength(MOST_REQUESTS);
    if (person?.kind !== 'person') throw new Error('There is somebody of that login.');
    const { keys, ownCommits } = person.collaborator.facts;
    // Nobody hides their commits behind a heap of keys.
    expect(ownCommits.known && ownCommits.value).toHaveLength(3);
    expect(keys.known && keys.gaps).toMatchObject([
      { reason: 'truncated', detail: expect.stringContaining('more requests than are made') },
    ]);
  });

  it('is nobody where GitHub knows nobody of it', async () => {
    expect(await ask('no-such-person')).toEqual([{ kind: 'nobody' }]);
  });

  it('is suspended where the server says so, as an Enterprise Server does', async () => {
    const suspend = (data: unknown, url: string) => {
      if (url === '/users/{username}')
        Object.assign(data as object, { suspended_at: '2026-01-01' });
    };
    expect(await askAs(suspend, 'ada-moreau')).toMatchObject([
      { kind: 'suspended', login: 'ada-moreau' },
    ]);
  });

  it('is an organization or a bot where it is one', async () => {
    expect(await ask(ORGANIZATION)).toMatchObject([{ kind: 'organization' }]);
  });

  it('is unavailable where GitHub does not tell, and nobody else is', async () => {
    const faults: Fault[] = [
      { on: 'GET /users/{username}', for: 'far-lantern', answer: 'bad-gateway' },
    ];
    expect(await underFaults(faults, 'far-lantern')).toMatchObject({ kind: 'unavailable' });
  });
});

describe('questions that are asked together', () => {
  it.each(['bad-gateway', 'not-json', 'resource-limits', 'empty-body'] as const)(
    'are asked one by one where GitHub answers %s',
    async (answer) => {
      const person = await underFaults([{ on: 'GraphQL Together', answer }], 'ada-moreau');
      const [undisturbed] = await ask('ada-moreau');
      expect(person?.kind === 'person' && Object.keys(person.collaborator.facts)).toEqual(
        undisturbed?.kind === 'person' && Object.keys(undisturbed.collaborator.facts),
      );
      if (answer !== 'resource-limits') expect(person).toEqual(undisturbed);
    },
  );
});
