import type { Assessment } from '../../assess/assessment.ts';
import { PRIORITIES } from '../../assess/priority.ts';
import { countByPriority, type Report } from '../../assess/report.ts';
import { PERMISSIONS } from '../../snapshot/facts.ts';
import { html, type Markup } from '../escape/html.ts';
import { visible } from '../escape/visible-characters.ts';
import { isDue } from '../overview.ts';
import { familiesOf } from '../person.ts';
import { lastSeenWords, PRIORITY_WORDS, RELATION_WORDS, TWO_FACTOR_SHORT } from '../phrases.ts';
import { anchorOf, personName } from './context.ts';
import { badge, evidenceWords } from './person.ts';

/** Repositories a search finds somebody by. */
const FOUND_BY = 200;

/** Everybody on a line; the script adds search and sorting, the style alone the choice of priorities. */
export function peopleSection(report: Report): Markup {
  const { assessments } = report;
  if (assessments.length === 0)
    return html`<section id="people"><h2>People</h2>
<p>Nobody was audited.</p></section>`;
  return html`<section id="people" aria-labelledby="people-title">
<h2 id="people-title">People</h2>
<div class="tools">
<label class="search">Search <input type="search" placeholder="login, repository, observation …" autocomplete="off" spellcheck="false"></label>
${filter(report)}
</div>
<p class="shown" role="status"></p>
<div class="scroll" role="region" aria-label="List of people" tabindex="0">
<table class="people">
<thead><tr>${COLUMNS.map(heading)}</tr></thead>
<tbody>
${assessments.map((person, index) => row(person, index + 1))}</tbody>
</table>
</div>
</section>`;
}

/** Columns, with the order that the first press sorts them in. */
const COLUMNS = [
  ['Rank', 'ascending'],
  ['Person', 'ascending'],
  ['Priority', 'ascending'],
  ['Evidence', 'descending'],
  ['Highest permission', 'descending'],
  ['Private repositories', 'descending'],
  ['Two-factor', 'ascending'],
  ['Last seen', 'descending'],
] as const;

function heading([name, first]: (typeof COLUMNS)[number]): Markup {
  return html`<th scope="col" data-first="${first}">${name}</th>`;
}

/** Radio buttons the style reads (`:has`), so that the choice needs no script. */
function filter(report: Report): Markup {
  const counts = countByPriority(report);
  const due = counts.soon + counts.routine;
  const chosen = due > 0 ? 'queue' : 'all';
  const choice = (value: string, words: string, people: number) =>
    people === 0
      ? html``
      : html`<label><input type="radio" name="show" value="${value}"${{ markup: value === chosen ? ' checked' : '' }}> ${words} <span class="kind">${people}</span></label>\n`;
  return html`<fieldset class="filter"><legend>Show</legend>
${choice('queue', 'the queue', due)}${PRIORITIES.map((priority) => choice(priority, PRIORITY_WORDS[priority], counts[priority]))}${choice('all', 'everybody', report.assessments.length)}</fieldset>`;
}

function row(assessment: Assessment, rank: number): Markup {
  const { exposure, priority } = assessment;
  const { highestPermission, privateRepositories, complete, twoFactor } = exposure;
  const permission = highestPermission ?? (complete ? 'none' : 'not known');
  const level = highestPermission === null ? -1 : PERMISSIONS.indexOf(highestPermission);
  return html`<tr class="${priority}" data-words="${words(assessment)}">
<td class="number" data-key="${rank}">${isDue(priority) ? rank : ''}</td>
<th scope="row"><a href="#${anchorOf(rank)}">${personName(assessment.login)}</a></th>
<td data-key="${PRIORITIES.indexOf(priority)}">${badge(assessment)}</td>
<td data-key="${familiesOf(assessment).length}">${evidenceWords(assessment)}</td>
<td data-key="${level}">${permission}</td>
<td class="number" data-key="${privateRepositories}">${privateRepositories}${complete ? '' : ' or more'}</td>
<td>${TWO_FACTOR_SHORT[twoFactor ?? 'unknown']}</td>
<td class="day">${lastSeenWords(exposure)}</td>
</tr>
`;
}

/** What a search finds somebody by. */
function words({ login, relations, observations, exposure }: Assessment): string {
  const { repositories, inviters } = exposure;
  return visible(
    [
      login,
      ...relations.map((relation) => RELATION_WORDS[relation]),
      ...observations.flatMap(({ signal }) => [signal.title, signal.id]),
      ...repositories.slice(0, FOUND_BY).map(({ name }) => name),
      ...inviters,
    ].join(' '),
  );
}
