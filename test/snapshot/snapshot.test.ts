import { describe, expect, it } from 'vitest';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
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
    ['empty', [], /people\.jsonl: the file is empty/],
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
      'with a fact missing',
      [header, encodeRecord(person('1')).replace('"keys"', '"quays"')],
      /people\.jsonl:2: a collaborator/,
    ],
  ] as const)('is refused when %s, saying where', async (_, records, message) => {
    await expect(read(...records)).rejects.toThrow(message);
  });
});
