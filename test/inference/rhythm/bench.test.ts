import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAuthor, readAuthors, settledWindow } from '../../../scripts/bench/authors.ts';
import { benchRhythm } from '../../../scripts/bench/rhythm.ts';
import { upperBound } from '../../../scripts/bench/share.ts';
import { FOLDS, leftOutEstimators } from '../../../scripts/rhythm-folds.ts';
import { offsetPosterior } from '../../../src/inference/rhythm/posterior.ts';
import { officeWork } from './series.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authors-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** An authors line of an office worker whose clock always shows one offset. */
function authorLine(id: string, offset: number, days: number): string {
  const commits = officeWork(offset, days).map((at) => [at, offset]);
  return JSON.stringify({ id, commits, web: [[commits[0]?.[0], offset, 60, false]] });
}

describe('an authors file', () => {
  it('is read line by line, compressed or not', async () => {
    const lines = `${authorLine('a', 60, 5)}\n\n${authorLine('b', 330, 5)}\n`;
    const plain = join(folder, 'authors.jsonl');
    const packed = join(folder, 'authors.jsonl.gz');
    await writeFile(plain, lines);
    await writeFile(packed, gzipSync(lines));
    for (const file of [plain, packed]) {
      const ids: string[] = [];
      for await (const author of readAuthors(file)) ids.push(author.id);
      expect(ids).toEqual(['a', 'b']);
    }
  });

  it('has its bad line named', async () => {
    const file = join(folder, 'bad.jsonl');
    await writeFile(
      file,
      `${authorLine('a', 60, 5)}\n{"id":"b","commits":[[1,60],[2]],"web":[]}\n`,
    );
    const read = async (): Promise<void> => {
      for await (const author of readAuthors(file)) expect(author.id).toBe('a');
    };
    await expect(read()).rejects.toThrow(
      /bad\.jsonl, line 2: commits\[1\] must be a list of 2 numbers/,
    );
  });

  it('that does not exist fails instead of being empty', async () => {
    const read = async (): Promise<void> => {
      for await (const author of readAuthors(join(folder, 'none.jsonl.gz')))
        expect(author).toBeNull();
    };
    await expect(read()).rejects.toThrow(/ENOENT/);
  });

  it.each(['nonsense', '[]', '7', '{"commits":[]}', '{"id":"a","commits":[["1",60]]}'])(
    'refuses the line %s',
    (line) => {
      expect(() => parseAuthor(line, 'here')).toThrow(/^here/);
    },
  );

  it('gives commits in the order of time', () => {
    const { commits } = parseAuthor('{"id":"a","commits":[[9,60],[3,0]],"web":[]}', 'here');
    expect(commits).toEqual([
      [3, 0],
      [9, 60],
    ]);
  });
});

describe('a window of settled commits', () => {
  const read = (offset: number, days: number) => parseAuthor(authorLine('a', offset, days), 'here');

  it('is the same on every run and has the recorded offset as its truth', () => {
    const window = settledWindow(read(330, 50), 100);
    expect(window).toEqual(settledWindow(read(330, 50), 100));
    expect(window?.instants).toHaveLength(100);
    expect(window?.truth).toBe(330);
  });

  it('is refused to too few commits, to wandering clocks and to containers', () => {
    expect(settledWindow(read(330, 10), 100)).toBeUndefined();
    expect(settledWindow(read(0, 50), 100)).toBeUndefined();
    const author = read(330, 50);
    const commits = author.commits.map(([at], index) => [at, index % 2 === 0 ? 330 : 0] as const);
    expect(settledWindow({ ...author, commits }, 100)).toBeUndefined();
  });

  it('at +0000 is taken from an author who also shows +0100', () => {
    const author = read(0, 50);
    const commits = [...author.commits, [author.commits.at(-1)?.[0] ?? 0, 60] as const];
    expect(settledWindow({ ...author, commits }, 100)?.truth).toBeCloseTo(0, 0);
  });
});

describe('the bound of a share', () => {
  it('is the exact one: 1 - 0.05^(1/n) for none, 1 for all', () => {
    expect(upperBound(0, 100)).toBeCloseTo(1 - 0.05 ** (1 / 100), 9);
    expect(upperBound(3, 1000)).toBeCloseTo(0.0077, 4);
    expect(upperBound(7, 7)).toBe(1);
  });
});

describe('the authors of the training', () => {
  it('are judged by estimators of their fold, which are none that ships', () => {
    const estimators = leftOutEstimators();
    expect(estimators).toHaveLength(FOLDS);
    const work = officeWork(330, 25);
    const shipped = offsetPosterior(work).mass;
    for (const estimate of estimators) expect(estimate(work).mass).not.toEqual(shipped);
  });
});

describe('the rhythm benchmark', () => {
  it('counts easy authors as found and claims half a day away as contradicted', async () => {
    const file = join(folder, 'easy.jsonl.gz');
    const offsets = [-480, -300, -180, 60, 120, 330, 480, 540, 600];
    const lines = offsets.map((offset) => authorLine(`author ${offset}`, offset, 60));
    await writeFile(file, gzipSync(lines.join('\n')));
    const result = await benchRhythm(['--authors', file]);
    expect(result['judgedBy']).toBe('all networks');
    const sizes = result['n'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(sizes)).toEqual(['20', '50', '100', '200', '500']);
    expect(sizes['100']).toMatchObject({
      authors: offsets.length,
      within2h: 1,
      off4h: 0,
      falseAlarm: 0,
      abstained: 0,
      power: { '12': 1, '13': 1 },
    });
    expect(sizes['20']).toMatchObject({ abstained: 1, falseAlarm: 0, power: { '12': 0 } });
    expect(sizes['500']).toMatchObject({ authors: 0 });
  });

  it('asks for its file', async () => {
    await expect(benchRhythm([])).rejects.toThrow(/--authors/);
  });
});
