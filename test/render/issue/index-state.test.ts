import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndexState, stateFields } from '../../../src/render/issue/index-state.ts';
import { sealed } from '../../../src/render/issue/seal.ts';

const NOTHING = { soon: [], routine: [], left: [], known: new Map(), runs: [] } as const;
const body = (fields: Readonly<Record<string, string>>) =>
  sealed({ kind: 'index', fields }, 'A page.');
const sorted = (ids: readonly string[] = []) => [...ids].sort((a, b) => Number(a) - Number(b));

describe('what the index remembers', () => {
  it('reads back as it was written', () => {
    const id = fc.integer({ min: 1, max: 400_000_000 }).map(String);
    const people = fc.uniqueArray(id, { maxLength: 30 });
    const run = fc.record({
      day: fc.constantFrom('2026-11-02', '2026-11-09'),
      people: fc.nat(5_000),
      soon: fc.nat(50),
      routine: fc.nat(50),
      insufficient: fc.nat(50),
    });
    fc.assert(
      fc.property(
        people,
        people,
        people,
        fc.array(run, { maxLength: 12 }),
        (soon, routine, left, runs) => {
          const known = new Map(soon.map((one) => [one, ['0a1b2c']] as const));
          const state = { face: 'f', soon, routine, left, known, runs };
          const read = readIndexState(body(stateFields(state)));
          expect(sorted(read?.soon)).toEqual(sorted(soon));
          expect(sorted(read?.routine)).toEqual(sorted(routine));
          expect(sorted(read?.left)).toEqual(sorted(left));
          expect(read).toMatchObject({ face: 'f', known, runs });
        },
      ),
    );
  });

  it('has room for five thousand people, and the page for itself', () => {
    const soon = Array.from({ length: 5_000 }, (_, index) => String(200_000_000 + index * 20_011));
    const fields = stateFields({ ...NOTHING, face: 'f', soon });
    expect(body(fields).length).toBeLessThan(25_000);
    expect(readIndexState(body(fields))?.soon).toHaveLength(5_000);
  });

  it('is nothing in a text that is not ours, or was garbled', () => {
    expect(readIndexState('Hello.')).toBeUndefined();
    const read = readIndexState(body({ face: 'f', soon: '!!,-1,zz', runs: '[1', known: 'x.y' }));
    expect(read).toMatchObject({ soon: ['1295'], runs: [], known: new Map() });
  });
});
