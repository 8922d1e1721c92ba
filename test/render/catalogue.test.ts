import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { renderHtml } from '../../src/render/html/report.ts';
import { renderIssue } from '../../src/render/issue/report.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { contextOf } from '../signals/context.ts';
import { ENGINE, nodesOf, withoutEngine } from './cmark-gfm.ts';
import { sampleReport } from './sample-report.ts';
import { BANNED } from './wording.ts';

const OPTIONS = { serverUrl: 'https://github.com', version: '0.1.0' };

/** Everybody from the examples of the signals, all of them in the queue so that all is printed. */
const people = CATALOGUE.flatMap((signal) =>
  signal.examples.map((example, index) => ({
    ...assess(
      { ...example.person, id: `${signal.id}-${index}` },
      CATALOGUE,
      contextOf(example),
      DEFAULT_THRESHOLDS,
    ),
    priority: 'routine' as const,
  })),
);

describe.each(people.map((person) => [person.id, person] as const))('%s', (_, person) => {
  const report = sampleReport([person]);
  const { body } = renderIssue(report, OPTIONS);

  test('is told without accusing anybody', () => {
    expect(body).not.toMatch(BANNED);
    expect(renderHtml(report, OPTIONS)).not.toMatch(BANNED);
  });

  test('is told in words that a reader knows', () => {
    expect(body).not.toMatch(/\binstants?\b/i);
  });

  test.skipIf(withoutEngine)(`reads as plain Markdown to ${ENGINE}`, () => {
    const types = new Set(nodesOf(body).map(({ type }) => type));
    for (const type of ['image', 'html_inline', 'code_block', 'block_quote', 'thematic_break']) {
      expect(types).not.toContain(type);
    }
  });
});
