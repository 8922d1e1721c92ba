import { describe, expect, it } from 'vitest';
import { type AccessFileContent, AccessFileError } from '../../src/access-files/content.ts';
import { readCsv } from '../../src/access-files/csv.ts';
import { readByPattern, readList } from '../../src/access-files/list.ts';

const people = ({ grants }: AccessFileContent) =>
  grants.map(({ login, role, repository, line }) =>
    [line, login, role ?? '-', repository ?? '-'].join(' '),
  );
const refused = ({ unreadable }: AccessFileContent) =>
  unreadable.map(({ line, because }) => `${line}: ${because}`);

describe('a CSV file', () => {
  it('names people in the column that says so', () => {
    const text = `# who may do what

Name,GitHub Username,Permission,Repo
"Solheim, Mira", mira-solheim ,push,api

"Barton
Quill",quill-barton,admin,
Vale,juno-vale
`;
    expect(people(readCsv(text))).toEqual(['4 mira-solheim push api', '8 juno-vale - -']);
    expect(refused(readCsv(text))).toEqual([
      '6: a cell holds a line break, at which simple programs begin a row',
    ]);
  });

  it('passes over a comment only where no program reads a person in it', () => {
    expect(refused(readCsv('login,role\n# left in May, push\n#mira,push\n'))).toEqual([]);
    const text = 'name,login\n# people, since May\n# nobody\n#,quill-barton\n';
    expect(people(readCsv(text))).toEqual([]);
    expect(refused(readCsv(text))).toEqual([
      '4: programs that know no comments read a person here',
    ]);
  });

  it.each(['\n', '\r\n'])('counts lines that end with %j', (end) => {
    const text = ['\ufefflogin', '# c', 'mira', '', '"quill"', ''].join(end);
    expect(people(readCsv(text))).toEqual(['3 mira - -', '5 quill - -']);
  });

  it('cannot tell who is meant where the login is missing', () => {
    expect(refused(readCsv('login,role\n,push\n'))).toEqual(['2: the login is missing']);
  });

  it('gives nothing with the permission `none`', () => {
    expect(people(readCsv('login,role\nmira,none\n'))).toEqual([]);
  });

  it.each([
    ['mira-solheim\nquill-barton\n', /no column holds logins/],
    ['account,login\nmira,quill\n', /several columns/],
    ['login,role,permission\nmira,none,admin\n', /several columns/],
    ['#,"\n"\nlogin\nmira\n', /a cell holds a line break/],
    ['login\n"mira\n', /not valid CSV/],
    ['login\nmi"ra\n', /not valid CSV/],
  ])('refuses %j', (text, message) => {
    expect(() => readCsv(text)).toThrow(AccessFileError);
    expect(() => readCsv(text)).toThrow(message);
  });
});

describe('a plain list', () => {
  it('names one login a line', () => {
    const text =
      '\ufeff# friends\nmira-solheim\n\n  @quill-barton admin # since May\njuno-vale, push\r\n';
    expect(people(readList(text))).toEqual([
      '2 mira-solheim - -',
      '4 quill-barton admin -',
      '5 juno-vale push -',
    ]);
  });

  it('cannot tell who is meant by more than a login and a permission', () => {
    expect(refused(readList('mira solheim and friends\n'))).toEqual(['1: one login is expected']);
    expect(refused(readList('mira,quill\nmira quill\n'))).toEqual([
      '1: one login is expected',
      '2: one login is expected',
    ]);
    expect(refused(readList(`${'a'.repeat(2_000)}\n`))).toEqual([
      '1: the line is too long to be read',
    ]);
  });
});

describe('a pattern of the policy', () => {
  const pattern = /^grant (?<login>\S+) to (?<repository>\S+)(?: as (?<permission>\w+))?$/;

  it('reads the lines it matches', () => {
    const text = 'version 3\ngrant mira to api as admin\ngrant quill to web\n';
    const content = readByPattern(text, pattern);
    expect(people(content)).toEqual(['2 mira admin api', '3 quill - web']);
    expect(refused(content)).toEqual([]);
  });

  it('passes over no line unseen because of its length', () => {
    const content = readByPattern(`grant mira to ${'a'.repeat(2_000)}`, pattern);
    expect(refused(content)).toEqual(['1: the line is too long to be read']);
  });
});
