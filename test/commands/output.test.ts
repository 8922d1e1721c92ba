import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory, requireNoDirectories, writeOutput } from '../../src/commands/output.ts';
import { writeSnapshotFile } from '../../src/commands/snapshot-file.ts';
import { UserError } from '../../src/config/user-error.ts';

async function* records() {
  yield { kind: 'end', end: { end: true, collaborators: 0, repositories: 0, gaps: [] } } as const;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(process.platform === 'win32')('new files are for their owner alone', async () => {
  const [report, snapshot] = [join(folder, 'report.json'), join(folder, 'snapshot.jsonl')];
  await writeOutput(report, 'x');
  await writeSnapshotFile(snapshot, records());
  for (const file of [report, snapshot]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

describe('the output directory', () => {
  it('is made with those above it, or may be there', async () => {
    const deep = join(folder, 'a/b/c');
    await makeDirectory(deep);
    await makeDirectory(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
  });

  it('is refused where a file is in the way', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file', 'file/below']) {
      await expect(makeDirectory(join(folder, path))).rejects.toThrow(UserError);
    }
  });

  // `mkdir` with `recursive` tries for ever here.
  it.skipIf(!existsSync('/proc/self'))('is refused where no folder can be made', async () => {
    for (const path of ['/proc/audit', '/proc/audit/below/it']) {
      await expect(makeDirectory(path)).rejects.toThrow(`${path} could not be made`);
    }
  });

  it('must not hold a folder by the name of a file', async () => {
    mkdirSync(join(folder, 'report.json'));
    const file = join(folder, 'report.json');
    await expect(requireNoDirectories([join(folder, 'issue.md'), file])).rejects.toThrow(
      'report.json could not be written: there is a folder of that name. Remove it',
    );
    await expect(writeOutput(file, 'x')).rejects.toThrow(
      /report\.json could not be written: there is a folder of that name/,
    );
  });
});
