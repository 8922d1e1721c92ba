import { describe, expect, it } from 'vitest';
import { type ListedEntry, type Listing, touchedFiles } from '../../src/access-files/listing.ts';

type Kind = ListedEntry['kind'];
const listing = (entries: Readonly<Record<string, string | readonly [Kind, string]>>): Listing =>
  new Map(
    Object.entries(entries).map(([path, entry]) => {
      const [kind, id] = typeof entry === 'string' ? (['file', entry] as const) : entry;
      return [path, { path, kind, id, size: 1 }];
    }),
  );
const OWN = [{ path: 'access/*.csv', format: 'csv' }] as const;
const touched = (before: Listing, after: Listing) => touchedFiles(before, after, OWN);
const paths = (before: Listing, after: Listing) =>
  touched(before, after).files.map(({ path, before: from, after: to }) =>
    [path, from?.id ?? '-', to?.id ?? '-'].join(' '),
  );
const doubts = (before: Listing, after: Listing) =>
  touched(before, after).doubts.map(({ path, because }) => `${path}: ${because}`);

describe('the access files a change touches', () => {
  it('are those whose content is another', () => {
    const before = listing({
      '.github/settings.yml': 'a',
      'infra/main.tf': 'b',
      'access/old.csv': 'c',
      'access/same.csv': 'd',
      'README.md': 'e',
    });
    const after = listing({
      '.github/settings.yml': 'a2',
      'infra/main.tf': 'b2',
      'access/new.csv': 'c',
      'access/same.csv': 'd',
      'README.md': 'e2',
    });
    expect(paths(before, after)).toEqual([
      '.github/settings.yml a a2',
      'access/new.csv - c',
      'access/old.csv c -',
      'infra/main.tf b b2',
    ]);
    expect(doubts(before, after)).toEqual([]);
  });

  it('are no folders of such a name', () => {
    expect(paths(listing({}), listing({ 'infra.tf': ['other', 'a'] }))).toEqual([]);
  });

  it('cannot be told where a link or a submodule stands in their place', () => {
    const before = listing({ '.github/settings.yml': 'a', 'infra/main.tf': 'b' });
    const after = listing({
      '.github/settings.yml': ['link', 'a'],
      'people.tf': ['submodule', 'c'],
      infra: ['link', 'd'],
      access: ['submodule', 'e'],
      docs: ['link', 'f'],
    });
    expect(doubts(before, after)).toEqual([
      '.github/settings.yml: A symbolic link stands where an access file is looked for.',
      'access: A submodule takes the place of a folder with access files.',
      'infra: A symbolic link takes the place of a folder with access files.',
      'people.tf: A submodule stands where an access file is looked for.',
    ]);
    expect(doubts(after, after)).toEqual([]);
  });

  it('are looked for by exact paths, whatever else is called like them', () => {
    const after = listing({
      '../.github/settings.yml': 'a',
      '.github/../.github/settings.yml': 'a',
      '.github%2Fsettings.yml': 'a',
      '.github\\settings.yml': 'a',
      '.GitHub/settings.yml': 'a',
      __proto__: 'a',
      'constructor/settings.yml': 'a',
    });
    expect(paths(listing({}), after)).toEqual([]);
  });
});
