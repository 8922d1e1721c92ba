import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { nearTheMark } from '../../src/evidence/near-the-mark.ts';
import { plainText } from '../../src/evidence/prose.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { contextOf } from '../signals/context.ts';

describe('a number near the one from which a signal observes', () => {
  it.each([
    [{ value: 2, threshold: 3 }, ' Near the mark: 2, observed from 3.'],
    [{ value: 1, threshold: 2 }, ' Near the mark: 1, observed from 2.'],
    [{ value: 0.5, threshold: 0.8, as: 'share' }, ' Near the mark: 50 %, observed from 80 %.'],
    [
      { value: 120, threshold: 90, as: 'days', below: true },
      ' Near the mark: 120 days, observed from below 90 days.',
    ],
    [{ value: 200, threshold: 90, as: 'days', below: true }, ''],
    [{ value: 89, threshold: 90, as: 'days', below: true }, ''],
    [{ value: 1, threshold: 3 }, ''],
    [{ value: 0, threshold: 2 }, ''],
    // What else the signal asks for is missing: the number alone would have done.
    [{ value: 3, threshold: 3 }, ''],
    [undefined, ''],
  ] as const)('%j is told as: %s', (reached, said) => {
    expect(nearTheMark(reached)).toBe(said);
  });

  /** What each signal says of the people in its examples of whom it observes nothing. */
  const said = CATALOGUE.flatMap((signal) =>
    signal.examples
      .filter((example) => example.expect === 'clear')
      .flatMap((example) => {
        const { clear } = assess(example.person, [signal], contextOf(example), DEFAULT_THRESHOLDS);
        return clear.map(({ because }) => `${signal.id}: ${plainText(because)}`);
      }),
  );

  it('is told in one form', () => {
    expect(said.length).toBeGreaterThan(40);
    const near = said.filter((text) => text.includes('Near the mark'));
    expect(near).toEqual(
      near.filter((text) =>
        /\. Near the mark: [\d.,]+( %| days?)?, observed from (below )?[\d.,]+( %| days?)?\.$/.test(
          text,
        ),
      ),
    );
    expect(said.filter((text) => /observed from/.test(text))).toEqual(near);
    const ids = new Set(near.map((text) => text.replace(/:.*/s, '')));
    expect([...ids]).toEqual(expect.arrayContaining(['incoherent-clocks', 'many-full-names']));
    expect(ids.size).toBeGreaterThanOrEqual(5);
  });
});
