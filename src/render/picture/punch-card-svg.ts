import { html, type Markup } from '../escape/html.ts';
import { wrapped } from '../text-layout.ts';
import type { PunchCard } from './punch-card.ts';
import {
  nightRuns,
  nightSentences,
  periodText,
  punchCardDescription,
  punchCardTitle,
  WEEKDAYS,
} from './punch-card-words.ts';
import { sum } from './sum.ts';
import {
  LINE_HEIGHT,
  label,
  paragraph,
  sideOf,
  sizeLegend,
  square,
  svgPicture,
} from './svg-frame.ts';

const WIDTH = 600;
const LEFT = 48;
const TOP = 84;
const CELL = 21;
const LARGEST = 18;
const RIGHT = LEFT + 24 * CELL;
const BOTTOM = TOP + 7 * CELL;
const LINE_CHARACTERS = 94;

/**
 * The card as an SVG picture: the area of a square is the count, and the night of the declared place is shaded,
 * edged and named.
 *
 * @param noun what one instant is, in the singular: `commit`
 * @param id unique on the page, of letters, digits and hyphens
 */
export function punchCardSvg(card: PunchCard, noun: string, id: string): string {
  const title = punchCardTitle(card, noun);
  const description = punchCardDescription(card, noun);
  const notes = card.total === 0 ? [description] : nightSentences(card, noun);
  const lines = wrapped(notes.join(' '), LINE_CHARACTERS).filter((line) => line !== '');
  const notesAt = card.total === 0 ? 46 : BOTTOM + 52;
  return svgPicture({
    id,
    title,
    description,
    width: WIDTH,
    height: notesAt + lines.length * LINE_HEIGHT,
    body: html`${label(12, 24, 'p-title', title)}
${card.total === 0 ? html`` : chart(card, noun)}
${paragraph(12, notesAt, lines)}`,
  });
}

function chart(card: PunchCard, noun: string): Markup {
  const most = Math.max(...card.counts.flat());
  const squares = card.counts
    .flatMap((hours, day) =>
      hours.map((count, hour) =>
        count === 0
          ? ''
          : square(
              LEFT + (hour + 0.5) * CELL,
              TOP + (day + 0.5) * CELL,
              sideOf(count, most, LARGEST),
            ),
      ),
    )
    .join('');
  return html`${label(12, 43, 'p-note', periodText(card))}
${night(card)}
<path class="p-grid" d="${gridLines()}"/>
${hourLabels()}
${card.counts.map((hours, day) => dayLabels(day, sum(hours)))}
<path class="p-mark" d="${squares}"/>
${sizeLegend(12, BOTTOM + 30, most, LARGEST, `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in an hour`)}`;
}

function night({ declared }: PunchCard): Markup {
  if (declared === null) return html``;
  const runs = nightRuns(declared).map(({ from, until }) => {
    const x = LEFT + from * CELL;
    const width = (until - from) * CELL;
    const name = until - from > 1 ? label(x + width / 2, TOP - 22, 'p-middle', 'night') : html``;
    return html`<rect class="p-shade" x="${x}" y="${TOP}" width="${width}" height="${7 * CELL}"/><path class="p-edge" d="M${x} ${BOTTOM}V${TOP - 18}h${width}V${BOTTOM}"/>${name}`;
  });
  return html`${runs}`;
}

function gridLines(): string {
  const lines = Array.from({ length: 8 }, (_, day) => `M${LEFT} ${TOP + day * CELL}H${RIGHT}`);
  const hours = Array.from(
    { length: 5 },
    (_, index) => `M${LEFT + index * 6 * CELL} ${TOP}V${BOTTOM}`,
  );
  return [...lines, ...hours].join('');
}

function hourLabels(): Markup {
  const hours = Array.from({ length: 8 }, (_, index) =>
    label(LEFT + index * 3 * CELL + 2, TOP - 5, 'p-note', String(index * 3).padStart(2, '0')),
  );
  return html`${hours}${label(WIDTH - 10, TOP - 5, 'p-end', 'Total')}`;
}

function dayLabels(day: number, total: number): Markup {
  const y = TOP + day * CELL + 15;
  return html`${label(12, y, 'p-label', (WEEKDAYS[day] ?? '').slice(0, 3))}${label(WIDTH - 10, y, 'p-label p-end', total)}`;
}
