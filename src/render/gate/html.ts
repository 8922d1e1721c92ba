import type { GateEntry, GateReport } from '../../assess/gate.ts';
import { foreign, html, htmlOf, type Markup } from '../escape/html.ts';
import { visible } from '../escape/visible-characters.ts';
import { htmlContextOf } from '../html/context.ts';
import { htmlPage } from '../html/page.ts';
import { personSection } from '../html/person.ts';
import type { HtmlOptions } from '../html/report.ts';
import { KEEP_IT_PRIVATE } from '../overview.ts';
import { utcMinute } from '../phrases.ts';
import {
  answerWords,
  askedForProse,
  DECISION_WORDS,
  decidedProse,
  doubtProse,
  GATE_TITLE,
  gateCounts,
  leftOutProse,
  WHAT_THE_GATE_SAYS,
  whyProse,
} from './words.ts';

const NOTHING: Markup = { markup: '' };

/** What the gate answers, as one page that needs no network and no script. */
export function renderGateHtml(report: GateReport, options: HtmlOptions): string {
  const people = report.entries.flatMap(({ answer }) => answer.assessment ?? []);
  const list = { at: 'answers', label: 'All answers' };
  const context = htmlContextOf(people, list, options.serverUrl);
  const leftOut = leftOutProse(report);
  return htmlPage({
    title: `${GATE_TITLE}: ${visible(report.organization, 60)}`,
    skip: { to: 'answers', label: 'Skip to the answers' },
    script: false,
    version: options.version,
    footer: NOTHING,
    header: html`<p class="eyebrow">${GATE_TITLE}</p>
<h1>${foreign(report.organization, 60)}</h1>
<p class="when">Asked ${utcMinute(report.takenAt)}</p>
<ul class="counts">
${gateCounts(report).map((count) => html`<li>${count}</li>\n`)}</ul>
<p class="note">${WHAT_THE_GATE_SAYS} ${KEEP_IT_PRIVATE}</p>`,
    main: html`<section id="answers" aria-labelledby="answers-title">
<h2 id="answers-title">Answers</h2>
<div class="scroll" role="region" aria-labelledby="answers-title" tabindex="0">
<table class="answers">
<thead><tr><th scope="col">Login</th><th scope="col">Asked for</th><th scope="col">Answer</th><th scope="col">Gate</th><th scope="col">Why</th></tr></thead>
<tbody>
${report.entries.map(row)}</tbody>
</table>
</div>
${leftOut === undefined ? NOTHING : html`<p>${htmlOf(leftOut)}</p>`}
${[...report.doubts.map(doubtProse), ...report.notes].map((prose) => html`<p>${htmlOf(prose)}</p>\n`)}
</section>
${
  people.length === 0
    ? NOTHING
    : html`<section aria-labelledby="people-title">
<h2 id="people-title">People</h2>
${people.map((person, index) => personSection(person, index + 1, context))}</section>`
}`,
  });
}

function row(entry: GateEntry): Markup {
  return html`<tr>
<th scope="row">${foreign(entry.login, 60)}</th>
<td>${htmlOf(askedForProse(entry))}</td>
<td>${answerWords(entry)}</td>
<td>${DECISION_WORDS[entry.decision]}</td>
<td>${htmlOf(whyProse(entry))} <span class="kind">${htmlOf(decidedProse(entry))}</span></td>
</tr>
`;
}
