/**
 * Takes the pictures of the documentation from what `npm run demo` left: the HTML report, and the issues as GitHub's own
 * Markdown engine renders them. Needs Debian's packages chromium and cmark-gfm.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { startChromium } from '../test/browser/chromium.ts';
import { toHtml } from '../test/render/cmark-gfm.ts';
import { ISSUE_STYLE } from './screenshots/issue-style.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const demo = join(root, 'demo-out');
const images = join(root, 'docs/images');
const SCHEMES = ['light', 'dark'] as const;
/** Pixels; a page is shown from its top. */
const WIDTH = 1_180;
/** Of WebP: letters are still crisp, and all pictures together stay near half a megabyte. */
const QUALITY = 75;

const report = pathToFileURL(join(demo, 'report.html')).href;
const issues = readdirSync(join(demo, 'issues')).sort();
const PICTURES: readonly {
  readonly name: string;
  readonly height: number;
  readonly show: (page: Page) => Promise<unknown>;
}[] = [
  { name: 'report-overview', height: 1_040, show: (page) => page.goto(report) },
  { name: 'report-person', height: 760, show: (page) => page.goto(`${report}#person-1`) },
  { name: 'issue-index', height: 680, show: (page) => showIssue(page, issues.at(-1) ?? '') },
  { name: 'issue-person', height: 760, show: (page) => showIssue(page, issues[0] ?? '') },
];

async function showIssue(page: Page, file: string): Promise<void> {
  const body = toHtml(readFileSync(join(demo, 'issues', file), 'utf8'), true);
  await page.setContent(`<!doctype html><style>${ISSUE_STYLE}</style>${body}`);
}

/** As WebP, half the size of a PNG, which the browser writes itself but its driver does not ask for. */
async function pictureOf(page: Page): Promise<Buffer> {
  const browser = await page.context().newCDPSession(page);
  const options = { format: 'webp', quality: QUALITY } as const;
  const { data } = await browser.send('Page.captureScreenshot', options);
  return Buffer.from(data, 'base64');
}

rmSync(images, { recursive: true, force: true });
mkdirSync(images, { recursive: true });
const browser = await startChromium();
try {
  for (const scheme of SCHEMES) {
    for (const { name, height, show } of PICTURES) {
      const viewport = { width: WIDTH, height };
      const page = await browser.newPage({ viewport, colorScheme: scheme });
      await show(page);
      writeFileSync(join(images, `${name}-${scheme}.webp`), await pictureOf(page));
      await page.close();
    }
  }
} finally {
  await browser.close();
}
console.log(`${PICTURES.length * SCHEMES.length} pictures are in docs/images/.`);
