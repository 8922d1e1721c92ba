import type { ClockReading } from './reading.ts';

/**
 * An offset that only one time zone of the world showed, and only for a few years: 510 minutes east of UTC (+08:30)
 * from 2015-08-14T15:00Z until 2018-05-04T15:00Z (IANA time zone database, file `asia`). None of 5.4 million commits
 * in 243 public repositories carries it in that time.
 */
export const UNIQUE_OFFSET_ERA = {
  offset: 510,
  /** Unix seconds; the first instant inside. */
  from: 1_439_564_400,
  /** Unix seconds; the first instant after. */
  until: 1_525_446_000,
} as const;

/** Readings within the era, and those of them that carry its unique offset. */
export function readUniqueOffset(readings: readonly ClockReading[]): {
  readonly within: readonly ClockReading[];
  readonly unique: readonly ClockReading[];
} {
  const within = readings.filter(
    ({ at }) => at >= UNIQUE_OFFSET_ERA.from && at < UNIQUE_OFFSET_ERA.until,
  );
  return { within, unique: within.filter(({ offset }) => offset === UNIQUE_OFFSET_ERA.offset) };
}
