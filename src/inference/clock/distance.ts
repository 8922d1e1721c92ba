const MINUTES_OF_DAY = 1440;

/**
 * How far two UTC offsets (minutes) lie apart on the 24-hour clock face: 0 to 720 minutes.
 *
 * Offsets a whole day apart, such as -10:00 and +14:00, show the same time of day, so they are 0 apart.
 */
export function offsetDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % MINUTES_OF_DAY;
  return Math.min(apart, MINUTES_OF_DAY - apart);
}
