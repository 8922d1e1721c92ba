import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gitSnapshot } from '../../src/git/snapshot.ts';
import {
  commitsOf,
  gapsOf,
  type Person,
  repository,
  snapshotOf,
  temporaryFolder,
  WEB,
} from './repository.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ANA: Person = { name: 'Ana Souza', email: 'ana@example.com' };
const BILAL: Person = { name: 'Bilal Ahmadi', email: 'bilal@example.org' };
const CHIDI: Person = { name: 'Chidi Okeke', email: 'chidi@example.net' };

describe('a snapshot of clones', () => {
  test('has the same frame as one of GitHub, and says which facts clones do not hold', async () => {
    const clone = repository(folder.path, 'frame');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    const { header, people, end } = await snapshotOf(clone.path);
    expect(header).toEqual({
      format: 'outside-collaborator-audit/snapshot',
      version: 1,
      source: 'git',
      organization: 'example',
      takenAt: 1_750_000_000,
      timeZoneData: '2026b',
    });
    expect(end).toEqual({ end: true, collaborators: 1, repositories: 1, gaps: [] });
    const { commits, ...others } = people[0]?.facts ?? {};
    expect(commits?.known).toBe(true);
    expect(Object.keys(others)).toHaveLength(19);
    for (const fact of Object.values(others)) {
      expect(fact).toEqual({
        known: false,
        because: {
          reason: 'not-collected',
          detail: expect.stringMatching(/^Clones do not hold .*\.$/),
        },
      });
    }
  });

  test('is called by the names of its repositories where nobody gave a label', async () => {
    const clone = repository(folder.path, 'unlabelled');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    for await (const record of gitSnapshot([clone.path], { takenAt: 0, timeZoneData: '' })) {
      if (record.kind === 'header') expect(record.header.organization).toBe('unlabelled');
    }
  });

  test('orders people by number of commits, then by id, and commits from new to old', async () => {
    const clone = repository(folder.path, 'order');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    clone.commit({ author: CHIDI, date: '1700000900 +0100' });
    clone.commit({ author: BILAL, date: '1700000300 +0430' });
    clone.commit({ author: BILAL, date: '1700000500 +0430' });
    const { people } = await snapshotOf(clone.path);
    const [first, ...others] = people;
    expect(first?.login).toBe('Bilal Ahmadi');
    expect(commitsOf(first).map(({ author }) => author.at)).toEqual([1_700_000_500, 1_700_000_300]);
    const ids = others.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});

describe('authors as people', () => {
  test('are told apart by address, never joined by name', async () => {
    const clone = repository(folder.path, 'namesakes');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    clone.commit({ author: { ...ANA, email: 'ana.souza@example.org' }, date: '1700000000 +0900' });
    const { people } = await snapshotOf(clone.path);
    expect(people.map(({ login }) => login)).toEqual(['Ana Souza', 'Ana Souza']);
  });

  test('have one address however it is capitalized, and the name they used last', async () => {
    const clone = repository(folder.path, 'capitals');
    clone.commit({ author: { ...ANA, name: 'Ana S. Lima' }, date: '1700000900 -0300' });
    clone.commit({ author: { ...ANA, email: 'Ana@Example.COM' }, date: '1700000000 -0300' });
    const { people } = await snapshotOf(clone.path);
    const digest = createHash('sha256').update('ana@example.com').digest('hex');
    expect(people).toMatchObject([
      { id: `git:${digest.slice(0, 16)}`, login: 'Ana S. Lima', relations: ['git-author'] },
    ]);
    expect(commitsOf(people[0]).map(({ author }) => author.email)).toEqual([
      'ana@example.com',
      'Ana@Example.COM',
    ]);
  });

  test('are one under both forms of the noreply address of a login', async () => {
    const clone = repository(folder.path, 'noreply');
    const emails = [
      'ana-souza@users.noreply.github.com',
      '4217+ana-souza@users.noreply.github.com',
      '4217+Ana-Souza@users.noreply.github.com',
      '4217+ana-souza@example.com',
    ];
    for (const email of emails)
      clone.commit({ author: { ...ANA, email }, date: '1700000000 -0300' });
    const { people } = await snapshotOf(clone.path);
    expect(people.map((person) => commitsOf(person).length)).toEqual([3, 1]);
    expect(people[0]?.id).not.toContain('4217');
  });

  test('keep the names of their commits, whatever a mailmap says', async () => {
    const clone = repository(folder.path, 'mailmap');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    writeFileSync(
      join(clone.path, '.mailmap'),
      'Bilal Ahmadi <bilal@example.org> <ana@example.com>\n',
    );
    clone.git('add', '.mailmap');
    clone.git('config', 'log.mailmap', 'true');
    clone.commit({ author: ANA, date: '1700000100 -0300' });
    const { people } = await snapshotOf(clone.path);
    expect(people.map(({ login }) => login)).toEqual(['Ana Souza']);
  });

  test('are not bots, whose commits are counted', async () => {
    const clone = repository(folder.path, 'bots');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    const email = '49699333+dependabot[bot]@users.noreply.github.com';
    for (const name of ['dependabot[bot]', 'dependabot'])
      clone.commit({ author: { name, email }, date: '1700000000 +0000', committer: WEB });
    const { people, end } = await snapshotOf(clone.path);
    expect(people.map(({ login }) => login)).toEqual(['Ana Souza']);
    expect(end.gaps).toEqual([
      { reason: 'not-collected', detail: 'Commits left out because a bot made them: 2.' },
    ]);
  });
});

describe('a commit', () => {
  test('says how it came to be', async () => {
    const clone = repository(folder.path, 'origins');
    const at = '1700000000 +0530';
    const made = [
      { what: 'own-machine', commit: { author: ANA, date: at } },
      { what: 'github-web', commit: { author: ANA, date: at, committer: WEB } },
      {
        what: 'merged-by-other',
        commit: { author: ANA, date: at, committer: WEB, committed: '1700000000 -0700' },
      },
      {
        // A rebase merge keeps the author's own date.
        what: 'own-machine',
        commit: { author: ANA, date: at, committer: WEB, committed: '1700086400 +0530' },
      },
      {
        what: 'own-machine',
        commit: { author: ANA, date: at, committer: BILAL, committed: '1700000900 +0430' },
      },
    ] as const;
    const expected = new Map(made.map(({ what, commit }) => [clone.commit(commit), what]));
    const { people } = await snapshotOf(clone.path);
    const read = commitsOf(people[0]);
    expect(new Map(read.map(({ oid, origin }) => [oid, origin]))).toEqual(expected);
  });

  test('keeps both clocks as recorded', async () => {
    const clone = repository(folder.path, 'clocks');
    const oid = clone.commit({
      author: ANA,
      date: '1700000000 +0545',
      committer: BILAL,
      committed: '1700003600 -0930',
    });
    const { people } = await snapshotOf(clone.path);
    expect(commitsOf(people[0])).toEqual([
      {
        oid,
        repository: 'clocks',
        author: { ...ANA, at: 1_700_000_000, offset: 345 },
        committer: { ...BILAL, at: 1_700_003_600, offset: -570 },
        account: null,
        parents: 0,
        origin: 'own-machine',
      },
    ]);
  });

  test('of every local branch and of a detached HEAD is read, with its number of parents', async () => {
    const clone = repository(folder.path, 'branches');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    clone.git('switch', '--quiet', '--create', 'side');
    clone.commit({ author: BILAL, date: '1700000100 +0430' });
    clone.git('switch', '--quiet', '--detach', 'main');
    clone.commit({ author: CHIDI, date: '1700000200 +0100' });
    clone.git('-c', 'user.name=x', '-c', 'user.email=merger@example.com', 'merge', 'side');
    const { people } = await snapshotOf(clone.path);
    const parents = new Map(
      people.map((person) => [commitsOf(person)[0]?.author.email, commitsOf(person)[0]?.parents]),
    );
    expect(parents).toEqual(
      new Map([
        ['ana@example.com', 0],
        ['bilal@example.org', 1],
        ['chidi@example.net', 1],
        ['merger@example.com', 2],
      ]),
    );
  });

  test('counts once when a clone is named twice or two clones hold it', async () => {
    const clone = repository(folder.path, 'original');
    clone.git('remote', 'add', 'origin', 'https://github.com/example/app.git');
    clone.commit({ author: ANA, date: '1700000000 -0300' });
    clone.commit({ author: BILAL, date: '1700000100 +0430' });
    clone.git('clone', '--quiet', clone.path, `${clone.path}-copy`);
    clone.git(
      '-C',
      `${clone.path}-copy`,
      'remote',
      'set-url',
      'origin',
      'git@github.com:example/app',
    );
    const once = await snapshotOf(clone.path);
    const thrice = await snapshotOf(clone.path, `${clone.path}/`, `${clone.path}-copy`);
    expect(thrice.lines).toEqual(once.lines);
    expect(once.end.repositories).toBe(1);
  });
});

describe('a long history', () => {
  /** One person, one commit a minute. */
  function longHistory(name: string, length: number) {
    const clone = repository(folder.path, name);
    const stream = Array.from(
      { length },
      (_, minute) =>
        `commit refs/heads/main\ncommitter Ana Souza <ana@example.com> ${1_700_000_000 + 60 * minute} -0300\ndata 0\n`,
    );
    writeFileSync(join(clone.path, 'stream'), stream.join(''));
    clone.git('-c', 'alias.import=!git fast-import --quiet --date-format=raw < stream', 'import');
    return clone.path;
  }

  test('is kept whole up to 2,050 commits of a person', async () => {
    const { people } = await snapshotOf(longHistory('whole', 2_050));
    expect(commitsOf(people[0])).toHaveLength(2_050);
    expect(gapsOf(people[0])).toEqual([]);
  });

  test('keeps the newest 2,000 and the oldest 50 of more, and says so', async () => {
    const { people } = await snapshotOf(longHistory('cut', 4_500));
    const minutes = commitsOf(people[0]).map(({ author }) => (author.at - 1_700_000_000) / 60);
    const newest = Array.from({ length: 2_000 }, (_, index) => 4_499 - index);
    const oldest = Array.from({ length: 50 }, (_, index) => 49 - index);
    expect(minutes).toEqual([...newest, ...oldest]);
    expect(gapsOf(people[0])).toEqual([
      {
        reason: 'truncated',
        detail: '2450 of 4500 commits were left out: the newest 2000 and the oldest 50 were kept.',
      },
    ]);
  });
});
