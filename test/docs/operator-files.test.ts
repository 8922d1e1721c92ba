import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readIndicatorFile } from '../../src/commands/operator-files/indicators.ts';
import { readNetworkListFile } from '../../src/commands/operator-files/network-lists.ts';
import { readRosterFile } from '../../src/commands/operator-files/roster.ts';
import { readNamesFile } from '../../src/commands/operator-files/roster-names.ts';
import { temporaryFiles } from '../commands/files.ts';

const file = temporaryFiles();
const BLOCKS = [
  ...readFileSync('docs/operator-files.md', 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm),
].map(([, kind, text = '']) => ({ kind, text }));
const blockThat = (holds: RegExp) => BLOCKS.find(({ text }) => holds.test(text))?.text ?? '';

it('the names, the roster and the lists that are shown can be read', async () => {
  const names = file('names.csv', blockThat(/^account,name/));
  expect(await readNamesFile(names)).toHaveLength(3);
  const roster = await readRosterFile(
    file('roster.jsonl', blockThat(/outside-collaborator-audit\/roster/)),
  );
  expect(roster.compare({ id: '1', login: 'wren-calloway' }, ['Wren Calloway'])).toBe('same');
  const lines = await readIndicatorFile(file('list.txt', blockThat(/^source: /m)));
  expect(lines.find('account', '10020030')).toHaveLength(1);
  const yaml = await readIndicatorFile(file('list.yml', blockThat(/^- account: /)));
  expect(yaml.find('account', 'northern-wren')).toHaveLength(1);
  const networks = await readNetworkListFile(file('networks.txt', blockThat(/^# as of/)));
  expect(networks.nameOf('192.0.2.77')).toBe('Example relay');
});
