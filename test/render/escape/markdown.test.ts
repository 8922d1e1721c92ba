import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../../src/evidence/prose.ts';
import {
  code,
  hostOf,
  link,
  markdownOf,
  safeUrl,
  text,
} from '../../../src/render/escape/markdown.ts';
import { visible } from '../../../src/render/escape/visible-characters.ts';
import { ENGINE, nodesOf, toHtml, withoutEngine } from '../cmark-gfm.ts';
import { HOSTILE_PIECES, hostileText, hostileUrl } from '../hostile.ts';

describe('foreign text in a code span', () => {
  test.each([
    ['plain', 'octo', '`octo`'],
    ['a mention', '@octo', '`@octo`'],
    ['backticks within', 'a``b', '```a``b```'],
    ['backticks at the edge', '`a', '`` `a ``'],
    ['a blank line', 'a\n\nb', '`a b`'],
    ['nothing', ' \n', '(empty)'],
    ['our own comment', '<!-- x', '`<!\u200b-- x`'],
    ['a colour, which GitHub would draw', '#ff8800', '`#\u200bff8800`'],
    ['a colour in other words', 'RGB(9, 105, 218)', '`RGB(\u200b9, 105, 218)`'],
    ['no colour', '#ff8800 and #12', '`#ff8800 and #12`'],
  ])('%s', (_, given, markdown) => {
    expect(code(given)).toBe(markdown);
  });

  test('a pipe does not end a table cell', () => {
    expect(code('a|b', { cell: true })).toBe('`a\\|b`');
    expect(code('a|b')).toBe('`a|b`');
  });

  test('is cut to the maximum', () => {
    expect(code('abcdef', { maximum: 3 })).toBe('`ab…`');
  });
});

describe('our own sentences', () => {
  test('contain nothing that GitHub makes more of', () => {
    expect(text('a@b #1 GH-1 www.x.y http://x *b* `c` [d] <e> & | :tada: deadbeef1')).toBe(
      'a@\u200bb #\u200b1 GH-\u200b1 www\u200b.x.y http:\u200b//x \\*b\\* \\`c\\` \\[d\\] &lt;e&gt; &amp; \\| :\u200btada: dead\u200bbeef1',
    );
  });

  test('keep clocks, dates and ordinary punctuation as they are', () => {
    const sentence = 'At 06:00 UTC on 2026-11-02, 3 of 11 (27 %) were seen: fine.';
    expect(text(sentence)).toBe(sentence);
  });

  test('foreign parts of prose stand in code spans', () => {
    expect(markdownOf(prose`From ${'@octo'} to ${'a`b'}.`)).toBe('From `@octo` to ``a`b``.');
  });

  test('very long prose ends in an ellipsis between its parts', () => {
    const names = Array.from({ length: 500 }, (_, index) => ({ foreign: `name-${index}` }));
    const markdown = markdownOf(names);
    expect(markdown.length).toBeLessThan(2_100);
    expect(markdown).toMatch(/`…$/);
  });
});

describe('links', () => {
  test.each([
    'http://github.com/a',
    'https://github.com.evil.example/',
    'https://github.com@evil.example/',
    'https://user:password@github.com/',
    'https://github.com:8443/',
    'javascript:alert(1)',
    'not an address',
  ])('%s is none', (url) => {
    expect(safeUrl(url, 'github.com')).toBeUndefined();
    expect(link('open', url, 'github.com')).toBe('open');
  });

  test('a server of your own may have a port', () => {
    expect(safeUrl('https://git.example.org:8443/a', hostOf('https://git.example.org:8443'))).toBe(
      'https://git.example.org:8443/a',
    );
    expect(hostOf('nonsense')).toBe('');
  });

  test('an address cannot end the link it stands in', () => {
    expect(link('open', 'https://github.com/a)[x](b) "c" `d` @e|f', 'github.com')).toBe(
      '[open](https://github.com/a%29%5Bx%5D%28b%29%20%22c%22%20%60d%60%20%40e%7Cf)',
    );
  });
});

describe.skipIf(withoutEngine)(ENGINE, () => {
  test('sees one code span, in a paragraph, a list, a heading and a table cell', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const shown = visible(foreign, 120);
        fc.pre(shown !== '');
        const span = code(foreign);
        const markdown = `a ${span} b\n\n- ${span}\n\n### ${span}\n\n| x | y |\n| --- | --- |\n| ${code(foreign, { cell: true })} | z |\n`;
        const nodes = nodesOf(markdown);
        const codes = nodes.filter(({ type }) => type === 'code');
        // What would be more than code is broken by a space of no width; foreign ones are shown by their number.
        const read = codes.map(({ literal }) => literal?.replaceAll('\u200b', ''));
        expect(read).toEqual([shown, shown, shown, shown]);
        expect(nodes.filter(({ type }) => type === 'table_cell')).toHaveLength(4);
        const known =
          /^(document|paragraph|text|code|list|item|heading|table|table_header|table_row|table_cell)$/;
        for (const { type } of nodes) expect(type).toMatch(known);
      }),
      { numRuns: 200 },
    );
  });

  test.each(HOSTILE_PIECES.filter((piece) => visible(piece) !== ''))(
    'makes text of %j in a sentence of ours',
    (piece) => {
      const sentence = `x ${piece} y`;
      const nodes = nodesOf(`- ${text(piece)}\n\n${text(sentence)}\n`);
      for (const { type } of nodes) expect(type).toMatch(/^(document|list|item|paragraph|text)$/);
      const read = nodes.map(({ literal }) => literal).join('');
      const plain = (value: string) => value.replaceAll('\u200b', '');
      expect(plain(read)).toBe(plain(visible(piece) + visible(sentence)));
      expect(read).not.toMatch(/@[\w-]|#\d|gh-\d|:\/\/|www\./i);
    },
  );

  test('makes nothing but the links we mean', () => {
    fc.assert(
      fc.property(hostileText, hostileUrl, (label, url) => {
        const html = toHtml(`${link(`x ${label}`, url, 'github.com')} end`);
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(/^<(\/?p|\/a|a href="https:\/\/github\.com\/[^"<>`@|]*")>$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
