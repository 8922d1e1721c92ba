import type { Assessment } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import { listLine } from './issue-person.ts';
import { code, markdownOf, text } from './markdown-escape.ts';
import { coverageSentence, gapSentence, NEXT_STEPS, WHAT_TIES_SAY } from './overview.ts';
import { PRIORITY_WORDS } from './phrases.ts';
import { policySentences } from './policy-sentences.ts';
import { REVIEW_CHECKLIST } from './review-checklist.ts';
import { visible } from './visible-characters.ts';

const NAME = { maximum: 60 };

export function queueTable(rows: readonly string[]): string {
  if (rows.length === 0) return '';
  return [
    '| | Person | Priority | Evidence | Highest permission | Private repositories |',
    '| --: | --- | --- | --- | --- | --: |',
    ...rows,
  ].join('\n');
}

/** The sentence that says how many people have no place here, by priority. */
export function leftOut(people: readonly Assessment[], place: string): string {
  const counts = (['soon', 'routine'] as const)
    .map((priority) => ({
      priority,
      count: people.filter((person) => person.priority === priority).length,
    }))
    .filter(({ count }) => count > 0)
    .map(
      ({ priority, count }) =>
        `${counted(count, 'more person', 'more people')} at “${PRIORITY_WORDS[priority]}”`,
    );
  if (counts.length === 0) return '';
  return `**${text(`${counts.join(' and ')} ${people.length === 1 ? 'is' : 'are'} in report.json; ${place} has no room.`)}**`;
}

export function nextSteps(): string {
  return NEXT_STEPS.map(
    ({ title, steps }) =>
      `**${text(title)}**\n\n${steps.map((step) => `- ${text(step)}`).join('\n')}`,
  ).join('\n\n');
}

/** Groups of accounts that observations tie together, and who was invited by somebody in the queue. */
export function clusters({ clusters, referrals }: Report, maximum: number): string {
  const lines = [
    ...clusters.flatMap(({ members, edges }, index) => [
      `- **Group ${index + 1}:** ${members.map(({ login }) => code(login, NAME)).join(', ')}`,
      ...edges.map(
        ({ between, signals }) =>
          `  - ${between.map(({ login }) => code(login, NAME)).join(' and ')}: ${text(signals.map(({ title }) => title).join('; '))}`,
      ),
    ]),
    ...referrals.map(
      ({ invitee, inviter }) =>
        `- ${code(invitee.login, NAME)} ${text('was invited by')} ${code(inviter.login, NAME)}${text(', for whom a review is due: a reason to look there too, and no evidence.')}`,
    ),
  ];
  if (lines.length === 0) return '';
  const shown = lines.slice(0, maximum);
  const left = lines.length - shown.length;
  if (left > 0) shown.push(`- ${left} ${shown.length > 0 ? 'more ' : ''}in report.json`);
  return [text(WHAT_TIES_SAY), shown.join('\n')].join('\n\n');
}

/** What no record of GitHub shows, as questions; closed until somebody opens them. */
export function reviewQuestions(): string {
  return [
    '<details><summary>Questions about what GitHub does not show, the same for everybody</summary>',
    ...REVIEW_CHECKLIST.map(
      ({ title, questions }) =>
        `**${text(title)}**\n\n${questions.map(({ question }) => `- [ ] ${text(question)}`).join('\n')}`,
    ),
    '</details>',
  ].join('\n\n');
}

export function coverage(report: Report, maximum: number): string {
  const { gaps } = report.coverage;
  const shown = gaps.slice(0, maximum).map((gap) => `- ${text(visible(gapSentence(gap), 400))}`);
  if (gaps.length > shown.length) {
    shown.push(`- ${counted(gaps.length - shown.length, 'more gap')} in report.json`);
  }
  return [
    text(coverageSentence(report)),
    ...(shown.length === 0 ? ['Nothing of the organization was out of sight.'] : ['Not seen:']),
    ...(shown.length === 0 ? [] : [shown.join('\n')]),
    ...byPolicy(report, maximum),
  ].join('\n\n');
}

function byPolicy(report: Report, maximum: number): readonly string[] {
  const sentences = policySentences(report);
  if (sentences.length === 0) return [];
  const shown = sentences
    .slice(0, maximum)
    .map((sentence) => `- ${markdownOf(sentence, { maximum: 400 })}`);
  if (sentences.length > shown.length) {
    shown.push(`- ${sentences.length - shown.length} more in report.json`);
  }
  return ['By the policy:', shown.join('\n')];
}

/** A list that is closed until somebody opens it. GitHub renders Markdown within only after a blank line. */
export function collapsedList(
  what: string,
  people: readonly Assessment[],
  maximum: number,
): string {
  if (people.length === 0) return '';
  const title = `${counted(people.length, 'person', 'people')} ${what}`;
  if (maximum === 0) return text(`${title}: see report.json.`);
  const left = people.length - maximum;
  return [
    `<details><summary>${title}</summary>`,
    '',
    ...people.slice(0, maximum).map(listLine),
    ...(left > 0 ? [`- ${left} more in report.json; the issue has no room`] : []),
    '',
    '</details>',
  ].join('\n');
}
