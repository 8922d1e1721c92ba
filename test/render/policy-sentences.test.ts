import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../src/evidence/prose.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { renderIndexIssue } from '../../src/render/issue/index-page.ts';
import { renderIssue } from '../../src/render/issue/report.ts';
import { reportJson } from '../../src/render/json.ts';
import { policySentences } from '../../src/render/policy-sentences.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderText } from '../../src/render/text.ts';
import { ENGINE, withoutEngine } from './cmark-gfm.ts';
import { hostileText } from './hostile.ts';
import { expectOnlyOurs } from './only-ours.ts';
import { CLOCK, NAMES, sampleReport } from './sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

/** A report in whose coverage the policy's words and people's logins are `foreign`. */
const reportOf = (foreign: string) =>
  sampleReport([], {
    exempt: [{ id: '1', login: foreign, because: foreign }],
    places: [{ id: '2', login: foreign, place: foreign, because: foreign }],
    policyNotes: [
      {
        about: 'nobody',
        detail: prose`The policy names ${foreign} under ${'places'}, but nobody of that name was audited.`,
      },
    ],
  });

const NO_REVIEWS = { pages: true, of: new Map(), unseen: [], numbers: new Map() } as const;

describe.skipIf(withoutEngine)(`what the policy decides, read by ${ENGINE}`, () => {
  test('makes no link, mention, element or comment on any page', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const report = reportOf(foreign);
        expectOnlyOurs(renderIssue(report, OPTIONS).body);
        expectOnlyOurs(renderIndexIssue(report, NO_REVIEWS, undefined, OPTIONS).body);
        expectOnlyOurs(renderSummary(report, { ...OPTIONS, detail: 'full' }));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what the policy decides', () => {
  test('makes no element in the page for browsers, and no control character in the terminal', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const html = renderHtml(reportOf(foreign), OPTIONS);
        expect(html.split('</head>')[1]).not.toMatch(/<(script|img|b|style\*)[ >]/);
        const printed = renderText(reportOf(foreign), { color: false, width: 100 });
        expect(printed).not.toMatch(/(?![\n\u200b])[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  test('stands under coverage, and nowhere when it decides nothing', () => {
    const { body } = renderIssue(reportOf('wren-calloway'), OPTIONS);
    expect(body).toContain(
      '- The policy names `wren-calloway` under `places`, but nobody of that name was audited.',
    );
    expect(renderIssue(sampleReport([]), OPTIONS).body).not.toContain('By the policy');
  });

  test('is told wherever coverage is: what is switched off, and what counts otherwise', () => {
    const rules = {
      thresholds: { soon: 1e-6, routine: 1e-4, families: 3 },
      disabled: [CLOCK],
      raised: [{ signal: NAMES, from: 0.05, to: 0.2 }],
    };
    const report = sampleReport([], { rules });
    const pages = [
      renderIssue(report, OPTIONS).body,
      renderIndexIssue(report, NO_REVIEWS, undefined, OPTIONS).body,
      renderSummary(report, { ...OPTIONS, detail: 'full' }),
      renderHtml(report, OPTIONS),
      renderText(report, { color: false, width: 100 }),
    ].map((page) => page.replace(/\s+/g, ' '));
    for (const page of pages) {
      expect(page).toContain('1 signal is switched off: clock');
      expect(page).toContain('begins at a chance of about 1 in 1,000,000');
      expect(page).toContain(
        'counts as shown by about 1 in 5 ordinary people, instead of about 1 in 20',
      );
    }
    expect(reportJson(report).coverage.rules).toEqual({
      thresholds: rules.thresholds,
      disabled: [CLOCK.id],
      raised: [{ signal: NAMES.id, from: 0.05, to: 0.2 }],
    });
  });

  test('is silent about rules that are the usual ones', () => {
    expect(policySentences(sampleReport([]))).toEqual([]);
  });
});
