import fc from 'fast-check';
import type { ClockReading } from '../../../src/inference/clock/reading.ts';

const FROM_2005 = 1_104_537_600;
const UNTIL_2030 = 1_893_456_000;

export const instants = fc.array(fc.integer({ min: FROM_2005, max: UNTIL_2030 }), {
  maxLength: 60,
});

export const zones = fc.uniqueArray(
  fc.constantFrom(
    'Asia/Kolkata',
    'America/St_Johns',
    'Europe/Lisbon',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'America/Los_Angeles',
  ),
  { maxLength: 4 },
);

/** Whatever a snapshot accepts: years 1 to 9999, offsets no clock shows. */
export const readings: fc.Arbitrary<readonly ClockReading[]> = fc.array(
  fc.record({
    at: fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: FROM_2005, max: UNTIL_2030 }) },
      { weight: 1, arbitrary: fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }) },
    ),
    offset: fc.oneof(
      fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    ),
  }),
  { maxLength: 60 },
);

/** A character that takes one column in every terminal, East Asian ones included. */
export const ONE_COLUMN = /^[ -~░▐]*$/;
