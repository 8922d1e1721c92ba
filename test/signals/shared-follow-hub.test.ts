import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { sharedFollowHub } from '../../src/signals/shared-follow-hub.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { known, notCollected } from '../../src/snapshot/fact.ts';
import { contextOf } from './context.ts';

interface Follows {
  readonly back?: boolean | null;
  readonly followers?: number;
}

function account(
  id: string,
  hubs: readonly string[],
  { back = true, followers = 30 }: Follows = {},
): Collaborator {
  return examplePerson({
    id,
    login: `person-${id}`,
    facts: {
      following: hubs.map((hub) => ({ id: hub, login: `hub-${hub}`, followers, mutual: back })),
    },
  });
}

function judge(person: Collaborator, ...among: readonly Collaborator[]) {
  return evaluate(sharedFollowHub, person, contextOf({ person, among }));
}

const RING = ['71', '72', '73'];

describe('shared-follow-hub', () => {
  it('names the others and the accounts they follow', () => {
    const outcome = judge(account('1', RING), account('2', RING), account('3', RING));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toContain('person-2 and person-3');
    expect(outcome.others).toHaveLength(2);
  });

  it('needs two others, three hubs with each, and a hub that follows back', () => {
    expect(judge(account('1', RING), account('2', RING)).result).toBe('clear');
    expect(judge(account('1', RING), account('2', RING), account('3', ['71', '72'])).result).toBe(
      'clear',
    );
    const alone = account('1', RING, { back: false });
    expect(judge(alone, account('2', RING), account('3', RING)).result).toBe('clear');
  });

  it('counts nobody whom many follow, in the world or in the audit', () => {
    const known = (id: string) => account(id, RING, { followers: 900 });
    expect(judge(known('1'), known('2'), known('3')).result).toBe('unknown');
    const crowd = Array.from({ length: 9 }, (_, index) => account(`2${index}`, RING));
    expect(judge(account('1', RING), ...crowd).result).toBe('unknown');
  });

  it('clears nobody while only a part was read of whom others follow', () => {
    const whole = account('2', []);
    const following = known([], [notCollected('The first 200 were read.')]);
    const part = { ...whole, facts: { ...whole.facts, following } };
    expect(judge(account('1', RING), whole).result).toBe('clear');
    expect(judge(account('1', RING), part).result).toBe('unknown');
  });

  it('clears nobody where it was not seen whether a hub follows back', () => {
    const untold = account('1', RING, { back: null });
    expect(judge(untold, account('2', RING), account('3', RING)).result).toBe('unknown');
    expect(judge(untold, account('2', RING)).result).toBe('clear');
  });
});
