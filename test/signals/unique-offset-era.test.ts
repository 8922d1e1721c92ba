import { describe, expect, it } from 'vitest';
import { assess, evaluate } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { exampleCommits, examplePerson } from '../../src/evidence/example-person.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { UNIQUE_OFFSET_ERA } from '../../src/inference/clock/unique-offset.ts';
import { uniqueOffsetEra } from '../../src/signals/unique-offset-era.ts';
import type { Commit } from '../../src/snapshot/facts.ts';
import { contextOf } from './context.ts';

const { offset, from, until } = UNIQUE_OFFSET_ERA;
const DAY = 86_400;

function judge(commits: readonly Commit[], location: string | null = null) {
  const person = examplePerson({ profile: { location }, facts: { commits } });
  return evaluate(uniqueOffsetEra, person, contextOf({ person }));
}

const rare = (last: number, count = 1) => exampleCommits({ count, clock: offset, until: last });

describe('unique-offset-era', () => {
  it('observes a single commit, and says what else shows the same', () => {
    const outcome = judge(rare(from + 400 * DAY));
    if (outcome.result !== 'observed') throw new Error(`got ${outcome.result}`);
    expect(plainText(outcome.summary)).toContain(
      'only one time zone of the world used in that era; garbled clocks and outdated time zone data show it too',
    );
  });

  it('minds the era alone: before and after, the same offset is a garbled clock', () => {
    expect(judge(rare(from - DAY)).result).toBe('unknown');
    expect(judge(rare(until + 2 * DAY)).result).toBe('unknown');
  });

  it('names no place in anything it prints', () => {
    const outcome = judge(rare(from + 400 * DAY, 5));
    const words = JSON.stringify([outcome, { ...uniqueOffsetEra, examples: [] }]);
    for (const city of ['Pyong', 'Korea', 'Asia/']) expect(words).not.toContain(city);
  });

  it('reads a stated place wherever the offset is stated', () => {
    expect(judge(rare(from + 400 * DAY, 20), 'UTC+8:30').result).toBe('clear');
    expect(judge(rare(from + 400 * DAY, 20), 'Manila').result).toBe('observed');
    expect(judge(rare(from + 400 * DAY, 20), 'the internet').result).toBe('unknown');
  });

  it('leaves people alone whose clock it was, and who state nothing it contradicts', () => {
    const home = rare(from + 400 * DAY, 20);
    expect(judge(home).result).toBe('unknown');
    const others = exampleCommits({ count: 20, clock: 180, until: from + 400 * DAY });
    expect(judge([...home, ...others]).result).toBe('observed');
  });

  it('decides nothing alone', () => {
    const person = examplePerson({ facts: { commits: rare(from + 400 * DAY, 5) } });
    const assessment = assess(person, [uniqueOffsetEra], contextOf({ person }), DEFAULT_THRESHOLDS);
    expect(assessment.observations).toHaveLength(1);
    expect(['none', 'insufficient-data']).toContain(assessment.priority);
  });
});
