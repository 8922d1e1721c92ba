import type { ClockReading } from '../../inference/clock/reading.ts';
import { isPossibleOffset } from '../../inference/clock/series.ts';
import { offsetOfZone } from '../../inference/clock/zone.ts';
import { declaredOffsets, declaredOffsetsByColumn, type Interval } from './declared-offsets.ts';
import { type Column, columnOf, monthColumns } from './month-columns.ts';

/** How often each UTC offset was recorded in each stretch of months, and when the declared place had it. */
export interface OffsetStrip {
  /** Stretches of equal length, the earliest first, without a gap; none when there is no reading. */
  readonly columns: readonly Column[];
  /** Calendar months (UTC) in each column. */
  readonly monthsPerColumn: number;
  /** The easternmost offset first; `rest` after all others. */
  readonly rows: readonly OffsetRow[];
  readonly total: number;
  /** First and last reading, unix seconds; null when there is none. */
  readonly period: { readonly from: number; readonly until: number } | null;
  /** Null when no zone was given. */
  readonly declared: DeclaredOffsets | null;
}

export interface OffsetRow {
  /** Minutes east of UTC; `rest` for rare ones and those no clock shows, such as +33:00. */
  readonly offset: number | 'rest';
  /** Readings in each column. */
  readonly counts: readonly number[];
  /** When a zone of the declared place had this offset, clipped to the columns; by whole columns if they are coarse. */
  readonly declared: readonly Interval[];
}

export interface DeclaredOffsets {
  readonly zones: readonly string[];
  /** Readings that show the offset of one of the zones at their very instant. */
  readonly readings: number;
}

/** As many columns as a line of text and a column of a page hold. */
const MAX_COLUMNS = 28;
/** Offsets of readings with a row of their own; records are written by anybody, so there can be any number. */
const MAX_OFFSETS = 12;

/** Whether the columns are too long to show daylight saving. */
export function isCoarse({ monthsPerColumn }: Pick<OffsetStrip, 'monthsPerColumn'>): boolean {
  return monthsPerColumn >= 6;
}

/**
 * Counts readings (any order) by offset and month.
 *
 * @param declared IANA zones of the declared place; none when there is no such place
 * @throws RangeError when the runtime does not know a zone; ask `isZone` first
 */
export function offsetStrip(
  readings: readonly ClockReading[],
  declared: readonly string[],
): OffsetStrip {
  const period = periodOf(readings);
  const { columns, monthsPerColumn } =
    period === null
      ? { columns: [], monthsPerColumn: 1 }
      : monthColumns(period.from, period.until, MAX_COLUMNS);
  return {
    columns,
    monthsPerColumn,
    rows: rowsOf(readings, declared, columns, isCoarse({ monthsPerColumn })),
    total: readings.length,
    period,
    declared: declared.length === 0 ? null : declaredReadings(readings, declared),
  };
}

function rowsOf(
  readings: readonly ClockReading[],
  zones: readonly string[],
  columns: readonly Column[],
  coarse: boolean,
): readonly OffsetRow[] {
  const first = columns[0];
  const last = columns.at(-1);
  if (!first || !last) return [];
  const declared = coarse
    ? declaredOffsetsByColumn(zones, columns)
    : declaredOffsets(zones, first.from, last.until);
  const own = new Set([...commonest(readings, MAX_OFFSETS), ...declared.keys()]);
  const counts = new Map<number | 'rest', number[]>();
  const countsOf = (offset: number | 'rest'): number[] => {
    const known = counts.get(offset) ?? new Array<number>(columns.length).fill(0);
    counts.set(offset, known);
    return known;
  };
  for (const { at, offset } of readings) {
    const row = countsOf(own.has(offset) ? offset : 'rest');
    const column = columnOf(at, columns);
    row[column] = (row[column] ?? 0) + 1;
  }
  const rows = [...own]
    .toSorted((a, b) => b - a)
    .map((offset) => ({ offset, counts: countsOf(offset), declared: declared.get(offset) ?? [] }));
  const rest = counts.get('rest');
  return rest ? [...rows, { offset: 'rest', counts: rest, declared: [] }] : rows;
}

function commonest(readings: readonly ClockReading[], maximum: number): readonly number[] {
  const counts = new Map<number, number>();
  for (const { offset } of readings) {
    if (isPossibleOffset(offset)) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || a - b)
    .slice(0, maximum)
    .map(([offset]) => offset);
}

function declaredReadings(
  readings: readonly ClockReading[],
  zones: readonly string[],
): DeclaredOffsets {
  const fitting = readings.filter(({ at, offset }) =>
    zones.some((zone) => offsetOfZone(zone, at) === offset),
  );
  return { zones, readings: fitting.length };
}

function periodOf(readings: readonly ClockReading[]): OffsetStrip['period'] {
  if (readings.length === 0) return null;
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (const { at } of readings) {
    from = Math.min(from, at);
    until = Math.max(until, at);
  }
  return { from, until };
}
