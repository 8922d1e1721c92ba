/** Seeded pseudo-random numbers: the same seed gives the same world on every machine. */

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** A number around 0 with standard deviation 1. */
  normal(): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** One of the weighted choices; weights need not sum to 1. */
  weighted<T>(choices: readonly [T, ...T[]], weight: (choice: T) => number): T;
}

/** The FNV-1a hash of a text, 32 bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A generator of its own for a name such as `mira-solheim/commits/2` (mulberry32). */
export function randomFor(name: string): Random {
  let state = hash32(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    weighted: (choices, weight) => {
      const total = choices.reduce((sum, choice) => sum + weight(choice), 0);
      let left = next() * total;
      for (const choice of choices) {
        left -= weight(choice);
        if (left < 0) return choice;
      }
      return choices[0];
    },
  };
}
