import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ours, prose } from '../../src/evidence/prose.ts';
import { renderCheckRun } from '../../src/render/check-run.ts';
import { exampleAudit } from './example-audit.ts';
import { hostileText } from './hostile.ts';
import { personWith, sampleAssessment, sampleReport } from './sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0', detail: 'full' } as const;
const ISSUE = 'https://github.com/example-org/security-review/issues/12';

describe('the check run', () => {
  it('is neutral while reviews are due, a failure where the policy says so, and no success where something was not seen', () => {
    const quiet = sampleReport([sampleAssessment()]);
    const unseen = sampleReport([sampleAssessment()], {
      gaps: [{ reason: 'truncated', detail: 'The list stopped early.' }],
    });
    expect(renderCheckRun(exampleAudit(), false, OPTIONS)).toMatchObject({
      conclusion: 'neutral',
      title: '2 reviews due soon, 1 review due when convenient, too little data about 1 person',
    });
    expect(renderCheckRun(exampleAudit(), true, OPTIONS).conclusion).toBe('failure');
    expect(renderCheckRun(quiet, false, OPTIONS).conclusion).toBe('success');
    expect(renderCheckRun(unseen, false, OPTIONS).conclusion).toBe('neutral');
  });

  it('has fewer rows where there is no room for a hundred, and says where the others are', () => {
    const people = Array.from({ length: 5_000 }, (_, index) =>
      personWith('🙂'.repeat(500), { id: String(index), priority: 'soon' }),
    );
    const { summary } = renderCheckRun(sampleReport(people), false, {
      ...OPTIONS,
      issueUrl: ISSUE,
    });
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
    expect(summary.match(/^\| \d+ \|/gm)).toHaveLength(50);
    expect(summary).toContain(
      `4950 more people of the queue stand in [the issue](${ISSUE}) and in report.json.`,
    );
  });

  it('keeps the bytes GitHub takes at any size, and counts everybody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        hostileText,
        fc.integer({ min: 0, max: 40 }),
        (size, name, gaps) => {
          const long = name.repeat(9);
          const people = Array.from({ length: size }, (_, index) =>
            personWith(long, {
              id: String(index),
              priority: (['soon', 'routine', 'none'] as const)[index % 3] ?? 'none',
            }),
          );
          const report = sampleReport(people, {
            organization: long,
            gaps: Array.from({ length: gaps }, () => ({
              reason: 'truncated' as const,
              detail: `The list ${long} stopped early.`,
            })),
            policyNotes: Array.from({ length: size }, () => ({
              about: 'nobody' as const,
              detail: prose`The policy names ${long} under ${ours('places')}, but nobody of that name was audited.`,
            })),
          });
          const { summary } = renderCheckRun(report, false, OPTIONS);
          expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
          const rows = summary.match(/^\| \d+ \|/gm)?.length ?? 0;
          const left = Number(/^(\d+) (?:more )?p\w+ of the queue/m.exec(summary)?.[1] ?? 0);
          expect(rows + left).toBe(size - Math.floor(size / 3));
        },
      ),
      { numRuns: 30 },
    );
  });
});
