import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUE_STYLE } from '../../scripts/screenshots/issue-style.ts';
import { renderIndexIssue } from '../../src/render/issue/index-page.ts';
import { toHtml, withoutEngine } from '../render/cmark-gfm.ts';
import { exampleAudit } from '../render/example-audit.ts';
import { BROWSER, startChromium, withoutBrowser } from './chromium.ts';

/** Two people of the example are accepted until a day, so that every column that may hold days holds some. */
const REVIEWS = {
  pages: true,
  of: new Map(
    ['1001', '1002'].map((id, index) => [
      id,
      { number: index + 1, state: 'accepted', until: '2027-03-01', escalated: false } as const,
    ]),
  ),
  unseen: [],
  numbers: new Map(),
};

describe.skipIf(withoutBrowser || withoutEngine)(`the index in ${BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
  });

  // GitHub's column of an issue, beside its sidebar and on a small window.
  test.each([880, 600])('%i pixels wide keeps every day of a table on one line', async (width) => {
    const options = { serverUrl: 'https://github.com', version: '0.1.0' };
    const { body } = renderIndexIssue(exampleAudit(), REVIEWS, undefined, options);
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(`<!doctype html><style>${ISSUE_STYLE}</style>${toHtml(body)}`);
    const days = await page.evaluate(LINES_OF_DAYS);
    await page.close();
    expect(days).toEqual([
      ['2026-10-29', 1],
      ['2027-03-01', 1],
      ['2026-10-29', 1],
      ['2027-03-01', 1],
      ['2026-11-02', 1],
    ]);
  });
});

/** Each day that stands in a cell, with the number of lines it takes. */
const LINES_OF_DAYS = `[...document.querySelectorAll('td')].flatMap((cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { 0: day, index } of node.data.matchAll(/\\d{4}-\\d{2}-\\d{2}/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + day.length);
      found.push([day, range.getClientRects().length]);
    }
  }
  return found;
})`;
