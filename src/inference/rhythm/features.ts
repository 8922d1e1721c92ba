import { BINS_OF_DAY } from './place.ts';
import { BINS_OF_WEEK, modulo, type WeekProfile } from './week.ts';

/** Hypothetical offsets in half hours: -12:00 to +13:30. */
const FIRST_SHIFT = -24;
const LAST_SHIFT = 27;
/** Number of hypothetical offsets. */
export const SHIFTS = LAST_SHIFT - FIRST_SHIFT + 1;

const HARMONICS = 6;
const WAVES = 2 * HARMONICS + 1;
const SATURDAY = 5 * BINS_OF_DAY;
/** Three kinds of events, each for the whole week, Saturday and Sunday; last, the size of the series. */
export const FEATURES = 3 * 3 * WAVES + 1;

/** Mean log size of the training windows, so that the size is centred. */
const CENTRE_OF_LOG_SIZE = 3.5;

/** For each half hour of the day: 1, then cosine and sine of each harmonic, damped by its root. */
const BASIS: Float64Array = Float64Array.from({ length: BINS_OF_DAY * WAVES }, (_, index) => {
  const wave = index % WAVES;
  if (wave === 0) return 1;
  const harmonic = Math.ceil(wave / 2);
  const angle = ((Math.floor(index / WAVES) + 0.5) / BINS_OF_DAY) * 2 * Math.PI * harmonic;
  return (wave % 2 === 1 ? Math.cos(angle) : Math.sin(angle)) / Math.sqrt(harmonic);
});

/**
 * What a local clock would show of the work under each hypothetical offset: `SHIFTS` rows of
 * `FEATURES` numbers. The rows for two offsets differ by nothing but the shift of the clock and of the
 * week, so whatever judges all rows alike cannot favour an offset.
 */
export function alignedFeatures(profile: WeekProfile): Float64Array {
  const rows = new Float64Array(SHIFTS * FEATURES);
  const size = Math.log(Math.max(1, profile.effective)) - CENTRE_OF_LOG_SIZE;
  for (let row = 0; row < SHIFTS; row += 1) rows[(row + 1) * FEATURES - 1] = size;
  for (const [index, week] of [profile.work, profile.starts, profile.ends].entries()) {
    let total = 0;
    for (const value of week) total += value;
    if (total === 0) continue;
    const share = week.map((value) => value / Math.max(1, total));
    const day = new Float64Array(BINS_OF_DAY);
    for (let bin = 0; bin < BINS_OF_WEEK; bin += 1) {
      day[bin % BINS_OF_DAY] = (day[bin % BINS_OF_DAY] ?? 0) + (share[bin] ?? 0);
    }
    for (let row = 0; row < SHIFTS; row += 1) {
      const shift = row + FIRST_SHIFT;
      const at = row * FEATURES + index * 3 * WAVES;
      project(rows, at, day, -shift);
      project(rows, at + WAVES, share, SATURDAY - shift);
      project(rows, at + 2 * WAVES, share, SATURDAY + BINS_OF_DAY - shift);
    }
  }
  return rows;
}

/** Adds up the waves of the 48 bins from `first`, the midnight of a local day, into `rows` from `at`. */
function project(rows: Float64Array, at: number, bins: Float64Array, first: number): void {
  for (let half = 0; half < BINS_OF_DAY; half += 1) {
    const value = bins[modulo(first + half, bins.length)] ?? 0;
    if (value === 0) continue;
    for (let wave = 0; wave < WAVES; wave += 1) {
      rows[at + wave] = (rows[at + wave] ?? 0) + value * (BASIS[half * WAVES + wave] ?? 0);
    }
  }
}
