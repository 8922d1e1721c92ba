import type { Assessment } from '../../assess/assessment.ts';
import { FAMILIES } from '../../evidence/family.ts';
import { html, htmlOf, type Markup } from '../escape/html.ts';
import { safeUrl } from '../escape/markdown.ts';
import { firstSteps } from '../opening.ts';
import { FIRST_STEPS, isDue, titlesQuoted } from '../overview.ts';
import {
  type Because,
  FOR_NEARLY_EVERYBODY,
  familiesOf,
  GLANCE_HEADS,
  measuredTitle,
  NOTHING_SPEAKS,
  notCheckedTitle,
  type ObservationPage,
  type PersonPage,
  personPage,
  signalsIn,
  type TiePage,
  WITH_MORE,
  WITHOUT_REMEDY,
} from '../person.ts';
import { glance, PRIORITY_WORDS } from '../phrases.ts';
import { offsetStripSvg } from '../picture/offset-strip-svg.ts';
import { punchCardSvg } from '../picture/punch-card-svg.ts';
import { patternPictures } from '../picture/working-pattern.ts';
import { HOW_TO_ASK, questionsFor } from '../questions.ts';
import { anchorOf, type HtmlContext, personName } from './context.ts';

const REPOSITORIES = 50;
const NOTHING: Markup = { markup: '' };

/** Everything about one person, in the order in which somebody decides. */
export function personSection(assessment: Assessment, rank: number, context: HtmlContext): Markup {
  const page = personPage(assessment, REPOSITORIES, context.shared);
  const anchor = anchorOf(rank);
  const { host, list } = context;
  return html`<article class="person ${assessment.priority}" id="${anchor}" aria-labelledby="${anchor}-name">
<nav aria-label="People, from number ${rank}"><a class="up" href="#${list.at}">${list.label}</a> ${step(rank - 1, 'Previous', context)} ${step(rank + 1, 'Next', context)}</nav>
<header>
<h2 id="${anchor}-name">${isDue(assessment.priority) ? html`<span class="rank">${rank}</span> ` : NOTHING}${personName(assessment.login)}</h2>
${badge(assessment)}
</header>
${isAccessKnown(assessment) ? html`<p class="glance">${glance(assessment)}</p>` : NOTHING}
<p class="reason">${page.reason}${profileLink(assessment.url, host)}</p>
${isDue(assessment.priority) ? html`<p><strong>First:</strong> ${htmlOf(firstSteps(assessment))}</p>` : NOTHING}
${context.folds && !isDue(assessment.priority) ? html`<noscript>${details(assessment, page, rank, context)}</noscript>` : details(assessment, page, rank, context)}
</article>
`;
}

function details(
  assessment: Assessment,
  page: PersonPage,
  rank: number,
  context: HtmlContext,
): Markup {
  const { host } = context;
  return html`${glanceTable(page)}
${page.observations.map((observation) => observationBlock(observation, host))}
${counterBlock(page, host)}
${tiesBlock(page.ties, context)}
${pictures(assessment, rank)}${accessBlock(assessment, page)}
${questionsBlock(assessment)}
${
  rank > context.detailed && page.observations.length === 0
    ? reasonsCounted(page)
    : html`${notChecked(page)}
${inOrder(page.clear)}`
}`;
}

/** Nothing, where access is only asked for: what is asked for stands at the answer. */
function accessBlock(assessment: Assessment, { access }: PersonPage): Markup {
  if (!isAccessKnown(assessment) && assessment.relations.includes('access-requested')) {
    return NOTHING;
  }
  return html`<section>
<h3>Access at stake</h3>
<dl class="facts">
${access.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${htmlOf(value)}</dd></div>\n`)}</dl>
</section>`;
}

/** Before access exists nothing of it is known, which needs no line of its own. */
function isAccessKnown({ exposure }: Assessment): boolean {
  const { repositories, complete, twoFactor, lastSeenAt } = exposure;
  return complete || repositories.length > 0 || twoFactor !== null || lastSeenAt !== null;
}

export function badge({ priority }: Pick<Assessment, 'priority'>): Markup {
  return html`<span class="badge ${priority}">${PRIORITY_WORDS[priority]}</span>`;
}

function step(rank: number, word: string, { people }: HtmlContext): Markup {
  if (rank < 1 || rank > people) return NOTHING;
  return html`<a href="#${anchorOf(rank)}">${word}</a>`;
}

function pictures({ pattern }: Assessment, rank: number): Markup {
  if (pattern === undefined) return NOTHING;
  const { card, strip } = patternPictures(pattern);
  const anchor = anchorOf(rank);
  return html`<section>
<h3>Hours and clocks of the last year</h3>
<div class="pictures scroll" tabindex="0" role="group" aria-label="Pictures of hours and clocks">
${{ markup: punchCardSvg(card, 'moment', `${anchor}-hours`) }}
${{ markup: offsetStripSvg(strip, 'commit', `${anchor}-clocks`) }}
</div>
</section>
`;
}

function profileLink(url: string | undefined, host: string): Markup {
  const address = url === undefined ? undefined : safeUrl(url, host);
  return address === undefined ? NOTHING : html` ${externalLink('Profile', address)}`;
}

function externalLink(label: string, address: string): Markup {
  return html`<a href="${address}" rel="noreferrer noopener">${label}</a>`;
}

/** What was observed on a line each; of one observation the sentence before says it. */
function glanceTable({ observations }: PersonPage): Markup {
  if (observations.length < 2) return NOTHING;
  return html`<table class="glance-table">
<thead><tr>${GLANCE_HEADS.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${observations.map(({ title, kind, rate }) => html`<tr><th scope="row">${title}</th><td>${kind}</td><td>${rate}</td></tr>\n`)}</tbody>
</table>`;
}

function observationBlock(observation: ObservationPage, host: string): Markup {
  const { answer } = observation;
  return html`<section class="observation${answer === undefined ? '' : ' answered'}">
<h3>${observation.title} <span class="kind">${observation.kind}</span></h3>
<p class="summary">${htmlOf(observation.summary)}</p>
<div class="sides">
<dl>
${answer === undefined ? NOTHING : html`<div><dt>Decides nothing, because of</dt><dd>${htmlOf(answer)}</dd></div>\n`}<div><dt>How unusual</dt><dd>${observation.shown}</dd></div>
<div><dt>Would clear it</dt><dd>${sentences(observation.clears)}</dd></div>
</dl>
<dl>
<div><dt>Often innocent</dt><dd>${sentences(observation.innocent)}</dd></div>
</dl>
</div>
<details><summary>${measuredTitle(observation)}</summary>
<dl class="facts">
<div><dt>Measured</dt><dd>${sentences(observation.measured)}</dd></div>
${records(observation.records, host)}<div><dt>How the rate is known</dt><dd>${observation.known}</dd></div>
</dl>
</details>
</section>
`;
}

function sentences(items: readonly string[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function counterBlock({ counter, observations }: PersonPage, host: string): Markup {
  if (observations.length === 0 && counter.length === 0) return NOTHING;
  if (counter.length === 0)
    return html`<section>
<h3>Speaks for the person</h3>
<p>${NOTHING_SPEAKS}</p>
</section>`;
  return html`<section class="counter">
<h3>Speaks for the person</h3>
<ul>${counter.map(({ title, summary, limit, records }) => html`<li><strong>${title}</strong>: ${htmlOf(summary)} <span class="kind">What it does not show: ${limit}</span>${recordList(records, host)}</li>\n`)}</ul>
</section>`;
}

function tiesBlock(ties: readonly TiePage[], { rankOf }: HtmlContext): Markup {
  if (ties.length === 0) return NOTHING;
  const name = ({ other }: TiePage) => {
    const rank = rankOf.get(other.id);
    const shown = personName(other.login);
    return rank === undefined ? shown : html`<a href="#${anchorOf(rank)}">${shown}</a>`;
  };
  return html`<section>
<h3>Tied to other audited accounts</h3>
<ul>${ties.map((tie) => html`<li>${name(tie)}: ${tie.titles.join('; ')}</li>\n`)}</ul>
</section>`;
}

function questionsBlock(assessment: Assessment): Markup {
  const questions = questionsFor(assessment);
  if (questions.length === 0) return NOTHING;
  return html`<section>
<h3>${FIRST_STEPS.title}</h3>
<ul class="boxes">${FIRST_STEPS.steps.map((step) => html`<li>${step}</li>`)}</ul>
</section>
<section>
<h3>Questions that may explain it</h3>
<p class="kind">${HOW_TO_ASK}</p>
${sentences(questions)}
</section>`;
}

function records(records: ObservationPage['records'], host: string): Markup {
  if (records.length === 0) return NOTHING;
  return html`<div><dt>Records</dt><dd>${recordList(records, host)}</dd></div>\n`;
}

function recordList(records: ObservationPage['records'], host: string): Markup {
  if (records.length === 0) return NOTHING;
  return html`<ul>${records.map((record) => {
    const address = record.url === undefined ? undefined : safeUrl(record.url, host);
    const open = address === undefined ? NOTHING : html` (${externalLink('open', address)})`;
    return html`<li>${htmlOf(record.text)}${open}</li>`;
  })}</ul>`;
}

function notChecked({ remedies, unknown, sharedUnknown }: PersonPage): Markup {
  const waiting = remedies.reduce((sum, { signals }) => sum + signals.length, 0);
  const lasting = signalsIn(unknown) + sharedUnknown.length;
  if (waiting + lasting + remedies.length === 0) return NOTHING;
  return html`<details><summary><h3>${notCheckedTitle(waiting, lasting)}</h3></summary>
${
  remedies.length === 0
    ? NOTHING
    : html`<p>${WITH_MORE}</p>
<ul>${remedies.map(({ remedy, signals }) => html`<li>${remedy.kind} <code>${remedy.name}</code>${signals.length === 0 ? '' : `, for: ${titlesQuoted(signals)}`}</li>\n`)}</ul>`
}
${
  lasting === 0
    ? NOTHING
    : html`<p>${WITHOUT_REMEDY}</p>
<ul>${unknown.map(({ titles, because }) => html`<li><strong>${titles.join('; ')}</strong>: ${htmlOf(because)}</li>\n`)}${shared(sharedUnknown)}</ul>`
}
</details>`;
}

function shared({ length }: PersonPage['sharedUnknown']): Markup {
  if (length === 0) return NOTHING;
  return html`<li><a href="#coverage">${length}</a> ${FOR_NEARLY_EVERYBODY}</li>`;
}

/** Of one of very many in whom nothing was observed: each reason is in the other file. */
function reasonsCounted({ remedies, unknown, sharedUnknown, clear }: PersonPage): Markup {
  const waiting = remedies.reduce((sum, { signals }) => sum + signals.length, 0);
  const unchecked = waiting + signalsIn(unknown) + sharedUnknown.length;
  return html`<p>Looked at, not observed: ${signalsIn(clear)}. Not checked: ${unchecked}. The reasons stand in report.json.</p>`;
}

/** Without titles, which name what was not found. */
function inOrder(clear: readonly Because[]): Markup {
  if (clear.length === 0) return NOTHING;
  return html`<details><summary><h3>Looked at, not observed <span class="kind">${signalsIn(clear)}</span></h3></summary>
<ul>${clear.map(({ because }) => html`<li>${htmlOf(because)}</li>\n`)}</ul>
</details>`;
}

/** Families of evidence that decide, or how much could be asked where there are none. */
export function evidenceWords(assessment: Assessment): string {
  const families = familiesOf(assessment).map((family) => FAMILIES[family]);
  if (families.length > 0) return families.join('; ');
  return assessment.observations.length > 0 ? 'answered' : '';
}
