import { describe, expect, it } from 'vitest';
import { mergedFrom } from '../../src/github/commits.ts';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

async function one(about: (person: PersonBuilder) => unknown, options: ReadOptions = {}) {
  const world = organization('quiet-harbor', (builder) => {
    builder.repository('ledger', { visibility: 'private' });
    builder.bystander('noor-haddad', (person) =>
      person.joined('2014-03-03').owns('pump', { commits: 3, startsAs: 'pump' }),
    );
    builder.collaborator('sanna-ek', (person) => {
      person.joined('2015-01-01').grant('ledger', 'WRITE');
      return about(person);
    });
  });
  const reading = await readWorld(world, options);
  const { facts } = reading.person('sanna-ek');
  return { ...reading, facts, portfolio: facts.portfolio };
}

const asked = (requests: readonly string[], query: string) =>
  requests.filter((line) => line.startsWith(`GraphQL ${query} `)).length;

describe('published work', () => {
  it('is what everybody sees of their own repositories', async () => {
    const { portfolio } = await one((p) =>
      p.owns('tide-tables', {
        createdAt: '2024-05-01T10:00:00Z',
        commits: 12,
        stars: 41,
        forks: 7,
        readme: '# Tide tables\n',
        startsAs: 'tide tables',
      }),
    );
    expect(portfolio).toEqual({
      known: true,
      value: [
        {
          repository: 'sanna-ek/tide-tables',
          url: 'https://github.com/sanna-ek/tide-tables',
          createdAt: Date.parse('2024-05-01T10:00:00Z') / 1_000,
          pushedAt: expect.any(Number),
          stars: 41,
          forks: 7,
          commits: 12,
          rootCommit: expect.stringMatching(/^[0-9a-f]{40}$/),
          readme: '# Tide tables\n',
        },
      ],
      gaps: [],
    });
  });

  it('leaves out forks', async () => {
    const { portfolio } = await one((p) =>
      p.owns('tide-tables').owns('editor', { fork: true, parent: 'open-quay/editor' }),
    );
    expect(known(portfolio).map(({ repository }) => repository)).toEqual(['sanna-ek/tide-tables']);
  });

  it('leaves out what only some can see, even where the token does', async () => {
    const { portfolio } = await one((p) => p.owns('tide-tables').owns('diary'), {
      instead: (request, data) =>
        request === 'Portfolio'
          ? JSON.parse(
              JSON.stringify(data, (_, value) =>
                value?.url?.endsWith('/diary') ? { ...value, visibility: 'PRIVATE' } : value,
              ),
            )
          : undefined,
    });
    expect(known(portfolio).map(({ repository }) => repository)).toEqual(['sanna-ek/tide-tables']);
    expect(missing(portfolio)).toEqual([]);
  });

  it('of somebody without repositories is nothing, and asks for nothing', async () => {
    const { portfolio, requests } = await one((p) => p);
    expect(portfolio).toEqual({ known: true, value: [], gaps: [] });
    expect(asked(requests, 'Portfolio')).toBe(0);
  });

  it('is thirty repositories, ten a query, and more is a gap', async () => {
    const { portfolio, requests } = await one((p) => {
      for (let index = 10; index < 45; index += 1) {
        p.owns(`notes-${index}`, {
          createdAt: `2018-05-${10 + (index % 15)}T${10 + (index % 13)}:00:00Z`,
        });
      }
      return p;
    });
    expect(known(portfolio)).toHaveLength(30);
    const pushed = known(portfolio).map(({ pushedAt }) => pushedAt ?? 0);
    expect(pushed).toEqual(pushed.toSorted((a, b) => b - a));
    expect(portfolio).toMatchObject({
      gaps: [
        {
          reason: 'truncated',
          detail: 'Of 35 repositories of their own the 30 pushed to last were looked at.',
        },
      ],
    });
    expect(asked(requests, 'Portfolio')).toBe(3);
  });

  it('of a repository without commits has none, and no README', async () => {
    const { portfolio } = await one((p) => p.owns('someday', { files: {} }));
    expect(known(portfolio)).toMatchObject([{ commits: 0, rootCommit: null, readme: null }]);
    expect(missing(portfolio)).toEqual([]);
  });
});

describe('the oldest commit', () => {
  it('is the same in a copy of somebody else’s repository', async () => {
    const copy = await one((p) => p.owns('my-pump', { commits: 5, startsAs: 'pump' }));
    const other = await one((p) => p.owns('pipe', { commits: 5, startsAs: 'pipe' }));
    const root = (reading: typeof copy) => known(reading.portfolio)[0]?.rootCommit;
    const again = await one((p) => p.owns('pump-2', { commits: 9, startsAs: 'pump' }));
    expect(root(copy)).toBe(root(again));
    expect(root(copy)).not.toBe(root(other));
  });

  it.each([
    [100, true],
    [101, false],
  ])('of %i commits is reached: %s', async (commits, reached) => {
    const { portfolio } = await one((p) => p.owns('long', { commits, startsAs: 'long' }));
    const [repository] = known(portfolio);
    expect(repository?.commits).toBe(commits);
    expect(repository?.rootCommit !== null).toBe(reached);
  });
});

describe('a README', () => {
  it('is null when there is none', async () => {
    const { portfolio } = await one((p) => p.owns('bare', { commits: 1 }));
    expect(known(portfolio)).toMatchObject([{ readme: null }]);
  });

  it.each(['README', 'README.rst', 'readme.md', 'docs/README.md', '.github/README.md'])(
    'is found as %s',
    async (path) => {
      const { portfolio } = await one((p) => p.owns('notes', { files: { [path]: 'Words' } }));
      expect(known(portfolio)).toMatchObject([{ readme: 'Words' }]);
    },
  );

  it('is the one GitHub shows when there are several', async () => {
    const files = { 'docs/README.md': 'docs', 'README.md': 'root', README: 'plain' };
    const { portfolio } = await one((p) => p.owns('notes', { files }));
    expect(known(portfolio)).toMatchObject([{ readme: 'root' }]);
  });

  it('is no folder of that name', async () => {
    const files = { 'README/index.md': 'inside' };
    const { portfolio } = await one((p) => p.owns('notes', { files }));
    expect(known(portfolio)).toMatchObject([{ readme: null }]);
    expect(missing(portfolio)).toEqual([]);
  });

  it('is kept to its first 4,000 characters, none of them cut in half', async () => {
    const { portfolio } = await one((p) =>
      p
        .owns('long', { createdAt: '2020-01-01', readme: 'a'.repeat(9_000) })
        .owns('ships', { createdAt: '2019-01-01', readme: `a${'⛴🚢'.repeat(2_000)}` }),
    );
    const [long, ships] = known(portfolio).map(({ readme }) => readme ?? '');
    expect(long).toBe('a'.repeat(4_000));
    expect(ships?.length).toBeGreaterThan(3_990);
    expect(ships?.endsWith('⛴') || ships?.endsWith('🚢')).toBe(true);
  });

  it.each([
    '<script>alert(1)</script>\u202E\u0007 @everyone ::error::\r\n`````',
    '{"kind":"end"}\n{"kind":"end"}',
    '__proto__',
    '',
  ])('is kept as it stands, whatever it says (%j)', async (readme) => {
    const { portfolio } = await one((p) => p.owns('notes', { readme }));
    expect(known(portfolio)).toMatchObject([{ readme }]);
  });

  it('that is no text is a gap', async () => {
    const { portfolio } = await one((p) => p.owns('notes', { readme: 'PK\u0000\u0003' }));
    expect(known(portfolio)).toMatchObject([{ readme: null }]);
    expect(portfolio).toMatchObject({
      gaps: [{ reason: 'invalid', detail: 'The README of sanna-ek/notes cannot be read as text.' }],
    });
  });
});

describe('published work GitHub does not give', () => {
  const five = (p: PersonBuilder) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) p.owns(name, { readme: name });
    return p;
  };

  it('is asked for again in halves', async () => {
    const { portfolio, requests } = await one(five, {
      faults: [{ on: 'GraphQL Portfolio', answer: 'gateway-timeout', times: 1 }],
    });
    expect(known(portfolio)).toHaveLength(5);
    expect(missing(portfolio)).toEqual([]);
    expect(asked(requests, 'Portfolio')).toBe(3);
  });

  it('keeps the others when one repository is too much', async () => {
    const { portfolio } = await one(five, {
      faults: [{ on: 'GraphQL Portfolio', answer: 'gateway-timeout', for: 'c' }],
    });
    expect(known(portfolio).map(({ readme }) => readme)).toEqual(['a', 'b', 'd', 'e']);
    expect(missing(portfolio)).toEqual(['unavailable']);
  });

  it('is unknown when none of it is read, with one reason for all', async () => {
    const { portfolio } = await one(five, {
      faults: [{ on: 'GraphQL Portfolio', answer: 'forbidden' }],
    });
    expect(portfolio).toMatchObject({ known: false, because: { reason: 'forbidden' } });
    expect(JSON.stringify(portfolio)).toContain('5 repositories (');
  });

  it('is unknown where their repositories are', async () => {
    const { facts } = await one(five, {
      faults: [{ on: 'GraphQL Activity', answer: 'resource-limits', field: 'repositories' }],
    });
    expect(facts.portfolio).toEqual(facts.ownRepositories);
    expect(facts.sharedCode).toEqual(facts.ownRepositories);
  });
});

describe('a merge of a pull request', () => {
  it('names the account whose branch it merges', async () => {
    const { facts } = await one((p) =>
      p.owns('pump', { commits: 8, mergesFrom: ['noor-haddad', 'Gone-Away', 'sanna-ek'] }),
    );
    const commits = known(facts.ownCommits);
    expect(commits).toHaveLength(11);
    const merges = commits.filter(({ parents }) => parents >= 2);
    expect(merges.map(({ mergedFrom }) => mergedFrom).toSorted()).toEqual([
      'Gone-Away',
      'noor-haddad',
      'sanna-ek',
    ]);
    for (const { mergedFrom } of commits.filter(({ parents }) => parents < 2)) {
      expect(mergedFrom).toBeUndefined();
    }
  });

  it.each([
    ['Merge pull request #12 from noor-haddad/fix-pump', 2, 'noor-haddad'],
    ['Merge pull request #12 from noor_haddad/a/b', 3, 'noor_haddad'],
    ['Merge pull request #12 from noor-haddad/a-name-that-is-cut-o…', 2, 'noor-haddad'],
    ['Merge pull request #12 from noor-haddad/fix-pump', 1, undefined],
    ['Merge pull request #12 from noor-haddad', 2, undefined],
    ['Merge pull request #0 from noor-haddad/x', 2, undefined],
    ['Merge pull request #12 from noor haddad/x', 2, undefined],
    ['Merge pull request #12 from -noor/x', 2, undefined],
    ['Merge pull request #12 from нoor/x', 2, undefined],
    ['merge pull request #12 from noor-haddad/x', 2, undefined],
    ['Revert "Merge pull request #12 from noor-haddad/x"', 2, undefined],
    ["Merge branch 'main' of github.com:noor-haddad/pump", 2, undefined],
    ['', 2, undefined],
  ])('is told by GitHub’s own words alone: %j with %i parents', (subject, parents, login) => {
    expect(mergedFrom(parents, subject)).toEqual(login === undefined ? {} : { mergedFrom: login });
  });
});
