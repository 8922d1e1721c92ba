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

  it('is a failure where it is a whole file, unless the policy says otherwise', () => {
    const file = { ...DOUBT, wholeFile: true };
    const { decision, doubts } = withDoubts({} as GateReport, [file], [], DEFAULT_GATE_POLICY);
    expect(decision).toBe('fail');
    expect(doubts).toMatchObject([{ rule: { setting: 'gate.broken-files', value: 'fail' } }]);
    const brokenFiles = 'neutral';
    const policy = { ...DEFAULT_GATE_POLICY, unreadable: 'pass', brokenFiles } as const;
    expect(withDoubts({} as GateReport, [file], [], policy).decision).toBe('neutral');
  });

  it('is neutral by default, and names the setting', () => {
    const { doubts } = withDoubts({} as GateReport, [DOUBT], [], DEFAULT_GATE_POLICY);
    expect(doubts).toMatchObject([
      { decision: 'neutral', rule: { setting: 'gate.unreadable', value: 'neutral' } },
    ]);
  });
});
