import type { Report } from '../../assess/report.ts';
import type { CohortMember } from '../../evidence/cohort.ts';
import { counted } from '../../evidence/wording.ts';
import { COMMON_HERE, commonHereSentences } from '../common-here.ts';
import { html, htmlOf, type Markup } from '../escape/html.ts';
import {
  coverageSentence,
  FURTHER_STEPS,
  gapSentence,
  queueOf,
  remediesOfAll,
  remedyExtent,
  STEPS_AFTER,
  titlesQuoted,
  WHAT_TIES_SAY,
  WITH_MORE_OF_ALL,
} from '../overview.ts';
import { clusterGraphSvg } from '../picture/cluster-graph-svg.ts';
import { policySentences } from '../policy-sentences.ts';
import { REVIEW_CHECKLIST } from '../review-checklist.ts';
import { anchorOf, type HtmlContext, personName } from './context.ts';

const NOTHING: Markup = { markup: '' };

/** Who hangs together with whom: a picture of each group, and the same in words. */
export function linksSection(report: Report, context: HtmlContext): Markup {
  const { clusters, referrals } = report;
  if (clusters.length === 0 && referrals.length === 0) return NOTHING;
  const standing = (id: string) => {
    const rank = context.rankOf.get(id);
    const person = rank === undefined ? undefined : report.assessments[rank - 1];
    return rank === undefined || person === undefined
      ? undefined
      : { rank, priority: person.priority };
  };
  return html`<section id="links" aria-labelledby="links-title">
<h2 id="links-title">Links between accounts</h2>
<p>${WHAT_TIES_SAY}</p>
${clusters.map((cluster, index) => {
  const title = `Group ${index + 1}: ${counted(cluster.members.length, 'account')}`;
  const graph = clusterGraphSvg(title, cluster, referrals, { standing }, `group-${index + 1}`);
  return html`<section class="group"><h3 class="unseen">Group ${index + 1}</h3>
<div class="pictures scroll" tabindex="0" role="group" aria-label="Picture of group ${index + 1}">
${{ markup: graph }}</div>
<ul>${cluster.edges.map(({ between, signals }) => html`<li>${names(between, context)}: ${signals.map(({ title }) => title).join('; ')}</li>\n`)}</ul>
</section>\n`;
})}${
  referrals.length === 0
    ? NOTHING
    : html`<h3>Invited by somebody in the queue</h3>
<ul>${referrals.map(
        ({ invitee, inviter }) =>
          html`<li>${linked(invitee, context)} was invited by ${linked(inviter, context)}, for whom a review is due: a reason to look there too, and no evidence.</li>\n`,
      )}</ul>`
}
</section>`;
}

function names(members: readonly CohortMember[], context: HtmlContext): Markup {
  return html`${members.map((member, index) => html`${index === 0 ? '' : ' and '}${linked(member, context)}`)}`;
}

function linked({ id, login }: CohortMember, { rankOf }: HtmlContext): Markup {
  const rank = rankOf.get(id);
  if (rank === undefined) return personName(login);
  return html`<a href="#${anchorOf(rank)}">${personName(login)}</a>`;
}

/** What follows the first steps, which stand before the questions about each person. */
export function stepsSection(report: Report): Markup {
  if (queueOf(report).length === 0) return NOTHING;
  return html`<section class="steps" id="steps" aria-labelledby="steps-title">
<h2 id="steps-title">Next steps for the queue, the same for everybody in it</h2>
<div class="columns">
${FURTHER_STEPS.map(
  ({ title, steps }) =>
    html`<div><h3>${title}</h3><ul class="boxes">${steps.map((step) => html`<li>${step}</li>`)}</ul></div>\n`,
)}</div>
<p class="kind">${STEPS_AFTER}</p>
${reviewQuestions()}
</section>`;
}

function reviewQuestions(): Markup {
  return html`<details><summary>Questions about what GitHub does not show, the same for everybody</summary>
<div class="columns">
${REVIEW_CHECKLIST.map(
  ({ title, questions }) =>
    html`<div><h3>${title}</h3><ul class="boxes">${questions.map(({ question, note }) => html`<li>${question} <span class="kind">${note}</span></li>`)}</ul></div>\n`,
)}</div>
</details>`;
}

/** What was seen, what not, and what would let more be seen. */
export function coverageSection(report: Report, { unknown }: HtmlContext): Markup {
  const { gaps } = report.coverage;
  const remedies = remediesOfAll(report);
  return html`<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
<p>${coverageSentence(report)}</p>
${
  gaps.length === 0
    ? html`<p>Nothing of the organization was out of sight.</p>`
    : html`<h3>Not seen</h3><ul>${gaps.map((gap) => html`<li>${gapSentence(gap)}</li>\n`)}</ul>`
}
${
  remedies.length === 0
    ? NOTHING
    : html`<h3>${WITH_MORE_OF_ALL}</h3><ul>${remedies.map(
        (one) =>
          html`<li>${one.remedy.kind} <code>${one.remedy.name}</code>: ${remedyExtent(one)} <span class="kind">${one.signals.length === 0 ? '' : `would look for ${titlesQuoted(one.signals)}`}</span></li>\n`,
      )}</ul>`
}
${
  unknown.length === 0
    ? NOTHING
    : html`<details><summary><h3>Not checked for nearly everybody, and why <span class="kind">${unknown.length}</span></h3></summary><ul>${byReason(unknown, report.assessments.length)}</ul></details>`
}${commonHere(report)}${byPolicy(report)}
</section>`;
}

function commonHere(report: Report): Markup {
  const sentences = commonHereSentences(report);
  if (sentences.length === 0) return NOTHING;
  return html`
<h3>Common here</h3><p>${COMMON_HERE}:</p><ul>${sentences.map((sentence) => html`<li>${sentence}</li>\n`)}</ul>`;
}

function byReason(unknown: HtmlContext['unknown'], all: number): readonly Markup[] {
  return unknown.map(
    ({ signal, because, people }) =>
      html`<li><strong>${signal.title}</strong>: ${htmlOf(because)} <span class="kind">${people} of ${all} people</span></li>\n`,
  );
}

function byPolicy(report: Report): Markup {
  const sentences = policySentences(report);
  if (sentences.length === 0) return NOTHING;
  return html`
<h3>By the policy</h3><ul>${sentences.map((sentence) => html`<li>${htmlOf(sentence)}</li>\n`)}</ul>`;
}
