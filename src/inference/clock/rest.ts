import { quietestShare } from '../rhythm/week.ts';

const DAY = 86_400;
/**
 * A window is long enough to show a habit and short enough that a move, a change of daylight saving or a change of
 * shifts spoils one of them and not all.
 */
const WINDOW_DAYS = 30;
const INSTANTS = 60;
const ACTIVE_DAYS = 12;

/** How much of the work of thirty days fell into the six hours of the day with the least. */
export interface RestWindow {
  /** Unix seconds; the end is exclusive. */
  readonly from: number;
  readonly until: number;
  readonly instants: number;
  /** Damped share, 0 to 1; a quarter would mean that all hours are alike. */
  readonly quietestShare: number;
}

/** The windows of thirty days before `until` (unix seconds) that hold enough work to tell, the latest first. */
export function restWindows(instants: readonly number[], until: number): readonly RestWindow[] {
  const windows = new Map<number, number[]>();
  for (const at of instants) {
    if (at > until) continue;
    const window = Math.floor((until - at) / (WINDOW_DAYS * DAY));
    const list = windows.get(window);
    if (list === undefined) windows.set(window, [at]);
    else list.push(at);
  }
  return [...windows]
    .filter(([, list]) => list.length >= INSTANTS && activeDays(list) >= ACTIVE_DAYS)
    .toSorted(([a], [b]) => a - b)
    .map(([window, list]) => ({
      from: until - (window + 1) * WINDOW_DAYS * DAY,
      until: until - window * WINDOW_DAYS * DAY,
      instants: list.length,
      quietestShare: quietestShare(list),
    }));
}

function activeDays(instants: readonly number[]): number {
  return new Set(instants.map((at) => Math.floor(at / DAY))).size;
}
