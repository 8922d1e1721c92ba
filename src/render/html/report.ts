import { PRIORITIES } from '../../assess/priority.ts';
import type { Report } from '../../assess/report.ts';
import { countByPriority } from '../../assess/report.ts';
import { foreign, html, type Markup } from '../escape/html.ts';
import { visible } from '../escape/visible-characters.ts';
import { HOW_DECIDED, HOW_RARE, KEEP_IT_PRIVATE, LEGEND, WHAT_THIS_IS } from '../overview.ts';
import { expectedByChanceSentence, grouped, PRIORITY_WORDS, utcMinute } from '../phrases.ts';
import { htmlContext } from './context.ts';
import { htmlPage } from './page.ts';
import { personSection } from './person.ts';
import { coverageSection, linksSection, stepsSection } from './sections.ts';
import { signalsSection } from './signals.ts';
import { peopleSection } from './table.ts';

export interface HtmlOptions {
  /** The site people open; links lead nowhere else. */
  readonly serverUrl: string;
  readonly version: string;
}

/**
 * The report as one file that needs no network: a list of everybody and a page for each of them. Without its script it
 * is one long page that says the same.
 */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const context = htmlContext(report, options.serverUrl);
  const organization = visible(report.organization, 60);
  return htmlPage({
    title: `Outside collaborator access review: ${organization}`,
    skip: { to: 'people', label: 'Skip to the list of people' },
    script: true,
    version: options.version,
    header: html`<p class="eyebrow">Outside collaborator access review</p>
<h1>${foreign(report.organization, 60)}</h1>
<p class="when">Audited ${utcMinute(report.takenAt)}</p>
<div class="overview">
<ul class="counts">
${counts(report)}</ul>
<p>${expectedByChanceSentence(report)}</p>
<p class="note">${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}</p>
</div>`,
    main: html`<div class="overview">
${peopleSection(report)}
${linksSection(report, context)}
</div>
${report.assessments.map((person, index) => personSection(person, index + 1, context))}
${stepsSection(report)}
<div class="overview">
${signalsSection(report)}
${coverageSection(report, context)}
</div>`,
    footer: html`<h2>How priorities are decided</h2>
<p>${[...HOW_DECIDED, HOW_RARE].join(' ')}</p>
<ul>${LEGEND.map(({ word, meaning }) => html`<li><strong>${word}</strong>: ${meaning}</li>`)}</ul>
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
