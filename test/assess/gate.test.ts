import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.ts';
import { type Answered, decide, type GateAnswer, gateReport } from '../../src/assess/gate.ts';
import {
  DEFAULT_ANSWERS,
  DEFAULT_GATE_POLICY,
  type OtherAnswer,
} from '../../src/assess/gate-policy.ts';
import { PRIORITIES, type Priority } from '../../src/assess/priority.ts';
import { composeReport } from '../../src/assess/report.ts';
import { EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { ours } from '../../src/evidence/prose.ts';

const at = (priority: Priority): GateAnswer => ({
  kind: 'assessed',
  assessment: { priority } as Assessment,
});
const decisions = (failOn: 'soon' | 'routine' | 'never') =>
  Object.fromEntries(
    PRIORITIES.map((priority) => [
      priority,
      decide(at(priority), { ...DEFAULT_GATE_POLICY, failOn }).decision,
    ]),
  );

describe('what the gate makes of a priority', () => {
  it('fails at the priority the policy names and above; a review below it is neutral, never a pass', () => {
    expect(decisions('soon')).toEqual({
      soon: 'fail',
      routine: 'neutral',
      'insufficient-data': 'neutral',
      none: 'pass',
    });
    expect(decisions('routine')).toMatchObject({ soon: 'fail', routine: 'fail', none: 'pass' });
    expect(decisions('never')).toMatchObject({ soon: 'neutral', routine: 'neutral', none: 'pass' });
  });

  it('lets the policy choose what too little data means', () => {
    const strict = { ...DEFAULT_GATE_POLICY, insufficientData: 'fail' } as const;
    expect(decide(at('insufficient-data'), strict)).toEqual({
      decision: 'fail',
      rule: { setting: 'gate.insufficient-data', value: 'fail' },
    });
  });
});

describe('what the gate makes of any other answer', () => {
  it.each(Object.entries(DEFAULT_ANSWERS))(
    'says of `%s`: %s, unless told otherwise',
    (kind, decision) => {
      const answer = { kind: kind as OtherAnswer, because: ours('…') };
      expect(decide(answer, DEFAULT_GATE_POLICY)).toEqual({
        decision,
        rule: { setting: `gate.answers.${kind}`, value: decision },
      });
    },
  );

  it('names the line of the policy that says so', () => {
    const policy = {
      ...DEFAULT_GATE_POLICY,
      answers: { ...DEFAULT_ANSWERS, bot: 'pass' },
      file: 'policy.yml',
      lines: { 'gate.answers.bot': 7 },
    } as const;
    expect(decide({ kind: 'bot', because: ours('…') }, policy).rule).toEqual({
      setting: 'gate.answers.bot',
      value: 'pass',
      file: 'policy.yml',
      line: 7,
    });
  });
});

describe('everybody who is asked about', () => {
  const assessed = composeReport(
    {
      organization: 'northwind-labs',
      source: 'github',
      takenAt: EXAMPLE_NOW,
      timeZoneData: '2026a',
      repositories: 0,
      gaps: [],
    },
    [],
  );
  const answered = (login: string, answer: GateAnswer): Answered => ({
    login,
    requests: [{ login }],
    answer,
  });
  const passes = answered('wren-calloway', at('none'));
  const neutral = answered('ada-moreau', at('insufficient-data'));
  const fails = answered('no-such-login', { kind: 'unknown-login', because: ours('…') });
  const together = (people: readonly Answered[], leftOut = 0) =>
    gateReport(people, leftOut, DEFAULT_GATE_POLICY, assessed).decision;

  it('comes to the strictest decision', () => {
    expect(together([passes, neutral, passes])).toBe('neutral');
    expect(together([neutral, fails, passes])).toBe('fail');
    expect(together([passes])).toBe('pass');
    expect(together([])).toBe('pass');
  });

  it('never passes over people whom nobody looked up', () => {
    expect(together([passes], 9_900)).toBe('fail');
  });
});
