import { FEATURES, SHIFTS } from '../src/inference/rhythm/features.ts';
import { FIRST_UNITS, LEAK, type Network, SECOND_UNITS } from '../src/inference/rhythm/network.ts';
import { BINS_OF_DAY } from '../src/inference/rhythm/place.ts';

const FIRST = FIRST_UNITS * (FEATURES + 1);
const SECOND = SECOND_UNITS * (FIRST_UNITS + 1);
/** Number of trained numbers of one network: both layers, the last weights, gain and power. */
export const PARAMETERS = FIRST + SECOND + SECOND_UNITS + 2;
const LAST_AT = FIRST + SECOND;
const GAIN_AT = LAST_AT + SECOND_UNITS;
/** The first layer's weights learn faster: shares of a day are small numbers. */
const FIRST_LAYER_SPEED = 3;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random parameters to start from. */
export function startParameters(random: () => number): Float64Array {
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const parameters = new Float64Array(PARAMETERS);
  for (let index = 0; index < FIRST; index += 1) {
    const column = index % (FEATURES + 1);
    if (column === FEATURES) parameters[index] = 0.1 * normal();
    else if (column < FEATURES - 1) parameters[index] = 0.21 * normal();
  }
  for (let index = FIRST; index < LAST_AT; index += 1) {
    parameters[index] = (2 * random() - 1) / Math.sqrt(FIRST_UNITS);
  }
  for (let index = LAST_AT; index < GAIN_AT; index += 1) {
    parameters[index] = (2 * random() - 1) / Math.sqrt(SECOND_UNITS);
  }
  parameters[GAIN_AT] = 0.5;
  parameters[GAIN_AT + 1] = 0.3;
  return parameters;
}

export function networkOf(parameters: Float64Array): Network {
  return {
    first: parameters.slice(0, FIRST),
    second: parameters.slice(FIRST, LAST_AT),
    last: parameters.slice(LAST_AT, GAIN_AT),
    gain: parameters[GAIN_AT] ?? 0,
    power: parameters[GAIN_AT + 1] ?? 0,
  };
}

const units = new Float64Array(SHIFTS * FIRST_UNITS);
const sums = new Float64Array(SHIFTS * SECOND_UNITS);
const scores = new Float64Array(SHIFTS);
const unitSlopes = new Float64Array(SHIFTS * FIRST_UNITS);
const unitGradient = new Float64Array(FIRST_UNITS);

/**
 * Adds the gradient of one window's cross-entropy to `gradient` and returns the cross-entropy.
 *
 * @param features `SHIFTS` rows of `FEATURES`
 * @param target wanted probabilities of the 48 places
 */
export function addGradient(
  parameters: Float64Array,
  features: Float32Array,
  target: Float64Array,
  gradient: Float64Array,
): number {
  const p = parameters as unknown as number[];
  const x = features as unknown as number[];
  const u = units as unknown as number[];
  const v = sums as unknown as number[];
  const g = gradient as unknown as number[];
  const du = unitGradient as unknown as number[];
  const size = x[FEATURES - 1] as number;
  const scale = Math.exp((p[GAIN_AT] as number) + (p[GAIN_AT + 1] as number) * size);
  // Four rows at a time, because each weight is then fetched once for four products.
  for (let row = 0; row < SHIFTS; row += 4) {
    const x0 = row * FEATURES;
    const x1 = x0 + FEATURES;
    const x2 = x1 + FEATURES;
    const x3 = x2 + FEATURES;
    for (let k = 0; k < FIRST_UNITS; k += 1) {
      const at = k * (FEATURES + 1);
      const bias = p[at + FEATURES] as number;
      let s0 = bias;
      let s1 = bias;
      let s2 = bias;
      let s3 = bias;
      for (let i = 0; i < FEATURES; i += 1) {
        const weight = p[at + i] as number;
        s0 += weight * (x[x0 + i] as number);
        s1 += weight * (x[x1 + i] as number);
        s2 += weight * (x[x2 + i] as number);
        s3 += weight * (x[x3 + i] as number);
      }
      const to = row * FIRST_UNITS + k;
      u[to] = s0 > 0 ? s0 : LEAK * s0;
      u[to + FIRST_UNITS] = s1 > 0 ? s1 : LEAK * s1;
      u[to + 2 * FIRST_UNITS] = s2 > 0 ? s2 : LEAK * s2;
      u[to + 3 * FIRST_UNITS] = s3 > 0 ? s3 : LEAK * s3;
    }
  }
  for (let row = 0; row < SHIFTS; row += 1) {
    let score = 0;
    for (let j = 0; j < SECOND_UNITS; j += 1) {
      const at = FIRST + j * (FIRST_UNITS + 1);
      let sum = p[at + FIRST_UNITS] as number;
      for (let k = 0; k < FIRST_UNITS; k += 1) {
        sum += (p[at + k] as number) * (u[row * FIRST_UNITS + k] as number);
      }
      v[row * SECOND_UNITS + j] = sum;
      score += ((p[LAST_AT + j] as number) * sum) / (1 + Math.exp(-sum));
    }
    scores[row] = score;
  }
  const { loss, slopes } = crossEntropy(scores, scale, target);
  for (let row = 0; row < SHIFTS; row += 1) {
    const slope = (slopes[row] as number) * scale;
    const total = slope * (scores[row] as number);
    g[GAIN_AT] = (g[GAIN_AT] as number) + total;
    g[GAIN_AT + 1] = (g[GAIN_AT + 1] as number) + total * size;
    du.fill(0);
    for (let j = 0; j < SECOND_UNITS; j += 1) {
      const sum = v[row * SECOND_UNITS + j] as number;
      const sigmoid = 1 / (1 + Math.exp(-sum));
      g[LAST_AT + j] = (g[LAST_AT + j] as number) + slope * sum * sigmoid;
      const ds = slope * (p[LAST_AT + j] as number) * sigmoid * (1 + sum * (1 - sigmoid));
      const at = FIRST + j * (FIRST_UNITS + 1);
      for (let k = 0; k < FIRST_UNITS; k += 1) {
        g[at + k] = (g[at + k] as number) + ds * (u[row * FIRST_UNITS + k] as number);
        du[k] = (du[k] as number) + ds * (p[at + k] as number);
      }
      g[at + FIRST_UNITS] = (g[at + FIRST_UNITS] as number) + ds;
    }
    for (let k = 0; k < FIRST_UNITS; k += 1) {
      const leak = (u[row * FIRST_UNITS + k] as number) > 0 ? 1 : LEAK;
      unitSlopes[row * FIRST_UNITS + k] = (du[k] as number) * leak;
    }
  }
  for (let row = 0; row < SHIFTS; row += 4) {
    const x0 = row * FEATURES;
    const x1 = x0 + FEATURES;
    const x2 = x1 + FEATURES;
    const x3 = x2 + FEATURES;
    for (let k = 0; k < FIRST_UNITS; k += 1) {
      const from = row * FIRST_UNITS + k;
      const d0 = unitSlopes[from] as number;
      const d1 = unitSlopes[from + FIRST_UNITS] as number;
      const d2 = unitSlopes[from + 2 * FIRST_UNITS] as number;
      const d3 = unitSlopes[from + 3 * FIRST_UNITS] as number;
      const at = k * (FEATURES + 1);
      for (let i = 0; i < FEATURES; i += 1) {
        g[at + i] =
          (g[at + i] as number) +
          d0 * (x[x0 + i] as number) +
          d1 * (x[x1 + i] as number) +
          d2 * (x[x2 + i] as number) +
          d3 * (x[x3 + i] as number);
      }
      g[at + FEATURES] = (g[at + FEATURES] as number) + d0 + d1 + d2 + d3;
    }
  }
  return loss;
}

/** Cross-entropy of the places, offsets a day apart sharing one, and its slope in each scaled score. */
function crossEntropy(
  raw: Float64Array,
  scale: number,
  target: Float64Array,
): { loss: number; slopes: Float64Array } {
  const mass = new Float64Array(BINS_OF_DAY);
  const top = Math.max(...raw) * scale;
  const shares = raw.map((score, row) => {
    const twice = row < SHIFTS - BINS_OF_DAY || row >= BINS_OF_DAY;
    return Math.exp(score * scale - top) * (twice ? 0.5 : 1);
  });
  const total = shares.reduce((sum, value) => sum + value, 0);
  for (const [row, value] of shares.entries()) {
    shares[row] = value / total;
    mass[row % BINS_OF_DAY] = (mass[row % BINS_OF_DAY] ?? 0) + value / total;
  }
  let loss = 0;
  for (const [place, wanted] of target.entries()) {
    if (wanted > 0) loss -= wanted * Math.log((mass[place] ?? 0) + 1e-300);
  }
  const slopes = shares.map((value, row) => {
    const place = row % BINS_OF_DAY;
    return value * (1 - (target[place] ?? 0) / ((mass[place] ?? 0) + 1e-300));
  });
  return { loss, slopes };
}

/** State of Adam with decoupled weight decay. */
export interface Optimizer {
  readonly mean: Float64Array;
  readonly square: Float64Array;
  step: number;
}

export function newOptimizer(): Optimizer {
  return { mean: new Float64Array(PARAMETERS), square: new Float64Array(PARAMETERS), step: 0 };
}

/** One step of Adam (0.9, 0.99) that changes the parameters in place. */
export function descend(
  parameters: Float64Array,
  gradient: Float64Array,
  optimizer: Optimizer,
  rate: number,
  decay: number,
): void {
  optimizer.step += 1;
  const { mean, square, step } = optimizer;
  for (let index = 0; index < PARAMETERS; index += 1) {
    const slope = gradient[index] ?? 0;
    const m = 0.9 * (mean[index] ?? 0) + 0.1 * slope;
    const s = 0.99 * (square[index] ?? 0) + 0.01 * slope * slope;
    mean[index] = m;
    square[index] = s;
    const quick = index < FIRST && index % (FEATURES + 1) < FEATURES - 1;
    const move = m / (1 - 0.9 ** step) / (Math.sqrt(s / (1 - 0.99 ** step)) + 1e-8);
    const speed = quick ? rate * FIRST_LAYER_SPEED : rate;
    parameters[index] = (parameters[index] ?? 0) * (1 - rate * decay) - speed * move;
  }
}
