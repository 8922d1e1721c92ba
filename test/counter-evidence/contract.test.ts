import { describe, expect, it } from 'vitest';
import { lookFor } from '../../src/assess/counter.ts';
import { COUNTER_EVIDENCE } from '../../src/counter-evidence/index.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { notCollected } from '../../src/snapshot/fact.ts';
import { nothingKnown } from '../../src/snapshot/facts.ts';
import { contextOf } from '../signals/context.ts';

describe.each(COUNTER_EVIDENCE.map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
  it.each(kind.examples.map((example) => [example.title, example] as const))('%s', (_, example) => {
    const found = lookFor(kind, example.person, contextOf(example), example.observed ?? []);
    expect(found !== undefined).toBe(example.found);
  });

  it('has an example that shows it and one that does not', () => {
    expect(new Set(kind.examples.map(({ found }) => found))).toEqual(new Set([true, false]));
  });

  it('is not found where a fact it needs is missing', () => {
    if (kind.needs.length === 0) return;
    const facts = nothingKnown(notCollected('It was not looked at.'));
    for (const { person, ...example } of kind.examples) {
      const blank = { ...person, facts };
      const context = contextOf({ ...example, person: blank });
      expect(lookFor(kind, blank, context, example.observed ?? [])).toBeUndefined();
    }
  });

  it('says where it comes from and what it does not show', () => {
    expect(kind.sources.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(kind.limit).toMatch(/^[A-Z].*\.$/);
  });

  it('never answers a link between accounts', () => {
    const answered = CATALOGUE.filter(({ id }) => kind.answers.includes(id));
    expect(answered.map(({ strength }) => strength)).not.toContain('link');
  });
});
