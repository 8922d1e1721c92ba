import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleEvent, personWithLog } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { growingPermission } from '../../src/signals/growing-permission.ts';
import type { AccessEvent } from '../../src/snapshot/access-log.ts';
import { contextOf } from './context.ts';

const START = EXAMPLE_NOW - 200 * DAY;

function grant(permission: string | null = 'write', repository = 'example-org/tool'): AccessEvent {
  const event = { kind: 'grant', action: 'repo.add_member', actor: 'ada', own: false } as const;
  return exampleEvent({ ...event, at: START, permission, repository });
}

function change(
  day: number,
  permission: string,
  actor = 'ada',
  repository = 'example-org/tool',
): AccessEvent {
  const event = { kind: 'role-change', action: 'repo.update_member' } as const;
  const own = actor === 'example-person';
  return exampleEvent({ ...event, at: START + day * DAY, permission, actor, own, repository });
}

function judge(...events: readonly AccessEvent[]) {
  const person = personWithLog(events);
  return evaluate(growingPermission, person, contextOf({ person }));
}

describe('growing-permission', () => {
  it('names who raised it, and says so when it was the person', () => {
    const outcome = judge(grant(), change(10, 'maintain'), change(11, 'admin', 'example-person'));
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(plainText(outcome.summary)).toBe(
      'Within 90 days of the first grant (2026-04-16) the permission was raised to maintain or admin 2 times, by ada and example-person; 1 time by the person themselves.',
    );
    expect(plainText(outcome.evidence[1]?.text ?? [])).toBe(
      '2026-04-27: admin in example-org/tool, by example-person, the person themselves',
    );
  });

  it('counts raises in several repositories', () => {
    const events = [
      grant('write', 'example-org/a'),
      grant('read', 'example-org/b'),
      change(10, 'maintain', 'ada', 'example-org/a'),
      change(20, 'admin', 'bo', 'example-org/b'),
    ];
    expect(judge(...events).result).toBe('observed');
  });

  it('takes no lowering and no step below maintain for a raise', () => {
    expect(judge(grant('admin'), change(5, 'maintain', 'bo'), change(9, 'write')).result).toBe(
      'clear',
    );
    expect(judge(grant('read'), change(5, 'triage', 'bo'), change(9, 'write')).result).toBe(
      'clear',
    );
  });

  it('counts a change to admin where the permission before is not told, and none to maintain', () => {
    expect(
      judge(
        grant(null, 'x/y'),
        grant(),
        change(5, 'admin', 'bo', 'example-org/q'),
        change(6, 'maintain'),
      ).result,
    ).toBe('observed');
    expect(
      judge(grant(), change(5, 'maintain', 'bo', 'example-org/q'), change(6, 'maintain')).result,
    ).toBe('clear');
  });

  it('looks at the first ninety days', () => {
    expect(judge(grant(), change(80, 'maintain'), change(90, 'admin', 'bo')).result).toBe(
      'observed',
    );
    expect(judge(grant(), change(80, 'maintain'), change(91, 'admin', 'bo')).result).toBe('clear');
  });

  it('cannot rank a custom role', () => {
    expect(judge(grant(), change(5, 'release-captain', 'bo')).result).toBe('unknown');
  });

  it('takes the acceptance of an invitation for no raise by oneself', () => {
    const accepted = exampleEvent({
      kind: 'grant',
      action: 'repo.add_member',
      at: START + DAY,
      permission: 'admin',
      own: true,
    });
    expect(judge(grant(), accepted, change(9, 'admin')).result).toBe('clear');
  });
});
