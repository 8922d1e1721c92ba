import type { Signal } from '../../src/evidence/define-signal.ts';
import { FAMILIES } from '../../src/evidence/family.ts';
import { ordinaryRateWords, rateNote } from '../../src/render/phrases.ts';

const GENERATED = '<!-- Written by `npm run generate` from the signal itself; do not edit. -->';

/** The documentation page of one signal. */
export function signalPage(signal: Signal): string {
  return `${GENERATED}
# ${signal.title} (\`${signal.id}\`)

${signal.redFlag}

| | |
| --- | --- |
| Family | ${FAMILIES[signal.family]} (\`${signal.family}\`) |
| Strength by itself | ${signal.strength} |
| Ordinary rate | ${ordinaryRateWords(signal.ordinaryRate)} |
| Needs | ${signal.needs.map((name) => `\`${name}\``).join(', ') || 'none in particular'} |
| Says "clear" only when complete | ${signal.clearNeedsAllOf.map((name) => `\`${name}\``).join(', ') || 'a sample is enough'} |
| Observes only when GitHub answered for all of | ${observedNeeds(signal)} |

${signal.ordinaryRate.basis === 'measured' ? 'Measured' : 'Assumed'}: ${rateNote(signal.ordinaryRate)}

## Innocent explanations
${bullets(signal.innocentExplanations)}

## What clears it
${bullets(signal.whatClearsIt)}

## Examples
| example | result |
| --- | --- |
${signal.examples.map((example) => `| ${example.title} | ${example.expect} |`).join('\n')}

## Sources
${bullets(signal.sources.map((source) => `[${source.title}](${source.url})`))}
`;
}

/** The README's table of signals. */
export function signalTable(signals: readonly Signal[]): string {
  return table(signals, 'docs/signals/');
}

/** The front page of the signals' documentation. */
export function signalOverview(signals: readonly Signal[]): string {
  return `${GENERATED}
# Signals

Each signal is one published red flag, asked of every audited person alike. It answers *observed*, *clear* or *unknown*,
and depends on no country, name, language or face.

${table(signals, '')}
`;
}

function table(signals: readonly Signal[], folder: string): string {
  const rows = signals.map(
    (signal) =>
      `| [\`${signal.id}\`](${folder}${signal.id}.md) | ${signal.title} | ${signal.family} | ${signal.strength} | ${ordinaryRateWords(signal.ordinaryRate)} |`,
  );
  return `| signal | observes | family | strength | ordinary rate |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function observedNeeds({ observedNeedsAllOf = [], clearNeedsSampleOf = [] }: Signal): string {
  const names = [...new Set([...observedNeedsAllOf, ...clearNeedsSampleOf])];
  return names.map((name) => `\`${name}\``).join(', ') || 'nothing: each record stands alone';
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n');
}
