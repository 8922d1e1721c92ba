import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/render/text.ts';
import { columns, wrapped } from '../../src/render/text-layout.ts';
import { exampleAudit } from './example-audit.ts';
import { hostileText } from './hostile.ts';
import { personWith, sampleReport } from './sample-report.ts';

describe('the report in a terminal', () => {
  const plain = renderText(exampleAudit(), { color: false, width: 80 });

  test('shows the queue in columns and each person below', () => {
    expect(plain).toContain(
      '  1  wren-calloway   review soon             Declared place; Commit history',
    );
    expect(plain).toContain('\n1. wren-calloway  review soon\n');
    expect(plain).toContain('“Lisbon, Portugal”');
    expect(plain).toContain('Insufficient data: keola-akana');
  });

  test('keeps within the width, addresses and the queue aside', () => {
    for (const line of plain.split('\n')) {
      if (!line.includes('https://') && !/^ {1,2}\d /.test(line))
        expect(columns(line)).toBeLessThanOrEqual(80);
    }
  });

  test('has colours only when asked', () => {
    expect(plain).not.toContain('\u001b');
    const coloured = renderText(exampleAudit(), { color: true, width: 80 });
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('lets no character through that moves the cursor, and no workflow command', () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const report = sampleReport([personWith(foreign, { id: '1', priority: 'soon' })], {
          organization: foreign,
        });
        const text = renderText(report, { color: false, width: 80 });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        expect(text).not.toMatch(/^\s*::|##\[/m);
      }),
    );
  });
});

describe('layout', () => {
  test('wide characters take two columns', () => {
    expect(columns('a山田é')).toBe(6);
  });

  test('lines break between words, never within one', () => {
    expect(wrapped('one two three', 8, '  ')).toEqual(['  one', '  two', '  three']);
    expect(wrapped('https://github.com/a b', 8)).toEqual(['https://github.com/a', 'b']);
  });
});
