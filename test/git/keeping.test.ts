import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitTable } from '../../src/git/commit-table.ts';
import { oidSet } from '../../src/git/oid-set.ts';
import { recordsOf } from '../../src/git/records.ts';

const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length / 2, maxLength: length / 2 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a set of object ids', () => {
  test('knows each id once and gives it back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hex(40), hex(64)), { maxLength: 60 }), (ids) => {
        const set = oidSet();
        const twice = [...ids, ...ids];
        const numbers = twice.map((id) => set.add(id));
        const distinct = [...new Set(ids)];
        expect(numbers.filter((number) => number !== undefined)).toEqual([...distinct.keys()]);
        expect(distinct.map((_, number) => set.text(number))).toEqual(distinct);
      }),
    );
  });

  test('grows with ids that begin alike', () => {
    const set = oidSet();
    const ids = Array.from({ length: 5_000 }, (_, n) => `00000000${n}`.padEnd(40, 'f'));
    expect(ids.map((id) => set.add(id))).toEqual([...ids.keys()]);
    expect(ids.map((id) => set.add(id))).toEqual(ids.map(() => undefined));
    expect(ids.map((_, number) => set.text(number))).toEqual(ids);
  });
});

describe('a table of commits', () => {
  const signature = fc.record({
    name: fc.constantFrom('Ana Souza', 'Bilal Ahmadi', ''),
    email: fc.emailAddress(),
    at: fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }),
    offset: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  });
  const commit = fc.record({
    oid: fc.nat(),
    clone: fc.nat(),
    parents: fc.nat(),
    author: signature,
    committer: signature,
  });

  test('gives back what was put in, also where a row is used again', () => {
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1 }), commit, (commits, late) => {
        const table = commitTable();
        const rows = commits.map((row) => table.add(row));
        expect(rows.map((row) => table.read(row))).toEqual(commits);
        const [first = 0, ...others] = rows;
        table.free(first);
        expect(table.add(late)).toBe(first);
        expect(table.read(first)).toEqual(late);
        expect(others.map((row) => table.read(row))).toEqual(commits.slice(1));
      }),
    );
  });

  test('grows', () => {
    const [some] = fc.sample(commit, { numRuns: 1, seed: 7 });
    if (some === undefined) throw new Error('No sample.');
    const table = commitTable();
    const rows = Array.from({ length: 5_000 }, (_, oid) => table.add({ ...some, oid }));
    expect(rows.map((row) => table.oid(row))).toEqual([...rows.keys()]);
    expect(table.read(0)).toEqual({ ...some, oid: 0 });
    expect(table.authorAt(4_999)).toBe(some.author.at);
  });
});

describe('records in a stream', () => {
  async function read(chunks: readonly Uint8Array[], width: number) {
    const records: (readonly string[])[] = [];
    for await (const record of recordsOf(each(chunks), width)) records.push(record);
    return records;
  }

  test('are the same wherever the stream is cut', async () => {
    const field = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    const records = fc.array(fc.tuple(field, field, field));
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 9 }), async (expected, step) => {
        const bytes = Buffer.from(
          expected
            .flat()
            .map((text) => `${text}\0`)
            .join(''),
        );
        const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
          bytes.subarray(index * step, (index + 1) * step),
        );
        expect(await read(chunks, 3)).toEqual(expected);
      }),
    );
  });

  test('hold no more than 64 KiB of a field', async () => {
    const chunks = Array<Uint8Array>(40).fill(Buffer.alloc(10_000, 'a'));
    const [record] = await read([...chunks, Buffer.from('\0b\0')], 2);
    expect(record?.map((text) => text.length)).toEqual([65_536, 1]);
  });
});

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
