import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/assess/report.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { exampleAudit } from '../render/example-audit.ts';
import { hostileText, hostileUrl } from '../render/hostile.ts';
import { personWith, sampleReport } from '../render/sample-report.ts';
import { BROWSER, startChromium, withoutBrowser } from './chromium.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

describe.skipIf(withoutBrowser)(`the HTML report in ${BROWSER}`, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  const file = join(folder, 'report.html');
  const address = pathToFileURL(file).href;
  const opened: Page[] = [];

  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** The report as somebody opens it from a folder, and everything it tried to do beside being read. */
  async function open(report: Report, options: BrowserContextOptions = {}, at = '') {
    writeFileSync(file, renderHtml(report, OPTIONS));
    for (const page of opened.splice(0)) await page.context().close();
    const context = await browser.newContext(options);
    const page = await context.newPage();
    opened.push(page);
    const attempts: string[] = [];
    page.on('request', (request) => attempts.push(request.url()));
    page.on('dialog', (dialog) => attempts.push(dialog.message()));
    page.on('console', (message) => attempts.push(message.text()));
    page.on('pageerror', (error) => attempts.push(error.message));
    await page.goto(`${address}${at}`);
    return { page, attempts };
  }

  const shownPeople = (page: Page) =>
    page.locator('table.people tbody tr:visible th').allTextContents();

  describe('from a folder, with no network', () => {
    test('asks for nothing but itself, and its policy has nothing to refuse', async () => {
      const { page, attempts } = await open(exampleAudit());
      await page.getByRole('searchbox').fill('wren');
      await page.getByRole('link', { name: 'wren-calloway' }).first().click();
      expect(attempts).toEqual([address]);
    });

    test('begins with the queue, and tells how many are shown', async () => {
      const { page } = await open(exampleAudit());
      expect(await shownPeople(page)).toEqual(['wren-calloway', 'tendai-moyo', 'ingrid-solheim']);
      expect(await page.getByRole('status').textContent()).toBe('3 of 43 people shown');
    });

    test('filters by priority and searches by everything a person is known by', async () => {
      const { page } = await open(exampleAudit());
      await page.getByRole('radio', { name: 'everybody' }).check();
      expect(await shownPeople(page)).toHaveLength(43);
      await page.getByRole('searchbox').fill('PAYMENTS  sunniva');
      expect(await shownPeople(page)).toEqual(['wren-calloway', 'ingrid-solheim']);
      await page.getByRole('radio', { name: 'insufficient data' }).check();
      expect(await shownPeople(page)).toEqual([]);
      expect(await page.getByRole('status').textContent()).toBe('0 of 43 people shown');
      await page.getByRole('searchbox').fill('');
      expect(await shownPeople(page)).toEqual(['keola-akana']);
    });

    test('sorts by a column, one way and the other, and says so', async () => {
      const { page } = await open(exampleAudit());
      const heading = page.getByRole('columnheader', { name: 'Person' });
      await heading.getByRole('button').click();
      expect(await shownPeople(page)).toEqual(['ingrid-solheim', 'tendai-moyo', 'wren-calloway']);
      expect(await heading.getAttribute('aria-sort')).toBe('ascending');
      await heading.getByRole('button').click();
      expect((await shownPeople(page))[0]).toBe('wren-calloway');
      await page.getByRole('button', { name: 'Evidence' }).click();
      expect(await shownPeople(page)).toEqual(['wren-calloway', 'ingrid-solheim', 'tendai-moyo']);
      expect(await page.locator('th[aria-sort]').allTextContents()).toEqual(['Evidence']);
    });
  });

  describe('shows one person at a time', () => {
    test('from the list with the keyboard alone, and back', async () => {
      const { page } = await open(exampleAudit());
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Skip to the list of people');
      for (let tabs = 0; tabs < 20; tabs += 1) {
        await page.keyboard.press('Tab');
        if ((await focused(page)) === 'tendai-moyo') break;
      }
      await page.keyboard.press('Enter');
      expect(await page.locator('article:visible').count()).toBe(1);
      expect(await focused(page)).toBe('2 tendai-moyo');
      expect(await page.title()).toBe(
        '2 tendai-moyo – Outside collaborator access review: example-org',
      );
      expect(await page.getByRole('heading', { name: 'Next steps' }).isVisible()).toBe(true);
      expect(await page.locator('table.people').isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      expect(await page.locator('table.people').isVisible()).toBe(true);
      expect(await focused(page)).toBe('People');
      expect(await page.title()).toBe('Outside collaborator access review: example-org');
    });

    test('with the steps of the queue only where somebody stands in it', async () => {
      const { page } = await open(exampleAudit(), {}, '#person-3');
      const steps = page.getByRole('heading', { name: 'Next steps' });
      expect(await steps.isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Next' }).click();
      expect(await page.locator('article:visible h2').textContent()).toBe('keola-akana');
      expect(await steps.isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      expect(await steps.isVisible()).toBe(true);
    });

    test('at the address of their page, and on to the next', async () => {
      const { page } = await open(exampleAudit(), {}, '#person-2');
      expect(await page.locator('article:visible h2').textContent()).toBe('2 tendai-moyo');
      await page.getByRole('link', { name: 'Next' }).click();
      expect(await page.locator('article:visible h2').textContent()).toBe('3 ingrid-solheim');
    });

    test('unfolds the page of somebody outside the queue when it is turned to', async () => {
      const { page, attempts } = await open(exampleAudit(), {}, '#person-4');
      const access = page.locator('#person-5').getByRole('heading', { name: 'Access at stake' });
      expect(await access.count()).toBe(0);
      await page.getByRole('link', { name: 'Next' }).click();
      expect(await access.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await page.evaluate("location.hash = '#person-5'");
      expect(await access.count()).toBe(1);
      expect(await page.locator('#person-4 noscript, #person-5 noscript').count()).toBe(0);
      expect(await page.locator('#person-3 noscript').count()).toBe(0);
      expect(attempts).toEqual([address]);
    });

    test('with all that was observed, whatever part of the list was chosen', async () => {
      const { page } = await open(exampleAudit());
      const glances = page.locator('article:visible .glance-table tbody tr:visible');
      for (const choice of ['everybody', 'review soon', 'insufficient data', 'no review needed']) {
        await page.getByRole('radio', { name: choice }).check();
        await page.evaluate("location.hash = '#person-1'");
        expect(await glances.count()).toBeGreaterThan(1);
        await page.keyboard.press('Escape');
      }
    });

    test('which is what is printed then; from the list, everybody in the queue is', async () => {
      const { page } = await open(exampleAudit());
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('article:visible').count()).toBe(3);
      await page.evaluate("location.hash = '#person-5'");
      expect(await page.locator('article:visible h2').allTextContents()).toEqual(['ximena-quispe']);
    });
  });

  test('counts how each signal came out, whatever part of the list was chosen', async () => {
    const { page } = await open(exampleAudit());
    await page.getByRole('radio', { name: 'review soon' }).check();
    await page.getByText('signals with an answer for somebody').click();
    const rows = page.locator('table.signals tbody tr:visible');
    expect(await rows.count()).toBeGreaterThan(2);
    const [name, observed, expected, clear] = await rows.first().locator('> *').allTextContents();
    expect(name).toContain('Commit clock far from the declared place');
    expect([observed, expected, clear]).toEqual(['3', 'about 0.29', '38']);
  });

  test('is whole without its script', async () => {
    const { page } = await open(exampleAudit(), { javaScriptEnabled: false });
    expect(await page.locator('article:visible').count()).toBe(43);
    expect(await page.getByRole('heading', { name: 'Access at stake' }).count()).toBe(43);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('radio', { name: 'review soon' }).check();
    expect(await shownPeople(page)).toEqual(['wren-calloway', 'tendai-moyo']);
  });

  test.each(['light', 'dark'] as const)('hinders nobody, as axe sees it (%s)', async (scheme) => {
    for (const at of ['', '#person-1', '#person-43']) {
      // The page's own policy would not let axe in.
      const options = { colorScheme: scheme, bypassCSP: true } as const;
      const { page } = await open(tied(), options, at);
      await page.evaluate(axe.source);
      const found = await page.evaluate('axe.run()');
      const { violations } = found as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test.each([360, 390, 500, 768, 1180])('fits a screen of %i pixels', async (width) => {
    for (const at of ['', '#person-1', '#person-43']) {
      const { page } = await open(tied(), { viewport: { width, height: 800 } }, at);
      if (at === '') await page.getByRole('radio', { name: 'everybody' }).check();
      // Of a picture more can be read when it moves; everything else has to reflow.
      const sideways = `[...document.querySelectorAll('html, body *')]
        .filter((one) => one.scrollWidth > one.clientWidth && one.getClientRects().length > 0)
        .filter((one) => one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX))
        .filter((one) => !one.matches('.pictures'))
        .map((one) => one.outerHTML.slice(0, 80))`;
      expect(await page.evaluate(sideways)).toEqual([]);
    }
  });

  test('is black on white on paper, and as wide as the paper', async () => {
    const options = { colorScheme: 'dark', viewport: { width: 718, height: 1_000 } } as const;
    const { page } = await open(tied(), options);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = `[
      getComputedStyle(document.body).color,
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ]`;
    expect(await page.evaluate(shown)).toEqual(['rgb(29, 35, 41)', 0]);
  });

  test('keeps the sizes of its letters in proportion on paper', async () => {
    const { page } = await open(tied());
    const sizes = `['p', 'dt', 'h3', 'h2'].map((tag) =>
      (parseFloat(getComputedStyle(document.querySelector('.person ' + tag)).fontSize) /
        parseFloat(getComputedStyle(document.body).fontSize)).toFixed(2))`;
    const onScreen = await page.evaluate(sizes);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(sizes)).toEqual(onScreen);
  });

  describe('full of hostile text', () => {
    const reportOf = (foreign: readonly string[], url?: string) =>
      sampleReport(
        (['soon', 'routine', 'none'] as const).map((priority, index) =>
          personWith(foreign[index] ?? '', {
            id: String(index),
            priority,
            ...(url === undefined ? {} : { url }),
          }),
        ),
        { organization: foreign.join('') },
      );
    const shownText = hostileText.filter((text) => /[\p{L}\p{N}]/u.test(text));
    /** Names of all elements but links, in order; where links lead; attributes that run or load something. */
    const anatomy = `(() => {
      const all = [...document.querySelectorAll('*')];
      const attributes = all.flatMap((element) => element.getAttributeNames().map((name) => [name, element.getAttribute(name)]));
      return {
        elements: all.map(({ localName }) => localName).filter((name) => name !== 'a').join(' '),
        links: attributes.filter(([name]) => /href$/.test(name)).map(([, to]) => to),
        running: attributes.filter(([name]) => /^on|^src|^style$|^srcdoc$|^action$|^formaction$/.test(name)),
        rules: document.styleSheets.length,
      };
    })()`;

    /** Uses whatever the script listens to. */
    const use = (search: string) => `(() => {
      document.querySelector('input[value=all]').click();
      const field = document.querySelector('input[type=search]');
      field.value = ${JSON.stringify(search)};
      field.dispatchEvent(new Event('input'));
      for (const button of document.querySelectorAll('th button')) button.click();
      return Promise.all(['#person-3', '#person-2', '#person-1'].map((hash) => new Promise((turned) => {
        addEventListener('hashchange', turned, { once: true });
        location.hash = hash;
      })));
    })()`;

    test('has no element, link, script or request that was not written by us', async () => {
      const { page, attempts } = await open(reportOf(['one', 'two', 'three']));
      await page.evaluate(use('one'));
      const { elements } = (await page.evaluate(anatomy)) as { elements: string };
      await fc.assert(
        fc.asyncProperty(
          // People of one name would be taken to have invited each other.
          fc.uniqueArray(shownText, {
            minLength: 3,
            maxLength: 3,
            selector: (name) => name.trim().toLowerCase(),
          }),
          hostileUrl,
          async (foreign, url) => {
            attempts.length = 0;
            writeFileSync(file, renderHtml(reportOf(foreign, url), OPTIONS));
            await page.goto(address);
            await page.evaluate(use(foreign[0] ?? ''));
            const found = (await page.evaluate(anatomy)) as Record<string, unknown>;
            expect(found['elements']).toBe(elements);
            for (const to of found['links'] as string[])
              expect(to).toMatch(/^(#[a-z0-9-]+|https:\/\/github\.com\/.*)$/);
            expect(found['running']).toEqual([]);
            expect(found['rules']).toBe(1);
            expect(attempts).toEqual([address]);
          },
        ),
        { numRuns: 40 },
      );
    });
  });
});

/** The example, with a group of accounts tied together and one who was invited by another. */
function tied(): Report {
  const report = exampleAudit();
  const [first, second, third] = report.assessments;
  if (first === undefined || second === undefined || third === undefined) throw new Error('few');
  const member = ({ id, login }: typeof first) => ({ id, login });
  const signals = second.observations.map(({ signal }) => signal);
  return {
    ...report,
    clusters: [
      {
        members: [member(first), member(second), member(third)],
        edges: [
          { between: [member(first), member(second)], signals },
          { between: [member(second), member(third)], signals },
        ],
      },
    ],
    referrals: [{ invitee: member(third), inviter: member(first) }],
  };
}

async function focused(page: Page): Promise<unknown> {
  return await page.evaluate('document.activeElement?.textContent?.trim()');
}
