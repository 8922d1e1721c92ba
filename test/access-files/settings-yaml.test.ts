import { describe, expect, it } from 'vitest';
import { AccessFileError } from '../../src/access-files/content.ts';
import { readSettingsYaml } from '../../src/access-files/settings-yaml.ts';

const people = (text: string) =>
  readSettingsYaml(text).grants.map(({ login, role, line }) => `${line}: ${login} ${role}`);
const refused = (text: string) =>
  readSettingsYaml(text).unreadable.map(({ line, because }) => `${line}: ${because}`);
const entry = (login: string) => `collaborators:\n  - username: ${login}\n`;

describe('a login without quotes', () => {
  it.each(['0123', '1e3', '0x1F', '0b11', '1_000', '2001-12-14', '017', '12345678901234567890'])(
    'that the apps take for another number, or for a day, is not read: %s',
    (login) => {
      expect(refused(entry(login))).toEqual([
        '2: its `username` is a number or a day to the apps; put it in quotes',
      ]);
      expect(readSettingsYaml(entry(JSON.stringify(login))).grants).toMatchObject([{ login }]);
    },
  );

  it.each(['4711', '0', '1a', 'e3', '0xen', '2001-12-14-mira', '4dead', '12-34'])(
    'that is the same to all of them is read: %s',
    (login) => {
      expect(readSettingsYaml(entry(login)).grants).toMatchObject([{ login }]);
    },
  );
});

describe('settings.yml', () => {
  it('names collaborators with the line of their login', () => {
    const text = `
repository:
  name: api
collaborators:
  # a comment
  - username: mira-solheim
    permission: push

  - permission: admin
    username: "quill-barton"
teams:
  - name: core
    permission: admin
`;
    expect(people(text)).toEqual(['6: mira-solheim push', '10: quill-barton admin']);
  });

  it('gives write access where it names no permission, as the app does', () => {
    const [grant] = readSettingsYaml('collaborators: [{ username: mira-solheim }]').grants;
    expect(grant).toMatchObject({ login: 'mira-solheim', permission: 'write' });
  });

  it('gives nothing with the permission `none`', () => {
    expect(people('collaborators:\n  - { username: mira-solheim, permission: none }')).toEqual([]);
  });

  it('keeps logins of digits as they are written', () => {
    expect(people('collaborators:\n  - username: 12\n  - username: "0012"')).toEqual([
      '2: 12 push',
      '3: 0012 push',
    ]);
  });

  it('follows aliases and merge keys, which stand for somebody where they are used', () => {
    const text = `
.people:
  mira: &mira { username: mira-solheim, permission: pull }
collaborators:
  - *mira
  - <<: *mira
    permission: admin
  - username: &login quill-barton
  - { username: *login, permission: triage }
`;
    expect(people(text)).toEqual([
      '5: mira-solheim pull',
      '6: mira-solheim admin',
      '8: quill-barton push',
      '9: quill-barton triage',
    ]);
  });

  it('follows merge keys as far as they lead', () => {
    const text = `
.low: &low { permission: admin }
.mira: &mira { <<: *low, username: mira-solheim }
.all: &all
  collaborators:
    - <<: *mira
.more: &more { <<: *all }
<<: *more
`;
    expect(people(text)).toEqual(['6: mira-solheim admin']);
  });

  it('gives up on merge keys that lead nowhere for long', () => {
    const chain = Array.from({ length: 60 }, (_, at) => `.a${at}: &a${at} { <<: *a${at - 1} }`);
    chain[0] = '.a0: &a0 { username: mira }';
    const text = `${chain.join('\n')}\ncollaborators:\n  - <<: *a59\n`;
    expect(() => people(text)).toThrow('too many entries');
  });

  it.each([
    ['[collaborators]: [{ username: mira }]'],
    ['collaborators:\n  - ? [username]\n    : mira'],
  ])('refuses %j, where the apps read a word', (text) => {
    expect(() => people(text)).toThrow('a key is a list');
  });

  it('takes another choice of repositories for a whole file for another access', () => {
    const scope = (repositories: string) =>
      readSettingsYaml(`suborgrepos: ${repositories}\ncollaborators: [{ username: mira }]`)
        .grants[0]?.scope;
    expect(scope('[api]')).not.toBe(scope('["*"]'));
  });

  it('names people of the repositories it lists', () => {
    const text = `
repositories:
  - name: api
    collaborators:
      - username: mira-solheim
        permission: maintain
`;
    expect(readSettingsYaml(text).grants).toMatchObject([{ repository: 'api', line: 5 }]);
  });

  it('takes another choice of repositories for another access', () => {
    const scope = (include: string) =>
      readSettingsYaml(`collaborators: [{ username: mira, include: ${include} }]`).grants[0]?.scope;
    expect(scope('[api]')).not.toBe(scope('[api, web]'));
  });

  it.each([
    ['', 'an empty file'],
    ['# nothing\n', 'a comment alone'],
    ['collaborators:\n', 'a key without a value'],
    ['collaborators: []\n', 'an empty list'],
    ['labels: []\n', 'other settings'],
  ])('names nobody in %j (%s)', (text) => {
    expect(readSettingsYaml(text)).toMatchObject({ grants: [], unreadable: [] });
  });

  it.each([
    ['collaborators:\n  - mira-solheim', '2: an entry with `username` is expected'],
    ['collaborators:\n  - permission: push', '2: its `username` is not a plain word'],
    ['collaborators:\n  - username: [mira]', '2: its `username` is not a plain word'],
    ['collaborators:\n  - username: ~', '2: its `username` is not a plain word'],
    [
      'collaborators:\n  - username: mira\n    permission: {}',
      '2: its `permission` is not a plain word',
    ],
    ['collaborators:\n  mira: push', '1: `collaborators` is not a list'],
    ['collaborators:\n  - *nobody', '2: an entry with `username` is expected'],
  ])('cannot tell who is meant by %j', (text, expected) => {
    expect(people(text)).toEqual([]);
    expect(refused(text)).toEqual([expected]);
  });

  it.each([
    ['collaborators:\n  - username: "mira', 2],
    ['a: 1\n\t- b\n', 2],
    ['collaborators:\n  - username: mira\n }', 3],
    ['a: 1\n---\nb: 2\n', 2],
    ['just words', 1],
    ['collaborators: []\nother: 1\ncollaborators: []\n', 3],
    ['collaborators:\n  - username: mira\n    username: quill\n', 3],
  ])('refuses %j with its line', (text, line) => {
    expect(() => readSettingsYaml(text)).toThrow(AccessFileError);
    expect(() => readSettingsYaml(text)).toThrow(expect.objectContaining({ line }));
  });
});
