import { offsetText } from './wording.ts';

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
