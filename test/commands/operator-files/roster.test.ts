import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../src/commands/cli/command-line.ts';
import {
  readRosterFile,
  rosterText,
  writeRosterFile,
} from '../../../src/commands/operator-files/roster.ts';
import { readNamesFile } from '../../../src/commands/operator-files/roster-names.ts';
import { computed } from '../../computed.ts';
import { temporaryFiles } from '../files.ts';

const file = temporaryFiles();
const ILSE = { account: 'ilse-b', name: 'Ilse Brandvold' };
const TEXT = rosterText([ILSE]);

/** The roster with something of its header or entry changed. */
function changed(line: 0 | 1, change: Readonly<Record<string, unknown>>): string {
  const lines = TEXT.trim().split('\n');
  lines[line] = JSON.stringify({ ...JSON.parse(lines[line] ?? ''), ...change });
  return lines.join('\n');
}

describe('a roster file', () => {
  it('is made from a CSV and compares names afterwards', async () => {
    const names = file(
      'names.csv',
      'account,name\nilse-b,Ilse Brandvold\n1002,"Makinen, Teodor"\n',
    );
    const output = join(dirname(names), 'made', 'here', 'roster.jsonl');
    expect(await writeRosterFile(names, output)).toBe(2);
    const roster = await readRosterFile(output);
    expect(roster.compare({ id: '1001', login: 'Ilse-B' }, ['I. Brandvold', 'Ilse'])).toBe('same');
    expect(roster.compare({ id: '1002', login: 'teo' }, ['Karim Haddad'])).toBe('different');
    expect(roster.compare({ id: '3', login: 'someone' }, ['Karim Haddad'])).toBeUndefined();
  });

  it('is made by a command that prints no name', async () => {
    const names = file('names.csv', 'account,name\nilse-b,Ilse Brandvold\n');
    const output = join(dirname(names), 'roster.jsonl');
    const written: string[] = [];
    const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    const streams = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(write),
    );
    const codes = [
      await runCommandLine(['roster', '--names', names, '--output', output], {}),
      await runCommandLine(['roster', '--names', names], {}),
    ];
    for (const stream of streams) stream.mockRestore();
    expect(codes).toEqual([0, 2]);
    expect(written.join('')).toMatch(/Roster of 1 name written to .*--output is missing/s);
    expect(written.join('')).not.toMatch(/brandvold/i);
    expect(readFileSync(output, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('holds no part of a name, and only its owner may read it', async () => {
    const names = file('names.csv', 'account,name\nx1,Ilse Brandvold\n');
    const output = join(dirname(names), 'roster.jsonl');
    await writeRosterFile(names, output);
    expect(readFileSync(output, 'utf8')).not.toMatch(/ilse|brandvold|latin/i);
    expect(statSync(output).mode & 0o777).toBe(0o600);
  });

  it('tells nobody who has a name in common, in one roster or in two', () => {
    const digests = (text: string) =>
      text
        .trim()
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const { name, parts, initials, script } = JSON.parse(line);
          return [name, ...parts, ...initials, script];
        });
    const text = rosterText([ILSE, { ...ILSE, account: 'ilse-x' }]);
    const all = [...digests(text), ...digests(TEXT)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('may have a byte-order mark, other line ends and empty lines', async () => {
    const path = file('roster.jsonl', `\uFEFF${TEXT.replaceAll('\n', '\r\n\r\n')}`);
    const roster = await readRosterFile(path);
    expect(roster.compare({ id: '1', login: 'ilse-b' }, ['Ilse Brandvold'])).toBe('same');
  });

  it.each([
    ['an empty file', '', /roster\.jsonl: the roster is empty/],
    [
      'another format',
      '{"format":"x"}',
      /roster\.jsonl:1: this is not the header of a roster: `format`: `[^`]+` is expected\. Make one/,
    ],
    [
      'the CSV itself',
      'account,name\nilse-b,Ilse Brandvold',
      /roster\.jsonl:1: this line is not JSON\. Make one/,
    ],
    ['another version', changed(0, { version: 2 }), /:1: .*`version`/],
    ['a salt too short', changed(0, { salt: 'QUJD' }), /:1: .*`salt`: at least 16 bytes/],
    ['a cost that makes guessing quick', changed(0, { cost: 2 }), /:1: .*`cost`/],
    ['a cost that never ends', changed(0, { cost: 2 ** 30 }), /:1: .*`cost`/],
    ['a cost that is no power of two', changed(0, { cost: 20_000 }), /:1: .*a power of two/],
    ['a name in plain words', changed(1, { name: 'Ilse Brandvold' }), /:2: .*`name`: a digest/],
    ['no parts', changed(1, { parts: [] }), /:2: .*`parts`/],
    ['an account that is none', changed(1, { account: 'a b' }), /:2: .*`account`/],
    ['half a line', TEXT.trim().slice(0, -10), /:2: this line is not JSON/],
  ])('is refused with its line: %s', async (_, text, message) => {
    const path = file('roster.jsonl', text);
    await expect(readRosterFile(path)).rejects.toThrow(message);
    await expect(readRosterFile(path)).rejects.not.toThrow(/Brandvold/);
  });

  it('is refused for all that is wrong with it at once', async () => {
    const path = file('roster.jsonl', `${changed(1, { parts: [] })}\nilse-b\n{}`);
    await expect(readRosterFile(path)).rejects.toThrow(
      /roster\.jsonl:2: .*`parts`: a list of at least 1 is expected.*\n.*roster\.jsonl:3: this line is not JSON.*\n.*roster\.jsonl:4: /,
    );
  });

  it('that is missing, a folder or no text is told so', async () => {
    const path = file('roster.jsonl', new Uint8Array([0xff, 0xfe, 0x41, 0x00]));
    await expect(readRosterFile(path)).rejects.toThrow(/is not text in UTF-8/);
    await expect(readRosterFile(`${path}.gone`)).rejects.toThrow(
      /could not be read: there is no such file/,
    );
    await expect(readRosterFile(dirname(path))).rejects.toThrow(
      /could not be read: it is a folder/,
    );
  });

  it('of 50,000 names is read quickly', async () => {
    const [header = '', entry = ''] = TEXT.trim().split('\n');
    const lines = Array.from({ length: 50_000 }, (_, index) =>
      entry.replace('"ilse-b"', `"p-${index}"`),
    );
    const path = file('roster.jsonl', [header, ...lines].join('\n'));
    const begin = computed();
    const roster = await readRosterFile(path);
    expect(computed() - begin).toBeLessThan(5_000);
    expect(roster.compare({ id: '1', login: 'nobody' }, [])).toBeUndefined();
  });
});

describe('a file of names', () => {
  it('may come from any spreadsheet', async () => {
    const path = file(
      'names.csv',
      '\uFEFF"Account";"Name"\r\n@Ilse-B;Brandvold, Ilse\r\n\r\n1002;"Teodor ""Teo""; Makinen"\r\n1003;"Ana Lucía\r\nParedes"\r\nilse-b;Brandvold, Ilse\r\n1004;Wulandari',
    );
    expect(await readNamesFile(path)).toEqual([
      { account: 'ilse-b', name: 'Brandvold, Ilse' },
      { account: '1002', name: 'Teodor "Teo"; Makinen' },
      { account: '1003', name: 'Ana Lucía\nParedes' },
      { account: '1004', name: 'Wulandari' },
    ]);
  });

  it('may give an account several names', async () => {
    const path = file('names.csv', 'account\tname\nx\tIlse Brandvold\nx\tIlse Makinen\n');
    expect(await readNamesFile(path)).toHaveLength(2);
  });

  it.each([
    ['no header', 'ilse-b,Ilse Brandvold', /names\.csv:1: the first line must be `account,name`/],
    ['nothing', '', /:1: the first line/],
    ['nobody', 'account,name\n\n', /there is no account below the header/],
    ['a comma too many', 'account,name\nilse-b,Brandvold,Ilse', /:2: two fields .* there are 3/],
    ['a field too few', 'account,name\n\nilse-b', /:3: two fields .* there are 1/],
    ['no account', 'account,name\n,Ilse Brandvold', /:2: the first field must be a login/],
    ['a name for an account', 'account,name\nIlse Brandvold,ilse-b', /:2: the first field/],
    ['no name', 'account,name\nilse-b,?', /:2: the second field holds no name/],
    ['an open quote', 'account,name\nx,"Ilse\n\nBrandvold', /:4: a double quote is not closed/],
    ['text behind a quote', 'account,name\nx,"Ilse" Brandvold', /:2: a double quote/],
  ])('is refused with its line and without the name: %s', async (_, text, message) => {
    const path = file('names.csv', text);
    await expect(readNamesFile(path)).rejects.toThrow(message);
    await expect(readNamesFile(path)).rejects.not.toThrow(/Brandvold/);
  });

  it('is refused for all that is wrong with it at once', async () => {
    const path = file('names.csv', 'account,name\n,Ilse Brandvold\nx,Ilse\ny,?\n');
    await expect(readNamesFile(path)).rejects.toThrow(/names\.csv:2: .*\n.*names\.csv:4: [^\n]*$/);
  });

  it('of 50,000 people is read quickly', async () => {
    const people = Array.from({ length: 50_000 }, (_, index) => `p-${index},"Ilse, Brandvold"`);
    const path = file('names.csv', ['account,name', ...people].join('\n'));
    const begin = computed();
    expect(await readNamesFile(path)).toHaveLength(50_000);
    expect(computed() - begin).toBeLessThan(5_000);
  });
});
