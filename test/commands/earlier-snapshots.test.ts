import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEarlierSnapshots } from '../../src/commands/earlier-snapshots.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected, unknown } from '../../src/snapshot/fact.ts';
import type { Key } from '../../src/snapshot/facts.ts';
import { encodeRecord, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '../../src/snapshot/snapshot.ts';
import { computed } from '../computed.ts';
import { temporaryFiles } from './files.ts';

const file = temporaryFiles();
const AUDIT = { organization: 'example-org', source: 'github', takenAt: EXAMPLE_NOW } as const;
const KEY: Key = { kind: 'ssh', fingerprint: `SHA256:${'A'.repeat(43)}`, createdAt: null };

function text(
  daysAgo: number,
  people: readonly Collaborator[],
  { organization = 'example-org', source = 'github' as 'github' | 'git' } = {},
): string {
  const header = {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    source,
    organization,
    takenAt: EXAMPLE_NOW - daysAgo * DAY,
    timeZoneData: '2026b',
  } as const;
  const end = { end: true, collaborators: people.length, repositories: 1, gaps: [] } as const;
  return [
    encodeRecord({ kind: 'header', header }),
    ...people.map((collaborator) => encodeRecord({ kind: 'collaborator', collaborator })),
    `${encodeRecord({ kind: 'end', end })}\n`,
  ].join('\n');
}

function ilse(location: string, login = 'ilse-b'): Collaborator {
  return examplePerson({ id: '1', login, profile: { location }, facts: { keys: [KEY] } });
}

describe('earlier snapshots', () => {
  it('tell of a person by number, whatever the login was, the oldest first', async () => {
    const files = [
      file('b.jsonl', text(30, [ilse('Oslo', 'ilse')])),
      file('a.jsonl', text(120, [ilse('Lima'), examplePerson({ id: '2' })])),
    ];
    const { states, gaps } = await readEarlierSnapshots(files, AUDIT);
    expect(states.of(ilse('Cairo'))).toEqual([
      {
        takenAt: EXAMPLE_NOW - 120 * DAY,
        login: 'ilse-b',
        profile: expect.objectContaining({ location: 'Lima' }),
        keys: [KEY],
      },
      expect.objectContaining({ login: 'ilse', takenAt: EXAMPLE_NOW - 30 * DAY }),
    ]);
    expect(states.of(examplePerson({ id: '3' }))).toEqual([]);
    expect(gaps).toEqual([]);
  });

  it('say nothing of what they did not know', async () => {
    const because = unknown(notCollected('Not read.'));
    const person = ilse('Lima');
    const unread = { ...person, facts: { ...person.facts, profile: because, keys: because } };
    const partly = {
      ...person,
      facts: { ...person.facts, keys: known([KEY], [notCollected('GPG keys were not read.')]) },
    };
    const files = [file('a', text(90, [unread])), file('b', text(80, [partly]))];
    const { states } = await readEarlierSnapshots(files, AUDIT);
    const [first, second] = states.of(person);
    expect(first).toEqual({ takenAt: EXAMPLE_NOW - 90 * DAY, login: 'ilse-b' });
    expect(second).not.toHaveProperty('keys');
  });

  it('that are not earlier are left out, which is told', async () => {
    const files = [
      file('own.jsonl', text(0, [ilse('Lima')])),
      file('newer.jsonl', text(-3, [ilse('Lima')])),
      file('earlier.jsonl', text(3, [ilse('Lima')])),
    ];
    const { states, gaps } = await readEarlierSnapshots(files, AUDIT);
    expect(states.of(ilse('Lima'))).toHaveLength(1);
    expect(gaps.map(({ detail }) => detail)).toEqual([
      'A snapshot of 2026-11-02 that was given as an earlier one is not older than this audit; it was left out.',
      'A snapshot of 2026-11-05 that was given as an earlier one is not older than this audit; it was left out.',
    ]);
  });

  it('may stand in one file, as an archive keeps them', async () => {
    const path = file('all.jsonl', text(90, [ilse('Lima')]) + text(30, [ilse('Oslo')]));
    const { states } = await readEarlierSnapshots([path], AUDIT);
    expect(states.of(ilse('Lima'))).toHaveLength(2);
  });

  it('given twice count once', async () => {
    const path = file('a.jsonl', text(90, [ilse('Lima')]));
    const { states } = await readEarlierSnapshots([path, path], AUDIT);
    expect(states.of(ilse('Lima'))).toHaveLength(1);
  });

  it('may come from another release, with more facts or fewer', async () => {
    const lines = text(30, [ilse('Lima')]).split('\n');
    const person = JSON.parse(lines[1] ?? '');
    lines[1] = JSON.stringify({
      ...person,
      facts: { profile: person.facts.profile, shoeSize: 40 },
    });
    const path = file('old.jsonl', `\uFEFF${lines.join('\r\n')}`);
    const { states } = await readEarlierSnapshots([path], AUDIT);
    expect(states.of(ilse('Lima'))[0]).toMatchObject({ profile: { location: 'Lima' } });
  });

  it('of another organization are refused, before the audit as well', async () => {
    const own = file('own.jsonl', text(30, []));
    const other = file('other.jsonl', text(30, [], { organization: 'other-org' }));
    const clones = file('clones.jsonl', text(30, [], { source: 'git' }));
    await expect(readEarlierSnapshots([other], AUDIT)).rejects.toThrow(
      /other\.jsonl:1: this is a snapshot of other-org \(github\), but the audit is of example-org \(github\)/,
    );
    await expect(readEarlierSnapshots([own, other], undefined)).rejects.toThrow(
      /other\.jsonl:1: .* but \S+own\.jsonl:1 is of example-org/,
    );
    await expect(readEarlierSnapshots([clones], AUDIT)).rejects.toThrow(/example-org \(git\)/);
    const capitals = file('capitals.jsonl', text(30, [], { organization: 'Example-Org' }));
    await expect(readEarlierSnapshots([capitals], AUDIT)).resolves.toBeDefined();
  });

  it.each([
    ['an empty file', () => '', /: the file is empty/],
    ['no snapshot', () => '{"a":1}', /:1: this is not the header of a snapshot/],
    [
      'a cut-off one',
      () =>
        text(30, [ilse('Lima')])
          .split('\n')
          .slice(0, 2)
          .join('\n'),
      /was cut off before its end/,
    ],
    ['half a line', () => text(30, [ilse('Lima')]).slice(0, 400), /:2: this line is not JSON/],
    [
      'a lost line',
      () =>
        text(30, [ilse('Lima')])
          .split('\n')
          .toSpliced(1, 1)
          .join('\n'),
      /:2: the snapshot counts 1 people, but 0/,
    ],
    [
      'a profile of another form',
      () => text(30, [ilse('Lima')]).replace('"Lima"', '7'),
      /:2: .*`facts\.profile\.value\.location`/,
    ],
  ])('are refused with their line: %s', async (_, content, message) => {
    await expect(readEarlierSnapshots([file('x.jsonl', content())], AUDIT)).rejects.toThrow(
      message,
    );
  });

  it('that are missing or a folder are told so', async () => {
    const path = file('x.jsonl', '');
    await expect(readEarlierSnapshots([`${path}.gone`], AUDIT)).rejects.toThrow(
      /earlier snapshot .* there is no such file/,
    );
    await expect(readEarlierSnapshots([dirname(path)], AUDIT)).rejects.toThrow(/it is a folder/);
  });

  it('of many people with many commits are read quickly', async () => {
    const commits = exampleCommits({ count: 200, clock: 60 });
    const people = Array.from({ length: 500 }, (_, index) =>
      examplePerson({ id: String(index), facts: { commits } }),
    );
    const path = file('large.jsonl', text(30, people));
    const begin = computed();
    const { states } = await readEarlierSnapshots([path], AUDIT);
    expect(computed() - begin).toBeLessThan(10_000);
    expect(states.of(examplePerson({ id: '499' }))).toHaveLength(1);
  });
});
