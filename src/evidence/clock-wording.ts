import { counted, offsetText } from './wording.ts';

/** Why so few readings of the last year tell no clock. */
export function tooFewReadings(
  { readings, activeDays }: { readonly readings: number; readonly activeDays: number },
  needed: { readonly commits: number; readonly days: number },
): string {
  const has =
    readings === 0
      ? 'No commits of the last year carry'
      : `Only ${counted(readings, 'commit')} on ${counted(activeDays, 'day')} of the last year ${readings === 1 ? 'carries' : 'carry'}`;
  return `${has} a clock that is not UTC; ${needed.commits} on ${needed.days} days are needed.`;
}

/** `-08:00, +01:00 and +09:00`, offsets (minutes east of UTC) from west to east. */
export function offsetList(offsets: readonly number[]): string {
  const texts = offsets.toSorted((a, b) => a - b).map(offsetText);
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/** `2026-11-02 06:00 UTC`, an instant in unix seconds. */
export function utcMinute(at: number): string {
  return `${new Date(at * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
