import { describe, expect, it } from 'vitest';
import { loadOperatorFiles, NO_PATHS } from '../../src/commands/operator-files.ts';
import { rosterText } from '../../src/commands/roster-file.ts';
import { temporaryFiles } from './files.ts';

const file = temporaryFiles();

describe("an organization's own files", () => {
  it('may all be missing', async () => {
    expect(await loadOperatorFiles(NO_PATHS)).toEqual({ operator: {}, gaps: [] });
  });

  it('are read where they are given', async () => {
    const { operator } = await loadOperatorFiles({
      roster: file('roster.jsonl', rosterText([{ account: 'ilse-b', name: 'Ilse Brandvold' }])),
      indicators: file('list.txt', 'account: northern-wren'),
      earlier: [],
    });
    expect(operator.roster?.compare({ id: '1', login: 'x' }, [])).toBeUndefined();
    expect(operator.indicators?.find('account', 'northern-wren')).toHaveLength(1);
    expect(operator).not.toHaveProperty('earlier');
  });

  it('name themselves when they cannot be read', async () => {
    const indicators = file('list.txt', 'acount: x');
    await expect(loadOperatorFiles({ ...NO_PATHS, indicators })).rejects.toThrow(/list\.txt:1/);
    await expect(loadOperatorFiles({ ...NO_PATHS, earlier: ['gone.jsonl'] })).rejects.toThrow(
      /gone\.jsonl could not be read/,
    );
  });
});
