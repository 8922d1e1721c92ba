import { didYouMean } from '../config/did-you-mean.ts';
import { shown } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import type { Signal } from '../evidence/define-signal.ts';
import { FAMILIES } from '../evidence/family.ts';
import { ordinaryRateWords, rateNote } from '../render/phrases.ts';
import { CATALOGUE } from '../signals/catalogue.generated.ts';

/** The catalogue as a list, or one signal as a page. */
export function describeSignals(id: string | undefined): string {
  if (id === undefined) {
    return CATALOGUE.map(
      (signal) => `${signal.id.padEnd(28)} ${signal.family.padEnd(9)} ${signal.title}`,
    ).join('\n');
  }
  const signal = CATALOGUE.find((candidate) => candidate.id === id);
  if (signal === undefined) {
    const ids = CATALOGUE.map((candidate) => candidate.id);
    throw new UserError(
      `There is no signal ${shown(id)}.${didYouMean(id, ids)} "signals" without an id lists all.`,
    );
  }
  return page(signal);
}

function page(signal: Signal): string {
  const { ordinaryRate } = signal;
  return [
    `${signal.id}: ${signal.title}`,
    '',
    signal.redFlag,
    '',
    `Family: ${FAMILIES[signal.family]}. Strength by itself: ${signal.strength}.`,
    `Ordinary rate: ${ordinaryRateWords(ordinaryRate)}. ${rateNote(ordinaryRate)}`,
    `Needs: ${signal.needs.join(', ')}.`,
    ...section('Innocent explanations', signal.innocentExplanations),
    ...section('What clears it', signal.whatClearsIt),
    ...section(
      'Examples',
      signal.examples.map((example) => `${example.title}: ${example.expect}`),
    ),
    ...section(
      'Sources',
      signal.sources.map((source) => `${source.title}, ${source.url}`),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.map((line) => `  - ${line}`)];
}
