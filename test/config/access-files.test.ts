import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/config/policy.ts';

const policy = (entry: string) =>
  parsePolicy(`version: 1\ngate:\n  access-files:\n    - ${entry}\n`, 'policy.yml').gate;

describe('access files a policy names', () => {
  it('come with their format', () => {
    const { accessFiles } = policy('{ path: access/*.csv, format: csv }');
    expect(accessFiles).toEqual([{ path: 'access/*.csv', format: 'csv' }]);
  });

  it('may be read by a pattern', () => {
    const { accessFiles } = policy(
      "{ path: people.conf, format: pattern, pattern: '^allow (?<login>\\S+)' }",
    );
    expect(accessFiles[0]?.pattern?.exec('allow mira')?.groups?.['login']).toBe('mira');
  });

  it.each([['access/*.csv'], ['!(README).csv'], ['**/people.csv'], ['.access/a b.csv'], ['...']])(
    'may stand at %s',
    (path) => {
      expect(policy(`{ path: '${path}', format: csv }`).accessFiles[0]?.path).toBe(path);
    },
  );

  it.each([
    ['/access/a.csv', /begins at the root of the repository already; write `access\/a\.csv`/],
    ['//access/a.csv', /write `access\/a\.csv`/],
    ['../a.csv', /without `\.` and `\.\.`/],
    ['./a.csv', /without `\.` and `\.\.`/],
    ['access/../a.csv', /without `\.` and `\.\.`/],
    ['!a.csv', /leave the `!` out/],
    ['access\\a.csv', /separated by `\/`/],
    ['access/', /names files, not a folder; write `access\/\*\*`/],
    ['access//a.csv', /a `\/` too many/],
    [' a.csv', /begins or ends with a blank/],
    ['', /at least 1|expected/i],
    ['a'.repeat(501), /500/],
  ])('never stand at %s, which is told', (path, message) => {
    const text = `{ path: '${path}', format: csv }`;
    expect(() => policy(text)).toThrow(message);
    expect(() => policy(text)).toThrow(/^policy\.yml:4:/);
  });

  it.each([
    [
      '{ path: a, format: xml }',
      /`format` in entry 1 of `gate.access-files` is "xml"; one of `settings`, .* is expected/,
    ],
    ['{ path: a, format: pattern }', /`pattern` belongs to the format `pattern`/],
    ["{ path: a, format: csv, pattern: '(?<login>x)' }", /`pattern` belongs to the format/],
    ["{ path: a, format: pattern, pattern: '(\\S+)' }", /a group `\(\?<login>…\)` is expected/],
    ["{ path: a, format: pattern, pattern: '(?<login>' }", /a group `\(\?<login>…\)` is expected/],
    ['{ path: a, format: csv, columns: 1 }', /there is no setting "columns"/],
  ])('are refused with their line: %s', (entry, message) => {
    expect(() => policy(entry)).toThrow(message);
    expect(() => policy(entry)).toThrow(/^policy\.yml:4:/);
  });
});
