import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handlePerson } from '../../src/commands/cli/person.ts';
import { deletePerson, exportPerson } from '../../src/commands/person.ts';
import { readSnapshotFiles } from '../../src/commands/snapshot-file.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleGrant,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { snapshotText, temporaryFiles } from './files.ts';

const write = temporaryFiles();
const wren = examplePerson({
  id: '11',
  login: 'wren-calloway',
  profile: { bio: 'a\u2028b \u202e' },
});
const renamed = examplePerson({ id: '11', login: 'wren-c' });
const sunniva = examplePerson({ id: '12', login: 'sunniva-aas' });
const invited = examplePerson({
  id: '13',
  login: 'ida-holm',
  facts: {
    invitations: [
      {
        id: 1,
        repository: exampleGrant().repository,
        permission: 'read',
        inviter: 'Wren-Calloway',
        invitedAt: EXAMPLE_NOW - 10 * DAY,
        expired: false,
        url: 'https://github.com/example-org/tool/invitations',
      },
    ],
  },
});

const logins = async (file: string) => {
  const found: string[] = [];
  for await (const record of readSnapshotFiles([file])) {
    if (record.kind === 'collaborator') found.push(record.collaborator.login);
  }
  return found;
};

describe('person export', () => {
  it('hands out every record of the person, under earlier logins too', async () => {
    const monday = write('monday.jsonl', snapshotText([wren, sunniva]));
    const friday = write('friday.jsonl', snapshotText([renamed, invited], EXAMPLE_NOW + DAY));
    const exported = await exportPerson('Wren-Calloway', [monday, friday, monday]);
    expect(exported).toEqual({
      version: 1,
      person: { id: '11', logins: ['wren-calloway', 'wren-c'] },
      snapshots: [
        {
          file: monday,
          organization: 'example-org',
          source: 'github',
          takenAt: '2026-11-02T06:00:00.000Z',
          collaborator: wren,
        },
        {
          file: friday,
          organization: 'example-org',
          source: 'github',
          takenAt: '2026-11-03T06:00:00.000Z',
          collaborator: renamed,
        },
      ],
      mentionedIn: 1,
    });
    expect(await exportPerson('11', [monday, friday])).toEqual(exported);
  });

  it('writes a file for its owner alone, in which nothing is hidden', async () => {
    const file = write('snapshot.jsonl', snapshotText([wren]));
    const output = join(dirname(file), 'wren.json');
    await handlePerson({ snapshot: [file], output }, ['export', '11']);
    expect(statSync(output).mode & 0o777).toBe(0o600);
    expect(readFileSync(output, 'utf8')).toContain('\\u202e');
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual(await exportPerson('11', [file]));
  });
});

describe('person delete', () => {
  it('rewrites the files without the person, and nothing else of them', async () => {
    const text =
      snapshotText([wren, sunniva]) + snapshotText([invited, renamed], EXAMPLE_NOW + DAY);
    const file = write('both.jsonl', text);
    const other = write('other.jsonl', snapshotText([sunniva]));
    const before = statSync(other);
    chmodSync(file, 0o640);
    expect(await deletePerson('wren-c', [file, other])).toEqual({
      person: { id: '11', logins: ['wren-calloway', 'wren-c'] },
      files: [file],
      mentionedIn: 1,
    });
    expect(readFileSync(file, 'utf8')).toBe(
      snapshotText([sunniva]) + snapshotText([invited], EXAMPLE_NOW + DAY),
    );
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(statSync(other).ino).toBe(before.ino);
    expect(readdirSync(dirname(file)).sort()).toEqual(['both.jsonl', 'other.jsonl']);
  });

  it('ends with 3 while records of other people name the person', async () => {
    const named = write('named.jsonl', snapshotText([wren, invited]));
    const alone = write('alone.jsonl', snapshotText([wren, sunniva]));
    expect(await handlePerson({ snapshot: [named] }, ['delete', '11'])).toBe(3);
    expect(await handlePerson({ snapshot: [alone] }, ['delete', '11'])).toBe(0);
  });

  it('leaves a snapshot that can be judged, even when nobody is left', async () => {
    const file = write('one.jsonl', snapshotText([wren]));
    await deletePerson('11', [file]);
    expect(await logins(file)).toEqual([]);
  });

  it('goes through a link to what holds the data', async () => {
    const file = write('real.jsonl', snapshotText([wren, sunniva]));
    const link = join(dirname(file), 'link.jsonl');
    symlinkSync(file, link);
    await deletePerson('11', [link]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await logins(file)).toEqual(['sunniva-aas']);
  });

  it('can be started again after it was killed', async () => {
    const first = write('first.jsonl', snapshotText([sunniva]));
    const second = write('second.jsonl', snapshotText([wren, sunniva]));
    writeFileSync(join(dirname(second), '.second.jsonl.unfinished'), 'half a line');
    await deletePerson('11', [first, second]);
    expect(await logins(second)).toEqual(['sunniva-aas']);
    expect(readdirSync(dirname(second)).sort()).toEqual(['first.jsonl', 'second.jsonl']);
  });

  it('touches nothing when one of the files is cut off', async () => {
    const whole = write('whole.jsonl', snapshotText([wren]));
    const cut = write('cut.jsonl', snapshotText([wren]).split('\n').slice(0, 2).join('\n'));
    await expect(deletePerson('11', [whole, cut])).rejects.toThrow(/cut\.jsonl.*cut off/);
    expect(await logins(whole)).toEqual(['wren-calloway']);
  });
});

describe('a person', () => {
  it('that is not there is told', async () => {
    const file = write('snapshot.jsonl', snapshotText([sunniva]));
    await expect(exportPerson('nobody-here', [file])).rejects.toThrow(
      /Nobody called "nobody-here" stands in \S+snapshot\.jsonl/,
    );
    await expect(deletePerson('nobody-here', [file])).rejects.toThrow(/jsonl\. Give the login/);
    await expect(deletePerson('Sunniva-As', [file])).rejects.toThrow('Did you mean "sunniva-aas"?');
    await expect(deletePerson('13', [file])).rejects.toThrow(/jsonl\. Give the login/);
  });

  it('whose login another account had before has to be named by id', async () => {
    const heir = examplePerson({ id: '99', login: 'wren-calloway' });
    const files = [
      write('old.jsonl', snapshotText([wren])),
      write('new.jsonl', snapshotText([heir])),
    ];
    await expect(deletePerson('wren-calloway', files)).rejects.toThrow(
      /several accounts: 11, 99\./,
    );
    expect((await exportPerson('99', files)).snapshots).toHaveLength(1);
  });

  it.each([
    [['exprot', 'wren'], {}, 'not "exprot". Did you mean "export"?'],
    [['export'], {}, 'Name one person'],
    [['delete', 'wren', 'ida'], {}, 'Name one person'],
    [['export', 'wren'], {}, '--snapshot: name at least one'],
    [['delete', 'wren'], { snapshot: ['a'], output: 'b' }, '--output belongs to "person export"'],
  ])('%j with %j is refused', async (operands, flags, message) => {
    await expect(handlePerson(flags, operands)).rejects.toThrow(message);
  });
});
