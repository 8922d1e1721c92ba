import { describe, expect, test } from 'vitest';
import type { Exposure } from '../../src/assess/exposure.ts';
import { accessWords } from '../../src/render/access-words.ts';
import { sampleAssessment } from './sample-report.ts';

type Repository = Exposure['repositories'][number];

/** `write private` or `write private invited`, a word for each repository. */
function exposure(grants: readonly string[], given: Partial<Exposure> = {}): Exposure {
  const repositories = grants.map((grant, index) => {
    const [permission, visibility = '', pending] = grant.split(' ');
    return {
      name: `example-org/${index}`,
      permission: permission as Repository['permission'],
      visibility,
      pending: pending !== undefined,
      archived: false,
    };
  });
  return { ...sampleAssessment().exposure, repositories, ...given };
}

describe('access in a few words', () => {
  test.each([
    [['write private'], 'write in 1 private repository'],
    [['read public', 'read public', 'read public'], 'read in 3 public repositories'],
    [['admin private', 'read private'], 'admin in 1 repository, read in 1; both private'],
    [
      ['admin private', 'write private', 'write private'],
      'admin in 1 repository, write in 2; all private',
    ],
    [['admin private', 'read public'], 'admin in 1 repository (private), read in 1 (public)'],
    [
      ['write private', 'write internal', 'write public'],
      'write in 3 repositories (1 private, 1 internal, 1 public)',
    ],
    [['write private invited'], 'write in 1 private repository; only invited'],
    [
      ['write private', 'read private invited'],
      'write in 1 repository, read in 1; both private; 1 of them only invited',
    ],
    [['read unknown invited'], 'read in 1 repository; only invited'],
    [
      ['read unknown', 'write unknown'],
      'write in 1 repository, read in 1; both of unknown visibility',
    ],
    [[], 'none'],
  ])('%j: %s', (grants, words) => {
    expect(accessWords(exposure(grants))).toBe(words);
  });

  test('says when there may be more', () => {
    const part = { complete: false };
    expect(accessWords(exposure(['admin private'], part))).toBe(
      'admin in 1 private repository; perhaps more',
    );
    expect(accessWords(exposure([], part))).toBe('not known');
  });
});
