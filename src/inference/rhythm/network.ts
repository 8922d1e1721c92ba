import { FEATURES, SHIFTS } from './features.ts';

/** Units of the two hidden layers. */
export const FIRST_UNITS = 24;
export const SECOND_UNITS = 16;
/** Slope of a first-layer unit below zero. */
export const LEAK = 0.1;

/**
 * One network that scores how well a clock that shows these features would suit a person. It sees one
 * hypothetical offset at a time and is not told which.
 */
export interface Network {
  /** `FIRST_UNITS` rows of `FEATURES` weights and a bias. */
  readonly first: Float64Array;
  /** `SECOND_UNITS` rows of `FIRST_UNITS` weights and a bias. */
  readonly second: Float64Array;
  /** One weight per unit of the second layer. */
  readonly last: Float64Array;
  /** Scores are multiplied by exp(gain + power * size), size being the last feature. */
  readonly gain: number;
  readonly power: number;
}

/** Lengths of the rows of a network that share a scale when its weights are packed, in order. */
const ROWS: readonly number[] = [
  ...new Array<number>(FIRST_UNITS).fill(FEATURES + 1),
  ...new Array<number>(SECOND_UNITS).fill(FIRST_UNITS + 1),
  SECOND_UNITS,
];
const BYTES_OF_NETWORK = ROWS.reduce((sum, length) => sum + length + 4, 8);

/** Mean score of each hypothetical offset over several networks. */
export function meanScores(networks: readonly Network[], features: Float64Array): Float64Array {
  const scores = new Float64Array(SHIFTS);
  for (const network of networks) addScores(network, features, scores);
  return scores.map((score) => score / networks.length);
}

function addScores(network: Network, features: Float64Array, scores: Float64Array): void {
  const { first, second, last } = network;
  const inputs = FEATURES;
  const width = FIRST_UNITS;
  const height = SECOND_UNITS;
  const leak = LEAK;
  const units = new Float64Array(width);
  const scale = Math.exp(network.gain + network.power * (features[inputs - 1] ?? 0));
  for (let row = 0; row < scores.length; row += 1) {
    for (let unit = 0; unit < width; unit += 1) {
      const at = unit * (inputs + 1);
      let sum = first[at + inputs] ?? 0;
      for (let index = 0; index < inputs; index += 1) {
        sum += (first[at + index] ?? 0) * (features[row * inputs + index] ?? 0);
      }
      units[unit] = sum > 0 ? sum : leak * sum;
    }
    let score = 0;
    for (let unit = 0; unit < height; unit += 1) {
      const at = unit * (width + 1);
      let sum = second[at + width] ?? 0;
      for (let index = 0; index < width; index += 1) {
        sum += (second[at + index] ?? 0) * (units[index] ?? 0);
      }
      score += ((last[unit] ?? 0) * sum) / (1 + Math.exp(-sum));
    }
    scores[row] = (scores[row] ?? 0) + scale * score;
  }
}

/** Packs networks into base64: each row as a scale (32-bit float) and one signed byte a weight. */
export function packNetworks(networks: readonly Network[]): string {
  const bytes = new DataView(new ArrayBuffer(networks.length * BYTES_OF_NETWORK));
  let at = 0;
  for (const network of networks) {
    bytes.setFloat32(at, network.gain);
    bytes.setFloat32(at + 4, network.power);
    at += 8;
    const weights = [...network.first, ...network.second, ...network.last];
    let next = 0;
    for (const length of ROWS) {
      const row = weights.slice(next, next + length);
      const scale = Math.max(1e-12, ...row.map(Math.abs)) / 127;
      bytes.setFloat32(at, scale);
      for (const [index, weight] of row.entries()) {
        bytes.setInt8(at + 4 + index, Math.round(weight / scale));
      }
      next += length;
      at += 4 + length;
    }
  }
  let text = '';
  for (let index = 0; index < bytes.byteLength; index += 1) {
    text += String.fromCharCode(bytes.getUint8(index));
  }
  return btoa(text);
}

/** Reads what `packNetworks` wrote. */
export function unpackNetworks(packed: string): readonly Network[] {
  const text = atob(packed);
  const bytes = new DataView(new ArrayBuffer(text.length));
  for (let index = 0; index < text.length; index += 1)
    bytes.setUint8(index, text.charCodeAt(index));
  const networks: Network[] = [];
  for (let start = 0; start < text.length; start += BYTES_OF_NETWORK) {
    const weights: number[] = [];
    let at = start + 8;
    for (const length of ROWS) {
      const scale = bytes.getFloat32(at);
      for (let index = 0; index < length; index += 1) {
        weights.push(scale * bytes.getInt8(at + 4 + index));
      }
      at += 4 + length;
    }
    const firstEnd = FIRST_UNITS * (FEATURES + 1);
    const secondEnd = firstEnd + SECOND_UNITS * (FIRST_UNITS + 1);
    networks.push({
      first: Float64Array.from(weights.slice(0, firstEnd)),
      second: Float64Array.from(weights.slice(firstEnd, secondEnd)),
      last: Float64Array.from(weights.slice(secondEnd)),
      gain: bytes.getFloat32(start),
      power: bytes.getFloat32(start + 4),
    });
  }
  return networks;
}
