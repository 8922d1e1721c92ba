import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { known, unknown } from '../../src/snapshot/fact.ts';
import { PERMISSIONS } from '../../src/snapshot/facts.ts';
import {
  encodeRecord,
  readSnapshot,
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  type SnapshotRecord,
} from '../../src/snapshot/snapshot.ts';

const header: SnapshotRecord = {
  kind: 'header',
  header: {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    source: 'github',
    organization: 'example-org',
    takenAt: 1_793_599_200,
    timeZoneData: '2026b',
  },
};
const person = (id: string): SnapshotRecord => ({
  kind: 'collaborator',
  collaborator: examplePerson({ id, facts: { commits: exampleCommits({ count: 3, clock: 345 }) } }),
});
const end = (collaborators: number): SnapshotRecord => ({
  kind: 'end',
  end: {
    end: true,
    collaborators,
    repositories: 2,
    gaps: [{ reason: 'forbidden', detail: 'No.', permission: 'members: read' }],
  },
});

/** Anything an account's owner can write: every character there is, halves of characters, and what looks like JSON. */
const written = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\n', '\r', '\u2028', '\u2029', '\ud800', '"', '\\', '{', '\0'),
  }),
);
const instant = fc.integer({ min: -62_300_000_000, max: 253_500_000_000 });
const people = fc
  .record({
    id: fc.string({ minLength: 1 }),
    login: written,
    name: fc.option(written),
    bio: fc.option(written),
    author: written,
    email: written,
    at: instant,
    offset: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    permission: fc.constantFrom(...PERMISSIONS),
    role: written,
    because: written,
  })
  .map(({ id, login, name, bio, author, email, at, offset, permission, role, because }) => {
    const signature = { name: author, email, at, offset };
    const somebody = examplePerson({ id, login, profile: { name, bio } });
    const commit = {
      oid: '0'.repeat(40),
      repository: 'example-org/tool',
      author: signature,
      committer: signature,
      account: null,
      parents: 0,
      origin: 'own-machine',
    } as const;
    const repository = {
      name: role,
      visibility: 'internal',
      archived: true,
      createdAt: at,
    } as const;
    const gap = { reason: 'truncated', detail: because, permission: role } as const;
    return {
      ...somebody,
      url: because,
      facts: {
        ...somebody.facts,
        commits: known([commit], [gap]),
        access: known([{ repository, permission, role }]),
        keys: unknown(gap),
      },
    };
  });

async function* linesOf(records: readonly (SnapshotRecord | string)[]) {
  for (const record of records) yield typeof record === 'string' ? record : encodeRecord(record);
}

async function read(...records: readonly (SnapshotRecord | string)[]): Promise<SnapshotRecord[]> {
  const result: SnapshotRecord[] = [];
  for await (const record of readSnapshot(linesOf(records), 'people.jsonl')) result.push(record);
  return result;
}

describe('a snapshot', () => {
  it('reads back as it was written', async () => {
    const records = [header, person('1'), person('2'), end(2)];
    expect(await read(...records)).toEqual(records);
  });

  it('reads back whatever people wrote about themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(people, { maxLength: 4 }), async (everybody) => {
        const records: SnapshotRecord[] = [
          header,
          ...everybody.map((collaborator) => ({ kind: 'collaborator', collaborator }) as const),
          end(everybody.length),
        ];
        expect(await read(...records)).toEqual(records);
      }),
    );
  });

  it('keeps a person on one line for every reader that knows line breaks of Unicode', () => {
    fc.assert(
      fc.property(people, (collaborator) => {
        const line = encodeRecord({ kind: 'collaborator', collaborator });
        expect(line).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(!/\p{Surrogate}/u.test(line)).toBe(true);
      }),
    );
  });

  it('of 2,000 people is never more than one line ahead of its reader', async () => {
    let given = 0;
    let taken = 0;
    let furthest = 0;
    async function* lines() {
      yield encodeRecord(header);
      for (let id = 1; id <= 2_000; id += 1) {
        given += 1;
        furthest = Math.max(furthest, given - taken);
        yield encodeRecord(person(String(id)));
      }
      yield encodeRecord(end(2_000));
    }
    for await (const record of readSnapshot(lines(), 'people.jsonl'))
      if (record.kind === 'collaborator') taken += 1;
    expect(taken).toBe(2_000);
    expect(furthest).toBe(1);
  });

  it('may hold nobody', async () => {
    expect(await read(header, end(0))).toEqual([header, end(0)]);
  });

  it('may be joined with others, with line ends and blank lines as they come', async () => {
    const one = [header, person('1'), end(1)];
    expect(await read(...one, '', '  \r', ...one)).toEqual([...one, ...one]);
  });

  it('hands over one person before the next line is read', async () => {
    let asked = 0;
    async function* lines() {
      for (const record of [header, person('1'), person('2'), end(2)]) {
        asked += 1;
        yield encodeRecord(record);
      }
    }
    const records = readSnapshot(lines(), 'people.jsonl');
    await records.next();
    await records.next();
    expect(asked).toBe(2);
  });

  it.each([
    [
      'cut off between lines',
      [header, person('1')],
      /people\.jsonl: .*stops after line 2.*cut off/,
    ],
    [
      'cut off within a line',
      [header, encodeRecord(person('1')).slice(0, 80)],
      /people\.jsonl:2: .*not JSON/,
    ],
    [
      'with a line lost',
      [header, person('1'), end(2)],
      /people\.jsonl:3: .*counts 2 collaborators, but 1/,
    ],
    [
      'with a line too many',
      [header, person('1'), person('2'), end(1)],
      /people\.jsonl:4: .*counts 1 collaborators, but 2/,
    ],
    [
      'cut off and joined with another',
      [header, person('1'), header, person('2'), end(1)],
      /people\.jsonl:3: another snapshot begins here.*cut off/,
    ],
    [
      'joined with one that is cut off',
      [header, end(0), header, person('1')],
      /people\.jsonl: .*stops after line 4/,
    ],
    ['followed by something else', [header, end(0), '{}'], /people\.jsonl:3: expected the header/],
    ['without its header', [person('1'), end(1)], /people\.jsonl:1: expected the header/],
    ['empty', [], /people\.jsonl: the file is empty/],
    ['made of blank lines', ['', ' ', '\r'], /people\.jsonl: the file is empty/],
    [
      'a report',
      ['{', '  "version": 1'],
      /people\.jsonl:1: no snapshot begins here\. Give .*`snapshot\.jsonl`/,
    ],
    ['a list', [`[${encodeRecord(header)}]`], /people\.jsonl:1: expected the header/],
    ['a value', ['null'], /people\.jsonl:1: expected the header/],
    [
      'of a header with something wrong',
      [encodeRecord(header).replace('"source":"github"', '"source":"gitlab"')],
      /people\.jsonl:1: the header .*`source`/,
    ],
    [
      'with an end marker that cannot be read',
      [header, '{"end":true,"collaborators":"none"}'],
      /people\.jsonl:2: the end marker .*`collaborators`/,
    ],
    [
      'with something on a line that no release writes',
      [header, encodeRecord(person('1')).replace('{', '{"note":"",')],
      /people\.jsonl:2: a collaborator .*note/,
    ],
    ['no snapshot', ['{"name": "something"}'], /people\.jsonl:1: expected the header/],
    [
      'of another version',
      [encodeRecord(header).replace('"version":1', '"version":9')],
      /people\.jsonl:1: .*version 9; this release reads version 1/,
    ],
    [
      'with a wrong field',
      [header, encodeRecord(person('1')).replace('"offset":345', '"offset":"345"')],
      /people\.jsonl:2: a collaborator .*`facts\.commits\.value\.0\.author\.offset`/,
    ],
    [
      'with an instant no calendar shows',
      [header, encodeRecord(person('1')).replace(/"at":\d+/, '"at":9000000000000')],
      /people\.jsonl:2: a collaborator .*`facts\.commits\.value\.0\.author\.at`: no instant/,
    ],
    [
      'taken at an instant no calendar shows',
      [encodeRecord(header).replace('1793599200', '-9000000000000')],
      /people\.jsonl:1: the header .*`takenAt`: no instant in unix seconds/,
    ],
    [
      'with an offset beyond any number Git keeps',
      [header, encodeRecord(person('1')).replace('"offset":345', '"offset":9000000000000')],
      /people\.jsonl:2: a collaborator .*`facts\.commits\.value\.0\.author\.offset`/,
    ],
    [
      'with a fact missing',
      [header, encodeRecord(person('1')).replace('"keys"', '"quays"')],
      /people\.jsonl:2: a collaborator/,
    ],
  ] as const)('is refused when %s, saying where', async (_, records, message) => {
    await expect(read(...records)).rejects.toThrow(message);
  });
});
