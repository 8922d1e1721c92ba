import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessFileKind } from '../../../src/access-files/kind.ts';
import { readAccessChange } from '../../../src/commands/gate/access-change.ts';
import { createClient, type GitHubClient } from '../../../src/github/client.ts';
import { fileReader } from '../../../src/github/files.ts';
import { readRevision, sharedCommit } from '../../../src/github/revision.ts';
import { type GitHub, startGitHub } from '../../github/server.ts';
import type { Content } from '../../github/world/objects.ts';
import { organization } from '../../github/world/organization.ts';

const REPOSITORY = 'tin-whistle/infra';
const SETTINGS = '.github/settings.yml';
let github: GitHub;
let client: GitHubClient;

beforeAll(async () => {
  const world = organization('tin-whistle', (it) => it.repository('infra'));
  github = await startGitHub(world, { reportRepository: REPOSITORY, treeLimit: 1_000 });
  client = await createClient({
    apiUrl: github.url,
    auth: { token: github.tokens.job },
    log: { info: () => undefined, warning: () => undefined },
  });
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  expect(github.unexpected).toEqual([]);
  await github.close();
});

const people = (...logins: readonly string[]) =>
  `collaborators:\n${logins.map((login) => `  - username: ${login}\n`).join('')}`;

/** What a change gives, as the gate hears it. */
async function change(
  before: Readonly<Record<string, Content>>,
  after: Readonly<Record<string, Content>>,
  own: readonly AccessFileKind[] = [],
) {
  const base = github.push(REPOSITORY, { files: before });
  const head = github.push(REPOSITORY, { files: after, parents: [base] });
  const sides = {
    before: await readRevision(client, REPOSITORY, base),
    after: await readRevision(client, REPOSITORY, head),
  };
  const { granted, doubts, files, notes } = await readAccessChange(
    fileReader(client, REPOSITORY),
    sides,
    own,
  );
  return {
    files,
    ...(notes.length === 0 ? {} : { notes }),
    granted: granted.map(({ login, path, line }) => `${login} at ${path}:${line}`),
    doubts: doubts.map(({ path, line, because }) => [path, line, because].join(' | ')),
  };
}

describe('the access a change gives', () => {
  it('is read from files with permissions Git writes no more', async () => {
    const after = { [SETTINGS]: { mode: '100664', text: people('mira-solheim') } } as const;
    expect((await change({}, after)).granted).toEqual([`mira-solheim at ${SETTINGS}:2`]);
  });

  it('is read from both sides of every access file that differs', async () => {
    const before = {
      [SETTINGS]: people('mira-solheim'),
      'main.tf': '# nobody yet\n',
      'same.tf': '# the same\n',
      'README.md': 'one',
    };
    const asked = github.requests.length;
    expect(
      await change(before, {
        ...before,
        [SETTINGS]: people('mira-solheim', 'quill-barton'),
        'main.tf': 'resource "github_membership" "a" {\n  username = "juno-vale"\n}\n',
        'README.md': 'two',
      }),
    ).toEqual({
      files: 2,
      granted: ['quill-barton at .github/settings.yml:3', 'juno-vale at main.tf:2'],
      doubts: [],
    });
    // Two listings, both sides of both files together, and where else Terraform is written.
    expect(github.requests.length - asked).toBe(4);
  });

  it('is read from kinds of files the policy names', async () => {
    const own: readonly AccessFileKind[] = [
      { path: 'people.conf', format: 'pattern', pattern: /^allow (?<login>\S+)$/ },
    ];
    const { granted } = await change({}, { 'people.conf': 'deny all\nallow mira\n' }, own);
    expect(granted).toEqual(['mira at people.conf:2']);
  });

  it('is read behind links, as the path of the link says, and told where it stands', async () => {
    const before = {
      [SETTINGS]: { link: '../people.txt' },
      'people.txt': people('mira'),
    };
    const asked = github.requests.length;
    const after = { ...before, 'people.txt': people('mira', 'quill') };
    expect(await change(before, after)).toEqual({
      files: 1,
      granted: ['quill at people.txt:3'],
      doubts: [],
    });
    // The link besides two listings and two sides of a file.
    expect(github.requests.length - asked).toBe(4);
    const broken = { ...before, 'people.txt': 'collaborators: [' };
    expect((await change(before, broken)).doubts).toEqual([
      'people.txt | 1 | The file could not be read: not valid YAML.',
    ]);
  });

  it('is told once where several paths lead to one file', async () => {
    const before = {
      'a.tf': { link: 'people.tf' },
      'b.tf': { link: 'people.tf' },
      'people.tf': '# nobody\n',
    };
    const text = 'resource "github_membership" "a" {\n  username = "juno-vale"\n}\n';
    const { granted } = await change(before, { ...before, 'people.tf': text });
    expect(granted).toEqual(['juno-vale at people.tf:2']);
  });

  it('is in doubt where Terraform names people by values that change elsewhere', async () => {
    const before = {
      'main.tf': 'resource "github_membership" "a" {\n  username = var.who\n}\n',
      'prod.tfvars': 'who = "mira"\n',
      'people.yaml': 'a: 1\n',
      'README.md': 'one',
    };
    const values = { ...before, 'prod.tfvars': 'who = "quill"\n', 'people.yaml': 'a: 2\n' };
    expect(await change(before, values)).toEqual({
      files: 0,
      granted: [],
      doubts: [
        'prod.tfvars |  | Values change here that Terraform may use where it gives people access by expressions, which are not evaluated.',
      ],
    });
    const asked = github.requests.length;
    expect((await change(before, { ...before, 'README.md': 'two' })).doubts).toEqual([]);
    expect(github.requests.length - asked).toBe(2);
  });

  it('is in doubt where more Terraform is written than is read', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 320 }, (_, index) => [`${index}.tf`, `# ${index}\n`]),
    );
    const { doubts } = await change(many, { ...many, 'a.tfvars': 'a = 1\n' });
    expect(doubts).toEqual([
      ' |  | The repository holds more Terraform files than are read: where values that change are used is not known.',
    ]);
  });

  it('is told to be unknown where data alone changes beside more Terraform than is read', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 320 }, (_, index) => [`${index}.tf`, `# ${index}\n`]),
    );
    const { doubts, notes } = await change(many, { ...many, 'people.yml': '- mira\n' });
    expect(doubts).toEqual([]);
    expect(notes).toEqual([
      'Data files change here, and the repository holds more Terraform files than are read: whether Terraform gives people access by that data is not known. Files named as gate.access-files in the policy are read.',
    ]);
    expect(await change(many, { ...many, 'main.go': 'package main\n' })).not.toHaveProperty(
      'notes',
    );
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${people('mira')}`, 'utf16le')],
    [
      'UTF-16 with a mark, the other way round',
      Buffer.from(`\ufeff${people('mira')}`, 'utf16le').swap16(),
    ],
    ['Latin-1', Buffer.from(`# café\n${people('mira')}`, 'latin1')],
    ['bytes of a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff])],
  ])('is in doubt where an access file holds %s', async (_, bytes) => {
    const { granted, doubts } = await change({}, { [SETTINGS]: { bytes }, 'main.tf': { bytes } });
    expect(granted).toEqual([]);
    expect(doubts).toEqual([
      `${SETTINGS} |  | The file is no text in UTF-8.`,
      'main.tf |  | The file is no text in UTF-8.',
    ]);
  });

  it('is in doubt once for all that is too much to tell', async () => {
    const entries = '- 1\n'.repeat(700);
    const { doubts } = await change({}, { [SETTINGS]: `collaborators:\n${entries}` });
    expect(doubts).toHaveLength(501);
    expect(doubts.at(-1)).toBe(' |  | 200 more entries could not be read, either.');
  });

  it('is in doubt behind more links than are read', async () => {
    const links = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}.tf`, { link: `people-${index}.txt` }]),
    );
    const { doubts } = await change({}, links);
    expect(doubts).toHaveLength(60);
  });

  it('is everything in a file that could not be read before', async () => {
    const { granted, doubts } = await change(
      { [SETTINGS]: 'collaborators: [' },
      { [SETTINGS]: people('mira') },
    );
    expect({ granted, doubts }).toEqual({
      granted: ['mira at .github/settings.yml:2'],
      doubts: [],
    });
  });

  it.each([
    ['collaborators: [', `${SETTINGS} | 1 | The file could not be read: not valid YAML.`],
    [
      { link: 'people.yml' },
      `${SETTINGS} |  | A link leads to nothing where an access file is looked for.`,
    ],
    [
      { submodule: '3f1c0e2d4b5a69788796a5b4c3d2e1f001234567' },
      `${SETTINGS} |  | A submodule, whose files cannot be read here, stands where an access file is looked for.`,
    ],
    [
      `${people('mira')}${'# long\n'.repeat(75_000)}`,
      `${SETTINGS} |  | The file is larger than 500 KB, so it was not read.`,
    ],
  ] as const)('is in doubt where the file cannot be read', async (content, expected) => {
    expect(await change({ [SETTINGS]: people('mira') }, { [SETTINGS]: content })).toEqual({
      files: typeof content === 'string' ? 1 : 0,
      granted: [],
      doubts: [expected],
    });
  });

  it('is in doubt where a file is no text, which only its bytes tell', async () => {
    const files = { 'a.tf': '# nobody\0\n', 'b.tf': '\ufeff# nobody\n' };
    const { doubts } = await change({}, files);
    expect(doubts).toEqual([
      'a.tf | 1 | The file could not be read: it holds characters no text has.',
    ]);
  });

  it('is in doubt where there is too much to read', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`people-${index}.tf`, '# nobody\n']),
    );
    const { doubts } = await change({}, files);
    expect(doubts).toEqual([
      ' |  | The change touches 120 access files; only 100 of them were read.',
    ]);
    const many = Object.fromEntries(
      Array.from({ length: 1_100 }, (_, index) => [`notes/${index}.md`, '']),
    );
    expect((await change({}, { ...many, [SETTINGS]: people('mira') })).doubts).toEqual([
      ' |  | The repository holds more files than GitHub lists at once: access files may be missing.',
    ]);
  });
});

describe('the commit a change began at', () => {
  it('is the last one both sides share', async () => {
    const base = github.push(REPOSITORY, { files: { a: '1' } });
    const head = github.push(REPOSITORY, { files: { a: '2' }, parents: [base] });
    const moved = github.push(REPOSITORY, { files: { a: '3' }, parents: [base] });
    const alone = github.push(REPOSITORY, { files: { a: '4' } });
    expect(await sharedCommit(client, REPOSITORY, moved, head)).toBe(base);
    expect(await sharedCommit(client, REPOSITORY, moved, alone)).toBeUndefined();
  });

  it('says which permission is missing where it cannot be read', async () => {
    const token = github.tokens.make({ kind: 'job', permissions: { issues: 'write' } });
    const log = { info: () => undefined, warning: () => undefined };
    const other = await createClient({ apiUrl: github.url, auth: { token }, log });
    const head = github.push(REPOSITORY, { files: { a: '2' } });
    await expect(readRevision(other, REPOSITORY, head)).rejects.toThrow(/"contents: read"/);
  });
});
