/** A figure that was measured at one number of instants. */
export interface Knot {
  readonly instants: number;
  readonly value: number;
}

/**
 * The value at a number of instants, linear over log(instants) between knots sorted by instants.
 * Beyond the first and last knot their values hold.
 *
 * @throws RangeError when there is no knot
 */
export function interpolate(knots: readonly Knot[], instants: number): number {
  let below: Knot | undefined;
  for (const knot of knots) {
    if (knot.instants >= instants) {
      if (!below) return knot.value;
      const part = Math.log(instants / below.instants) / Math.log(knot.instants / below.instants);
      return below.value + part * (knot.value - below.value);
    }
    below = knot;
  }
  if (!below) throw new RangeError('Cannot interpolate without knots');
  return below.value;
}
