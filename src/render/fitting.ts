/**
 * Most that a check run's summary holds, in bytes of UTF-8: the documentation says characters, the server counts bytes
 * ("summary exceeds a maximum bytesize of 65535"). The rest is for what the sender adds.
 */
export const CHECK_RUN_BYTES = 65_000;

/** Of a longer step summary the runner uploads nothing: it takes 1,024 KiB. */
export const STEP_SUMMARY_BYTES = 1_000_000;

/** Rows of each list, from what somebody reads down to none, which fits everywhere. */
const ROWS = [100, 50, 25, 10, 0] as const;

const encoder = new TextEncoder();

/** The text with the most rows that has its place within so many bytes; without any rows where none has. */
export function withMostRows(bytes: number, write: (rows: number) => string): string {
  for (const rows of ROWS) {
    const text = write(rows);
    if (encoder.encode(text).length <= bytes) return text;
  }
  return write(0);
}
