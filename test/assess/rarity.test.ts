import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessedSignal, rarityOf } from '../../src/assess/rarity.ts';
import { FAMILY_NAMES } from '../../src/evidence/family.ts';

function signal(family: AssessedSignal['family'], rate: number, observed: boolean): AssessedSignal {
  return { family, rate, observed, strength: 'moderate', measured: true };
}

describe('the chance of an ordinary person showing evidence at least this rare', () => {
  it('is certain when nothing was observed', () => {
    expect(rarityOf([]).chance).toBe(1);
    expect(rarityOf([signal('time', 0.01, false)]).chance).toBe(1);
  });

  it('is the rate itself for one signal that could be assessed', () => {
    expect(rarityOf([signal('time', 0.01, true)]).chance).toBeCloseTo(0.01, 6);
  });

  it('multiplies over two families, plus all other ways to be as rare', () => {
    // Surprise of both at 0.01 and 0.02 is that of 0.0002, which only both together reach.
    const both = rarityOf([signal('time', 0.01, true), signal('identity', 0.02, true)]);
    expect(both.chance).toBeCloseTo(0.01 * 0.02, 6);
    // The rarer of the two alone: itself, or both.
    const rarer = rarityOf([signal('time', 0.01, true), signal('identity', 0.02, false)]);
    expect(rarer.chance).toBeCloseTo(0.01, 6);
    // The less rare alone: anything but nothing.
    const commoner = rarityOf([signal('time', 0.01, false), signal('identity', 0.02, true)]);
    expect(commoner.chance).toBeCloseTo(1 - 0.99 * 0.98, 6);
  });

  it('counts a family once, corrected for how many of its signals could be assessed', () => {
    const one = rarityOf([signal('time', 0.01, true), signal('time', 0.01, false)]);
    expect(one.chance).toBeCloseTo(1 - 0.99 ** 2, 6);
    const two = rarityOf([signal('time', 0.01, true), signal('time', 0.01, true)]);
    expect(two.chance).toBe(one.chance);
  });

  it('is not watered down by weaker signals of the family, however rare', () => {
    const strong = { ...signal('network', 0.05, true), strength: 'strong' } as const;
    const weak = { ...signal('network', 0.01, false), strength: 'weak' } as const;
    expect(rarityOf([strong, weak, weak]).chance).toBeCloseTo(0.05, 6);
    const weakObserved = rarityOf([
      { ...strong, observed: false },
      { ...weak, observed: true },
    ]);
    expect(weakObserved.chance).toBeCloseTo(1 - 0.95 * 0.99, 6);
  });

  it('takes no account of families whose evidence is common, however many there are', () => {
    const rare = signal('time', 0.01, true);
    const common = (observed: boolean) =>
      (['history', 'account', 'network'] as const).map((family) => signal(family, 0.2, observed));
    expect(rarityOf([rare, ...common(false)]).chance).toBeCloseTo(0.01, 6);
    expect(rarityOf([rare, ...common(true)]).chance).toBeCloseTo(0.01, 6);
    expect(rarityOf(common(true))).toMatchObject({ chance: 1, profile: { families: 0 } });
  });

  it('takes no account of links, which decide by themselves', () => {
    const link = { ...signal('network', 0.05, true), strength: 'link' } as const;
    const time = signal('time', 0.01, true);
    expect(rarityOf([link, time]).chance).toBe(rarityOf([time]).chance);
  });
});

/** Small catalogues, with every way an ordinary person can come out of them. */
const catalogues = fc.array(
  fc.record({
    family: fc.constantFrom(...FAMILY_NAMES.slice(0, 5)),
    rate: fc.constantFrom(0.001, 0.004, 0.02, 0.05, 0.1, 0.3),
    strength: fc.constantFrom('weak' as const, 'moderate' as const, 'strong' as const),
  }),
  { minLength: 1, maxLength: 7 },
);

function outcomes(catalogue: readonly Pick<AssessedSignal, 'family' | 'rate' | 'strength'>[]) {
  return Array.from({ length: 2 ** catalogue.length }, (_, bits) => {
    const signals = catalogue.map(({ family, rate, strength }, index) => ({
      ...signal(family, rate, (bits & (1 << index)) !== 0),
      strength,
    }));
    const probability = signals.reduce(
      (product, { rate, observed }) => product * (observed ? rate : 1 - rate),
      1,
    );
    return { signals, probability };
  });
}

describe('over all ordinary people', () => {
  it('no chance is reached more often than it says', () => {
    fc.assert(
      fc.property(catalogues, (catalogue) => {
        const people = outcomes(catalogue).map(({ signals, probability }) => ({
          chance: rarityOf(signals).chance,
          probability,
        }));
        for (const { chance } of people) {
          const reached = people
            .filter((other) => other.chance <= chance)
            .reduce((sum, other) => sum + other.probability, 0);
          expect(reached).toBeLessThanOrEqual(chance + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the number expected by chance is what enumerating everybody gives', () => {
    fc.assert(
      fc.property(catalogues, fc.constantFrom(0.001, 0.01, 0.05), (catalogue, threshold) => {
        const people = outcomes(catalogue);
        const expected = people
          .filter(({ signals }) => rarityOf(signals).chance <= threshold)
          .reduce((sum, { probability }) => sum + probability, 0);
        const [first] = people;
        const rarity = rarityOf(first?.signals ?? []);
        expect(rarity.chanceOf((chance) => chance <= threshold)).toBeCloseTo(expected, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('a further observation never makes a person less rare', () => {
    fc.assert(
      fc.property(catalogues, fc.nat(), (catalogue, seed) => {
        const all = outcomes(catalogue);
        const some = all[seed % all.length]?.signals ?? [];
        for (const index of some.keys()) {
          const more = some.map((one, i) => (i === index ? { ...one, observed: true } : one));
          expect(rarityOf(more).chance).toBeLessThanOrEqual(rarityOf(some).chance + 1e-12);
        }
      }),
    );
  });
});
