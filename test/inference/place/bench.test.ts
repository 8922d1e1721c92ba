import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchPlaces } from '../../../scripts/bench/places.ts';

describe('the places benchmark', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'places-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, rows: readonly (readonly [string, string])[]): string {
    const path = join(folder, name);
    const lines = rows.map(([raw, iso]) => `${raw}\t${iso}\town`);
    writeFileSync(path, `raw\tiso\tsource\n${lines.join('\n')}\n`);
    return path;
  }

  it('counts verdicts against labels', async () => {
    const path = file('labels.tsv', [
      ['Hamburg', 'DE'],
      ['Oslo / Helsinki', 'NO|FI'],
      ['Georgia', '?GE/US'],
      ['Qwertzuiopolis', 'PE'],
      // Labelled wrongly on purpose: a confident verdict that misses lowers the precision.
      ['Nagasaki', 'KR'],
      ['Earth', 'ZZ'],
      ['Madrid', 'ZZ'],
    ]);
    expect(await benchPlaces(['--locations', path])).toMatchObject({
      strings: 7,
      precision: 0.5,
      recall: 0.6,
      setRecall: 0.6,
      nonPlaces: 2,
      nonPlacesLeftAlone: 1,
      microsecondsPerCall: expect.any(Number),
    });
  });

  it('takes several files and asks for one', async () => {
    const a = file('a.tsv', [['Lima', 'PE']]);
    const b = file('b.tsv', [['remote', 'ZZ']]);
    expect(await benchPlaces(['--locations', a, '--locations', b])).toMatchObject({
      strings: 2,
      nonPlaces: 1,
    });
    await expect(benchPlaces([])).rejects.toThrow(/--locations/u);
  });
});
