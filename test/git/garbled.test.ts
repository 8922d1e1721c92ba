import { afterAll, describe, expect, test } from 'vitest';
import { commitsOf, repository, snapshotOf, temporaryFolder } from './repository.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let count = 0;
async function read(...authors: readonly (string | Buffer)[]) {
  count += 1;
  const clone = repository(folder.path, `garbled-${count}`);
  for (const author of authors) clone.garbled(author);
  const { people, end } = await snapshotOf(clone.path);
  return { people, end, first: people[0] && commitsOf(people[0])[0] };
}

describe('a commit no clock made', () => {
  test.each([
    ['+0530', 330],
    ['-0530', -330],
    ['+0000', 0],
    ['-0000', 0],
    ['+0060', 60],
    ['+51800', 31_080],
    ['-1200', -720],
    ['+9999', 6_039],
    ['-7', -7],
    ['+123456789', 74_074_109],
  ])('keeps the offset %s as %i minutes', async (written, offset) => {
    const { first } = await read(`Ana Souza <ana@example.com> 1700000000 ${written}`);
    expect(first?.author).toEqual({
      name: 'Ana Souza',
      email: 'ana@example.com',
      at: 1_700_000_000,
      offset,
    });
  });

  test.each([0, 1, 4_102_444_800, 253_402_300_799])('keeps the instant %i', async (at) => {
    const { first } = await read(`Ana Souza <ana@example.com> ${at} -0300`);
    expect(first?.author.at).toBe(at);
  });

  test.each([
    ['-86400 +0000', 'before 1970'],
    ['253402300800 +0000', 'after the year 9999'],
    ['99999999999999999999999 +0000', 'beyond what Git counts'],
    ['yesterday', 'in words'],
    ['', 'missing'],
    ['1700000000', 'without an offset'],
  ])('is left out and counted when its date is %j (%s)', async (date) => {
    const { people, end } = await read(
      'Bilal Ahmadi <bilal@example.org> 1700000000 +0430',
      `Ana Souza <ana@example.com> ${date}`,
    );
    expect(people.map(({ login }) => login)).toEqual(['Bilal Ahmadi']);
    expect(end.gaps).toEqual([
      {
        reason: 'invalid',
        detail: 'Commits left out because their dates or names cannot be read: 1.',
      },
    ]);
  });
});

describe('a name no keyboard wrote', () => {
  test('may hold bytes that are no text', async () => {
    const name = Buffer.from('41f161ff20fe536f757a61', 'hex');
    const rest = Buffer.from(' <ana@example.com> 1700000000 -0300');
    const { people } = await read(Buffer.concat([name, rest]));
    expect(people.map(({ login }) => login)).toEqual(['A\ufffda\ufffd \ufffdSouza']);
  });

  test('is read in the encoding the commit names, whatever the clone asks for', async () => {
    const clone = repository(folder.path, 'latin');
    clone.git('config', 'i18n.logOutputEncoding', 'UTF-16');
    clone.garbled(
      Buffer.from('Bj\u00f6rk J\u00f3nsd\u00f3ttir <bjork@example.com> 1700000000 +0000', 'latin1'),
      'Ana Souza <ana@example.com> 1700000000 -0300\nencoding ISO-8859-1',
    );
    const { people } = await snapshotOf(clone.path);
    expect(people.map(({ login }) => login)).toEqual(['Bj\u00f6rk J\u00f3nsd\u00f3ttir']);
  });

  test('may be missing: the newest name that is there stands for the person', async () => {
    const { people } = await read(
      'Ana Souza <ana@example.com> 1700000000 -0300',
      ' <ana@example.com> 1700000100 -0300',
    );
    expect(people.map(({ login }) => login)).toEqual(['Ana Souza']);
  });

  test('may always be missing: then the id stands there', async () => {
    const { people } = await read('<ana@example.com> 1700000000 -0300');
    expect(people[0]?.login).toBe(people[0]?.id);
  });

  test('without an address is nobody, since all such authors would be one', async () => {
    const { people, end } = await read(
      'Ana Souza <> 1700000000 -0300',
      'Bilal Ahmadi < > 1700000000 +0430',
    );
    expect(people).toEqual([]);
    expect(end.gaps).toEqual([
      {
        reason: 'invalid',
        detail: 'Commits left out because their author has no e-mail address: 2.',
      },
    ]);
  });

  test.each([
    ['a line break', 'Ana\nSouza <ana@example.com> 1700000000 -0300'],
    ['no brackets', 'Ana Souza 1700000000 -0300'],
    ['a zero byte', 'Ana\0Souza <ana@example.com> 1700000000 -0300'],
    ['a megabyte', `${'A'.repeat(1_000_000)} <ana@example.com> 1700000000 -0300`],
  ])('with %s makes an unreadable commit, and the next one is read', async (_, author) => {
    const { people, end } = await read(author, 'Bilal Ahmadi <bilal@example.org> 1700000000 +0430');
    expect(people.map(({ login }) => login)).toEqual(['Bilal Ahmadi']);
    expect(end.gaps[0]?.reason).toBe('invalid');
  });

  test.each([
    ['brackets within brackets', 'A <b> <ana@example.com> 1700000000 -0300'],
    ['control characters', 'A\u001b[31m\u0007\r <ana@example.com> 1700000000 -0300'],
    ['a false end of the record', '%x00 %n%H <ana@example.com> 1700000000 -0300'],
  ])('with %s harms nobody', async (_, author) => {
    const { people, end } = await read(author);
    expect(people).toHaveLength(1);
    expect(end.gaps).toEqual([]);
  });
});
