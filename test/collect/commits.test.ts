import { describe, expect, it } from 'vitest';
import { parseGitTimestamp, toCommits } from '../../src/github/commits.ts';

describe('a GitTimestamp', () => {
  it.each([
    ['2024-03-02T10:00:00-05:00', 1_709_391_600, -300],
    ['2024-03-02T10:00:00Z', 1_709_373_600, 0],
    ['2024-03-02T10:00:00.000+05:45', 1_709_352_900, 345],
    ['2024-03-02 10:00:00 +0530', 1_709_353_800, 330],
    ['2024-03-02T10:00:00-00:00', 1_709_373_600, 0],
    ['2024-03-02T10:00:00+518:00', 1_709_373_600 - 31_080 * 60, 31_080],
  ])('keeps the offset it was recorded with: %s', (text, at, offset) => {
    expect(parseGitTimestamp(text)).toEqual({ at, offset });
  });

  it.each([
    '',
    'yesterday',
    '2024-13-02T10:00:00Z',
    '2024-03-02T10:00:00',
    '99999-01-01T00:00:00Z',
  ])('that cannot be read is told as such: %j', (text) => {
    expect(parseGitTimestamp(text)).toBeUndefined();
  });
});

describe('a commit', () => {
  it('keeps no more of a name and an address than either can be long', () => {
    const actor = {
      name: 'n'.repeat(1_000_000),
      email: `${'e'.repeat(1_000_000)}@example.com`,
      date: '2024-03-02T10:00:00Z',
    };
    const node = {
      oid: 'a'.repeat(40),
      url: 'https://github.com/northwind-labs/api/commit/a',
      author: actor,
      committer: actor,
      parents: { totalCount: 1 },
    };
    const { commits } = toCommits({ nodes: [node] }, 'northwind-labs/api');
    expect(commits.map(({ author }) => [author.name.length, author.email.length])).toEqual([
      [1_000, 1_000],
    ]);
  });
});
