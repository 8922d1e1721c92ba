import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visiblePart } from '../../../src/render/escape/visible-characters.ts';
import { hostileText } from '../hostile.ts';

describe('showing foreign characters', () => {
  test.each([
    ['left as it is', 'Łukasz 山田花子 ❤️', 'Łukasz 山田花子 ❤️'],
    ['a reversal of the text', 'a\u202eb', 'a\\u{202e}b'],
    ['a character nobody sees', 'a\u200bb\ufeffc\u00add', 'a\\u{200b}b\\u{feff}c\\u{ad}d'],
    ['a tag character', 'a\u{e0041}', 'a\\u{e0041}'],
    ['a terminal command', '\u001b[31m', '\\u{1b}[31m'],
    ['half of a surrogate pair', 'a\ud800b', 'a\\u{d800}b'],
    ['line breaks of every kind', 'a\r\n\n\tb\u2028c\u0085d', 'a b c d'],
    ['a character that normalizes to a backtick', '\u1fef', '`'],
    ['a pile of marks', `a${'\u0315'.repeat(40)}b`, `a${'\u0315'.repeat(4)}b`],
  ])('%s', (_, given, shown) => {
    expect(visible(given)).toBe(shown);
  });

  test('longer text ends in an ellipsis, and never in half an escape', () => {
    expect(visible('abcdef', 4)).toBe('abc…');
    expect(visible('abcd', 4)).toBe('abcd');
    expect(visible('ab\u202ecd', 6)).toBe('ab…');
    expect(visible('😀😀😀', 2)).toBe('😀…');
  });

  test('is one line of visible characters within the maximum, whatever is given', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 40 }), (text, maximum) => {
        const shown = visible(text, maximum);
        expect([...shown].length).toBeLessThanOrEqual(maximum);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b]/u);
        expect(shown).toBe(shown.normalize('NFC'));
      }),
    );
  });

  test('a part of a sentence keeps the spaces around it', () => {
    expect(visiblePart(' and ')).toBe(' and ');
    expect(visiblePart(' ')).toBe(' ');
    expect(visiblePart('')).toBe('');
  });
});
