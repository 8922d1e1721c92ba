import { describe, expect, it } from 'vitest';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';
import { compareWitnesses } from '../../../src/inference/clock/witness.ts';

const DAY = 86_400;
const START = 1_750_000_000;

function daily(offset: number, days: number, from = 0): ClockReading[] {
  return Array.from({ length: days }, (_, day) => ({ at: START + (from + day) * DAY, offset }));
}

describe('machine and browser compared', () => {
  it('say nothing where one of them is silent', () => {
    const nothing = compareWitnesses(daily(60, 30), [], 14);
    expect(nothing).toMatchObject({ compared: 0, days: 0, browser: undefined });
    expect(nothing.apart(2)).toBeNaN();
    expect(compareWitnesses([], daily(60, 30), 14).compared).toBe(0);
  });

  it('take UTC and garbled offsets of either for no claim', () => {
    expect(compareWitnesses(daily(0, 30), daily(60, 30), 14).compared).toBe(0);
    expect(compareWitnesses(daily(60, 30), daily(0, 30), 14).compared).toBe(0);
    expect(compareWitnesses(daily(31_080, 30), daily(60, 30), 14).compared).toBe(0);
  });

  it('tell how often they are apart, and by which clocks', () => {
    const browser = [...daily(-300, 6), ...daily(300, 4, 6)];
    const comparison = compareWitnesses(daily(300, 30), browser, 14);
    expect(comparison).toMatchObject({ compared: 10, days: 10, browser: -300, machine: 300 });
    expect(comparison.apart(2)).toBeCloseTo(0.6);
    expect(comparison.apart(10)).toBe(0);
  });

  it('compare what lies near in time: who travels takes both along', () => {
    const machine = [...daily(60, 100), ...daily(540, 100, 100)];
    const browser = [...daily(60, 80), ...daily(540, 80, 120)];
    expect(compareWitnesses(machine, browser, 14).apart(2)).toBe(0);
  });

  it('compare nothing where fewer than three machine readings lie near', () => {
    expect(compareWitnesses(daily(60, 2), daily(540, 10), 14).compared).toBe(0);
    expect(compareWitnesses(daily(60, 3), daily(540, 10), 14).compared).toBe(10);
    expect(compareWitnesses(daily(60, 30), daily(540, 10, 100), 14).compared).toBe(0);
  });

  it('take the nearest of several machine clocks', () => {
    const machine = [...daily(-480, 30), ...daily(540, 30)];
    expect(compareWitnesses(machine, daily(540, 30), 14).apart(2)).toBe(0);
  });
});
