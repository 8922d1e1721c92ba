import { describe, expect, test } from 'vitest';
import { crowd } from './world/crowd.ts';
import { historyOf, linkedPerson } from './world/history.ts';
import { nodeId, readNodeId } from './world/identifiers.ts';
import type { Person, World } from './world/model.ts';
import { organization } from './world/organization.ts';
import type { PersonBuilder } from './world/sentences.ts';
import { type Commit, timelineOf } from './world/timeline.ts';
import { instantOf, offsetAt, withOffset } from './world/zones.ts';

const year = { from: '2025-11-01', until: '2026-10-30' };

/** A world around one collaborator called `ada`. */
function worldOf(about: (ada: PersonBuilder) => unknown): {
  world: World;
  ada: Person;
  commits: readonly Commit[];
} {
  const world = organization('example-org', (org) => {
    org.repository('app', { visibility: 'private', createdAt: '2020-01-01' });
    org.collaborator('ada', (ada) => {
      about(ada.named('Ada Example').joined('2019-05-05').grant('app', 'WRITE'));
    });
    org.member('mo', (mo) => mo.worksFrom('Asia/Tokyo'));
  });
  const ada = world.people.get('ada');
  if (ada === undefined) throw new Error('ada is missing');
  return { world, ada, commits: timelineOf(world, ada).commits };
}

const offsetsOf = (commits: readonly Commit[]) =>
  new Set(commits.map((commit) => commit.author.offset / 60));
const localHour = ({ author }: Commit) =>
  new Date(author.at + author.offset * 60_000).getUTCHours();
const localDay = ({ author }: Commit) => new Date(author.at + author.offset * 60_000).getUTCDay();
const toApp = { to: 'example-org/app', count: 200, ...year };

describe('time zones', () => {
  test('know summer time, its absence and quarter hours', () => {
    expect(offsetAt('Europe/Oslo', Date.UTC(2026, 0, 15))).toBe(60);
    expect(offsetAt('Europe/Oslo', Date.UTC(2026, 6, 15))).toBe(120);
    expect(offsetAt('Asia/Kathmandu', Date.UTC(2026, 6, 15))).toBe(345);
    expect(offsetAt('America/St_Johns', Date.UTC(2026, 0, 15))).toBe(-210);
    // Summer time began at 01:00 UTC on 29 March 2026.
    expect(offsetAt('Europe/Oslo', Date.UTC(2026, 2, 29, 0, 59))).toBe(60);
    expect(offsetAt('Europe/Oslo', Date.UTC(2026, 2, 29, 1, 0))).toBe(120);
  });

  test('turn a wall clock into an instant and write it with its offset', () => {
    const noon = instantOf('America/Denver', Date.UTC(2026, 6, 1, 12));
    expect(withOffset(noon, offsetAt('America/Denver', noon))).toBe('2026-07-01T12:00:00-06:00');
    expect(withOffset(0, 0)).toBe('1970-01-01T00:00:00Z');
  });
});

describe('a persona', () => {
  test('works the hours and days of home, summer and winter', () => {
    const { commits } = worldOf((ada) =>
      ada.worksFrom('Europe/Oslo', { hours: [9, 18], days: [1, 2, 3, 4, 5] }).commits(toApp),
    );
    expect(commits).toHaveLength(200);
    expect(offsetsOf(commits)).toEqual(new Set([1, 2]));
    expect(commits.every((commit) => localHour(commit) >= 8 && localHour(commit) <= 19)).toBe(true);
    expect(commits.some((commit) => localDay(commit) === 0 || localDay(commit) === 6)).toBe(false);
  });

  test('may work at night', () => {
    const { commits } = worldOf((ada) =>
      ada.worksFrom('Europe/Kyiv', { hours: [21, 5], days: [0, 1, 2, 3, 4, 5, 6] }).commits(toApp),
    );
    expect(commits.every((commit) => localHour(commit) >= 20 || localHour(commit) <= 6)).toBe(true);
  });

  test('may move', () => {
    const { commits } = worldOf((ada) =>
      ada.worksFrom('Asia/Tokyo').worksFrom('America/Lima', { since: '2026-05-01' }).commits(toApp),
    );
    const moved = Date.UTC(2026, 4, 2);
    expect(
      offsetsOf(commits.filter((commit) => commit.author.at < moved - 2 * 86_400_000)),
    ).toEqual(new Set([9]));
    expect(offsetsOf(commits.filter((commit) => commit.author.at > moved))).toEqual(new Set([-5]));
  });

  test('may have a machine set elsewhere, whose clock changes nothing about the working hours', () => {
    const { commits } = worldOf((ada) =>
      ada.worksFrom('Asia/Tokyo').machine('America/Lima').commits(toApp),
    );
    expect(offsetsOf(commits)).toEqual(new Set([-5]));
    expect(
      commits.every((commit) => new Date(commit.author.at + 9 * 3_600_000).getUTCHours() >= 8),
    ).toBe(true);
  });

  test('may change between machines week by week', () => {
    const { commits } = worldOf((ada) =>
      ada
        .worksFrom('Asia/Tokyo')
        .machine('home', { cluster: 'week' })
        .machine('UTC', { cluster: 'week' })
        .commits(toApp),
    );
    expect(offsetsOf(commits)).toEqual(new Set([0, 9]));
    const weeks = new Map<number, Set<number>>();
    for (const commit of commits) {
      const week = Math.floor(commit.author.at / (7 * 86_400_000));
      weeks.set(week, (weeks.get(week) ?? new Set()).add(commit.author.offset));
    }
    expect([...weeks.values()].every((offsets) => offsets.size === 1)).toBe(true);
  });

  test('has a browser of its own: web edits carry it, squash merges carry the merger’s beside it', () => {
    const { commits } = worldOf((ada) =>
      ada
        .worksFrom('Asia/Tokyo')
        .machine('UTC')
        .browsesFrom('America/Lima')
        .commits({ ...toApp, webEdits: 0.2, squashed: { share: 0.3, by: 'mo' } }),
    );
    const web = commits.filter((commit) => commit.viaWeb);
    expect(web.length).toBeGreaterThan(60);
    expect(offsetsOf(web)).toEqual(new Set([-5]));
    expect(offsetsOf(commits.filter((commit) => !commit.viaWeb))).toEqual(new Set([0]));
    const squashed = web.filter((commit) => commit.pullRequest !== undefined);
    expect(new Set(squashed.map((commit) => commit.committer.offset))).toEqual(new Set([540]));
    expect(
      squashed.every(
        (commit) => commit.committer.name === 'GitHub' && commit.author.at === commit.committer.at,
      ),
    ).toBe(true);
  });

  test('may bring a history older than the account', () => {
    const { world, ada, commits } = worldOf((person) =>
      person
        .joined('2025-06-01')
        .owns('portfolio', { createdAt: '2025-06-03', importedFrom: '2014-01-01', commits: 40 }),
    );
    expect(commits.filter((commit) => commit.author.at < ada.createdAt).length).toBeGreaterThan(35);
    const created = world.repositories.get('ada/portfolio')?.createdAt ?? 0;
    expect(commits.every((commit) => commit.pushedAt >= created)).toBe(true);
  });

  test('is found by a shared address under the account that verified it', () => {
    const world = organization('example-org', (org) => {
      org.collaborator('ada', (ada) =>
        ada.commitsAs({ email: 'desk@example.net' }).grant('app', 'READ').commits(toApp),
      );
      org.collaborator('bo', (bo) =>
        bo
          .commitsAs({ name: 'Bo', email: 'desk@example.net', verified: false })
          .grant('app', 'READ')
          .commits(toApp),
      );
    });
    expect(linkedPerson(world, 'DESK@example.net')?.login).toBe('ada');
    const app = world.repositories.get('example-org/app');
    if (app === undefined) throw new Error('app is missing');
    expect(historyOf(world, app, { login: 'ada' })).toHaveLength(400);
    expect(historyOf(world, app, { login: 'bo' })).toHaveLength(0);
  });

  test('pushes, reviews and comments in the rhythm of the commits', () => {
    const { world, ada } = worldOf((person) =>
      person
        .worksFrom('Asia/Tokyo')
        .commits(toApp)
        .reviews({ in: 'example-org/app', count: 100, ...year }),
    );
    const hours = timelineOf(world, ada).activities.map((activity) =>
      new Date(activity.at + 9 * 3_600_000).getUTCHours(),
    );
    expect(hours.length).toBeGreaterThan(200);
    expect(hours.every((hour) => hour >= 7 && hour <= 20)).toBe(true);
  });
});

describe('a pull request', () => {
  const app = 'example-org/app';

  test('is merged, closed or open, the first ones merged', () => {
    const { ada, world } = worldOf((one) =>
      one.opensPullRequests({
        in: app,
        count: 4,
        ...year,
        merged: 0.5,
        closed: 0.25,
        mergedBy: 'mo',
      }),
    );
    const outcomes = timelineOf(world, ada).activities.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome?.state === 'MERGED')).toEqual([
      { state: 'MERGED', mergedBy: 'mo' },
      { state: 'MERGED', mergedBy: 'mo' },
    ]);
    expect(outcomes.map((outcome) => outcome?.state).toSorted()).toEqual([
      'CLOSED',
      'MERGED',
      'MERGED',
      'OPEN',
    ]);
  });

  test('happens when it would have happened with another end', () => {
    const plain = worldOf((one) => one.opensPullRequests({ in: app, count: 9, ...year }));
    const merged = worldOf((one) =>
      one.opensPullRequests({ in: app, count: 9, ...year, merged: 1 }),
    );
    const times = ({ world, ada }: typeof plain) =>
      timelineOf(world, ada).activities.map(({ id, at }) => [id, at]);
    expect(times(merged)).toEqual(times(plain));
  });
});

describe('a world', () => {
  test('is the same every time', () => {
    const make = () => organization('example-org', (org) => org.add(crowd(40, 5)));
    const facts = (world: World) =>
      JSON.stringify(
        [...world.people.values()].map((person) => [
          person,
          timelineOf(world, person).commits.slice(0, 3),
        ]),
      );
    expect(facts(make())).toBe(facts(make()));
  });

  test('of ten thousand people has ten thousand distinct numbers, in order of age', () => {
    const world = organization('example-org', (org) => org.add(crowd(10_000, 7)));
    const people = [...world.people.values()].sort((a, b) => a.createdAt - b.createdAt);
    expect(world.peopleById.size).toBe(10_001);
    const [first, last] = [people[0], people.at(-1)];
    expect((first?.id ?? 0) < (last?.id ?? 0)).toBe(true);
  });

  test('has no event after its now', () => {
    const { world, ada } = worldOf((person) =>
      person.worksFrom('Asia/Tokyo').commits({ ...toApp, until: '2027-06-01' }),
    );
    expect(timelineOf(world, ada).commits.every((commit) => commit.author.at <= world.now)).toBe(
      true,
    );
  });
});

test('node ids are GitHub’s: prefix and msgpack, the old form is read too', () => {
  expect(nodeId('User', 583231)).toBe('U_kgDOAAjmPw');
  expect(readNodeId('U_kgDOAAjmPw')).toEqual({ kind: 'User', id: 583231 });
  expect(readNodeId('MDQ6VXNlcjU4MzIzMQ==')).toEqual({ kind: 'User', id: 583231 });
  expect(readNodeId('nonsense')).toBeUndefined();
});
