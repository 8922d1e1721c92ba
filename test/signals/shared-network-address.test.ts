import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleEvent, personWithLog } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedNetworkAddress } from '../../src/signals/shared-network-address.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { notCollected, unknown } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

function user(id: string, address: string, days = 4, own = true): Collaborator {
  const events = Array.from({ length: days }, (_, day) =>
    exampleEvent({ at: EXAMPLE_NOW - (day + 1) * DAY, address, own }),
  );
  return personWithLog(events, { id, login: `person-${id}` });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(sharedNetworkAddress, person, contextOf({ person, among }));
}

const OFFICE = '203.0.113.77';
const strangers = (count: number) =>
  Array.from({ length: count }, (_, index) => user(`${900 + index}`, `198.51.100.${index}`));

describe('shared-network-address', () => {
  it('shows the network and never the address', () => {
    const outcome = judge(user('1', OFFICE), user('2', OFFICE), ...strangers(3));
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(outcome.others).toEqual([{ id: '2', login: 'person-2' }]);
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      'An address in 203.0.113.0/24: person-2',
    ]);
    expect(JSON.stringify(outcome)).not.toContain(OFFICE);
  });

  it('is clear where more than four accounts use the address, even for a day', () => {
    const visitors = ['3', '4', '5'].map((id) => user(id, OFFICE, 1));
    expect(judge(user('1', OFFICE), user('2', OFFICE), ...visitors, ...strangers(60)).result).toBe(
      'clear',
    );
    expect(
      judge(user('1', OFFICE), user('2', OFFICE), ...visitors.slice(1), ...strangers(60)).result,
    ).toBe('observed');
  });

  it('is clear where more than a fifth of all audited people use it', () => {
    const three = [user('2', OFFICE), user('3', OFFICE)];
    expect(judge(user('1', OFFICE), ...three, ...strangers(11)).result).toBe('clear');
    expect(judge(user('1', OFFICE), ...three, ...strangers(12)).result).toBe('observed');
  });

  it('takes two of a few people for no crowd', () => {
    expect(judge(user('1', OFFICE), user('2', OFFICE)).result).toBe('observed');
  });

  it('needs three days of each', () => {
    expect(judge(user('1', OFFICE), user('2', OFFICE, 2), ...strangers(3)).result).toBe('clear');
    expect(judge(user('1', OFFICE, 2), user('2', OFFICE), ...strangers(3)).result).toBe('unknown');
  });

  it('takes no address of whoever gave them access for theirs', () => {
    expect(judge(user('1', OFFICE, 4, false), user('2', OFFICE)).result).toBe('unknown');
  });

  it('cannot clear anybody while the log shows no addresses of others', () => {
    const because = unknown(notCollected('It was not looked at.'));
    const blank = user('2', OFFICE);
    const unread = { ...blank, facts: { ...blank.facts, accessLog: because } };
    expect(judge(user('1', OFFICE), unread).result).toBe('unknown');
  });
});
