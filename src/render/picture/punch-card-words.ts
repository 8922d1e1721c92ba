import { counted, offsetText, utcDay } from '../../evidence/wording.ts';
import { enumerated } from '../phrases.ts';
import type { DeclaredNight, PunchCard } from './punch-card.ts';
import { sum } from './sum.ts';
import { zoneList } from './zone-words.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** A stretch of hours, the end not included; `until` is at most 24. */
export interface HourRun {
  readonly from: number;
  readonly until: number;
}

export function punchCardTitle({ total, clock }: PunchCard, noun: string): string {
  return `Hours of the week of ${counted(total, noun)}, ${clockName(clock)}`;
}

/** `2025-03-02 to 2026-10-30`; empty when there is no instant. */
export function periodText({ period }: Pick<PunchCard, 'period'>): string {
  return period === null ? '' : `${utcDay(period.from)} to ${utcDay(period.until)}`;
}

/** The night of the declared place by the clock of the card, in full sentences. */
export function nightSentences(card: PunchCard, noun: string): readonly string[] {
  const { declared, total } = card;
  if (declared === null || total === 0) return [];
  const [zone, ...others] = declared.zones;
  if (zone === card.clock && others.length === 0) {
    return [
      'Night is 22:00 to 06:00 at the declared place, whose clock this is.',
      `${declared.instants} of ${counted(total, noun)} fall${total === 1 ? 's' : ''} in that night.`,
    ];
  }
  const runs = nightRuns(declared);
  const hours =
    runs.length === 0
      ? 'No hour of this card is night there on every day counted.'
      : `On this card that is ${enumerated(roundMidnight(runs).map(runText))} on every day counted.`;
  return [
    `Night is 22:00 to 06:00 at the declared place, in ${declared.zones.length > 1 ? 'all of ' : ''}${zoneList(declared.zones)}.`,
    hours,
    `Counted with daylight saving, ${declared.instants} of ${counted(total, noun)} fall${total === 1 ? 's' : ''} in that night.`,
  ];
}

/** What the card shows, for those who do not see it: the days, the hours and the fullest cell. */
export function punchCardDescription(card: PunchCard, noun: string): string {
  if (card.total === 0) return `No ${noun} to show.`;
  const days = card.counts.map((hours, day) => `${WEEKDAYS[day]} ${sum(hours)}`);
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    count: sum(card.counts.map((day) => day[hour] ?? 0)),
  })).filter(({ count }) => count > 0);
  return [
    `${counted(card.total, noun)} from ${periodText(card)}, ${clockName(card.clock)}.`,
    `By weekday: ${days.join(', ')}.`,
    `By hour of the day, hours without any left out: ${hours.map(({ hour, count }) => `${clockHour(hour)} ${count}`).join(', ')}.`,
    `The fullest hour is ${fullest(card, noun)}.`,
    ...nightSentences(card, noun),
  ].join(' ');
}

/** Hours of night as stretches within the day, in order. */
export function nightRuns({ hours }: DeclaredNight): readonly HourRun[] {
  const runs: { from: number; until: number }[] = [];
  for (const [hour, night] of hours.entries()) {
    if (!night) continue;
    const last = runs.at(-1);
    if (last?.until === hour) last.until = hour + 1;
    else runs.push({ from: hour, until: hour + 1 });
  }
  return runs;
}

/** One stretch instead of two when the night goes over the midnight of the card. */
function roundMidnight(runs: readonly HourRun[]): readonly HourRun[] {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last || first === last || first.from !== 0 || last.until !== 24) return runs;
  return [...runs.slice(1, -1), { from: last.from, until: first.until }];
}

function runText({ from, until }: HourRun): string {
  return `${clockHour(from)} to ${clockHour(until % 24)}`;
}

function fullest({ counts }: PunchCard, noun: string): string {
  let best = { day: 0, hour: 0, count: 0 };
  for (const [day, hours] of counts.entries()) {
    for (const [hour, count] of hours.entries()) {
      if (count > best.count) best = { day, hour, count };
    }
  }
  return `${WEEKDAYS[best.day]} ${runText({ from: best.hour, until: best.hour + 1 })}, ${counted(best.count, noun)}`;
}

function clockName(clock: string | number): string {
  if (typeof clock === 'string') return `local time of ${clock}`;
  return clock === 0 ? 'UTC' : `UTC${offsetText(clock)}`;
}

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
