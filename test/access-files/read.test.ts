import { describe, expect, it } from 'vitest';
import { accessFileKinds } from '../../src/access-files/read.ts';

describe('an access file', () => {
  const { kindOf, mayHold, isAnywhere } = accessFileKinds([
    { path: 'access/**/*.csv', format: 'csv' },
    { path: 'infra/people.tf', format: 'list' },
  ]);

  it.each([
    ['.github/settings.yml', 'settings'],
    ['.github/settings.yaml', 'settings'],
    ['.github/repos/api.yml', 'settings'],
    ['.github/suborgs/web.yml', 'settings'],
    ['main.tf', 'terraform'],
    ['infra/github/.hidden/people.tf', 'terraform'],
    ['infra/people.tf.json', 'terraform'],
    ['infra/people.tofu', 'terraform'],
    ['access/people.csv', 'csv'],
    ['access/2026/people.csv', 'csv'],
    ['infra/people.tf', 'list'],
    ['infra\n/live\u2028/main.tf', 'terraform'],
  ])('is %s: %s', (path, format) => {
    expect(kindOf(path)?.format).toBe(format);
  });

  it.each([
    'settings.yml',
    'docs/.github/settings.yml',
    '.github/settings.yml/other',
    '.github/../settings.yml',
    '.github%2Fsettings.yml',
    'people.csv',
    'main.tf.bak',
    'main.tfvars',
    '',
  ])('is not %j', (path) => {
    expect(kindOf(path)).toBeUndefined();
  });

  it.each([
    ['.github', true],
    ['.github/repos', true],
    ['access', true],
    ['access/2026/may', true],
    ['.github/workflows', false],
    ['infra', true],
    ['infra/people.tf', false],
    ['docs', false],
  ])('may be held by %s: %s', (folder, expected) => {
    expect(mayHold(folder)).toBe(expected);
  });

  it('is looked for everywhere, or where it is named', () => {
    expect(isAnywhere('a/b/main.tf')).toBe(true);
    expect(isAnywhere('access/people.csv')).toBe(false);
  });

  it('is the same in either spelling of its letters', () => {
    const own = accessFileKinds([{ path: 'zug\u00e4nge.csv', format: 'csv' }]);
    expect(own.kindOf('zuga\u0308nge.csv')?.format).toBe('csv');
  });
});
