import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/commands/evaluate.ts';
import {
  loadOperatorFiles,
  NO_PATHS,
} from '../../../src/commands/operator-files/operator-files.ts';
import { rosterText } from '../../../src/commands/operator-files/roster.ts';
import { readNamesFile } from '../../../src/commands/operator-files/roster-names.ts';
import { DEFAULT_POLICY } from '../../../src/config/policy.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../../src/evidence/example-person.ts';
import { encodeRecord, SNAPSHOT_FORMAT, SNAPSHOT_VERSION } from '../../../src/snapshot/snapshot.ts';
import { temporaryFiles } from '../files.ts';

const file = temporaryFiles();

describe("an organization's own files", () => {
  it('may all be missing', async () => {
    expect(await loadOperatorFiles(NO_PATHS)).toEqual({ operator: {}, gaps: [] });
  });

  it('are read where they are given', async () => {
    const { operator } = await loadOperatorFiles({
      roster: file('roster.jsonl', rosterText([{ account: 'ilse-b', name: 'Ilse Brandvold' }])),
      indicators: file('list.txt', 'account: northern-wren'),
      networks: file('networks.txt', '# as of 2026-10-01\n192.0.2.0/24 Example relay'),
      earlier: [],
    });
    expect(operator.roster?.compare({ id: '1', login: 'x' }, [])).toBeUndefined();
    expect(operator.indicators?.find('account', 'northern-wren')).toHaveLength(1);
    expect(operator.networks?.nameOf('192.0.2.7')).toBe('Example relay');
    expect(operator).not.toHaveProperty('earlier');
  });

  it('name themselves when they cannot be read', async () => {
    const indicators = file('list.txt', 'acount: x');
    await expect(loadOperatorFiles({ ...NO_PATHS, indicators })).rejects.toThrow(/list\.txt:1/);
    await expect(loadOperatorFiles({ ...NO_PATHS, earlier: ['gone.jsonl'] })).rejects.toThrow(
      /gone\.jsonl could not be read/,
    );
  });

  it('reach the report, and so does what of them was left out', async () => {
    const snapshot = (daysAgo: number, location: string) => {
      const header = {
        format: SNAPSHOT_FORMAT,
        version: SNAPSHOT_VERSION,
        source: 'github',
        organization: 'example-org',
        takenAt: EXAMPLE_NOW - daysAgo * DAY,
        timeZoneData: '2026b',
      } as const;
      const collaborator = examplePerson({ login: 'ilse-b', profile: { location } });
      const end = { end: true, collaborators: 1, repositories: 1, gaps: [] } as const;
      const records = [
        { kind: 'header', header },
        { kind: 'collaborator', collaborator },
        { kind: 'end', end },
      ] as const;
      return file(`${daysAgo}.jsonl`, records.map(encodeRecord).join('\n'));
    };
    const report = await evaluate([snapshot(0, 'Lima')], DEFAULT_POLICY, {
      indicators: file('list.txt', 'account: Ilse-B # a partner'),
      earlier: [snapshot(200, 'Lisbon'), snapshot(100, 'Manila'), snapshot(-1, 'Oslo')],
    });
    const observed = report.assessments[0]?.observations.map(({ signal }) => signal.id);
    expect(observed).toEqual(expect.arrayContaining(['on-indicator-list', 'place-changed-often']));
    expect(report.coverage.gaps.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('A snapshot of 2026-11-03'),
    ]);
  });

  describe('as the documentation shows them', () => {
    const page = readFileSync(new URL('../../../docs/operator-files.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, text = '']) => ({
      kind,
      text,
    }));
    const block = (begin: string) => blocks.find(({ text }) => text.startsWith(begin))?.text ?? '';

    it('can be read', async () => {
      const names = await readNamesFile(file('names.csv', block('account,name')));
      expect(names).toHaveLength(3);
      for (const begin of ['# kept by', '- account']) {
        const indicators = file('list', block(begin));
        const { operator } = await loadOperatorFiles({ ...NO_PATHS, indicators });
        expect(operator.indicators?.find('account', 'northern-wren')).toMatchObject([
          { source: 'Report of example.org, 2026-02, appendix A' },
        ]);
      }
      const { operator } = await loadOperatorFiles({
        ...NO_PATHS,
        roster: file('roster', block('{"format"')),
        networks: file('networks', block('# as of')),
      });
      const wren = { id: '1', login: 'wren-calloway' };
      expect(operator.roster?.compare(wren, ['Wren Marie Calloway'])).toBe('same');
      expect(operator.networks?.nameOf('2001:db8::7')).toBe('Example hosting');
    });
  });
});
