import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ours } from '../../../src/evidence/prose.ts';
import { renderHtml } from '../../../src/render/html/report.ts';
import { HOW_RARE, LEGEND } from '../../../src/render/overview.ts';
import { exampleAudit } from '../example-audit.ts';
import { hostileText, hostileUrl } from '../hostile.ts';
import { HISTORY, NAMES, personWith, sampleAssessment, sampleReport } from '../sample-report.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };
const page = renderHtml(exampleAudit(), OPTIONS);

/** The page without what it runs and how it looks, both of which are the same for everybody. */
const content = (html: string) => html.replace(/<(style|script)>.*?<\/\1>/gs, '<$1></$1>');

/** The tags of a page, in order. Escaped text holds no angle brackets, so none is hidden. */
function tagsOf(html: string): readonly string[] {
  // What a search finds a person by is foreign text in an attribute.
  const tags = content(html).match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/ data-words="[^"]*"/, ' data-words'));
}

describe('the HTML report', () => {
  test('loads and sends nothing, and runs nothing but the script it was written with', () => {
    const policy = /Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const hashOf = (element: 'script' | 'style') => {
      const [, text = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(page) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf('script')}`,
      `style-src ${hashOf('style')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types as-written',
    ]);
    expect(page.match(/<script|<style/g)).toHaveLength(2);
    expect(content(page)).not.toMatch(
      /<(img|link|iframe|object|form|base)\b|\son[a-z]+=|\sstyle=|@import|url\(/i,
    );
  });

  test('has landmarks, one first heading and a skip link', () => {
    for (const tag of [
      '<html lang="en">',
      '<header class="page',
      '<main>',
      '<footer>',
      '<a class="skip" href="#people">',
    ]) {
      expect(page).toContain(tag);
    }
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  test('every link within the page leads somewhere, and no id is used twice', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of content(page).matchAll(/ href="#([^"]*)"/g))
      expect(ids).toContain(target);
    for (const [, target] of page.matchAll(/ aria-labelledby="([^"]*)"/g))
      expect(ids).toContain(target);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    for (const tag of tagsOf(page)) {
      if (tag.endsWith('/>')) continue;
      const name = /^<\/?([a-z0-9]+)/.exec(tag)?.[1] ?? '';
      if (['meta', 'input', ''].includes(name)) continue;
      if (tag.startsWith('</')) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('of a quiet week shows everybody, since nobody stands in the queue', () => {
    const quiet = renderHtml(sampleReport([sampleAssessment()]), OPTIONS);
    expect(quiet).not.toContain('value="queue"');
    expect(quiet).toContain('value="all" checked');
    expect(quiet).not.toContain('Next steps');
  });

  test('says what its words mean, and how rare is reckoned', () => {
    for (const { word, meaning } of LEGEND) {
      expect(page).toContain(`<li><strong>${word}</strong>: ${meaning}</li>`);
    }
    expect(page).toContain(HOW_RARE);
  });

  test('says of everybody in the queue what to do first', () => {
    expect(page.match(/<p><strong>First:<\/strong> Announce nothing/g)).toHaveLength(3);
    expect(page).toContain(
      'Meanwhile lower maintain on <code dir="auto">example-org/payments</code> unless',
    );
  });

  test('has a page for everybody, with a way to the one before and the one after', () => {
    const people = exampleAudit().assessments.length;
    expect(page.match(/<article /g)).toHaveLength(people);
    expect(page.match(/>Previous<\/a>/g)).toHaveLength(people - 1);
    expect(page.match(/>Next<\/a>/g)).toHaveLength(people - 1);
  });

  test('tells once, with the coverage, what nobody could be asked', () => {
    const coverage = page.slice(page.indexOf('id="coverage"'));
    expect(coverage).toContain('Not checked for nearly everybody, and why');
    const because = 'The token may not read commits of private repositories.';
    expect(page.split(because)).toHaveLength(2);
    expect(coverage).toContain(because);
  });

  test('says with which permission more could be seen, and of how many', () => {
    expect(page).toContain('permission <code>Contents: read</code>: 1 person');
  });

  test('of thousands, gives the reasons of those in whom something was observed, and counts the others', () => {
    const observations = exampleAudit().assessments[0]?.observations ?? [];
    const people = Array.from({ length: 600 }, (_, index) =>
      sampleAssessment({
        id: String(index),
        priority: index < 2 ? 'routine' : 'none',
        chance: index === 599 ? 1 : 0.5,
        observations: index === 599 ? observations : [],
        clear: [{ signal: HISTORY, because: ours('Nothing of the kind.') }],
        unknown: [{ signal: NAMES, because: ours(`Only ${index} commits.`) }],
      }),
    );
    const articles = renderHtml(sampleReport(people), OPTIONS).split('<article ');
    const brief = articles.filter((article) =>
      article.includes('The reasons stand in report.json'),
    );
    expect(brief).toHaveLength(99);
    expect(brief[0]).toContain('Looked at, not observed: 1. Not checked: 1.');
    expect(articles.at(-1)).not.toContain('report.json');
    expect(articles[1]).toContain('Nothing of the kind.');
  });

  test('says whom to leave out of it before it says what to ask, of each person', () => {
    const asking = page
      .split('<article ')
      .filter((article) => article.includes('Ask the person, or'));
    expect(asking.length).toBeGreaterThan(0);
    for (const article of asking) {
      expect(article.split('Ask the person, or')[0]).toContain('Do not announce');
    }
  });

  test('folds how an observation was measured and where it can be looked up', () => {
    const observations = exampleAudit().assessments[0]?.observations.slice(0, 1) ?? [];
    const html = renderHtml(sampleReport([sampleAssessment({ observations })]), OPTIONS);
    const [, shown = '', folded = ''] =
      /<section class="observation">(.*?)<details><summary>How it was measured, and \d+ records?<\/summary>(.*?)<\/details>/s.exec(
        html,
      ) ?? [];
    const terms = (part: string) => [...part.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, term]) => term);
    expect(terms(shown)).toEqual(['How unusual', 'Would clear it', 'Often innocent']);
    expect(terms(folded)).toEqual(['Measured', 'Records', 'How the rate is known']);
  });

  test('says where nothing speaks for somebody that it was looked for', () => {
    const observations = exampleAudit().assessments[0]?.observations ?? [];
    const nothing = 'Nothing was found in what could be read';
    const people = [sampleAssessment({ observations }), sampleAssessment({ id: '2' })];
    const [, observed, quiet] = renderHtml(sampleReport(people), OPTIONS).split('<article ');
    expect(observed).toContain(nothing);
    expect(quiet).not.toContain(nothing);
  });

  test('gives a place to nobody outside the queue', () => {
    const people = [sampleAssessment({ priority: 'soon' }), sampleAssessment({ id: '2' })];
    const html = renderHtml(sampleReport(people), OPTIONS);
    expect(
      html
        .match(/<tr class="[a-z]*" data-words="[^"]*">\n<td[^<]*<\/td>/g)
        ?.map((row) => row.split('\n')[1]),
    ).toEqual(['<td class="number" data-key="1">1</td>', '<td class="number" data-key="2"></td>']);
    expect(html.match(/<span class="rank">/g)).toHaveLength(1);
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
