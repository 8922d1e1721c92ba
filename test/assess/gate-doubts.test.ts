import { describe, expect, it } from 'vitest';
import { type GateReport, withDoubts } from '../../src/assess/gate.ts';
import { DEFAULT_GATE_POLICY, type Decision } from '../../src/assess/gate-policy.ts';
import { ours } from '../../src/evidence/prose.ts';

const DOUBT = { source: { file: 'a.tf', line: 3 }, because: ours('The login is an expression.') };
const decided = (before: Decision, doubts: readonly (typeof DOUBT)[], unreadable: Decision) =>
  withDoubts({ decision: before } as GateReport, doubts, [], { ...DEFAULT_GATE_POLICY, unreadable })
    .decision;

describe('what cannot be read of a request', () => {
  it.each([
    ['pass', 'neutral', 'neutral'],
    ['pass', 'fail', 'fail'],
    ['fail', 'neutral', 'fail'],
    ['neutral', 'pass', 'neutral'],
  ] as const)('makes of %s, where the policy says %s: %s', (before, unreadable, after) => {
    expect(decided(before, [DOUBT], unreadable)).toBe(after);
    expect(decided(before, [], unreadable)).toBe(before);
  });

  it('is neutral by default, and names the setting', () => {
    const { doubts } = withDoubts({} as GateReport, [DOUBT], [], DEFAULT_GATE_POLICY);
    expect(doubts).toMatchObject([
      { decision: 'neutral', rule: { setting: 'gate.unreadable', value: 'neutral' } },
    ]);
  });
});
