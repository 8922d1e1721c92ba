import type { Report } from '../../assess/report.ts';
import { type SignalTally, signalTallies } from '../../assess/signal-tallies.ts';
import { FAMILIES } from '../../evidence/family.ts';
import { html, type Markup } from '../escape/html.ts';
import { expectedNumber, grouped } from '../phrases.ts';

/** How each signal came out over everybody, the most observed first; closed until somebody opens it. */
export function signalsSection({ assessments }: Report): Markup {
  const told = signalTallies(assessments).filter(({ observed, clear }) => observed + clear > 0);
  if (told.length === 0) return html``;
  return html`<section id="signals" aria-labelledby="signals-title">
<h2 id="signals-title">Signals</h2>
<p>How each came out over everybody of whom it could be told, and how many would show it if all of them were ordinary. Where far more do, look for what they share.</p>
<details><summary>${told.length} signals with an answer for somebody</summary>
<table class="signals">
<thead><tr><th scope="col">Signal</th><th scope="col">Observed</th><th scope="col">Expected</th><th scope="col">Clear</th><th scope="col">Not checked</th></tr></thead>
<tbody>
${[...told].sort(byObserved).map(row)}</tbody>
</table>
</details>
</section>`;
}

function byObserved(a: SignalTally, b: SignalTally): number {
  return b.observed - a.observed || a.chance - b.chance || (a.signal.id < b.signal.id ? -1 : 1);
}

function row({ signal, observed, clear, unknown, expected }: SignalTally): Markup {
  return html`<tr><th scope="row">${signal.title} <span class="kind">${FAMILIES[signal.family]}</span></th><td>${grouped(observed)}</td><td>${expectedNumber(expected)}</td><td>${grouped(clear)}</td><td>${grouped(unknown)}</td></tr>\n`;
}
