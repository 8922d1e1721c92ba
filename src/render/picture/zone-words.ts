import { enumerated } from '../phrases.ts';

const NAMED = 2;

/** `Asia/Tokyo`, or `Europe/Kyiv, Europe/Warsaw and 3 more zones`: short enough for a legend. */
export function zoneList(zones: readonly string[]): string {
  if (zones.length <= NAMED + 1) return enumerated(zones);
  return `${zones.slice(0, NAMED).join(', ')} and ${zones.length - NAMED} more zones`;
}
