import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { exampleEvent, personWithLog } from '../../src/evidence/example-access.ts';
import { DAY, EXAMPLE_NOW } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { impossibleTravel } from '../../src/signals/impossible-travel.ts';
import type { AccessEvent } from '../../src/snapshot/access-log.ts';
import { contextOf } from './context.ts';

const MORNING = Math.floor(EXAMPLE_NOW / DAY) * DAY - 30 * DAY + 9 * 3_600;

/** Events at a place, `minutes` after nine on a day. */
function at(day: number, minutes: number, place: number | null, own = true): AccessEvent {
  return exampleEvent({ at: MORNING + day * DAY + minutes * 60, place, own });
}

const QUIET = Array.from({ length: 20 }, (_, day) => at(day, 600, 1));

function judge(events: readonly AccessEvent[]) {
  const person = personWithLog(events);
  return evaluate(impossibleTravel, person, contextOf({ person }));
}

describe('impossible-travel', () => {
  it('names days and minutes, and no country', () => {
    const outcome = judge([...QUIET, at(1, 570, 2), at(2, 570, 2), at(4, 555, 2)]);
    if (outcome.result !== 'observed') throw new Error(outcome.result);
    expect(plainText(outcome.summary)).toBe(
      '3 times on 3 days an event of this account came from another country than the one before it, within two hours (2026-10-04 to 2026-10-07).',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      '2026-10-04: 30 minutes apart',
      '2026-10-05: 30 minutes apart',
      '2026-10-07: 45 minutes apart',
    ]);
  });

  it('needs three changes on two days', () => {
    expect(judge([...QUIET, at(1, 570, 2)]).result).toBe('clear');
    // Three changes, all of one day.
    expect(judge([...QUIET, at(1, 540, 2), at(1, 550, 1), at(1, 560, 2)]).result).toBe('clear');
    expect(judge([...QUIET, at(1, 570, 2), at(2, 550, 1), at(2, 560, 2)]).result).toBe('observed');
  });

  it('lets two hours and a minute pass', () => {
    const away = (minutes: number) => [1, 2, 3].map((day) => at(day, 600 - minutes, 2));
    expect(judge([...QUIET, ...away(120)]).result).toBe('observed');
    expect(judge([...QUIET, ...away(121)]).result).toBe('clear');
  });

  it('looks past events without a place, and at none of other people', () => {
    const events = [1, 2, 3].flatMap((day) => [at(day, 570, 2), at(day, 580, null)]);
    expect(judge([...QUIET, ...events]).result).toBe('observed');
    const others = [1, 2, 3].map((day) => at(day, 570, 2, false));
    expect(judge([...QUIET, ...others]).result).toBe('clear');
  });

  it('does not depend on which places they are', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 2 });
    const events = [...QUIET, ...[1, 2, 3, 4].map((day) => at(day, 570, 2))];
    const expected = judge(events);
    fc.assert(
      fc.property(places, ([one = 1, other = 2]) => {
        const renamed = events.map((event) => ({
          ...event,
          place: event.place === 1 ? one : other,
        }));
        expect(judge(renamed)).toEqual(expected);
      }),
    );
  });
});
