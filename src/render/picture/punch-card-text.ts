import { wrapped } from '../text-layout.ts';
import { levelOf, levelRanges, rangeText } from './intensity.ts';
import type { PunchCard } from './punch-card.ts';
import { nightSentences, periodText, punchCardTitle, WEEKDAYS } from './punch-card-words.ts';
import { sum } from './sum.ts';

const WIDTH = 72;
const LABEL = 6;
/**
 * Two columns an hour. These blocks are one column wide everywhere and in nearly every monospace font; most other
 * blocks, the full one too, are two columns wide where East Asian fonts are used.
 */
const SHADES = ['  ', '. ', '░░', '░▐', '▐▐'] as const;
const LEVELS = SHADES.length - 1;

/**
 * The card as lines of monospace text, at most 72 columns wide, for a terminal, a mail or a Markdown code block.
 *
 * @param noun what one instant is, in the singular: `commit`
 */
export function punchCardText(card: PunchCard, noun: string): string {
  const title = punchCardTitle(card, noun);
  if (card.total === 0) return `${title}\n`;
  const most = Math.max(...card.counts.flat());
  const lines = [
    ...wrapped(title, WIDTH),
    periodText(card),
    '',
    `${' '.repeat(LABEL)}${hourAxis()}  Total`,
    ...card.counts.map((hours, day) => dayLine(WEEKDAYS[day] ?? '', hours, most)),
    ...nightLine(card),
    '',
    legend(most, noun),
    ...nightSentences(card, noun).flatMap((sentence) => wrapped(sentence, WIDTH)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function hourAxis(): string {
  return Array.from({ length: 8 }, (_, index) =>
    String(index * 3)
      .padStart(2, '0')
      .padEnd(6),
  ).join('');
}

function dayLine(weekday: string, hours: readonly number[], most: number): string {
  const cells = hours.map((count) => SHADES[levelOf(count, most, LEVELS)]).join('');
  return `${weekday.slice(0, 3).padEnd(LABEL)}${cells}${String(sum(hours)).padStart(7)}`;
}

function nightLine({ declared }: PunchCard): readonly string[] {
  if (!declared?.hours.includes(true)) return [];
  return [
    `${'night'.padEnd(LABEL)}${declared.hours.map((night) => (night ? '==' : '  ')).join('')}`,
  ];
}

function legend(most: number, noun: string): string {
  const shades = levelRanges(most, LEVELS).map(
    (range) => `${SHADES[range.level]?.trim()} ${rangeText(range)}`,
  );
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in an hour: ${shades.join('   ')}`;
}
