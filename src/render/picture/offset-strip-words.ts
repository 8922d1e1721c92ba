import { counted, offsetText, utcDay } from '../../evidence/wording.ts';
import { enumerated } from '../phrases.ts';
import { isCoarse, type OffsetRow, type OffsetStrip } from './offset-strip.ts';
import { sum } from './sum.ts';
import { zoneList } from './zone-words.ts';

const NEIGHBOURS_MINUTES = 60;

export function offsetStripTitle({ total }: OffsetStrip, noun: string): string {
  return `UTC offsets of ${counted(total, noun)} over time`;
}

/** `2025-03-02 to 2026-10-30; each column is one month`; empty when there is no reading. */
export function stripPeriodText({ period, monthsPerColumn }: OffsetStrip): string {
  if (period === null) return '';
  return `${utcDay(period.from)} to ${utcDay(period.until)}; each column is ${columnLength(monthsPerColumn)}`;
}

/** `a month`, `3 months`, `2 years`. */
export function columnLength(months: number): string {
  if (months === 1) return 'a month';
  if (months % 12 !== 0) return `${months} months`;
  return months === 12 ? 'a year' : `${months / 12} years`;
}

export function rowLabel({ offset }: OffsetRow): string {
  return offset === 'rest' ? 'others' : offsetText(offset);
}

/** Whether offsets lie between this row and the one above it that have no row. */
export function isApart(above: OffsetRow | undefined, row: OffsetRow): boolean {
  if (above === undefined || above.offset === 'rest') return false;
  return row.offset === 'rest' || above.offset - row.offset > NEIGHBOURS_MINUTES;
}

/** What a reader must know to compare the readings with the declared place, in full sentences. */
export function declaredSentences(
  { declared, total }: OffsetStrip,
  noun: string,
): readonly string[] {
  if (declared === null || total === 0) return [];
  const several = declared.zones.length > 1;
  return [
    `The declared place is in ${zoneList(declared.zones)}, daylight saving included.`,
    `${declared.readings} of ${counted(total, noun)} show${total === 1 ? 's' : ''} the offset of ${several ? 'one of these zones' : 'this zone'} at that time.`,
  ];
}

/** What the rows and columns do not show by themselves, in full sentences. */
export function cautions(strip: OffsetStrip): readonly string[] {
  const { rows, declared } = strip;
  const has = (offset: OffsetRow['offset']) =>
    rows.some((row) => row.offset === offset && sum(row.counts) > 0);
  return [
    ...(has(0) ? ['Servers and containers record +00:00 wherever their user is.'] : []),
    ...(has('rest') ? ['Others are rarer offsets and those no clock shows.'] : []),
    ...(declared !== null && isCoarse(strip)
      ? ['Columns this long do not show when the clocks of a place change.']
      : []),
  ];
}

/** What the strip shows, for those who do not see it: each offset with its count and its time. */
export function offsetStripDescription(strip: OffsetStrip, noun: string): string {
  if (strip.total === 0) return `No ${noun} to show.`;
  return [
    `${counted(strip.total, noun)}, ${stripPeriodText(strip)}.`,
    ...strip.rows.map((row) => rowSentence(strip, row)),
    ...declaredSentences(strip, noun),
    ...cautions(strip),
  ].join(' ');
}

function rowSentence(strip: OffsetStrip, row: OffsetRow): string {
  const used = strip.columns.filter((_, column) => (row.counts[column] ?? 0) > 0);
  const first = used[0];
  const last = used.at(-1);
  const label = row.offset === 'rest' ? 'Other offsets' : offsetText(row.offset);
  const readings =
    first && last
      ? `${sum(row.counts)}, between ${utcDay(first.from)} and ${utcDay(last.until - 1)}`
      : 'none';
  return `${label}: ${readings}${declaredPart(row, isCoarse(strip))}.`;
}

const STRETCHES = 3;

function declaredPart({ declared }: OffsetRow, coarse: boolean): string {
  if (declared.length === 0) return '';
  const stretches = declared
    .slice(0, STRETCHES)
    .map(({ from, until }) => `${utcDay(from)} to ${utcDay(until - 1)}`);
  const left = declared.length - stretches.length;
  const all = left > 0 ? [...stretches, `${left} more times`] : stretches;
  return `; the declared place had it ${coarse ? 'at times ' : ''}${enumerated(all)}`;
}
