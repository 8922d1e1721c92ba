import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import { exampleAudit } from './example-audit.ts';
import { hostileText, hostileUrl } from './hostile.ts';
import { personWith, sampleAssessment, sampleReport } from './sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };
const page = renderHtml(exampleAudit(), OPTIONS);

/** The tags of a page, in order. Escaped text holds no angle brackets, so none is hidden. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

describe('the HTML report', () => {
  test('loads, runs and sends nothing', () => {
    expect(page.replaceAll('&#39;', "'")).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(
      /<(script|img|link|iframe|object|form|base)\b|\son[a-z]+=|@import|url\(/i,
    );
  });

  test('has landmarks, one first heading and a skip link', () => {
    for (const tag of [
      '<html lang="en">',
      '<header',
      '<main>',
      '<footer>',
      '<a class="skip" href="#queue">',
    ]) {
      expect(page).toContain(tag);
    }
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  test('every link within the page leads somewhere, and no id is used twice', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, target] of page.matchAll(/ aria-labelledby="([^"]*)"/g))
      expect(ids).toContain(target);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    for (const tag of tagsOf(page)) {
      const name = /^<\/?([a-z0-9]+)/.exec(tag)?.[1] ?? '';
      if (['meta', 'input', ''].includes(name)) continue;
      if (tag.startsWith('</')) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('of a quiet week says that nobody stands in the queue', () => {
    expect(renderHtml(sampleReport([sampleAssessment()]), OPTIONS)).toContain(
      'Nobody stands in the queue.',
    );
  });

  test('has the same elements whatever people wrote', () => {
    const reportOf = (foreign: string) =>
      sampleReport(
        [
          personWith(foreign, { id: '1', priority: 'soon' }),
          personWith(foreign, { id: '2', priority: 'insufficient-data' }),
        ],
        { organization: foreign },
      );
    const harmless = tagsOf(renderHtml(reportOf('harmless'), OPTIONS));
    fc.assert(
      fc.property(
        hostileText.filter((text) => /[\p{L}\p{N}]/u.test(text)),
        (foreign) => {
          const html = renderHtml(reportOf(foreign), OPTIONS);
          expect(tagsOf(html)).toEqual(harmless);
          expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        },
      ),
    );
  });

  test('links to the given server alone', () => {
    fc.assert(
      fc.property(hostileUrl, (url) => {
        const html = renderHtml(
          sampleReport([personWith('somebody', { id: '1', priority: 'soon', url })]),
          OPTIONS,
        );
        for (const [, target] of html.matchAll(/ href="([^"]*)"/g)) {
          expect(target).toMatch(/^(#[a-z0-9-]+|https:\/\/github\.com\/.*)$/);
        }
      }),
    );
  });
});
