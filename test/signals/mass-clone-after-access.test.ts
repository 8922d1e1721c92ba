import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleEvent, personWithLog } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { massCloneAfterAccess } from '../../src/signals/mass-clone-after-access.ts';
import type { AccessEvent } from '../../src/snapshot/access-log.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { type Fact, known, unknown } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const START = EXAMPLE_NOW - 40 * DAY;
const grant = exampleEvent({
  kind: 'grant',
  action: 'repo.add_member',
  at: START,
  actor: 'somebody-else',
  own: false,
  permission: 'write',
});

function copies(count: number, event: Partial<AccessEvent> = {}): readonly AccessEvent[] {
  return Array.from({ length: count }, (_, index) =>
    exampleEvent({
      kind: 'clone',
      action: 'git.clone',
      at: START + 3_600 * (index + 1),
      repository: `example-org/part-${index}`,
      ...event,
    }),
  );
}

function other(id: string, count: number): Collaborator {
  return personWithLog(copies(count, { at: START - 30 * DAY }), { id, login: `person-${id}` });
}

function judge(events: readonly AccessEvent[], among: readonly Collaborator[]) {
  const person = personWithLog(events);
  return evaluate(massCloneAfterAccess, person, contextOf({ person, among }));
}

const THREE = [other('2', 2), other('3', 2), other('4', 3)];

describe('mass-clone-after-access', () => {
  it('says when, how many, and what the others did', () => {
    const outcome = judge([grant, ...copies(12)], THREE);
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(plainText(outcome.summary)).toBe(
      'In the seven days from 2026-09-23, when access was given, this account copied 12 repositories; half of the 3 others who copied any took 2 or fewer in their busiest week.',
    );
    expect(plainText(outcome.evidence[0]?.text ?? [])).toMatch(/ and 7 more$/);
  });

  it.each([9, 10])('counts repositories, not copies: %i of them', (count) => {
    const twice = [...copies(count), ...copies(count, { kind: 'download' })];
    expect(judge([grant, ...twice], THREE).result).toBe(count < 10 ? 'clear' : 'observed');
  });

  it('needs five times what is usual among at least three others', () => {
    const busy = ['2', '3', '4'].map((id) => other(id, 3));
    expect(judge([grant, ...copies(14)], busy).result).toBe('clear');
    expect(judge([grant, ...copies(15)], busy).result).toBe('observed');
    expect(judge([grant, ...copies(15)], busy.slice(0, 2)).result).toBe('unknown');
  });

  it('is not led by one other person who copied everything', () => {
    expect(judge([grant, ...copies(12)], [...THREE, other('5', 90)]).result).toBe('observed');
  });

  it('counts neither fetches nor copies of public repositories', () => {
    const events = [...copies(40, { kind: 'fetch' }), ...copies(40, { kind: 'other' })];
    expect(judge([grant, ...events], THREE).result).toBe('clear');
  });

  it('counts what they copied, not what was copied from them', () => {
    expect(judge([grant, ...copies(40, { own: false }), ...copies(1)], THREE).result).toBe('clear');
  });

  it('says nothing of a log without Git events, nor of one without events of theirs', () => {
    const web = exampleEvent({ kind: 'other', action: 'pull_request.create', at: START });
    expect(judge([grant, web], []).result).toBe('unknown');
    expect(judge([grant], THREE).result).toBe('unknown');
  });

  it('does not clear somebody whose first week the Git events do not cover', () => {
    const late = [personWithLog(copies(2), { id: '2', login: 'person-2' })];
    const old = { ...grant, at: START - 60 * DAY };
    expect(judge([old, ...copies(2)], late).result).toBe('unknown');
  });

  it('clears nobody of whom it is not known how long they have been here', () => {
    const because = { reason: 'unavailable', detail: 'The commits could not be read.' } as const;
    const judged = (events: readonly AccessEvent[], commits: Fact<readonly Commit[]>) => {
      const person = personWithLog(events);
      const partly = { ...person, facts: { ...person.facts, commits } };
      return evaluate(massCloneAfterAccess, partly, contextOf({ person: partly, among: THREE }))
        .result;
    };
    expect(judged(copies(2), known([]))).toBe('clear');
    expect(judged(copies(2), unknown(because))).toBe('unknown');
    expect(judged(copies(2), known([], [because]))).toBe('unknown');
    expect(judged([grant, ...copies(2)], unknown(because))).toBe('clear');
  });
});
