import { expect } from 'vitest';
import { nodesOf, toHtml } from './cmark-gfm.ts';

/** Asserts, by GitHub's own engine, that a document has no link, image, mention, reference, element or comment but ours. */
export function expectOnlyOurs(markdown: string): void {
  const nodes = nodesOf(markdown);
  for (const { type, literal, attributes } of nodes) {
    expect(type).not.toBe('image');
    expect(type).not.toBe('html_inline');
    if (type === 'link')
      expect(attributes).toMatch(/^ destination="https:\/\/github\.com\/[^"]*" title=""$/);
    if (type === 'html_block') {
      expect(literal.trim()).toMatch(
        /^(<!-- outside-collaborator-audit:[a-z]+( [a-z]+=[\w.,!~*'()%-]*)+ -->|<details><summary>[\w ,;]+<\/summary>|<\/details>)$/,
      );
    }
    // Pictures are drawn in these characters alone, of numbers, dates and names of zones.
    if (type === 'code_block') expect(literal).toMatch(/^[\n\w .,;:=+/()░▐-]*$/);
    if (type === 'text') expect(literal).not.toMatch(/@[\w-]|#\d|\bgh-\d|:\/\/|www\.|\$/i);
  }
  // The same once more on what a browser gets: beside code, only elements of ours.
  const html = toHtml(markdown).replaceAll(/<code(?: class="language-text")?>[^<]*<\/code>/g, '');
  for (const [tag] of html.matchAll(/<[^>]*>/g)) {
    expect(tag).toMatch(
      /^<(\/?(p|pre|ul|ol|li|strong|h2|h3|table|thead|tbody|tr|details|summary)|t[hd]( align="right")?|\/t[hd]|input type="checkbox" disabled="" \/|a href="https:\/\/github\.com\/[^"<>]*"|\/a|!-- outside-collaborator-audit:[a-z]+( [a-z]+=[^<> ]*)+ --)>$/,
    );
  }
  expect(html.match(/<!--/g)?.length ?? 0).toBeLessThanOrEqual(1);
}
