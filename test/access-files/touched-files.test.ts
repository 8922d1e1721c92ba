import { describe, expect, it } from 'vitest';
import type { ListedEntry, Listing } from '../../src/access-files/listing.ts';
import { foldersUpTo } from '../../src/access-files/read.ts';
import { touchedFiles } from '../../src/access-files/touched-files.ts';

type Kind = ListedEntry['kind'];
/** Folders are listed too, as GitHub does. */
const listing = (entries: Readonly<Record<string, string | readonly [Kind, string]>>): Listing =>
  new Map(
    Object.entries(entries).flatMap(([path, entry]) => {
      const [kind, id] = typeof entry === 'string' ? (['file', entry] as const) : entry;
      const folders = foldersUpTo(path).slice(0, -1);
      return [
        ...folders.map((at) => [at, { path: at, kind: 'other', id: 'tree', size: 0 }] as const),
        [path, { path, kind, id, size: id.length }] as const,
      ];
    }),
  );
const MODULE = 'A submodule, whose files cannot be read here, stands';
const OWN = [{ path: 'access/*.csv', format: 'csv' }] as const;
/** Here a link holds what its id says. */
const TARGETS = {
  get: (id: string) => id,
  has: () => true,
} as unknown as ReadonlyMap<string, string>;
const touched = (before: Listing, after: Listing) => touchedFiles(before, after, OWN, TARGETS);
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

  it('cannot be told where a submodule stands in their place', () => {
    const before = listing({ '.github/settings.yml': 'a', 'infra/main.tf': 'b' });
    const after = listing({
      '.github/settings.yml': ['submodule', 'a'],
      infra: ['submodule', 'd'],
      access: ['submodule', 'e'],
    });
    expect(doubts(before, after)).toEqual([
      `.github/settings.yml: ${MODULE} where an access file is looked for.`,
      `access: ${MODULE} where folders with access files are looked for.`,
      `infra: ${MODULE} where folders with access files are looked for.`,
    ]);
    expect(doubts(after, after)).toEqual([]);
    const later = listing({
      '.github/settings.yml': ['submodule', 'a'],
      access: ['submodule', 'f'],
    });
    expect(doubts(after, later)).toEqual([
      `access: ${MODULE} where folders with access files are looked for.`,
    ]);
  });

  it('may come with a submodule wherever Terraform files stand', () => {
    const infra = listing({ 'main.tf': 'a' });
    const after = listing({ 'main.tf': 'a', 'modules/people': ['submodule', 'b'] });
    expect(doubts(infra, after)).toEqual([
      `modules/people: ${MODULE} where folders with access files are looked for.`,
    ]);
    const docs = listing({ 'README.md': 'a', theme: ['submodule', 'b'] });
    expect(doubts(listing({ 'README.md': 'a' }), docs)).toEqual([]);
  });

  describe('behind a link', () => {
    const settings = (target: string, more: Parameters<typeof listing>[0] = {}) =>
      listing({
        '.github/settings.yml': ['link', target],
        'config/people.yml': 'a',
        ...more,
      });

    it.each([
      ['../config/people.yml'],
      ['./../config//people.yml'],
      ['../config/../config/people.yml'],
    ])('are read where they stand: %s', (target) => {
      expect(paths(settings(target), settings(target, { 'config/people.yml': 'b' }))).toEqual([
        '.github/settings.yml a b',
      ]);
      const [file] = touched(listing({}), settings(target)).files;
      expect(file).toMatchObject({
        kind: { format: 'settings' },
        after: { path: 'config/people.yml' },
      });
    });

    it('are the same where the link is written in another way', () => {
      const after = settings('./../config/people.yml');
      expect(touched(settings('../config/people.yml'), after).files).toEqual([]);
    });

    it('are others where the link leads elsewhere', () => {
      const more = { 'config/other.yml': 'b' };
      expect(
        paths(settings('../config/people.yml', more), settings('../config/other.yml', more)),
      ).toEqual(['.github/settings.yml a b']);
    });

    it('are found through links to folders, and links to links', () => {
      const before = {
        '.github': ['link', 'config/github'],
        config: ['link', 'live'],
        'live/github/settings.yml': ['link', 'people.yml'],
        'live/github/people.yml': 'a',
        access: ['link', './live/lists'],
        'live/lists/friends.csv': 'c',
      } as const;
      expect(
        paths(
          listing(before),
          listing({ ...before, 'live/github/people.yml': 'b', 'live/lists/friends.csv': 'd' }),
        ),
      ).toEqual(['.github/settings.yml a b', 'access/friends.csv c d']);
    });

    it.each([
      ['/etc/people.yml', 'leads out of the repository'],
      ['../../people.yml', 'leads out of the repository'],
      ['../config/nobody.yml', 'leads to nothing'],
      ['../config/people.yml/more', 'leads to nothing'],
      ['settings.yml', 'leads through too much'],
      ['../vendor/people.yml', 'leads into a submodule'],
      ['a'.repeat(5_000), 'leads through too much'],
    ])('cannot be told where it leads nowhere: %s', (target, because) => {
      const more = { vendor: ['submodule', 'v'] } as const;
      const before = settings('../config/people.yml', more);
      expect(doubts(before, settings(target, more))).toEqual([
        `.github/settings.yml: A link ${because} where an access file is looked for.`,
      ]);
      expect(doubts(settings(target, more), settings(target, more))).toEqual([]);
    });

    it('cannot be told where the submodule it leads into is another', () => {
      const before = settings('../vendor/people.yml', { vendor: ['submodule', 'v'] });
      const after = settings('../vendor/people.yml', { vendor: ['submodule', 'w'] });
      expect(doubts(before, after)).toEqual([
        '.github/settings.yml: A link leads into a submodule where an access file is looked for.',
        `vendor: ${MODULE} where folders with access files are looked for.`,
      ]);
    });

    it('are not followed for ever', () => {
      const circle = listing({ access: ['link', '.'], 'a.csv': 'a', b: ['link', 'b'] });
      expect(touched(listing({}), circle).files.length).toBeGreaterThan(0);
      expect(touched(listing({}), circle).files.length).toBeLessThan(60);
      const wide = Object.fromEntries(
        Array.from({ length: 80 }, (_, index) => [`.github${index}`, ['link', '.github'] as const]),
      );
      const after = listing({ ...wide, '.github/settings.yml': 'a' });
      expect(doubts(listing({ '.github/settings.yml': 'a' }), after)).toContain(
        'undefined: So many links stand where access files are looked for that not all of them were followed.',
      );
    });

    it('have to be read first, and only such links', () => {
      const after = settings('id', { 'docs/notes.md': ['link', 'other'] });
      expect(touchedFiles(after, after, OWN, new Map())).toEqual({
        files: [],
        doubts: [],
        unread: ['id'],
      });
    });
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
