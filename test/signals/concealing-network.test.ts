import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleEvent, personWithLog } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { concealingNetwork } from '../../src/signals/concealing-network.ts';
import type { AccessEvent } from '../../src/snapshot/access-log.ts';
import { contextOf } from './context.ts';

function from(address: string | null, days: number, each = 1): readonly AccessEvent[] {
  return Array.from({ length: days * each }, (_, index) =>
    exampleEvent({ at: EXAMPLE_NOW - ((index % days) + 1) * DAY + index, address }),
  );
}

function judge(events: readonly AccessEvent[], daysOld = 30) {
  const person = personWithLog(events);
  const networks = {
    asOf: EXAMPLE_NOW - daysOld * DAY,
    nameOf: (address: string) => (address.startsWith('203.0.113.') ? 'Example VPN' : undefined),
  };
  return evaluate(concealingNetwork, person, contextOf({ person, operator: { networks } }));
}

describe('concealing-network', () => {
  it('prints the age of the list, the name it gives and the network, never the address', () => {
    const outcome = judge([...from('203.0.113.77', 6), ...from('198.51.100.7', 6)]);
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(plainText(outcome.summary)).toMatch(
      /^50 % of 12 events with an address \(.*\) on 6 days came from networks of your list \(as of 2026-10-03, 30 days old\): Example VPN\.$/,
    );
    expect(plainText(outcome.evidence[0]?.text ?? [])).toBe(
      '203.0.113.0/24 (Example VPN): 6 events',
    );
    expect(JSON.stringify(outcome)).not.toContain('203.0.113.77');
    expect(outcome.summary).toContainEqual({ foreign: 'Example VPN' });
  });

  it('needs three of ten events on five days', () => {
    expect(judge([...from('203.0.113.7', 4, 9), ...from('198.51.100.7', 6)]).result).toBe('clear');
    expect(judge([...from('203.0.113.7', 5), ...from('198.51.100.7', 6, 2)]).result).toBe('clear');
    expect(judge([...from('203.0.113.7', 6), ...from('198.51.100.7', 7, 2)]).result).toBe(
      'observed',
    );
  });

  it.each([
    [365, 'observed'],
    [366, 'unknown'],
    [-2, 'observed'],
  ])('takes a list %i days old for %s', (daysOld, result) => {
    expect(judge(from('203.0.113.7', 8), daysOld).result).toBe(result);
  });

  it('looks at events with an address alone', () => {
    expect(judge([...from(null, 20, 5), ...from('203.0.113.7', 5)]).result).toBe('observed');
    expect(judge([...from(null, 20, 5), ...from('198.51.100.7', 4)]).result).toBe('unknown');
    expect(judge(from('no address', 20)).result).toBe('unknown');
  });
});
