import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readEarlierSnapshots } from '../../src/commands/earlier-snapshots.ts';
import { evaluate, loadPolicy } from '../../src/commands/evaluate.ts';
import { notMade, notRead, notWritten } from '../../src/commands/file-failure.ts';
import { readAuditLogFile } from '../../src/commands/operator-files/audit-log.ts';
import { readIndicatorFile } from '../../src/commands/operator-files/indicators.ts';
import { readNetworkListFile } from '../../src/commands/operator-files/network-lists.ts';
import { readRosterFile } from '../../src/commands/operator-files/roster.ts';
import { readNamesFile } from '../../src/commands/operator-files/roster-names.ts';
import { makeDirectory, writeOutput } from '../../src/commands/output.ts';
import { exportPerson } from '../../src/commands/person.ts';
import { writeSnapshotFile } from '../../src/commands/snapshot-file.ts';
import { DEFAULT_POLICY } from '../../src/config/policy.ts';
import { UserError } from '../../src/config/user-error.ts';
import { temporaryFiles } from './files.ts';

const file = temporaryFiles();
const failure = (code: string) => Object.assign(new Error(`${code}: of the system`), { code });
const NAMES_OF_ERRORS = /E[A-Z]{3,}|errno|syscall|\bopen '|\bread,/;

async function* oneRecord() {
  yield { kind: 'end', end: { end: true, collaborators: 0, repositories: 0, gaps: [] } } as const;
}

const READERS = {
  'a policy': loadPolicy,
  'a snapshot': (path: string) => evaluate([path], DEFAULT_POLICY),
  'an earlier snapshot': (path: string) => readEarlierSnapshots([path], undefined),
  'an audit log': readAuditLogFile,
  'a roster': readRosterFile,
  'a list of indicators': readIndicatorFile,
  'a list of networks': readNetworkListFile,
  'a file of names': readNamesFile,
  'the snapshot of a person': (path: string) => exportPerson('wren', [path]),
};
const WRITERS = {
  'a report': (path: string) => writeOutput(path, 'x'),
  'a snapshot': (path: string) => writeSnapshotFile(path, oneRecord()),
};

/** Paths that fail in every way a user without special rights can bring about. */
function wrongPaths() {
  const present = file('present', 'x');
  const folder = dirname(present);
  mkdirSync(join(folder, 'folder'));
  symlinkSync('circle', join(folder, 'circle'));
  return {
    below: join(present, 'below'),
    circle: join(folder, 'circle'),
    folder: join(folder, 'folder'),
    gone: join(folder, 'gone'),
    long: join(folder, 'x'.repeat(300)),
    zero: join(folder, 'a\0b'),
  };
}

describe.each(Object.entries(READERS))('%s that cannot be read', (_, read) => {
  it.each([
    ['gone', /could not be read: there is no such file\. Check the path/],
    ['folder', /could not be read: it is a folder\. Name a file in it/],
    ['below', /could not be read: a part of the path before the last is a file/],
    ['circle', /could not be read: its links lead in a circle/],
    ['long', /could not be read: no file can have a name that long/],
    ['zero', /could not be read: the name holds a character that no file name can have/],
  ] as const)('is told in words, with its path: %s', async (name, words) => {
    const path = wrongPaths()[name];
    const error = await Promise.resolve(read(path)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message).toContain(path);
    expect(message).toMatch(words);
    expect(message.replace(path, '')).not.toMatch(NAMES_OF_ERRORS);
  });
});

describe.each(Object.entries(READERS))('%s that never ends', (_, read) => {
  it.runIf(process.platform === 'linux')('is given up', async () => {
    await expect(Promise.resolve(read('/dev/zero'))).rejects.toThrow(UserError);
  });
});

describe.each(Object.entries(WRITERS))('%s that cannot be written', (_, write) => {
  it.each([
    ['folder', /could not be written: there is a folder of that name/],
    ['circle', /could not be written: its links lead in a circle/],
    ['long', /could not be written: no file can have a name that long/],
    ['zero', /could not be written: the name holds a character that no file name can have/],
  ] as const)('is told in words, with its path: %s', async (name, words) => {
    const path = wrongPaths()[name];
    const failing = write(path);
    await expect(failing).rejects.toThrow(UserError);
    await expect(failing).rejects.toThrow(words);
    await expect(failing).rejects.toThrow(path);
  });

  it.runIf(process.platform === 'linux')('is told of a full disk', async () => {
    await expect(write('/dev/full')).rejects.toThrow(
      '/dev/full could not be written: the disk is full. Make room',
    );
  });
});

describe('a folder', () => {
  it('that cannot be made is told in words', async () => {
    const { below, long } = wrongPaths();
    await expect(makeDirectory(below)).rejects.toThrow(
      `The folder ${below} could not be made: a part of the path before the last is a file`,
    );
    await expect(makeDirectory(long)).rejects.toThrow(/could not be made: no file can have a name/);
  });
});

describe('what the system says', () => {
  it.each([
    ...['EACCES', 'EBUSY', 'EIO', 'EISDIR', 'ELOOP', 'EMFILE', 'ENAMETOOLONG', 'ENFILE', 'ENOENT'],
    ...['ENOTDIR', 'EPERM', 'ETXTBSY', 'Z_BUF_ERROR', 'Z_DATA_ERROR', 'ERR_INVALID_ARG_VALUE'],
  ])('of reading is told in two sentences: %s', (code) => {
    const { message } = notRead('The roster names.jsonl', 'names.jsonl', failure(code));
    expect(message).toMatch(/^The roster names\.jsonl could not be read: [^.]+\. [A-Z].+\.$/);
    expect(message).not.toMatch(NAMES_OF_ERRORS);
  });

  it.each([
    ...['EACCES', 'EBUSY', 'EDQUOT', 'EEXIST', 'EIO', 'EISDIR', 'ELOOP', 'EMFILE', 'ENAMETOOLONG'],
    ...['ENFILE', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS', 'ETXTBSY'],
  ])('of writing is told in two sentences: %s', (code) => {
    for (const { message } of [
      notWritten('out.json', failure(code)),
      notMade('out', failure(code)),
    ]) {
      expect(message).toMatch(/could not be (?:written|made): [^.]+\. [A-Z].+\.$/);
      expect(message).not.toMatch(NAMES_OF_ERRORS);
    }
  });

  it('is repeated where we have no words for it', () => {
    expect(notRead('a', 'a', failure('EWHATEVER')).message).toBe(
      'a could not be read: the system says: EWHATEVER: of the system.',
    );
  });

  it('names the folder a path is seen from, and who puts files there in a job', () => {
    const told = (path: string) => notRead('It', path, failure('ENOENT')).message;
    expect(told('policy.yml')).toContain(`which is seen from ${process.cwd()}.`);
    expect(told('/policy.yml')).not.toContain('seen from');
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    expect(told('policy.yml')).toContain('actions/checkout puts the files of the repository there');
    vi.unstubAllEnvs();
  });
});
