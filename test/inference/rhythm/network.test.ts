import { describe, expect, it } from 'vitest';
import {
  addGradient,
  networkOf,
  PARAMETERS,
  randomNumbers,
  startParameters,
} from '../../../scripts/rhythm-gradient.ts';
import { alignedFeatures, FEATURES, SHIFTS } from '../../../src/inference/rhythm/features.ts';
import { meanScores, packNetworks, unpackNetworks } from '../../../src/inference/rhythm/network.ts';
import { shiftMass } from '../../../src/inference/rhythm/scores.ts';
import { weekProfile } from '../../../src/inference/rhythm/week.ts';
import { HALF_HOUR, officeWork } from './series.ts';

describe('the features of a series', () => {
  it('are those of the neighbouring offset when the series moves by half an hour', () => {
    const work = officeWork(60, 20);
    const before = alignedFeatures(weekProfile(work));
    const after = alignedFeatures(weekProfile(work.map((at) => at + HALF_HOUR)));
    for (let index = 0; index < (SHIFTS - 1) * FEATURES; index += 1) {
      expect(after[index]).toBeCloseTo(before[index + FEATURES] ?? Number.NaN, 9);
    }
  });

  it('see a session start and end where a pause of five hours lies', () => {
    const { starts, ends, effective } = weekProfile([0, 2, 4, 12, 13.5, 30].map((h) => h * 3600));
    expect(starts.reduce((sum, value) => sum + value, 0)).toBe(2);
    expect(ends.reduce((sum, value) => sum + value, 0)).toBe(2);
    expect(effective).toBe(6);
  });

  it('damp a burst to the weight of one instant', () => {
    expect(weekProfile(new Array<number>(50).fill(7200)).effective).toBeCloseTo(1, 9);
  });
});

describe('the networks', () => {
  const networks = [1, 2].map((seed) => networkOf(startParameters(randomNumbers(seed))));
  const features = alignedFeatures(weekProfile(officeWork(-300, 20)));

  it('score almost the same after packing', () => {
    const packed = meanScores(unpackNetworks(packNetworks(networks)), features);
    for (const [row, score] of meanScores(networks, features).entries()) {
      expect(Math.abs((packed[row] ?? Number.NaN) - score)).toBeLessThan(0.05);
    }
  });

  it('are trained along the true slope of their cross-entropy', () => {
    const parameters = startParameters(randomNumbers(7));
    const target = new Float64Array(48);
    target[14] = 1;
    const single = Float32Array.from(features);
    const loss = (at: Float64Array): number =>
      addGradient(at, single, target, new Float64Array(PARAMETERS));
    const gradient = new Float64Array(PARAMETERS);
    const value = addGradient(parameters, single, target, gradient);
    const { mass } = shiftMass(meanScores([networkOf(parameters)], features));
    expect(value).toBeCloseTo(-Math.log(mass[14] ?? 0), 5);
    for (let index = 3; index < PARAMETERS; index += 191) {
      const above = parameters.with(index, (parameters[index] ?? 0) + 1e-4);
      const below = parameters.with(index, (parameters[index] ?? 0) - 1e-4);
      expect(gradient[index]).toBeCloseTo((loss(above) - loss(below)) / 2e-4, 4);
    }
  });
});
