import { describe, expect, it } from 'vitest';
import { accessChange, changedFiles } from '../../src/access-files/change.ts';
import {
  type AccessFileContent,
  isRaised,
  NO_CONTENT,
  permissionOf,
} from '../../src/access-files/content.ts';
import { readCsv } from '../../src/access-files/csv.ts';
import { readList } from '../../src/access-files/list.ts';
import { readSettingsYaml } from '../../src/access-files/settings-yaml.ts';

type Files = Readonly<Record<string, AccessFileContent>>;
const changeOf = (before: Files, after: Files) =>
  accessChange(changedFiles(new Map(Object.entries(before)), new Map(Object.entries(after))));
const given = (before: Files, after: Files) =>
  changeOf(before, after).granted.map(
    ({ kind, login, role, path, line }) => `${kind} ${login} ${role ?? '-'} at ${path}:${line}`,
  );
const list = (...lines: string[]) => ({ 'people.txt': readList(lines.join('\n')) });

describe('what a change gives', () => {
  it('is access somebody did not have', () => {
    expect(given(list('mira'), list('quill', 'mira'))).toEqual(['added quill - at people.txt:1']);
  });

  it('is access somebody gets more of', () => {
    expect(given(list('mira pull'), list('mira push'))).toEqual([
      'raised mira push at people.txt:1',
    ]);
  });

  it.each([
    ['taken away', list('mira', 'quill'), list('quill')],
    ['lowered', list('mira admin'), list('mira triage')],
    ['moved within a file', list('mira', 'quill'), list('', '# sorted', 'quill', 'mira')],
    ['written in another case', list('mira PUSH'), list('Mira write')],
    ['in a file that is deleted', list('mira'), {}],
    ['in a file that was renamed', list('mira'), { 'friends.txt': readList('mira') }],
  ])('is nothing that is %s', (_, before, after) => {
    expect(given(before, after)).toEqual([]);
  });

  it('is told beside what a renamed file had before', () => {
    const after = { 'friends.txt': readList('mira admin\nquill\njuno') };
    expect(given(list('mira pull', 'juno'), after)).toEqual([
      'raised mira admin at friends.txt:1',
      'added quill - at friends.txt:2',
    ]);
  });

  it('pairs each renamed file with the one it shares most with', () => {
    const before = { 'a.txt': readList('mira\nquill\njuno'), 'b.txt': readList('vale\nmira') };
    const after = { 'c.txt': readList('vale\nmira'), 'd.txt': readList('mira\nquill\njuno') };
    expect(given(before, after)).toEqual([]);
  });

  it('is access to a repository with a file of its own, too', () => {
    const people = (name: string) => readSettingsYaml('collaborators: [{ username: mira }]', name);
    const docs = { '.github/repos/docs.yml': people('docs') };
    const both = { ...docs, '.github/repos/secrets.yml': people('secrets') };
    expect(given(docs, both)).toEqual(['added mira push at .github/repos/secrets.yml:1']);
  });

  it('may be hidden in what an entry refers to that nobody can read', () => {
    const file = (login: string) => ({
      'settings.yml': readSettingsYaml(
        `.people: &people [{ username: ${login} }]\ncollaborators:\n  - *people\n`,
      ),
    });
    expect(changeOf(file('mira'), file('quill')).doubts).toHaveLength(1);
    expect(changeOf(file('mira'), file('mira')).doubts).toEqual([]);
  });

  it('is access to another repository, too', () => {
    const table = (rows: string) => readCsv(`login,repository\n${rows}`);
    const before = { 'a.csv': table('mira,api') };
    expect(given(before, { 'a.csv': table('mira,web') })).toHaveLength(1);
    expect(given(before, { 'a.csv': table(''), 'b.csv': table('mira,API') })).toEqual([]);
  });

  it('is somebody under another file that names no repository', () => {
    expect(given(list('mira'), { ...list('mira'), 'admins.txt': readList('mira') })).toEqual([
      'added mira - at admins.txt:1',
    ]);
  });

  it('is everybody, where the file could not be read before', () => {
    expect(given({ 'people.txt': NO_CONTENT }, list('mira'))).toHaveLength(1);
  });
});

describe('an entry that cannot be read', () => {
  const settings = (text: string) => ({ '.github/settings.yml': readSettingsYaml(text) });
  const strange = 'collaborators:\n  - mira\n';

  it('is a doubt where it is new', () => {
    expect(changeOf(settings(''), settings(strange)).doubts).toEqual([
      {
        path: '.github/settings.yml',
        line: 2,
        because: 'An entry with `username` is expected.',
      },
    ]);
  });

  it('is none where it was there before, and so was all it may depend on', () => {
    expect(changeOf(settings(strange), settings(`${strange}labels: []\n`)).doubts).toEqual([]);
    const content = readSettingsYaml(strange);
    const before = { a: { ...content, rest: 'locals { who = "mira" }' } };
    const after = { a: { ...content, rest: 'locals { who = "quill" }' } };
    expect(changeOf(before, after).doubts).toHaveLength(1);
  });
});

describe('a role', () => {
  it.each([
    ['pull', 'push', true],
    ['admin', 'maintain', false],
    ['write', 'push', false],
    [undefined, 'pull', true],
    ['member', 'maintainer', true],
    ['security-reader', 'security-reader', false],
    ['security-reader', 'release-manager', true],
    ['admin', 'release-manager', true],
  ])('%s, then %s: raised is %s', (before, after, expected) => {
    expect(isRaised(before, after)).toBe(expected);
  });

  it('of the organization itself counts as the highest permission', () => {
    expect(permissionOf('release-manager')).toBe('admin');
    expect(permissionOf('constructor')).toBe('admin');
    expect(permissionOf('Pull ')).toBe('read');
    expect(permissionOf('')).toBeUndefined();
  });
});
