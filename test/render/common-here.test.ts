import { describe, expect, it } from 'vitest';
import { ours } from '../../src/evidence/prose.ts';
import { COMMON_HERE } from '../../src/render/common-here.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { renderIssue } from '../../src/render/issue/report.ts';
import { reportJson } from '../../src/render/json.ts';
import { renderText } from '../../src/render/text.ts';
import { CLOCK, sampleAssessment, sampleReport } from './sample-report.ts';

/** Of forty people the first ones work by the clock of one client. */
function audited(observed: number) {
  return sampleReport(
    Array.from({ length: 40 }, (_, index) =>
      sampleAssessment({
        id: String(index),
        login: `person-${index}`,
        ...(index < observed
          ? {
              observations: [
                { signal: CLOCK, summary: ours('Far.'), measurements: [], sample: 1, evidence: [] },
              ],
            }
          : { clear: [{ signal: CLOCK, because: ours('The clock fits.') }] }),
      }),
    ),
  );
}

const OPTIONS = { serverUrl: 'https://github.com', version: '0.0.0' };
const pages = (observed: number) => {
  const report = audited(observed);
  return [
    JSON.stringify(renderIssue(report, OPTIONS).body),
    renderHtml(report, OPTIONS),
    renderText(report, { color: false, width: 500 }),
  ].map((page) => page.replace(/\s+/g, ' '));
};

describe('a signal that many more people show here than ordinary people would', () => {
  it('is named with its numbers on every page, so that its common cause is looked for first', () => {
    for (const page of pages(6)) {
      expect(page).toContain(COMMON_HERE.slice(0, 60));
      expect(page).toContain(
        `${CLOCK.title}: shown by 6 of the 40 people of whom it could be told, where about 0.28 would be expected`,
      );
    }
  });

  it('is not named where there are few', () => {
    for (const page of pages(1)) expect(page).not.toContain('More common here');
  });
});

describe('report.json', () => {
  it('tells how each signal came out over everybody', () => {
    expect(reportJson(audited(6)).signals).toEqual([
      {
        signal: CLOCK.id,
        title: CLOCK.title,
        family: 'location',
        ordinaryRate: 0.0071,
        observed: 6,
        clear: 34,
        unknown: 0,
        expected: 40 * 0.0071,
      },
    ]);
  });
});
