import { html, type Markup } from '../escape/html.ts';
import { wrapped } from '../text-layout.ts';
import { monthInitial, yearLabels } from './month-columns.ts';
import type { OffsetRow, OffsetStrip } from './offset-strip.ts';
import {
  cautions,
  columnLength,
  declaredSentences,
  isApart,
  offsetStripDescription,
  offsetStripTitle,
  rowLabel,
  stripPeriodText,
} from './offset-strip-words.ts';
import { sum } from './sum.ts';
import {
  LINE_HEIGHT,
  label,
  paragraph,
  rounded,
  sideOf,
  sizeLegend,
  square,
  svgPicture,
} from './svg-frame.ts';

const WIDTH = 600;
const LEFT = 64;
const RIGHT = 546;
const TOP = 84;
const ROW = 20;
const APART = 12;
const LARGEST = 14;
const WIDEST_COLUMN = 36;
/** Room for a year, in pixels. */
const YEAR = 36;
const LINE_CHARACTERS = 94;

/** A row and the height of its middle. */
interface PlacedRow {
  readonly row: OffsetRow;
  readonly y: number;
  readonly apart: boolean;
}

/**
 * The strip as an SVG picture: the area of a square is the count, and a frame runs along the offsets of the declared
 * place.
 *
 * @param noun what one reading comes from, in the singular: `commit`
 * @param id unique on the page, of letters, digits and hyphens
 */
export function offsetStripSvg(strip: OffsetStrip, noun: string, id: string): string {
  const title = offsetStripTitle(strip, noun);
  const description = offsetStripDescription(strip, noun);
  const rows = placed(strip);
  const bottom = (rows.at(-1)?.y ?? TOP) + ROW / 2;
  const notes =
    strip.total === 0 ? [description] : [...declaredSentences(strip, noun), ...cautions(strip)];
  const lines = wrapped(notes.join(' '), LINE_CHARACTERS).filter((line) => line !== '');
  const notesAt = strip.total === 0 ? 46 : bottom + 52;
  return svgPicture({
    id,
    title,
    description,
    width: WIDTH,
    height: notesAt + lines.length * LINE_HEIGHT,
    body: html`${label(12, 24, 'p-title', title)}
${strip.total === 0 ? html`` : chart(strip, rows, bottom, noun)}
${paragraph(12, notesAt, lines)}`,
  });
}

function placed({ rows }: OffsetStrip): readonly PlacedRow[] {
  let y = TOP - ROW / 2;
  return rows.map((row, index) => {
    const apart = isApart(rows[index - 1], row);
    y += ROW + (apart ? APART : 0);
    return { row, y, apart };
  });
}

function chart(
  strip: OffsetStrip,
  rows: readonly PlacedRow[],
  bottom: number,
  noun: string,
): Markup {
  const { columns } = strip;
  const width = Math.min(WIDEST_COLUMN, Math.floor((RIGHT - LEFT) / columns.length));
  const most = Math.max(...strip.rows.flatMap(({ counts }) => counts));
  const squares = rows
    .flatMap(({ row, y }) =>
      row.counts.map((count, column) =>
        count === 0 ? '' : square(LEFT + (column + 0.5) * width, y, sideOf(count, most, LARGEST)),
      ),
    )
    .join('');
  const unit = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in ${columnLength(strip.monthsPerColumn)}`;
  return html`${label(12, 43, 'p-note', stripPeriodText(strip))}
${axis(strip, width, bottom)}
<path class="p-grid" d="${rows.map(({ y }) => `M${LEFT} ${y}h${width * columns.length}`).join('')}"/>
<path class="p-place" d="${rows.map((at) => frames(strip, at, width)).join('')}"/>
${rows.map(rowLabels)}
<path class="p-mark" d="${squares}"/>
${sizeLegend(12, bottom + 30, most, LARGEST, unit)}
${strip.declared === null ? html`` : placeLegend(bottom + 30)}`;
}

function axis({ columns, monthsPerColumn }: OffsetStrip, width: number, bottom: number): Markup {
  const years = yearLabels(columns, Math.ceil(YEAR / width));
  const months = columns.map((column, index) => {
    const initial = monthInitial(column, monthsPerColumn);
    return initial === ''
      ? html``
      : label(LEFT + (index + 0.5) * width, TOP - 5, 'p-middle', initial);
  });
  const yearsAt = TOP - (monthsPerColumn === 1 ? 20 : 5);
  return html`<path class="p-grid" d="${years.map(({ index }) => `M${LEFT + index * width} ${yearsAt - 11}V${bottom}`).join('')}"/>${years.map(({ index, year }) => label(LEFT + index * width + 4, yearsAt, 'p-note', year))}${months}${label(WIDTH - 10, TOP - 5, 'p-end', 'Total')}`;
}

/** The stretches of one row in which the declared place had its offset. */
function frames({ columns }: OffsetStrip, { row, y }: PlacedRow, columnWidth: number): string {
  const position = (at: number) => {
    const column = columns.findIndex(({ until }) => at <= until);
    const { from, until } = columns[column] ?? { from: at, until: at + 1 };
    return LEFT + (column + (at - from) / (until - from)) * columnWidth;
  };
  return row.declared
    .map(({ from, until }) => {
      const left = rounded(position(from));
      const width = rounded(position(until) - left);
      return `M${left} ${y - 9}h${width}v18h${-width}z`;
    })
    .join('');
}

function rowLabels({ row, y, apart }: PlacedRow): Markup {
  const gap = apart
    ? html`<path class="p-edge" stroke-dasharray="2 2" d="M32 ${y - ROW / 2 - APART + 1}v${APART - 2}"/>`
    : html``;
  return html`${gap}${label(12, y + 4, 'p-label', rowLabel(row))}${label(WIDTH - 10, y + 4, 'p-label p-end', sum(row.counts))}`;
}

function placeLegend(y: number): Markup {
  return html`<rect class="p-place" x="374" y="${y - 12}" width="34" height="16"/>${label(415, y, 'p-note', 'offset of the declared place')}`;
}
