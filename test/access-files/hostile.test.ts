import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { AccessFileError } from '../../src/access-files/content.ts';
import type { AccessFileKind } from '../../src/access-files/kind.ts';
import { readAccessFile } from '../../src/access-files/read.ts';
import { loadTerraformParser } from '../../src/commands/gate/terraform-grammar.ts';

let hcl: Parser;
beforeAll(async () => {
  hcl = await loadTerraformParser();
});
const KINDS = [
  ['settings.yml', { path: '', format: 'settings' }],
  ['main.tf', { path: '', format: 'terraform' }],
  ['main.tf.json', { path: '', format: 'terraform' }],
  ['people.csv', { path: '', format: 'csv' }],
  ['people.txt', { path: '', format: 'list' }],
  ['people', { path: '', format: 'pattern', pattern: /(?<login>\w+)/ }],
] as const satisfies readonly (readonly [string, AccessFileKind])[];

/** What a file says, or the error a file may have. */
function readOrRefuse(text: string, path: string, kind: AccessFileKind) {
  try {
    return readAccessFile(text, path, kind, hcl);
  } catch (error) {
    if (error instanceof AccessFileError) return error;
    throw error;
  }
}

/** Text that comes near what the parsers know. */
const nearlyAFile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'collaborators:\n',
        '  - username: mira\n',
        '    permission: push\n',
        '&a ',
        '*a',
        '<<: *a\n',
        'resource "github_membership" "a" {\n',
        '  username = "mira"\n',
        '}\n',
        '<<-EOT\n',
        'EOT\n',
        `\${`,
        '{"resource":{"github_membership":{"a":{"username":"mira"}}}}',
        'login,permission\n',
        '"',
        '\n',
        '#',
        '/*',
        '*/',
        '[',
        '{',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe.each(KINDS)('a hostile %s', (path, kind) => {
  it.each(['\r', '\v', '\f', '\x1e', '\x85', '\u2028'])(
    'is refused with %j, which ends a line for some programs only',
    (end) => {
      const text = `{}\n# a comment${end}evil\n`;
      expect(readOrRefuse(text, path, kind)).toMatchObject({
        line: 2,
        message: 'it holds a character that ends a line for some programs only',
      });
    },
  );

  it('is refused where it is no text, or a pointer to some', () => {
    const utf16 = Buffer.from('login\nmira\n', 'utf16le').toString('utf8');
    expect(readOrRefuse(utf16, path, kind)).toMatchObject({
      message: 'it holds characters no text has',
    });
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`;
    expect(readOrRefuse(pointer, path, kind)).toMatchObject({
      message: 'Git LFS keeps what it holds elsewhere',
    });
  });

  it('is read, or refused as a file that cannot be read', () => {
    fc.assert(
      fc.property(nearlyAFile, (text) => {
        const lines = text.split('\n').length + 1;
        const result = readOrRefuse(text, path, kind);
        const places: readonly (number | undefined)[] =
          result instanceof AccessFileError
            ? [result.line]
            : [...result.grants, ...result.unreadable].map(({ line }) => line);
        for (const line of places) {
          if (line === undefined) continue;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the line of every login', () => {
  const logins = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/), { maxLength: 12 });
  const gaps = fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 });
  /** Each entry is the text around `LOGIN`; comments stand between them. */
  const expectLines = (
    [path, kind]: (typeof KINDS)[number],
    head: string,
    entry: string,
    comment: string,
  ) =>
    fc.assert(
      fc.property(logins, gaps, (names, spaces) => {
        let text = head;
        const expected: { login: string; line: number }[] = [];
        for (const [index, login] of names.entries()) {
          text += comment.repeat(spaces[index] ?? 0);
          const [before = '', after = ''] = entry.replaceAll('INDEX', String(index)).split('LOGIN');
          text += before;
          expected.push({ login, line: text.split('\n').length });
          text += login + after;
        }
        const { grants } = readAccessFile(text, path, kind, hcl);
        expect(grants.map(({ login, line }) => ({ login, line }))).toEqual(expected);
      }),
    );

  it.each([
    [0, 'collaborators:\n', "  - permission: push\n    username: 'LOGIN'\n", '  # c\n\n'],
    [
      1,
      '',
      'resource "github_membership" "rINDEX" {\n\n username = "LOGIN"\n}\n',
      '# c\n/* d\n*/\n',
    ],
    [3, 'name,login\n', '"one",LOGIN\n', '\n# c\n'],
    [4, '', 'LOGIN push\n', '\n# c\n'],
  ] as const)('is right in format %i', (kind, head, entry, comment) => {
    expectLines(KINDS[kind], head, entry, comment);
  });
});

describe('a file made to exhaust the gate', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `person-${index}`);

  it.each([
    [
      'settings.yml',
      0,
      `collaborators:\n${many.map((login) => `  - username: ${login}\n`).join('')}`,
    ],
    [
      'main.tf',
      1,
      many
        .map((login) => `resource "github_membership" "${login}" {\n  username = "${login}"\n}\n`)
        .join(''),
    ],
    [
      'main.tf.json',
      2,
      JSON.stringify({
        resource: {
          github_team_members: { a: { members: many.map((username) => ({ username })) } },
        },
      }),
    ],
    ['people.csv', 3, `login\n${many.join('\n')}`],
    ['people.txt', 4, many.join('\n')],
  ] as const)('with ten thousand logins is read: %s', (path, kind, text) => {
    expect(readAccessFile(text, path, KINDS[kind][1], hcl).grants).toHaveLength(10_000);
  });

  it.each([
    ['settings.yml', 0, '['.repeat(100_000)],
    ['settings.yml', 0, `a: ${'{a: '.repeat(50_000)}`],
    ['settings.yml', 0, '- '.repeat(50_000)],
    ['main.tf', 1, `a = ${'['.repeat(100_000)}`],
    ['main.tf', 1, 'a {\n'.repeat(50_000)],
    ['main.tf.json', 2, '['.repeat(100_000)],
    ['main.tf.json', 2, '{"a":'.repeat(100_000)],
  ] as const)('nested deeply is refused: %s', (path, kind, text) => {
    expect(readOrRefuse(text, path, KINDS[kind][1])).toBeInstanceOf(AccessFileError);
  });

  it('with many aliases of a large entry, or an error in every word, ends', () => {
    const wide = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join(', ');
    const aliases = `x: &b { ${wide} }\ncollaborators:\n${'- *b\n'.repeat(40_000)}`;
    const [path, kind] = KINDS[0];
    expect(readAccessFile(aliases, path, kind, hcl).unreadable).toHaveLength(40_000);
    expect(readOrRefuse('}] '.repeat(50_000), path, kind)).toBeInstanceOf(AccessFileError);
  });

  it('with aliases that multiply names each person where it is named, and no more', () => {
    const text = `a: &a [{ username: mira }, { username: quill }]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
collaborators: *e
`;
    const content = readAccessFile(text, 'settings.yml', KINDS[0][1], hcl);
    expect(content.grants).toEqual([]);
    expect(content.unreadable).toHaveLength(9);
  });

  it('that refers to itself ends', () => {
    const text = 'collaborators: &a\n  - *a\n  - &b { <<: *b }\n';
    expect(readAccessFile(text, 'settings.yml', KINDS[0][1], hcl).unreadable).toHaveLength(2);
  });
});
