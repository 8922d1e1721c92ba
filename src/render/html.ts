import type { Assessment } from '../assess/assessment.ts';
import { PRIORITIES } from '../assess/priority.ts';
import type { Report } from '../assess/report.ts';
import { countByPriority } from '../assess/report.ts';
import type { CohortMember } from '../evidence/cohort.ts';
import { counted } from '../evidence/wording.ts';
import { foreign, html, htmlOf, type Markup } from './html-escape.ts';
import { htmlPage } from './html-page.ts';
import { listLine, personSection, queueRow } from './html-person.ts';
import { hostOf } from './markdown-escape.ts';
import {
  coverageSentence,
  gapSentence,
  HOW_DECIDED,
  insufficientOf,
  KEEP_IT_PRIVATE,
  NEXT_STEPS,
  observedOnlyOf,
  queueOf,
  WHAT_THIS_IS,
  WHAT_TIES_SAY,
} from './overview.ts';
import { expectedByChanceSentence, grouped, PRIORITY_WORDS, utcMinute } from './phrases.ts';
import { policySentences } from './policy-sentences.ts';
import { REVIEW_CHECKLIST } from './review-checklist.ts';
import { visible } from './visible-characters.ts';

export interface HtmlOptions {
  /** The site people open; links lead nowhere else. */
  readonly serverUrl: string;
  readonly version: string;
}

const NOTHING: Markup = { markup: '' };

/** The report as one page that needs no network and no script. */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const host = hostOf(options.serverUrl);
  const queue = queueOf(report);
  const organization = visible(report.organization, 60);
  return htmlPage({
    title: `Outside collaborator access review: ${organization}`,
    skip: { to: 'queue', label: 'Skip to the queue' },
    version: options.version,
    header: html`<p class="eyebrow">Outside collaborator access review</p>
<h1>${foreign(report.organization, 60)}</h1>
<p class="when">Audited ${utcMinute(report.takenAt)}</p>
<ul class="counts">
${counts(report)}</ul>
<p>${expectedByChanceSentence(report)}</p>
<p class="note">${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}</p>`,
    main: html`${queueSection(queue)}
${queue.length === 0 ? NOTHING : peopleSection(queue, host)}
${clusters(report)}
${queue.length === 0 ? NOTHING : nextSteps()}
${coverage(report)}`,
    footer: html`<h2>How priorities are decided</h2>
<p>${HOW_DECIDED.join(' ')}</p>
`,
  });
}

function counts(report: Report): Markup {
  const numbers = countByPriority(report);
  return html`${PRIORITIES.map(
    (priority) =>
      html`<li class="${priority}"><strong>${grouped(numbers[priority])}</strong> ${PRIORITY_WORDS[priority]}</li>\n`,
  )}`;
}

function queueSection(queue: readonly Assessment[]): Markup {
  if (queue.length === 0) {
    return html`<section id="queue" aria-labelledby="queue-title"><h2 id="queue-title">Queue</h2>
<p>Nobody stands in the queue.</p></section>`;
  }
  return html`<section id="queue" aria-labelledby="queue-title">
<h2 id="queue-title">Queue</h2>
${filter()}
<div class="scroll" role="region" aria-labelledby="queue-title" tabindex="0">
<table>
<thead><tr><th scope="col"><span class="unseen">Rank</span></th><th scope="col">Person</th><th scope="col">Priority</th><th scope="col">Evidence</th><th scope="col">Highest permission</th><th scope="col">Private repositories</th></tr></thead>
<tbody>
${queue.map((person, index) => queueRow(person, index + 1))}</tbody>
</table>
</div>
</section>`;
}

/** Radio buttons the style reads (`:has`), so that filtering needs no script. */
function filter(): Markup {
  const choice = (value: string, label: string, checked: boolean) =>
    html`<label><input type="radio" name="show" value="${value}"${checked ? { markup: ' checked' } : ''}> ${label}</label>\n`;
  return html`<fieldset class="filter"><legend>Show</legend>
${choice('all', 'everybody', true)}${choice('soon', PRIORITY_WORDS.soon, false)}${choice('routine', PRIORITY_WORDS.routine, false)}</fieldset>`;
}

function peopleSection(queue: readonly Assessment[], host: string): Markup {
  return html`<section aria-labelledby="people-title">
<h2 id="people-title">People</h2>
${queue.map((person, index) => personSection(person, index + 1, host))}</section>`;
}

function nextSteps(): Markup {
  return html`<section class="steps" aria-labelledby="steps-title">
<h2 id="steps-title">Next steps, the same for everybody</h2>
<div class="columns">
${NEXT_STEPS.map(
  ({ title, steps }) =>
    html`<div><h3>${title}</h3><ul>${steps.map((step) => html`<li>${step}</li>`)}</ul></div>\n`,
)}</div>
${reviewQuestions()}
</section>`;
}

function reviewQuestions(): Markup {
  return html`<details><summary>Questions about what GitHub does not show, the same for everybody</summary>
<div class="columns">
${REVIEW_CHECKLIST.map(
  ({ title, questions }) =>
    html`<div><h3>${title}</h3><ul>${questions.map(({ question, note }) => html`<li>${question} <span class="kind">${note}</span></li>`)}</ul></div>\n`,
)}</div>
</details>`;
}

function clusters({ clusters, referrals }: Report): Markup {
  if (clusters.length === 0 && referrals.length === 0) return NOTHING;
  return html`<section aria-labelledby="links-title">
<h2 id="links-title">Links between accounts</h2>
<p>${WHAT_TIES_SAY}</p>
<ul>${clusters.map(
    ({ members, edges }, index) =>
      html`<li><strong>Group ${index + 1}</strong>: ${names(members)}
<ul>${edges.map(({ between, signals }) => html`<li>${names(between)}: ${signals.map(({ title }) => title).join('; ')}</li>\n`)}</ul></li>\n`,
  )}${referrals.map(
    ({ invitee, inviter }) =>
      html`<li>${foreign(invitee.login, 60)} was invited by ${foreign(inviter.login, 60)}, for whom a review is due: a reason to look there too, and no evidence.</li>\n`,
  )}</ul>
</section>`;
}

function names(members: readonly CohortMember[]): Markup {
  return html`${members.map(({ login }, index) => html`${index === 0 ? '' : ', '}${foreign(login, 60)}`)}`;
}

function coverage(report: Report): Markup {
  const { gaps } = report.coverage;
  return html`<section aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
<p>${coverageSentence(report)}</p>
${
  gaps.length === 0
    ? html`<p>Nothing of the organization was out of sight.</p>`
    : html`<p>Not seen:</p><ul>${gaps.map((gap) => html`<li>${gapSentence(gap)}</li>\n`)}</ul>`
}${byPolicy(report)}
${collapsed('with insufficient data', insufficientOf(report))}
${collapsed('with an observation, but no review needed', observedOnlyOf(report))}
</section>`;
}

function byPolicy(report: Report): Markup {
  const sentences = policySentences(report);
  if (sentences.length === 0) return NOTHING;
  return html`
<p>By the policy:</p><ul>${sentences.map((sentence) => html`<li>${htmlOf(sentence)}</li>\n`)}</ul>`;
}

function collapsed(what: string, people: readonly Assessment[]): Markup {
  if (people.length === 0) return NOTHING;
  return html`<details><summary>${counted(people.length, 'person', 'people')} ${what}</summary>
<ul>${people.map(listLine)}</ul></details>`;
}
