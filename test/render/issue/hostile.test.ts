import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCountsIssue } from '../../../src/render/issue/counts-page.ts';
import { renderIndexIssue } from '../../../src/render/issue/index-page.ts';
import { renderPersonIssue } from '../../../src/render/issue/person-page.ts';
import { issueMarker, renderIssue } from '../../../src/render/issue/report.ts';
import { answerOnIndex, answerTo } from '../../../src/render/issue/thread-words.ts';
import { renderSummary } from '../../../src/render/summary.ts';
import { ENGINE, type Node, nodesOf, withoutEngine } from '../cmark-gfm.ts';
import { hostileText, hostileUrl } from '../hostile.ts';
import { expectOnlyOurs } from '../only-ours.ts';
import { personWith, sampleReport } from '../sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

const ALONE = { pages: false, of: new Map(), unseen: [], numbers: new Map() } as const;

function reportOf(foreign: string, url?: string) {
  const people = (['soon', 'routine', 'insufficient-data', 'none'] as const).map(
    (priority, index) =>
      personWith(foreign, { id: String(index), priority, ...(url === undefined ? {} : { url }) }),
  );
  return sampleReport(people, { organization: foreign });
}

/** Every page and comment that can stand in a report repository. */
function pagesOf(foreign: string, url?: string): readonly string[] {
  const report = reportOf(foreign, url);
  const of = new Map([
    ['0', { number: undefined, state: 'open', escalated: true } as const],
    ['1', { number: undefined, state: 'accepted', by: foreign, escalated: false } as const],
  ]);
  const unseen = [{ id: '9', number: 9, title: foreign }];
  const index = renderIndexIssue(
    report,
    { pages: true, of, unseen, numbers: new Map() },
    undefined,
    OPTIONS,
  );
  const alone = renderIndexIssue(report, ALONE, undefined, OPTIONS);
  const quiet = renderIndexIssue(sampleReport([], report), ALONE, undefined, OPTIONS);
  const before = { body: quiet.body, parts: quiet.continuation ?? [] };
  const news = renderIndexIssue(report, ALONE, before, OPTIONS).news?.comment ?? '';
  const people = report.assessments.map((person) => renderPersonIssue(person, report, OPTIONS));
  const orders = [
    { name: 'accept', until: '2027-03-01', because: foreign },
    { name: 'escalate', because: foreign },
    { name: 'help' },
  ] as const;
  return [
    // The number of a page is a reference of ours.
    ...[index, alone].flatMap(({ body, continuation = [] }) => [
      body.replace('- #9 ', '- '),
      ...continuation,
    ]),
    news,
    answerOnIndex(7, foreign, false),
    renderCountsIssue(report, undefined, OPTIONS).body,
    ...people.flatMap((page) => {
      const { body = '', continuation = [] } = page.written(undefined) ?? {};
      return [body, ...continuation];
    }),
    ...orders.map((order) =>
      answerTo({ order, comment: 7, by: foreign, evidence: ['a1'], fresh: 0, takenAt: 0 }),
    ),
  ];
}

/** The document's shape: its nodes without what foreign text fills them with. */
function shapeOf(nodes: readonly Node[]): readonly string[] {
  return nodes.map(({ type, literal }) => {
    if (type === 'code') return 'code';
    if (type === 'html_block' && literal.startsWith('<!--')) return 'marker';
    return `${type} ${literal}`;
  });
}

describe.skipIf(withoutEngine)(`an issue full of hostile text, read by ${ENGINE}`, () => {
  test('has no link, image, mention, reference, element or comment that we did not write', () => {
    fc.assert(
      fc.property(hostileText, hostileUrl, (foreign, url) => {
        expectOnlyOurs(renderIssue(reportOf(foreign, url), OPTIONS).body);
      }),
      { numRuns: 150 },
    );
  });

  test('has the same shape as with harmless text', () => {
    const harmless = shapeOf(nodesOf(renderIssue(reportOf('harmless'), OPTIONS).body));
    fc.assert(
      fc.property(
        hostileText.filter((text) => /[\p{L}\p{N}]/u.test(text)),
        (foreign) => {
          const { body } = renderIssue(reportOf(foreign), OPTIONS);
          expect(shapeOf(nodesOf(body))).toEqual(harmless);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('neither have the pages of people, their index and what is said beneath', () => {
    fc.assert(
      fc.property(hostileText, hostileUrl, (foreign, url) => {
        for (const page of pagesOf(foreign, url)) expectOnlyOurs(page);
      }),
      { numRuns: 100 },
    );
  });

  test('and so has the summary', () => {
    fc.assert(
      fc.property(hostileText, hostileUrl, (foreign, url) => {
        const report = reportOf(foreign, url);
        expectOnlyOurs(renderSummary(report, { ...OPTIONS, detail: 'full' }));
        expectOnlyOurs(renderSummary(report, { ...OPTIONS, detail: 'counts' }));
      }),
      { numRuns: 80 },
    );
  });
});

describe('an issue full of hostile text', () => {
  test('holds its marker once, at its start', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const { title, body } = renderIssue(reportOf(foreign), OPTIONS);
        expect(body.startsWith(`${issueMarker(foreign)}\n`)).toBe(true);
        expect(body.split('<!-- outside-collaborator-audit')).toHaveLength(2);
        expect(body.match(/^Audited: /gm)).toHaveLength(1);
        expect(title).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
  });
});
