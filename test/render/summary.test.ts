import { describe, expect, test } from 'vitest';
import { renderIssue } from '../../src/render/issue/report.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { exampleAudit } from './example-audit.ts';
import { personWith, sampleReport } from './sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

describe('the step summary', () => {
  const full = renderSummary(exampleAudit(), { ...OPTIONS, detail: 'full' });

  test('shows the queue, with the reason of each person, and the coverage', () => {
    expect(full).toContain('| 1 | `wren-calloway` | review soon |');
    expect(full).toContain('- `wren-calloway`: 2 observations in 2 independent families');
    expect(full).toContain('Would be closed by: Administration: read.');
  });

  test('is shorter than the issue', () => {
    expect(full.length).toBeLessThan(renderIssue(exampleAudit(), OPTIONS).body.length);
  });

  test('stays far below the megabyte that GitHub accepts', () => {
    const people = Array.from({ length: 5_000 }, (_, index) =>
      personWith('🙂'.repeat(500), { id: String(index), priority: 'soon' }),
    );
    const summary = renderSummary(sampleReport(people), { ...OPTIONS, detail: 'full' });
    expect(Buffer.byteLength(summary)).toBeLessThan(200_000);
    expect(summary).toContain('4900 more people of the queue stand in report.json.');
  });

  test('where the public reads along, it names nobody and nothing', () => {
    const counts = renderSummary(exampleAudit(), { ...OPTIONS, detail: 'counts' });
    expect(counts).toContain('2 review soon');
    expect(counts).not.toMatch(/wren|tendai|ingrid|example-org|`/);
  });
});
