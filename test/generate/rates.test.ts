import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeSignals } from '../../src/commands/signals.ts';
import { ordinaryRateSentence, ordinaryRateWords } from '../../src/render/phrases.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** A reader who meets one rate in two places must see that it is one. */
describe('the ordinary rate is told in the same words everywhere', () => {
  const readme = text('README.md');
  const overview = text('docs/signals/README.md');
  it.each(CATALOGUE.map((signal) => [signal.id, signal] as const))('%s', (id, signal) => {
    const words = ordinaryRateWords(signal.ordinaryRate);
    const share = words.replace(/, \w+$/, '');
    expect(ordinaryRateSentence(signal.ordinaryRate)).toContain(`Shown by ${share} `);
    expect(describeSignals(id)).toContain(`Ordinary rate: ${words}.`);
    expect(text(`docs/signals/${id}.md`)).toContain(`| Ordinary rate | ${words} |`);
    for (const table of [readme, overview]) {
      expect(table.split('\n').find((line) => line.includes(`${id}.md`))).toContain(`| ${words} |`);
    }
  });
});
