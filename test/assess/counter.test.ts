import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { EXAMPLE_NOW, exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import type { Sponsorship } from '../../src/evidence/sponsorship.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { contextOf } from '../signals/context.ts';

/** Two names on one address, and clocks far from the declared place. */
const person = examplePerson({
  login: 'wren-calloway',
  profile: { location: 'Halifax, Nova Scotia' },
  facts: {
    commits: [
      ...exampleCommits({ count: 40, clock: 'Asia/Singapore', name: 'Wren Calloway' }),
      ...exampleCommits({ count: 40, clock: 'Asia/Singapore', name: 'Ximena Duarte' }),
    ],
  },
});
const judge = (sponsorships: readonly Sponsorship[]) =>
  assess(person, CATALOGUE, contextOf({ person, sponsorships }), DEFAULT_THRESHOLDS);
const sponsor = (explains: readonly string[]): Sponsorship => ({
  who: 'Wren-Calloway',
  by: 'head of platform',
  because: 'knows about the change of name',
  on: EXAMPLE_NOW - 86_400,
  explains,
});

describe('what speaks for a person', () => {
  it('keeps the observation it answers from deciding, and shows both', () => {
    const before = judge([]);
    const after = judge([sponsor(['unrelated-names'])]);
    const names = after.observations.find(({ signal }) => signal.id === 'unrelated-names');
    expect(names?.answeredBy?.kind.id).toBe('sponsored');
    expect(after.observations).toHaveLength(before.observations.length);
    expect(after.observations.at(-1)).toBe(names);
    expect(after.chance).toBeGreaterThan(before.chance);
  });

  it('leaves everything else as it was', () => {
    const before = judge([]);
    const after = judge([sponsor([])]);
    expect(after.counterEvidence.map(({ kind }) => kind.id)).toContain('sponsored');
    expect({ ...after, counterEvidence: [] }).toEqual({ ...before, counterEvidence: [] });
  });

  it('never makes evidence rarer, whatever it answers', () => {
    for (const { id } of CATALOGUE) {
      expect(judge([sponsor([id])]).chance).toBeGreaterThanOrEqual(judge([]).chance);
    }
  });

  it('answers no link between accounts', () => {
    const keys = [
      {
        kind: 'ssh',
        fingerprint: `SHA256:${'A'.repeat(43)}`,
        createdAt: EXAMPLE_NOW - 86_400 * 400,
      } as const,
    ];
    const one = examplePerson({ id: '1', login: 'wren-calloway', facts: { keys } });
    const other = examplePerson({ id: '2', login: 'sunniva-aas', facts: { keys } });
    const context = contextOf({
      person: one,
      among: [other],
      sponsorships: [sponsor(['shared-key'])],
    });
    const { priority, observations } = assess(one, CATALOGUE, context, DEFAULT_THRESHOLDS);
    expect(priority).toBe('soon');
    expect(
      observations.find(({ signal }) => signal.id === 'shared-key')?.answeredBy,
    ).toBeUndefined();
  });
});
