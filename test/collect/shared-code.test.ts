import { describe, expect, it } from 'vitest';
import { organization } from '../github/world/organization.ts';
import type { PersonBuilder } from '../github/world/sentences.ts';
import { known, missing, type ReadOptions, readWorld } from './read.ts';

type Files = Readonly<Record<string, string>>;
interface Repositories {
  readonly [name: string]: {
    readonly files?: Files;
    readonly visibility?: 'public' | 'internal' | 'private';
    readonly forkOf?: string;
    readonly createdAt?: string;
  };
}

/** A file long enough to be compared; equal words make equal files. */
const code = (words: string) => `// ${words}\n${'export const tide = 1;\n'.repeat(20)}`;
const LEDGER = {
  'billing.ts': code('billing'),
  'src/invoice.ts': code('invoice'),
  'src/payment.ts': code('payment'),
  'src/rates/vat.ts': code('vat'),
  'src/rates/duty.ts': code('duty'),
  'src/rates/fee.ts': code('fee'),
};

async function compare(
  theirs: Repositories,
  about: (person: PersonBuilder) => unknown,
  options: ReadOptions = {},
) {
  const world = organization('quiet-harbor', (builder) => {
    for (const [name, { createdAt = '2021-01-01', ...more }] of Object.entries(theirs)) {
      builder.repository(name, { createdAt, ...more });
    }
    builder.collaborator('sanna-ek', (person) => {
      person.joined('2015-01-01').grant(Object.keys(theirs)[0] ?? 'ledger', 'WRITE');
      return about(person);
    });
  });
  const reading = await readWorld(world, options);
  return { ...reading, shared: reading.person('sanna-ek').facts.sharedCode };
}

const asked = (requests: readonly string[], query: string) =>
  requests.filter((line) => line.startsWith(`GraphQL ${query} `)).length;
const publishes = (files: Files) => (p: PersonBuilder) => p.owns('portfolio', { files });
const paths = (shared: Parameters<typeof known>[0]) =>
  (known(shared) as { kind: string; path: string }[])
    .map(({ kind, path }) => `${kind} ${path}`)
    .toSorted();

describe('private code in a public repository', () => {
  it('is a file that is the same byte for byte, wherever it stands', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER } },
      publishes({ 'old/money.ts': code('billing'), 'mine.ts': code('mine') }),
    );
    expect(shared).toEqual({
      known: true,
      value: [
        {
          repository: 'sanna-ek/portfolio',
          url: 'https://github.com/sanna-ek/portfolio/blob/HEAD/old/money.ts',
          organizationRepository: 'quiet-harbor/ledger',
          kind: 'file',
          path: 'old/money.ts',
          // What `git hash-object` says of the file.
          oid: expect.stringMatching(/^[0-9a-f]{40}$/),
          bytes: code('billing').length,
        },
      ],
      gaps: [],
    });
  });

  it('is a folder, which stands for everything in it', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER } },
      publishes({
        'readme.txt': 'mine',
        ...Object.fromEntries(Object.entries(LEDGER).filter(([path]) => path.startsWith('src/'))),
      }),
    );
    expect(paths(shared)).toEqual(['folder src']);
    expect(known(shared)).toMatchObject([
      { bytes: null, url: 'https://github.com/sanna-ek/portfolio/tree/HEAD/src' },
    ]);
  });

  it('is a whole repository, told once', async () => {
    const { shared } = await compare({ ledger: { files: LEDGER } }, publishes(LEDGER));
    expect(known(shared)).toMatchObject([
      { kind: 'folder', path: '', url: 'https://github.com/sanna-ek/portfolio/tree/HEAD' },
    ]);
  });

  it('is a folder two levels down, which is opened to see whether it says something', async () => {
    const rates = Object.entries(LEDGER).filter(([path]) => path.startsWith('src/rates/'));
    const { shared, requests } = await compare(
      { ledger: { files: LEDGER } },
      publishes({ 'src/main.ts': code('main'), ...Object.fromEntries(rates) }),
    );
    expect(paths(shared)).toEqual(['folder src/rates']);
    expect(asked(requests, 'OwnFolders')).toBe(1);
  });

  it('is internal code too', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER, visibility: 'internal' } },
      publishes({ 'a.ts': code('billing') }),
    );
    expect(paths(shared)).toEqual(['file a.ts']);
  });

  it('links to paths with any name', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER } },
      publishes({ 'a b#?/<i>&.ts': code('billing') }),
    );
    expect(known(shared)).toMatchObject([
      {
        path: 'a b#?/<i>&.ts',
        url: 'https://github.com/sanna-ek/portfolio/blob/HEAD/a%20b%23%3F/%3Ci%3E%26.ts',
      },
    ]);
  });
});

describe('what says nothing', () => {
  const cases: readonly (readonly [string, Files])[] = [
    ['a short file', { 'index.ts': 'export {};\n' }],
    ['a licence', { LICENSE: code('MIT') }],
    ['versions of packages', { 'package-lock.json': code('lock'), 'web/yarn.lock': code('yarn') }],
    ['settings', { '.eslintrc.json': code('rules'), 'app/tsconfig.json': code('strict') }],
    ['pictures', { 'logo.png': code('logo'), 'art/icon.svg': code('icon') }],
    ['what others wrote', { 'vendor/tide.js': code('tide'), 'node_modules/a/b.js': code('b') }],
    ['a folder of such files', { 'web/LICENSE': code('MIT'), 'web/a.min.js': code('packed') }],
    ['short files further down', { 'src/app/unit/__init__.py': '', 'src/app/unit/x.py': 'x' }],
  ];

  it.each(cases)('is %s', async (_, files) => {
    const { shared } = await compare(
      { ledger: { files: { ...files, 'billing.ts': code('billing') } } },
      publishes({ ...files, 'mine.ts': code('mine') }),
    );
    expect(shared).toEqual({ known: true, value: [], gaps: [] });
  });

  it('is what the organization publishes itself', async () => {
    const { shared } = await compare(
      {
        ledger: { files: LEDGER },
        samples: { visibility: 'public', files: { 'sample/billing.ts': code('billing') } },
      },
      publishes({ 'a.ts': code('billing'), 'b.ts': code('invoice') }),
    );
    expect(paths(shared)).toEqual(['file b.ts']);
  });

  it('is what they only forked', async () => {
    const { shared } = await compare({ ledger: { files: LEDGER } }, (p) =>
      p.owns('editor', { fork: true, files: LEDGER }),
    );
    expect(shared).toEqual({ known: true, value: [], gaps: [] });
  });

  it('is a folder with a single file, of which the file is told', async () => {
    const { shared } = await compare(
      { ledger: { files: { 'lib/tide.ts': code('tide'), 'a.ts': code('a') } } },
      publishes({ 'lib/tide.ts': code('tide') }),
    );
    expect(paths(shared)).toEqual(['file lib/tide.ts']);
  });
});

describe('what cannot be compared', () => {
  it('is a gap where it lies too deep', async () => {
    const deep = {
      'java/com/example/tide/app/core/model/A.java': code('A'),
      'java/com/example/tide/app/core/model/B.java': code('B'),
    };
    const { shared } = await compare(
      { ledger: { files: { ...deep, 'pom.xml': code('pom') } } },
      publishes({ ...deep, 'pom.xml': code('other') }),
    );
    expect(known(shared)).toEqual([]);
    expect(shared).toMatchObject({
      gaps: [{ reason: 'truncated', detail: expect.stringContaining('deep enough') }],
    });
  });

  it('is a fork of a public repository, whose files are elsewhere too', async () => {
    const { shared } = await compare(
      {
        ledger: { files: { 'a.ts': code('a') } },
        editor: { forkOf: 'open-quay/editor', files: LEDGER },
      },
      publishes({ 'b.ts': code('billing') }),
    );
    expect(known(shared)).toEqual([]);
    expect(shared).toMatchObject({
      gaps: [{ reason: 'not-collected', detail: expect.stringContaining('quiet-harbor/editor') }],
    });
  });

  it('is everything where the token sees no private repository', async () => {
    const { shared, requests } = await compare(
      { site: { visibility: 'public', files: LEDGER } },
      publishes(LEDGER),
    );
    expect(shared).toMatchObject({ known: false, because: { reason: 'not-visible' } });
    expect(asked(requests, 'OrganizationFiles') + asked(requests, 'OwnFiles')).toBe(0);
  });

  it('is nothing of somebody without repositories of their own', async () => {
    const { shared, requests } = await compare({ ledger: { files: LEDGER } }, (p) => p);
    expect(shared).toEqual({ known: true, value: [], gaps: [] });
    expect(asked(requests, 'OwnFiles')).toBe(0);
  });

  it('is an empty repository on neither side', async () => {
    const { shared } = await compare({ ledger: { files: {} }, tool: { files: LEDGER } }, (p) =>
      p.owns('empty', { files: {} }).owns('notes', { files: { 'a.ts': code('billing') } }),
    );
    expect(paths(shared)).toEqual(['file a.ts']);
    expect(missing(shared)).toEqual([]);
  });

  it('is told with the permission that would help when the token may not read the code', async () => {
    const { shared } = await compare({ ledger: { files: LEDGER } }, publishes(LEDGER), {
      token: (github) =>
        github.tokens.make({
          kind: 'installation',
          permissions: { members: 'read', administration: 'read', metadata: 'read' },
        }),
    });
    expect(shared).toMatchObject({
      known: false,
      because: { reason: 'forbidden', permission: 'contents: read' },
    });
  });

  it('is a repository that fails; the others are compared', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER }, vault: { files: { 'key.ts': code('key') } } },
      publishes({ 'a.ts': code('billing'), 'b.ts': code('key') }),
      { faults: [{ on: 'GraphQL OrganizationFiles', for: 'vault', answer: 'gateway-timeout' }] },
    );
    expect(paths(shared)).toEqual(['file a.ts']);
    expect(shared).toMatchObject({
      gaps: [{ reason: 'unavailable', detail: expect.stringContaining('quiet-harbor/vault') }],
    });
  });

  it('is a public repository that fails, as what stands there could not be left out', async () => {
    const { shared } = await compare(
      { ledger: { files: LEDGER }, samples: { visibility: 'public', files: LEDGER } },
      publishes({ 'a.ts': code('billing') }),
      { faults: [{ on: 'GraphQL OrganizationFiles', for: 'samples', answer: 'forbidden' }] },
    );
    expect(missing(shared)).toEqual(['forbidden']);
  });

  it('is theirs when GitHub does not answer', async () => {
    const { shared } = await compare({ ledger: { files: LEDGER } }, publishes(LEDGER), {
      faults: [{ on: 'GraphQL OwnFiles', answer: 'graphql-null' }],
    });
    expect(shared).toMatchObject({ known: false, because: { reason: 'unavailable' } });
  });

  it('is a folder that cannot be opened', async () => {
    const rates = Object.entries(LEDGER).filter(([path]) => path.startsWith('src/rates/'));
    const { shared } = await compare(
      { ledger: { files: LEDGER } },
      publishes({ 'src/main.ts': code('main'), ...Object.fromEntries(rates) }),
      { faults: [{ on: 'GraphQL OwnFolders', answer: 'server-error' }] },
    );
    expect(known(shared)).toEqual([]);
    expect(missing(shared)).toContain('unavailable');
  });

  it('is what GitHub hides without saying why', async () => {
    const { shared } = await compare({ ledger: { files: LEDGER } }, publishes(LEDGER), {
      instead: (request, data) =>
        request === 'OwnFiles'
          ? JSON.parse(JSON.stringify(data, (key, value) => (key === 'object' ? null : value)))
          : undefined,
    });
    expect(missing(shared)).toEqual(['not-visible']);
  });

  it('is more than a hundred files and folders', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`f${index}.ts`, code(`file ${index}`)]),
    );
    const { shared } = await compare(
      { ledger: { files: { ...many, 'own.ts': code('own') } } },
      publishes(many),
    );
    expect(known(shared)).toHaveLength(100);
    expect(missing(shared)).toEqual(['truncated']);
  });

  it('is what lies beyond two hundred private repositories', async () => {
    const theirs: Record<string, Repositories[string]> = {};
    for (let index = 0; index < 205; index += 1) {
      theirs[`r${index}`] = {
        files: { 'a.ts': code(`repository ${index}`) },
        createdAt: new Date(Date.UTC(2020, 0, 1 + index)).toISOString(),
      };
    }
    const { shared, requests } = await compare(
      theirs,
      publishes({ 'old.ts': code('repository 4'), 'young.ts': code('repository 204') }),
    );
    expect(paths(shared)).toEqual(['file young.ts']);
    expect(missing(shared)).toEqual(['truncated']);
    expect(asked(requests, 'OrganizationFiles')).toBe(20);
  });
});
