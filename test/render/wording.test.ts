import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/render/annotations.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { renderIssue } from '../../src/render/issue/report.ts';
import { reportJson } from '../../src/render/json.ts';
import { expectedNumber, oneIn } from '../../src/render/phrases.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderText } from '../../src/render/text.ts';
import { exampleAudit } from './example-audit.ts';
import { BANNED } from './wording.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

describe('no rendering accuses anybody', () => {
  const report = exampleAudit();
  test.each([
    ['issue', renderIssue(report, OPTIONS).body],
    ['title', renderIssue(report, OPTIONS).title],
    ['summary', renderSummary(report, { ...OPTIONS, detail: 'full' })],
    ['html', renderHtml(report, OPTIONS)],
    ['text', renderText(report, { color: false, width: 80 })],
    ['json', JSON.stringify(reportJson(report))],
    ['annotations', JSON.stringify(annotations(report))],
  ])('%s', (_, rendered) => {
    expect(rendered).not.toMatch(BANNED);
  });
});

describe('numbers in words', () => {
  test.each([
    [0.00714, 'about 1 in 140'],
    [0.05, 'about 1 in 20'],
    [0.000_081, 'about 1 in 12,000'],
    [0.62, 'about 6 in 10'],
    [1, 'nearly all'],
  ])('a share of %f is %s', (share, words) => {
    expect(oneIn(share)).toBe(words);
  });

  test.each([
    [0, 'nobody'],
    [0.000_02, 'fewer than 0.001'],
    [0.0213, 'about 0.021'],
    [3.14, 'about 3.1'],
    [1234.5, 'about 1,235'],
  ])('%f expected people are %s', (people, words) => {
    expect(expectedNumber(people)).toBe(words);
  });
});
