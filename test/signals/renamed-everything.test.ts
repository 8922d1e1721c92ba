import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import {
  DAY,
  EXAMPLE_NOW,
  exampleCommits,
  examplePerson,
} from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { renamedEverything } from '../../src/signals/renamed-everything.ts';
import { known } from '../../src/snapshot/fact.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

interface Era {
  readonly name?: string;
  readonly email?: string;
  readonly clock?: number | string;
  readonly count?: number;
  readonly everyDays?: number;
}

const OLD = { name: 'Ilse Brandvold', email: 'ilse@example.com', clock: 60 };
const NEW = { name: 'Teodor Makinen', email: 'makinen@example.org', clock: -300 };

function judge(older: Era, newer: Era, extra: readonly Commit[] = []) {
  const commits = [
    ...exampleCommits({ count: 30, ...NEW, ...newer }),
    ...exampleCommits({ count: 30, ...OLD, ...older, until: EXAMPLE_NOW - 900 * DAY }),
    ...extra,
  ];
  const person = examplePerson({ facts: { commits } });
  return evaluate(renamedEverything, person, contextOf({ person }));
}

describe('renamed-everything', () => {
  it('tells the pause, and what was before and after', () => {
    const outcome = judge({}, {});
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toBe(
      'After 2 years without a commit, from 2024-05-16 to 2026-08-06, name, address and clock are all new.',
    );
    expect(outcome.evidence.map(({ text }) => plainText(text))).toEqual([
      '30 commits from 2024-02-19 to 2024-05-16: Ilse Brandvold, ilse@example.com, +01:00',
      '30 commits from 2026-08-06 to 2026-11-01: Teodor Makinen, makinen@example.org, -05:00',
    ]);
    expect(outcome.evidence[0]?.text).toContainEqual({ foreign: 'Ilse Brandvold' });
  });

  it.each([
    ['the name', { name: OLD.name }],
    ['the mailbox', { email: OLD.email }],
    ['the clock, daylight saving folded', { clock: 120 }],
  ])('is clear when one thing went on: %s', (_, same) => {
    expect(judge({}, same).result).toBe('clear');
  });

  it.each([
    ['a family name changed', { name: 'Ilse Makinen' }],
    ['a name in another script', { name: 'Олена Коваленко' }],
    ['a handle', { name: 'tmakinen' }],
    ['a mailbox with the same employer', { email: 'makinen@example.com' }],
    ['initials for a mailbox', { email: 'tm@example.org' }],
    ['a container, which tells no clock', { clock: 0 }],
    ['all on one day', { everyDays: 0.001 }],
  ])('does not know when something cannot be called new: %s', (_, newer) => {
    expect(judge({}, newer).result).toBe('unknown');
  });

  it('takes no pause for one that a few commits bridge', () => {
    const bridge = [600, 300].flatMap((days) =>
      exampleCommits({ count: 1, ...OLD, until: EXAMPLE_NOW - days * DAY }),
    );
    expect(judge({}, {}, bridge).result).toBe('clear');
  });

  it('does not clear a history of which the older part was left out', () => {
    const person = examplePerson({ facts: { commits: exampleCommits({ count: 40, clock: 60 }) } });
    expect(evaluate(renamedEverything, person, contextOf({ person })).result).toBe('clear');
    const { commits } = person.facts;
    if (!commits.known) throw new Error('known by construction');
    const gap = { reason: 'truncated' as const, detail: 'Only the newest 40 commits were read.' };
    const facts = { ...person.facts, commits: known(commits.value, [gap]) };
    const cut = { ...person, facts };
    expect(evaluate(renamedEverything, cut, contextOf({ person: cut })).result).toBe('unknown');
  });
});
