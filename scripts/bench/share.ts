/** A share in ten thousandths, so that JSON stays readable. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The exact (Clopper-Pearson) one-sided upper 95 % bound of a share, by bisection. */
export function upperBound(count: number, of: number): number {
  if (count >= of) return 1;
  let low = count / of;
  let high = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(count, of, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of `count` or fewer among `of`, each with probability `share` (below 1). */
export function atMost(count: number, of: number, share: number): number {
  let term = (1 - share) ** of;
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= ((of - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

/** One line of a table of what was wanted and what was found. */
export interface Target {
  readonly what: string;
  readonly target: string;
  readonly measured: number;
  readonly met: boolean;
}

export function target(
  what: string,
  measured: unknown,
  [relation, bound]: readonly ['≤' | '≥', number],
): Target {
  const value = typeof measured === 'number' ? measured : Number.NaN;
  const met = relation === '≤' ? value <= bound : value >= bound;
  return { what, target: `${relation} ${bound}`, measured: value, met };
}
