import type { Assessment } from '../assess/assessment.ts';
import { FAMILIES } from '../evidence/family.ts';
import { foreign, html, htmlOf, type Markup } from './html-escape.ts';
import { safeUrl } from './markdown-escape.ts';
import {
  assessedWords,
  type Because,
  type CounterPage,
  familiesOf,
  type ObservationPage,
  personPage,
} from './person.ts';
import { PRIORITY_WORDS } from './phrases.ts';
import { offsetStripSvg } from './picture/offset-strip-svg.ts';
import { punchCardSvg } from './picture/punch-card-svg.ts';
import { patternPictures } from './picture/working-pattern.ts';

const REPOSITORIES = 50;
const NAME = 60;
const NOTHING: Markup = { markup: '' };

/** An id within the page that depends on nothing a person wrote. */
function anchor(rank: number): string {
  return `person-${rank}`;
}

export function queueRow(assessment: Assessment, rank: number): Markup {
  const { exposure } = assessment;
  const families = familiesOf(assessment).map((family) => FAMILIES[family]);
  return html`<tr class="${assessment.priority}">
<td class="number">${rank}</td>
<th scope="row"><a href="#${anchor(rank)}">${foreign(assessment.login, NAME)}</a></th>
<td>${badge(assessment)}</td>
<td>${families.join('; ')}</td>
<td>${exposure.highestPermission ?? (exposure.complete ? 'none' : 'not known')}</td>
<td class="number">${exposure.privateRepositories}${exposure.complete ? '' : ' or more'}</td>
</tr>
`;
}

export function personSection(assessment: Assessment, rank: number, host: string): Markup {
  const page = personPage(assessment, REPOSITORIES);
  return html`<article class="person ${assessment.priority}" id="${anchor(rank)}" aria-labelledby="${anchor(rank)}-name">
<header>
<h3 id="${anchor(rank)}-name"><span class="rank">${rank}</span> ${foreign(assessment.login, NAME)}</h3>
${badge(assessment)}
</header>
<p class="reason">${page.reason}${profileLink(assessment.url, host)}</p>
${page.observations.map((observation) => observationBlock(observation, host))}
${pictures(assessment, rank)}<h4>Access at stake</h4>
<dl class="facts">
${page.access.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${htmlOf(value)}</dd></div>\n`)}</dl>
${counterBlock(page.counter)}
${tiesBlock(page.ties)}
${becauseBlock('Looked at, and in order', page.clear, NOTHING)}
${becauseBlock(
  'Not checked, and why',
  page.unknown,
  page.permissions.length === 0
    ? NOTHING
    : html`<p>More could be seen with: ${page.permissions.join(', ')}.</p>`,
)}
<p class="back"><a href="#queue">Back to the queue</a></p>
</article>
`;
}

/** A person without a section of their own: what was observed, or how much could be assessed. */
export function listLine(assessment: Assessment): Markup {
  const titles = assessment.observations.map(({ signal }) => signal.title);
  const what = titles.length === 0 ? assessedWords(assessment) : titles.join('; ');
  return html`<li>${foreign(assessment.login, NAME)}: ${what}</li>\n`;
}

function pictures({ pattern }: Assessment, rank: number): Markup {
  if (pattern === undefined) return NOTHING;
  const { card, strip } = patternPictures(pattern);
  return html`<h4>Hours and clocks of the last year</h4>
<div class="pictures scroll" tabindex="0" role="group" aria-label="Pictures of hours and clocks">
${{ markup: punchCardSvg(card, 'instant', `${anchor(rank)}-hours`) }}
${{ markup: offsetStripSvg(strip, 'commit', `${anchor(rank)}-clocks`) }}
</div>
`;
}

function badge({ priority }: Assessment): Markup {
  return html`<span class="badge ${priority}">${PRIORITY_WORDS[priority]}</span>`;
}

function profileLink(url: string | undefined, host: string): Markup {
  const address = url === undefined ? undefined : safeUrl(url, host);
  return address === undefined ? NOTHING : html` ${externalLink('Profile', address)}`;
}

function externalLink(label: string, address: string): Markup {
  return html`<a href="${address}" rel="noreferrer noopener">${label}</a>`;
}

function observationBlock(observation: ObservationPage, host: string): Markup {
  return html`<section class="observation">
<h4>${observation.title} <span class="kind">${observation.kind}</span></h4>
<p class="summary">${htmlOf(observation.summary)}</p>
<dl>
<div><dt>How unusual</dt><dd>${observation.unusual}</dd></div>
<div><dt>Measured</dt><dd>${sentences(observation.measured)}</dd></div>
<div><dt>Often innocent</dt><dd>${sentences(observation.innocent)}</dd></div>
<div><dt>Would clear it</dt><dd>${sentences(observation.clears)}</dd></div>
${answer(observation)}${records(observation.records, host)}</dl>
</section>
`;
}

function sentences(items: readonly string[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function answer({ answer }: ObservationPage): Markup {
  if (answer === undefined) return NOTHING;
  return html`<div><dt>Decides nothing, because of</dt><dd>${htmlOf(answer)}</dd></div>\n`;
}

function counterBlock(counter: readonly CounterPage[]): Markup {
  if (counter.length === 0) return NOTHING;
  return html`<h4>Speaks for the person</h4>
<ul>${counter.map(({ title, summary, limit }) => html`<li><strong>${title}</strong>: ${htmlOf(summary)} <span class="kind">What it does not show: ${limit}</span></li>\n`)}</ul>`;
}

function tiesBlock(ties: readonly Because[]): Markup {
  if (ties.length === 0) return NOTHING;
  return html`<h4>Tied to other audited accounts</h4>
<ul>${ties.map(({ titles, because }) => html`<li>${htmlOf(because)}: ${titles.join('; ')}</li>\n`)}</ul>`;
}

function records(records: ObservationPage['records'], host: string): Markup {
  if (records.length === 0) return NOTHING;
  const lines = records.map((record) => {
    const address = record.url === undefined ? undefined : safeUrl(record.url, host);
    const open = address === undefined ? NOTHING : html` (${externalLink('open', address)})`;
    return html`<li>${htmlOf(record.text)}${open}</li>`;
  });
  return html`<div><dt>Records</dt><dd><ul>${lines}</ul></dd></div>\n`;
}

function becauseBlock(title: string, reasons: readonly Because[], more: Markup): Markup {
  if (reasons.length === 0) return NOTHING;
  const count = reasons.reduce((sum, { titles }) => sum + titles.length, 0);
  return html`<details open><summary><h4>${title} <span class="kind">${count}</span></h4></summary>
<ul>${reasons.map(({ titles, because }) => html`<li><strong>${titles.join('; ')}</strong>: ${htmlOf(because)}</li>\n`)}</ul>
${more}
</details>`;
}
