import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { fingerprintOf } from '../../src/assess/fingerprint.ts';
import { acceptanceNotes, noteText } from '../../src/assess/policy-notes.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import type { Acceptance } from '../../src/evidence/acceptance.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
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
const TODAY = Math.floor(EXAMPLE_NOW / DAY) * DAY;
const acceptance = (given: Partial<Acceptance>): Acceptance => ({
  who: 'Wren-Calloway',
  signals: ['unrelated-names'],
  because: 'a change of name',
  by: 'security team',
  on: TODAY - 30 * DAY,
  ...given,
});
const judge = (
  acceptances: readonly Acceptance[],
  who: Collaborator = person,
  among: readonly Collaborator[] = [],
) => assess(who, CATALOGUE, contextOf({ person: who, among, acceptances }), DEFAULT_THRESHOLDS);
const answered = (acceptances: readonly Acceptance[]) =>
  judge(acceptances)
    .observations.filter(({ answeredBy }) => answeredBy?.kind.id === 'accepted')
    .map(({ signal }) => signal.id);
const notes = (acceptances: readonly Acceptance[]) =>
  acceptanceNotes(acceptances, [judge(acceptances)], CATALOGUE, EXAMPLE_NOW).map(
    ({ about, detail }) => ({ about, detail: noteText(detail) }),
  );
const observed = judge([]).observations;
const fingerprint = (id: string) => {
  const seen = observed.find(({ signal }) => signal.id === id);
  return seen === undefined ? '' : fingerprintOf(seen);
};

describe('an acceptance of the policy', () => {
  it('keeps what it names from deciding, and stands in the report', () => {
    const after = judge([acceptance({})]);
    expect(answered([acceptance({})])).toEqual(['unrelated-names']);
    expect(after.observations).toHaveLength(observed.length);
    expect(after.chance).toBeGreaterThan(judge([]).chance);
    expect(after.counterEvidence[0]).toMatchObject({
      kind: { id: 'accepted' },
      answers: ['unrelated-names'],
    });
  });

  it('may be for everything observed', () => {
    expect(answered([acceptance({ signals: 'all' })]).sort()).toEqual(
      observed.map(({ signal }) => signal.id).sort(),
    );
    expect(judge([acceptance({ signals: 'all' })]).priority).toBe('none');
  });

  it('holds to the end of its last day and is told as ended after it', () => {
    expect(answered([acceptance({ until: TODAY })])).toEqual(['unrelated-names']);
    expect(notes([acceptance({ until: TODAY })])).toEqual([]);
    const over = [acceptance({ until: TODAY - DAY })];
    expect(answered(over)).toEqual([]);
    expect(notes(over)).toEqual([
      {
        about: 'expired',
        detail:
          'The acceptance of `Wren-Calloway` ended on 2026-11-01 and answers nothing any more.',
      },
    ]);
  });

  it('for some evidence answers that alone, and is told where it is another', () => {
    const current = [acceptance({ evidence: [fingerprint('unrelated-names')] })];
    expect(answered(current)).toEqual(['unrelated-names']);
    expect(notes(current)).toEqual([]);
    const old = [acceptance({ evidence: ['0a1b2c3d4e5f'] })];
    expect(answered(old)).toEqual([]);
    expect(notes(old)).toMatchObject([
      { about: 'evidence', detail: expect.stringContaining('`unrelated-names` observes now') },
    ]);
  });

  it('is not told of where another one answers the same', () => {
    expect(notes([acceptance({ evidence: ['0a1b2c3d4e5f'] }), acceptance({})])).toEqual([]);
  });

  it('of somebody else changes nothing', () => {
    expect(answered([acceptance({ who: 'sunniva-aas' })])).toEqual([]);
    expect(answered([acceptance({ who: person.id })])).toEqual(['unrelated-names']);
  });

  it('answers no link between accounts, whether all or the link is named', () => {
    const keys = [
      {
        kind: 'ssh',
        fingerprint: `SHA256:${'A'.repeat(43)}`,
        createdAt: EXAMPLE_NOW - 400 * DAY,
      } as const,
    ];
    const one = examplePerson({ id: '1', login: 'wren-calloway', facts: { keys } });
    const other = examplePerson({ id: '2', login: 'sunniva-aas', facts: { keys } });
    for (const signals of ['all', ['shared-key']] as const) {
      const { priority, counterEvidence } = judge([acceptance({ signals })], one, [other]);
      expect(priority).toBe('soon');
      expect(counterEvidence.map(({ kind }) => kind.id)).not.toContain('accepted');
    }
    expect(notes([acceptance({ signals: ['shared-key'] })])).toMatchObject([{ about: 'useless' }]);
  });
});
