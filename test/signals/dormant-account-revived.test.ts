import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/assess/assess.ts';
import { DAY, EXAMPLE_NOW, examplePerson } from '../../src/evidence/example-person.ts';
import { dormantAccountRevived } from '../../src/signals/dormant-account-revived.ts';
import { type Gap, known } from '../../src/snapshot/fact.ts';
import type { Facts, KnownValue } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

/** Contributions by calendar year of an account opened in 2015; the audit is of November 2026. */
function judge(
  totals: Readonly<Record<number, number | null>>,
  more: { readonly [K in keyof Facts]?: KnownValue<K> } = {},
  gaps: readonly Gap[] = [],
) {
  const contributions = Object.entries(totals).map(([year, total]) => ({
    year: Number(year),
    total,
    restricted: total === null ? null : 0,
  }));
  const account = { createdAt: Date.UTC(2015, 4, 5) / 1_000, type: 'user' as const };
  const whole = examplePerson({ facts: { account, ...more } });
  const person = { ...whole, facts: { ...whole.facts, contributions: known(contributions, gaps) } };
  return evaluate(dormantAccountRevived, person, contextOf({ person }));
}

const CUT_OFF: Gap = { reason: 'truncated', detail: 'Of 9 years the latest 6 were read.' };

describe('dormant-account-revived', () => {
  it('tells the years and how many contributions came after', () => {
    expect(judge({ 2026: 900, 2025: 20 })).toMatchObject({
      result: 'observed',
      summary: [
        expect.stringContaining('shows nothing from 2016 to 2024, 9 whole years; since 2025'),
      ],
      measurements: [{ value: '9' }, { value: '900' }],
    });
  });

  it('reads a year that GitHub leaves out of its list as one without contributions', () => {
    expect(judge({ 2026: 900, 2021: 50, 2020: 50 }, {}, [CUT_OFF]).result).toBe('observed');
  });

  it('does not know the years before those that were read', () => {
    expect(judge({ 2026: 900, 2025: 3 }, {}, [CUT_OFF]).result).toBe('unknown');
  });

  it('needs no older years when the latest ones show no pause', () => {
    const busy = { 2026: 900, 2025: 300, 2024: 10, 2023: 40, 2022: 60, 2021: 50 };
    expect(judge(busy, {}, [CUT_OFF]).result).toBe('clear');
  });

  it('does not take a year without an answer for a quiet one, nor for a busy one', () => {
    const years = { 2025: 2, 2022: 5, 2021: 1, 2020: 4, 2019: 1, 2018: 7, 2017: 3, 2016: 9 };
    expect(judge({ 2026: 900, ...years, 2023: null, 2024: null }).result).toBe('clear');
    expect(judge({ 2026: 900, ...years, 2025: null, 2024: null, 2023: null }).result).toBe(
      'unknown',
    );
    expect(judge({ 2026: null, 2020: 5, 2019: 5 }).result).toBe('unknown');
  });

  it('takes a repository, an event or a push in a quiet year for a sign of life', () => {
    const years = { 2026: 900, 2021: 5, 2020: 5, 2019: 5, 2018: 5, 2017: 5, 2016: 5 };
    expect(judge(years).result).toBe('observed');
    const at = Date.UTC(2024, 6, 1) / 1_000;
    const name = 'example-person/tool';
    const repository = { name, pushedAt: null, fork: true, archived: false, url: '' };
    const event = { kind: 'comment' as const, at, repository: name, private: false };
    expect(judge(years, { ownRepositories: [{ ...repository, createdAt: at }] }).result).toBe(
      'clear',
    );
    expect(judge(years, { activity: [event] }).result).toBe('clear');
  });

  it('cannot tell a quiet return from private work, unless its count is shared', () => {
    expect(judge({}).result).toBe('unknown');
    expect(judge({ 2026: 99 }).result).toBe('unknown');
    const shared = [{ year: 2026, total: 9, restricted: 60 }];
    const { facts } = examplePerson({ facts: { contributions: shared } });
    const person = { ...examplePerson(), facts };
    expect(evaluate(dormantAccountRevived, person, contextOf({ person })).result).toBe('clear');
  });

  it('is silent about a young account', () => {
    const account = { createdAt: EXAMPLE_NOW - 700 * DAY, type: 'user' as const };
    expect(judge({ 2026: 900 }, { account }).result).toBe('clear');
  });

  it('never turns one certain answer into the other when a year is not told', () => {
    const total = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 }));
    const totals = fc.array(total, { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(totals, fc.nat(10), (counts, missing) => {
        const years = Object.fromEntries(counts.map((count, index) => [2016 + index, count]));
        const told = judge(years).result;
        const untold = judge({ ...years, [2016 + missing]: null }).result;
        expect([told, 'unknown']).toContain(untold);
      }),
      { numRuns: 500 },
    );
  });
});
