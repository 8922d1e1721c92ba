import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { AccessFileError } from '../../src/access-files/content.ts';
import { refuseDisguises, writtenResources } from '../../src/access-files/terraform-disguise.ts';
import { readTerraformHcl } from '../../src/access-files/terraform-hcl.ts';
import { readTerraformJson } from '../../src/access-files/terraform-json.ts';
import { loadTerraformParser } from '../../src/commands/gate/terraform-grammar.ts';

let parser: Parser;
beforeAll(async () => {
  parser = await loadTerraformParser();
});
const read = (text: string) => readTerraformHcl(text, parser);
const people = (text: string) =>
  read(text).grants.map(({ login, role, line }) => `${line}: ${login} ${role}`);
const refused = (text: string) =>
  read(text).unreadable.map(({ line, because }) => `${line}: ${because}`);

describe('Terraform in HCL', () => {
  it.each([
    ['github_organization_role_user', 'role_id = 8132\n  login = "mira"', '3: mira member'],
    [
      'github_enterprise_team_membership',
      'team_slug = "core"\n  username = "mira"',
      '3: mira member',
    ],
  ])('names the person of %s', (type, body, expected) => {
    expect(people(`resource "${type}" "a" {\n  ${body}\n}\n`)).toEqual([expected]);
  });

  it.each([
    ['github_organization_invitation', 'email = "mira@example.com"'],
    ['github_enterprise_organization', 'admin_logins = ["mira"]'],
    ['github_emu_group_mapping', 'group_id = 28836'],
    ['github_team_sync_group_mapping', 'team_slug = "core"'],
  ])('is refused where %s names no login', (type, body) => {
    expect(refused(`resource "${type}" "a" {\n  ${body}\n}\n`)).toEqual([
      '1: it gives people access without naming their logins',
    ]);
  });

  it('tells teams apart that are named in either way', () => {
    const member = (to: string) =>
      read(`resource "github_enterprise_team_membership" "a" {\n  ${to}\n  username = "mira"\n}\n`)
        .grants[0]?.scope;
    expect(new Set(['team_id = 1', 'team_id = 2', 'team_slug = "a"'].map(member)).size).toBe(3);
  });

  it('names the person of every resource that gives access', () => {
    const text = `terraform {}
resource "github_repository_collaborator" "a" {
  repository = "api" # a comment
  username   = "mira-solheim"
  permission = "admin" // another
}
/* username = "nobody" */
resource "github_membership" "b" {
  username = "quill-barton"
}
resource "github_team_membership" "c" {
  team_id  = github_team.core.id
  username = "juno-vale"
  role     = "maintainer"
}
resource "github_repository_collaborators" "d" {
  repository = github_repository.web.name
  user {
    permission = "pull"
    username   = "far-lantern"
  }
  user { username = "plain-penny" }
  team { team_id = "core" }
}
resource "github_team_members" "e" {
  team_id = "1"
  members {
    username = "pale-harbor"
  }
}
resource "github_issue_label" "f" { username = "not-access" }
`;
    expect(people(text)).toEqual([
      '4: mira-solheim admin',
      '9: quill-barton member',
      '13: juno-vale maintainer',
      '20: far-lantern pull',
      '22: plain-penny push',
      '28: pale-harbor member',
    ]);
    expect(refused(text)).toEqual([]);
  });

  it('says what the access is to, where the file does', () => {
    const text = (repository: string) =>
      `resource "github_repository_collaborator" "a" {\n username = "mira"\n repository = ${repository}\n}\n`;
    expect(read(text('"api"')).grants[0]).toMatchObject({ repository: 'api', permission: 'write' });
    const [unnamed] = read(text('github_repository.api.name')).grants;
    expect(unnamed?.repository).toBeUndefined();
    expect(unnamed?.scope).toContain('github_repository.api.name');
  });

  it('reads labels without quotation marks', () => {
    expect(people('resource github_membership a {\n  username = "mira"\n}\n')).toEqual([
      '2: mira member',
    ]);
  });

  it('is not led astray by text that looks like a resource', () => {
    const text = `locals {
  page = <<-EOT
    username = "nobody"
  EOT
  words = "username = \\"nobody\\""
}
`;
    expect(read(text)).toMatchObject({ grants: [], unreadable: [] });
  });

  it.each([
    ['username = var.who', '2: the login is an expression'],
    ['username = each.key', '2: the login is an expression'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL writes interpolations so
    ['username = "${local.who}"', '2: the login is an expression'],
    ['username = lower("Mira")', '2: the login is an expression'],
    ['username = true ? "mira" : "quill"', '2: the login is an expression'],
    ['username = <<EOT\nmira\nEOT', '2: the login is an expression'],
    ['username = "bad \\q escape"', undefined],
    ['repository = "api"', '1: the login is an expression'],
    ['username = "mira"\n  permission = local.level', '3: the permission is an expression'],
  ])('evaluates nothing: %s', (line, expected) => {
    const text = `resource "github_repository_collaborator" "a" {\n  ${line}\n}\n`;
    if (expected === undefined) expect(() => read(text)).toThrow(AccessFileError);
    else {
      expect(people(text)).toEqual([]);
      expect(refused(text)).toEqual([expected]);
    }
  });

  it('does not know the people of a dynamic block', () => {
    const text = `resource "github_repository_collaborators" "a" {
  user { username = "mira" }
  dynamic "user" {
    for_each = local.people
    content { username = user.key }
  }
}
`;
    expect(people(text)).toEqual(['2: mira push']);
    expect(refused(text)).toEqual(['3: the people come from an expression']);
  });

  it('points out a resource in text it does not take for one', () => {
    const text = `locals {
  page = <<-EOT
resource "github_membership" "a" {
  username = "mira"
}
  EOT
}
`;
    expect(refused(text)).toEqual(['3: a resource is written where it was not read as one']);
    expect(refused('/*\nresource "github_membership" "a" {}\n*/\n')).toHaveLength(1);
    expect(refused('# resource "github_membership" "a" {}\n')).toEqual([]);
  });

  it.each([
    ['resource "github_membership" "a" {\n  username = "mira\n}\n', 2],
    ['resource "github_membership" "a" {\n  username = "mira"\n', 2],
    ['a = 1\n}\n', 2],
    ['\u0000', 1],
  ])('refuses %j with its line', (text, line) => {
    expect(() => read(text)).toThrow(AccessFileError);
    let thrown: unknown;
    try {
      read(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ line: expect.any(Number) });
    expect(Math.abs((thrown as AccessFileError).line ?? 0) - line).toBeLessThanOrEqual(2);
  });

  it('reads any login back from the string HCL writes it as', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (login) => {
        const text = `resource "github_membership" "a" {\n\n  username = ${quoted(login)}\n}\n`;
        expect(read(text).grants).toMatchObject([{ login, line: 3 }]);
      }),
    );
  });
});

describe('Terraform in JSON', () => {
  const grants = (value: unknown) =>
    readTerraformJson(JSON.stringify(value, null, 1)).grants.map(
      ({ login, role, line }) => `${line}: ${login} ${role}`,
    );

  it('names the person of every resource that gives access', () => {
    expect(
      grants({
        resource: {
          github_repository_collaborator: {
            a: { repository: 'api', username: 'mira-solheim', permission: 'admin' },
          },
          github_repository_collaborators: {
            b: { user: [{ username: 'far-lantern' }, { username: 'plain-penny' }] },
          },
          github_issue_label: { c: { username: 'not-access' } },
        },
      }),
    ).toEqual(['6: mira-solheim admin', '14: far-lantern push', '17: plain-penny push']);
  });

  it('takes a list where Terraform takes one', () => {
    const body = { username: 'mira' };
    expect(grants({ resource: [{ github_membership: [{ a: [body] }] }] })).toHaveLength(1);
    expect(grants([{ resource: { github_membership: { a: body } } }])).toHaveLength(1);
    expect(
      grants({ resource: { github_team_members: { a: { members: { username: 'mira' } } } } }),
    ).toHaveLength(1);
  });

  it('evaluates nothing', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform writes interpolations so
    for (const username of ['${var.who}', '%{ if true }mira%{ endif }', 7, null, ['mira']]) {
      const text = JSON.stringify({ resource: { github_membership: { a: { username } } } });
      expect(readTerraformJson(text)).toMatchObject({
        grants: [],
        unreadable: [{ line: 1, because: 'the login is an expression' }],
      });
    }
    const dynamic = { user: { for_each: ['mira'], content: { username: 'x' } } };
    const text = JSON.stringify({
      resource: { github_repository_collaborators: { a: { dynamic } } },
    });
    expect(readTerraformJson(text).unreadable).toHaveLength(1);
  });

  it.each([
    ['{\n  "resource": {,}\n}', 2],
    ['{\n  // a comment\n}', 2],
    ['{"resource": {"github_membership": {"a": [\n[{"username": "a"}]]}}}', 2],
    ['', 1],
    ['7', 1],
    ['{"resource": {"github_membership": {"a": {"username": "a",\n"username": "b"}}}}', 2],
    ['{"resource": {}}\n{"resource": {}}', 2],
  ])('refuses %j with its line', (text, line) => {
    expect(() => readTerraformJson(text)).toThrow(AccessFileError);
    expect(() => readTerraformJson(text)).toThrow(expect.objectContaining({ line }));
  });
});

describe('a Terraform file that the parser and Terraform could read differently', () => {
  const GITHUB = 'github_repository_collaborator';
  const hidden = (resource: string, end: string) =>
    `locals {\n  x = <<EOT\n${end}\n}\n${resource} "a" {\n  username = "mira"\n}\nlocals {\n  y = <<EOT\nEOT\n}\n`;
  const PLAIN = `resource "${GITHUB}"`;
  const written = [
    PLAIN,
    'resource "github\\u005frepository_collaborator"',
    `resource /* ${'long '.repeat(2_000)} */ "${GITHUB}"`,
    `resource # "x"\n"${GITHUB}"`,
    `resource /**/ ${GITHUB}`,
  ];
  const BLANKS = ['\u00a0', '\u1680', '\u2003', '\u2007', '\u202f', '\u3000'];

  it.each(BLANKS)('by a blank beside the end of a heredoc is refused: %j', (blank) => {
    for (const resource of written) {
      for (const end of [`EOT${blank}`, `${blank}EOT`, ` ${blank} EOT \t`, `EOT ${blank}`]) {
        expect(() => read(hidden(resource, end))).toThrow(/unusual blank/);
      }
    }
  });

  it.each([
    [
      'an escape within an escape',
      `locals {\n  x = "$$\${"\n}\n${PLAIN} "a" {\n}\nlocals {\n  y = "}"\n}\n`,
    ],
    [
      'the same of a directive',
      `locals {\n  x = "%%%{"\n}\n${PLAIN} "a" {\n}\nlocals {\n  y = "}"\n}\n`,
    ],
    [
      'a letter of the word that ends a heredoc',
      hidden(PLAIN, 'EOT').replaceAll('EOT', 'EO\u0154'),
    ],
    ['the length of that word', hidden(PLAIN, 'EOT').replaceAll('EOT', 'E'.repeat(130))],
  ])('by %s is refused', (_, text) => {
    expect(() => read(text)).toThrow(AccessFileError);
  });

  it.each(written)('is told where a resource stands in text: %.60s', (resource) => {
    const text = `locals {\n  x = <<EOT\nEOT;\n}\n${resource} "a" {\n  username = "mira"\n}\nEOT\n}\n`;
    expect(refused(text)).toEqual(['5: a resource is written where it was not read as one']);
  });

  it('is no such file where nothing in it could give access', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform writes interpolations so
    expect(read('locals {\n  x = "costs $$${price}"\n  y = "resource/*"\n}\n').unreadable).toEqual(
      [],
    );
    expect(refused(`# resource "${GITHUB}" was here\n// ${PLAIN}\n`)).toEqual([]);
  });

  it('is looked through in time that grows with its size', () => {
    for (const one of [
      'resource/*',
      'resource#',
      'resource "',
      'resource /**//**/',
      'resource  ',
    ]) {
      expect(writtenResources(one.repeat(500_000 / one.length)).length).toBeLessThan(50_001);
    }
    expect(() =>
      refuseDisguises(`${' '.repeat(250_000)}x${'\u00a0'.repeat(250_000)};`),
    ).not.toThrow();
  });
});

/** Text as a quoted string of HCL. */
function quoted(text: string): string {
  const inside = [...text]
    .map((character) => {
      const point = character.codePointAt(0) ?? 0;
      if (character === '"' || character === '\\') return `\\${character}`;
      if (point < 0x20 || point === 0x7f || (point >= 0xd800 && point < 0xe000)) {
        return `\\u${point.toString(16).padStart(4, '0')}`;
      }
      return point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : character;
    })
    .join('')
    .replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
  return `"${inside}"`;
}
