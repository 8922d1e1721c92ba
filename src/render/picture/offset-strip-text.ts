import { padded, wrapped } from '../text-layout.ts';
import { levelOf, levelRanges, rangeText } from './intensity.ts';
import { monthInitial, yearLabels } from './month-columns.ts';
import type { OffsetRow, OffsetStrip } from './offset-strip.ts';
import {
  cautions,
  columnLength,
  declaredSentences,
  isApart,
  offsetStripTitle,
  rowLabel,
  stripPeriodText,
} from './offset-strip-words.ts';
import { sum } from './sum.ts';

const WIDTH = 72;
const LABEL = 8;
/** The first of the two columns of a cell; the second is free for the declared place. */
const SHADES = [' ', '.', '░', '▐'] as const;
const LEVELS = SHADES.length - 1;
/** Columns of a year and the space after it, in cells. */
const YEAR_CELLS = 3;

/**
 * The strip as lines of monospace text, at most 72 columns wide, for a terminal, a mail or a Markdown code block.
 *
 * @param noun what one reading comes from, in the singular: `commit`
 */
export function offsetStripText(strip: OffsetStrip, noun: string): string {
  const title = offsetStripTitle(strip, noun);
  if (strip.total === 0) return `${title}\n`;
  const most = Math.max(...strip.rows.flatMap((row) => row.counts));
  const lines = [
    ...wrapped(title, WIDTH),
    stripPeriodText(strip),
    '',
    ...axis(strip),
    ...strip.rows.flatMap((row, index) => [
      ...(isApart(strip.rows[index - 1], row) ? ['   :'] : []),
      rowLine(strip, row, most),
    ]),
    '',
    legend(strip, most, noun),
    ...[...declaredSentences(strip, noun), ...cautions(strip)].flatMap((sentence) =>
      wrapped(sentence, WIDTH),
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function axis({ columns, monthsPerColumn }: OffsetStrip): readonly string[] {
  let years = '';
  for (const { index, year } of yearLabels(columns, YEAR_CELLS)) {
    // A year that begins in the last cell would push the total beyond the width.
    const fits = index === 0 || columns.length - index >= YEAR_CELLS - 1;
    if (fits) years = years.padEnd(index * 2) + year;
  }
  const months = columns.map((column) => monthInitial(column, monthsPerColumn).padEnd(2)).join('');
  const last = monthsPerColumn === 1 ? [months] : [];
  const lines = [years, ...last].map((line) => ' '.repeat(LABEL) + line);
  const lowest = padded(lines.at(-1) ?? '', LABEL + columns.length * 2);
  return [...lines.slice(0, -1), `${lowest}  Total`];
}

function rowLine({ columns }: OffsetStrip, row: OffsetRow, most: number): string {
  const cells = columns.map(({ from, until }, column) => {
    const shade = SHADES[levelOf(row.counts[column] ?? 0, most, LEVELS)] ?? ' ';
    const had = row.declared.some((time) => time.from < until && time.until > from);
    if (!had) return `${shade} `;
    return shade === ' ' ? '--' : `${shade}-`;
  });
  return `${rowLabel(row).padEnd(LABEL)}${cells.join('')}${String(sum(row.counts)).padStart(7)}`;
}

function legend({ declared, monthsPerColumn }: OffsetStrip, most: number, noun: string): string {
  const shades = levelRanges(most, LEVELS).map(
    (range) => `${SHADES[range.level]} ${rangeText(range)}`,
  );
  const place = declared === null ? '' : '   -- declared place';
  const name = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
  return `${name} in ${columnLength(monthsPerColumn)}: ${shades.join('   ')}${place}`;
}
