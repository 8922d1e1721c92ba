/** Half hours of a day, and so the distinct half-hour places on the clock face. */
export const BINS_OF_DAY = 48;

/** Offset of a half-hour place on the clock face, minutes east of UTC, -720 to +690. */
export function offsetOfPlace(place: number): number {
  return (place % BINS_OF_DAY) * 30 - 720;
}
