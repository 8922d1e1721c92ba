import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../../src/evidence/prose.ts';
import { escapeHtml, foreign, html, htmlOf } from '../../../src/render/escape/html.ts';
import { hostileText } from '../hostile.ts';

describe('HTML by template', () => {
  test('escapes every value that is not markup of ours', () => {
    expect(html`<p title="${'a"b'}">${"<b>&'"} ${3}${html`<i>${'<'}</i>`}</p>`.markup).toBe(
      '<p title="a&quot;b">&lt;b&gt;&amp;&#39; 3<i>&lt;</i></p>',
    );
  });

  test('sets foreign text apart, in its own direction', () => {
    expect(htmlOf(prose`From ${'<b>\u202e'} on`).markup).toBe(
      'From <code dir="auto">&lt;b&gt;\\u{202e}</code> on',
    );
    expect(foreign(' ').markup).toContain('(empty)');
  });

  test('whatever is given, no character of markup is left', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeHtml(text)).not.toMatch(
          /[<>"'\p{Cc}\p{Bidi_Control}]|&(?!(amp|lt|gt|quot|#39);)/u,
        );
      }),
    );
  });
});
