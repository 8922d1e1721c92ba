import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { composeReport } from '../../src/assess/report.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { startChromium } from '../../test/browser/chromium.ts';
import { judge, readPersonas } from '../../test/personas/assess.ts';
import { ORGANIZATION } from '../../test/personas/persona.ts';

const ROUNDS = 7;

/**
 * How long the HTML report takes to open in Chromium. Its people are the invented ones of the tests, over and over: half
 * of them with observations and pictures, which is far more than any organization has.
 *
 * @returns milliseconds from the address to the loaded page and to one that is drawn, the median and the slowest of seven
 */
export async function benchHtml(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...argv], options: { people: { type: 'string' } } });
  const count = Number(values.people ?? 1_000);
  const judged = [...judge(await readPersonas()).values()];
  const assessments = Array.from({ length: count }, (_, index) => {
    const person = judged[index % judged.length];
    if (person === undefined) throw new Error('There is nobody.');
    const round = Math.floor(index / judged.length);
    return { ...person, id: `${person.id}-${round}`, login: `${person.login}-${round}` };
  });
  const frame = { organization: ORGANIZATION, source: 'github', gaps: [] } as const;
  const report = composeReport(
    { ...frame, takenAt: EXAMPLE_NOW, timeZoneData: '', repositories: 40 },
    assessments,
  );
  const started = performance.now();
  const html = renderHtml(report, { serverUrl: 'https://github.com', version: 'bench' });
  const renderMilliseconds = Math.round(performance.now() - started);

  const folder = mkdtempSync(join(tmpdir(), 'bench-html-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const browser = await startChromium();
  try {
    const rounds: { loaded: number; drawn: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await opening(browser, address));
    return {
      people: count,
      withObservations: assessments.filter(({ observations }) => observations.length > 0).length,
      megabytes: Number((Buffer.byteLength(html) / 1e6).toFixed(1)),
      renderMilliseconds,
      loadedMilliseconds: spread(rounds.map(({ loaded }) => loaded)),
      drawnMilliseconds: spread(rounds.map(({ drawn }) => drawn)),
      axeSerious: await serious(browser, [address, `${address}#person-1`]),
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** In a context of its own, which has nothing in its caches. */
async function opening(browser: Browser, address: string) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    // The second frame after loading is one with everything in it.
    const times =
      await page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve({
      loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
      drawn: performance.now(),
    }))))`);
    return times as { loaded: number; drawn: number };
  } finally {
    await context.close();
  }
}

/** Findings of axe that are serious or worse. */
async function serious(browser: Browser, addresses: readonly string[]): Promise<number> {
  let findings = 0;
  for (const address of addresses) {
    // The page's own policy would not let axe in.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(address);
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    findings += violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    ).length;
    await context.close();
  }
  return findings;
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b).map(Math.round);
  return { median: sorted[Math.floor(sorted.length / 2)], slowest: sorted.at(-1) };
}
