import type { Exposure } from '../assess/exposure.ts';
import type { Priority } from '../assess/priority.ts';
import { countByPriority, type Report } from '../assess/report.ts';
import type { OrdinaryRate } from '../evidence/ordinary-rate.ts';
import { utcDay } from '../evidence/wording.ts';
import type { Relation } from '../snapshot/collaborator.ts';
import { accessWords } from './access-words.ts';

/** What a priority asks of the reader. */
export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  soon: 'review soon',
  routine: 'review when convenient',
  'insufficient-data': 'insufficient data',
  none: 'no review needed',
};

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  'outside-collaborator': 'outside collaborator',
  'pending-invitee': 'invited, not yet accepted',
  'access-requested': 'access is asked for',
  'git-author': 'author in the given clones',
};

export const TWO_FACTOR_WORDS = {
  secure: 'on, with a secure method',
  insecure: 'on, but only with a method that can be intercepted',
  disabled: 'off',
} as const;

/** The same where there is little room. */
export const TWO_FACTOR_SHORT = {
  secure: 'on',
  insecure: 'on, weak',
  disabled: 'off',
  unknown: 'not known',
} as const;

export function twoFactorWords(state: keyof typeof TWO_FACTOR_WORDS | null): string {
  return state === null ? 'not known' : TWO_FACTOR_WORDS[state];
}

export function lastSeenWords({ lastSeenAt }: Exposure): string {
  return lastSeenAt === null ? 'not seen' : utcDay(lastSeenAt);
}

/** What is at stake, for the first line about somebody. */
export function glance({ exposure }: { readonly exposure: Exposure }): string {
  return [
    `access: ${accessWords(exposure)}`,
    `two-factor: ${TWO_FACTOR_SHORT[exposure.twoFactor ?? 'unknown']}`,
    `last seen: ${lastSeenWords(exposure)}`,
  ].join(' · ');
}

/** `about 1 in 140`, `about 6 in 10`, `nearly all`. */
export function oneIn(share: number): string {
  if (!(share > 0)) return 'none of the';
  if (share >= 0.95) return 'nearly all';
  if (share > 0.4) return `about ${Math.round(share * 10)} in 10`;
  return `about 1 in ${grouped(twoDigits(1 / share))}`;
}

/** Rates known from some thousand people, and partly assumed, do not carry a finer statement than this. */
const RAREST_STATED = 1 / 10_000;

/** How many ordinary people would show evidence at least this rare, no finer than the rates behind it allow. */
export function rarityWords(chance: number): string {
  return chance < RAREST_STATED ? 'fewer than 1 in 10,000' : oneIn(chance);
}

/** A small expected number of people: `0.02`, `1.4`, `12`. */
export function expectedNumber(people: number): string {
  if (people <= 0) return 'nobody';
  if (people < 0.001) return 'fewer than 0.001';
  return `about ${people >= 10 ? grouped(Math.round(people)) : String(twoDigits(people))}`;
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

/** `12,345` */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `about 1 in 140, measured`: how common an observation is among ordinary people, in a few words. */
export function ordinaryRateWords({ value, basis }: OrdinaryRate): string {
  return `${oneIn(value)}, ${basis}`;
}

/** How common an observation is among ordinary people, and how that is known. */
export function ordinaryRateSentence(rate: OrdinaryRate): string {
  return `${shownBy(rate)}: ${rateNote(rate)}`;
}

/** The same without how it is known. */
export function ordinaryRateStatement(rate: OrdinaryRate): string {
  return `${shownBy(rate)}.`;
}

/** On whom a rate was measured, or why it is assumed. */
export function rateNote({ note }: OrdinaryRate): string {
  return `${note.replace(/\.$/, '')}.`;
}

function shownBy({ value, basis }: OrdinaryRate): string {
  const known = basis === 'measured' ? 'measured' : 'assumed, not measured';
  return `Shown by ${oneIn(value)} ordinary developers; ${known}`;
}

/** How many people would stand in the queue if everybody in it were ordinary, beside how many do. */
export function expectedByChanceSentence(report: Report): string {
  const { collaborators } = report.coverage;
  const { soon, routine } = report.expectedByChance;
  const counts = countByPriority(report);
  const all =
    collaborators === 1 ? 'If the one person were' : `If all ${grouped(collaborators)} people were`;
  return `${all} ordinary, ${expectedNumber(soon)} would stand at “${PRIORITY_WORDS.soon}” by chance and ${expectedNumber(routine)} at “${PRIORITY_WORDS.routine}”; here it is ${grouped(counts.soon)} and ${grouped(counts.routine)}.`;
}

/** `2026-11-02 06:00 UTC` */
export function utcMinute(at: number): string {
  return `${new Date(at * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `a`, `a and b`, `a, b and c` */
export function enumerated(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
