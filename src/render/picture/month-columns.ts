/** A stretch of whole calendar months in UTC. */
export interface Column {
  /** Unix seconds. */
  readonly from: number;
  /** Unix seconds, not included. */
  readonly until: number;
  readonly year: number;
  /** The month it begins with, 0 for January. */
  readonly month: number;
}

/** The last one cuts all the years a commit can be dated to into 21 columns. */
const LENGTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1_200] as const;
const LONGEST = 6_000;

/** Cuts the time between two instants (both included) into at most `maximum` columns of equally many months. */
export function monthColumns(
  from: number,
  until: number,
  maximum: number,
): { readonly columns: readonly Column[]; readonly monthsPerColumn: number } {
  const first = monthNumber(from);
  const last = monthNumber(until);
  const columnsOf = (length: number) => Math.floor(last / length) - Math.floor(first / length) + 1;
  const length = LENGTHS.find((months) => columnsOf(months) <= maximum) ?? LONGEST;
  const start = Math.floor(first / length) * length;
  const columns = Array.from({ length: columnsOf(length) }, (_, index) => {
    const month = start + index * length;
    return {
      from: startOf(month),
      until: startOf(month + length),
      year: Math.floor(month / 12),
      month: ((month % 12) + 12) % 12,
    };
  });
  return { columns, monthsPerColumn: length };
}

/** Index of the column an instant lies in; the instant lies in one of them. */
export function columnOf(at: number, columns: readonly Column[]): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((columns[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const INITIALS = 'JFMAMJJASOND';

/** `J` to `D` for columns of one month; empty for longer ones. */
export function monthInitial({ month }: Column, monthsPerColumn: number): string {
  return monthsPerColumn === 1 ? INITIALS.charAt(month) : '';
}

/** The columns at which a year begins, and the first one, as far as a label fits before the next. */
export function yearLabels(
  columns: readonly Column[],
  apart: number,
): readonly { readonly index: number; readonly year: string }[] {
  const starts = columns.flatMap(({ year }, index) =>
    index === 0 || columns[index - 1]?.year !== year ? [{ index, year: String(year) }] : [],
  );
  const fits = starts.filter(
    ({ index }, at) => at > 0 || (starts[1]?.index ?? Number.POSITIVE_INFINITY) - index >= apart,
  );
  const kept: { index: number; year: string }[] = [];
  for (const start of fits) {
    if (start.index - (kept.at(-1)?.index ?? Number.NEGATIVE_INFINITY) >= apart) kept.push(start);
  }
  return kept;
}

/** Months since the beginning of the year 0. */
function monthNumber(at: number): number {
  const date = new Date(at * 1_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(0, month, 1) / 1_000;
}
