import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNetworkListFile } from '../../../src/commands/operator-files/network-lists.ts';
import { UserError } from '../../../src/config/user-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networks-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(...lines: readonly string[]) {
  const path = join(folder, 'networks.txt');
  await writeFile(path, lines.join('\n'));
  return readNetworkListFile(path);
}

describe('a list of networks', () => {
  it('names the network of an address, IPv4 and IPv6', async () => {
    const list = await read(
      '# as of 2026-10-01',
      '',
      '# exits of one provider',
      '203.0.113.0/24 Example VPN',
      '198.51.100.7   Example VPN  # seen in May',
      '2001:db8:40::/44, Another VPN',
      '192.0.2.9',
    );
    expect(list.asOf).toBe(Date.UTC(2026, 9, 1) / 1_000);
    expect(list.nameOf('203.0.113.200')).toBe('Example VPN');
    expect(list.nameOf('198.51.100.7')).toBe('Example VPN');
    expect(list.nameOf('198.51.100.8')).toBeUndefined();
    expect(list.nameOf('2001:db8:4f::1')).toBe('Another VPN');
    expect(list.nameOf('2001:db8:50::1')).toBeUndefined();
    expect(list.nameOf('192.0.2.9')).toBe('the list');
    expect(list.nameOf('::ffff:203.0.113.5')).toBe('Example VPN');
    expect(list.nameOf('no address')).toBeUndefined();
  });

  it.each([
    [['203.0.113.0/24'], /networks\.txt:1: .*# as of/],
    [['# as of 2026-02-30', '203.0.113.0/24'], /networks\.txt:1: .*no day/],
    [['# as of 2026-10-01', '# nothing'], /no network below/],
    [['# as of 2026-10-01', '', 'example.com VPN'], /networks\.txt:3: expected an address/],
    [['# as of 2026-10-01', '203.0.113.0/33'], /networks\.txt:2: .*0 to 32/],
    [['# as of 2026-10-01', '203.0.113.0/'], /networks\.txt:2: .*0 to 32/],
    [['# as of 2026-10-01', '203.0.113.0/24/8'], /networks\.txt:2: expected an address/],
    [['# as of 2026-10-01', '0.0.0.0/0'], /networks\.txt:2: .*large part/],
    [['# as of 2026-10-01', '2001::/16'], /networks\.txt:2: .*large part/],
    [['# as of 2026-10-01', `203.0.113.1 ${'x'.repeat(200)}`], /networks\.txt:2: .*longer/],
  ])('names file and line of what is wrong: %j', async (lines, message) => {
    const failure = read(...lines);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(message);
  });

  it('names all that is wrong at once, in the order of the file', async () => {
    const lines = ['# made in autumn', '203.0.113.0/24', '203.0.113.0/33', 'example.com'];
    await expect(read(...lines)).rejects.toThrow(
      /networks\.txt:1: .*\n.*networks\.txt:3: .*\n.*networks\.txt:4: [^\n]*$/,
    );
  });
});
