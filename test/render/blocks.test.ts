import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, packed, whole } from '../../src/render/blocks.ts';
import { hostileText } from './hostile.ts';

/** Lines nobody could mistake for each other, so that a loss or a repetition is seen. */
const numbered = fc
  .array(
    fc.oneof(
      fc.string({ minLength: 1, maxLength: 150 }).map((text) => ({ lines: [text], list: false })),
      fc
        .array(hostileText, { minLength: 1, maxLength: 40 })
        .map((lines) => ({ lines, list: true })),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let count = 0;
    return parts.map(({ lines, list }): Block => {
      const marked = lines.map((line) => `«${count++}» ${line.replace(/[«»]/g, '').slice(0, 120)}`);
      return list ? { before: 'head', lines: marked, after: 'end' } : marked.join('\n');
    });
  });

const numbersIn = (texts: readonly string[]) =>
  texts.flatMap((text) => [...text.matchAll(/«(\d+)»/g)].map(([, number]) => Number(number)));

describe('blocks on pages', () => {
  test('keep their order; none is lost, none is told twice, and every page has its room', () => {
    fc.assert(
      fc.property(
        numbered,
        fc.integer({ min: 400, max: 3_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (blocks, first, more) => {
          const pages = packed(blocks, { first, next: first + more });
          const all = numbersIn(blocks.map(whole));
          expect(numbersIn(pages)).toEqual(all);
          for (const [index, page] of pages.entries())
            expect(page.length).toBeLessThanOrEqual(index === 0 ? first : first + more);
        },
      ),
    );
  });

  test('of a list of 5,000 lines go on with its head on every page', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `| «${index}» | ${'x'.repeat(150)} |`,
    );
    const pages = packed([{ before: '| | |\n| - | - |', lines, after: '' }], {
      first: 40_000,
      next: 60_000,
    });
    expect(numbersIn(pages)).toEqual(lines.map((_, index) => index));
    for (const page of pages) expect(page).toMatch(/^\| \| \|\n\| - \| - \|\n/);
  });

  test('fit on one page where there is room', () => {
    expect(
      packed(['a', '', { before: 'b', lines: ['c'], after: '' }], { first: 9, next: 9 }),
    ).toEqual(['a\n\nb\nc']);
  });
});
