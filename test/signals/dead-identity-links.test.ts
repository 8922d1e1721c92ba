import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { deadIdentityLinks } from '../../src/signals/dead-identity-links.ts';
import type { ProfileLink } from '../../src/snapshot/appearance.ts';
import { known } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function links(...states: readonly ProfileLink['state'][]) {
  return states.map((state, index) => ({
    url: `https://p${index}.example/<b>`,
    kind: 'social' as const,
    state,
  }));
}

function judge(...states: readonly ProfileLink['state'][]) {
  const person = examplePerson({ facts: { links: links(...states) } });
  return evaluate(deadIdentityLinks, person, contextOf({ person }));
}

describe('dead-identity-links', () => {
  it('tells what is gone, addresses as foreign text', () => {
    const outcome = judge('gone', 'gone');
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe('All 2 pages that the profile names are gone.');
    expect(outcome.evidence.map(({ text }) => text)).toEqual([
      [{ foreign: 'https://p0.example/<b>' }],
      [{ foreign: 'https://p1.example/<b>' }],
    ]);
    // Nobody is led to pages that strangers chose.
    expect(outcome.evidence.every(({ url }) => url === undefined)).toBe(true);
  });

  it('is not known where a page does not tell strangers whether it is there', () => {
    expect(judge('gone', 'unknown', 'gone').result).toBe('unknown');
  });

  it('is settled by one page that answers', () => {
    expect(judge('gone', 'gone', 'gone', 'alive').result).toBe('clear');
  });

  it('knows nothing where nothing answers and nothing is known to be gone', () => {
    expect(judge('unknown', 'unknown').result).toBe('unknown');
  });

  it('is never clear of pages that were not asked', () => {
    const person = examplePerson({ facts: { links: links('alive') } });
    const gap = { reason: 'truncated', detail: 'Only some were asked.' } as const;
    const some = { ...person, facts: { ...person.facts, links: known(links('alive'), [gap]) } };
    expect(evaluate(deadIdentityLinks, some, contextOf({ person: some })).result).toBe('unknown');
  });
});
