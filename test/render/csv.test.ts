import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/render/csv.ts';
import { exampleAudit } from './example-audit.ts';
import { hostileText } from './hostile.ts';
import { personWith, sampleReport } from './sample-report.ts';

/** The table as any program reads it, by column. */
function read(csv: string): readonly Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

describe('the report for spreadsheets', () => {
  it('has a line for everybody, in the order of the report', () => {
    const report = exampleAudit();
    const rows = read(renderCsv(report));
    expect(rows).toHaveLength(report.assessments.length);
    expect(rows[0]).toMatchObject({
      rank: '1',
      login: 'wren-calloway',
      profile: 'https://github.com/wren-calloway',
      relation: 'outside collaborator',
      'would be checked with': 'Contents: read',
      priority: 'soon',
      families: 'location, history',
      observations: 'clock-contradicts-location, commits-before-account',
      'highest permission': 'maintain',
      'invited by': 'sunniva-aas',
    });
  });

  it('has in each column what its documentation lists', () => {
    const page = readFileSync(new URL('../../docs/csv.md', import.meta.url), 'utf8');
    const listed = (cell: string) => page.includes(`\n| \`${cell}\` |`);
    for (const row of read(renderCsv(exampleAudit()))) {
      const { priority = '', families = '', 'two-factor': twoFactor = '' } = row;
      for (const value of [...Object.keys(row), priority, twoFactor]) {
        expect(listed(value), value).toBe(true);
      }
      for (const family of families.split(', ').filter(Boolean)) expect(listed(family)).toBe(true);
    }
  });

  it('says no number of repositories where access could not be read', () => {
    const report = exampleAudit();
    const assessments = report.assessments.map((person) => ({
      ...person,
      exposure: { ...person.exposure, complete: false, privateRepositories: 0 },
    }));
    for (const row of read(renderCsv({ ...report, assessments }))) {
      expect(row['private repositories']).toBe('not known');
    }
  });

  it('holds no cell that a spreadsheet would calculate', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A0'];
    const text = fc.oneof(hostileText, fc.constantFrom(...formulas));
    fc.assert(
      fc.property(text, (foreign) => {
        const report = sampleReport([personWith(foreign, { id: '7', priority: 'soon' })]);
        for (const row of read(renderCsv(report))) {
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
        }
      }),
    );
  });

  it('keeps its lines whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const people = [1, 2, 3].map((id) =>
          personWith(foreign, { id: String(id), priority: 'soon' }),
        );
        expect(read(renderCsv(sampleReport(people)))).toHaveLength(3);
      }),
    );
  });
});
