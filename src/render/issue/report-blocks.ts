import type { Assessment } from '../../assess/assessment.ts';
import type { Report } from '../../assess/report.ts';
import { counted } from '../../evidence/wording.ts';
import { type Block, collapsed } from '../blocks.ts';
import { COMMON_HERE, commonHereSentences } from '../common-here.ts';
import { code, markdownOf, text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import {
  coverageSentence,
  FIRST_STEPS,
  FURTHER_STEPS,
  gapSentence,
  LEGEND,
  remediesOfAll,
  remedyExtent,
  STEPS_AFTER,
  WHAT_TIES_SAY,
  WITH_MORE_OF_ALL,
} from '../overview.ts';
import { rateNotes } from '../person.ts';
import { PRIORITY_WORDS } from '../phrases.ts';
import { policySentences } from '../policy-sentences.ts';
import { REVIEW_CHECKLIST } from '../review-checklist.ts';
import { sharedUnknown } from '../shared-unknown.ts';
import { listLine } from './report-person.ts';

const NAME = { maximum: 60 };

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

/** What the words mean that say neither “yes” nor “no”. */
export function legend(): string {
  return LEGEND.map(({ word, meaning }) => `- **${text(word)}:** ${text(meaning)}`).join('\n');
}

/** What guidance advises, to be ticked off; closed until somebody opens it. */
export function nextStepsClosed(): string {
  const boxes = [FIRST_STEPS, ...FURTHER_STEPS].flatMap(({ steps }) => steps).length;
  return [
    `<details><summary>The ${boxes} steps of public guidance, the same for everybody, to be ticked off</summary>`,
    ...nextSteps(),
    '</details>',
  ].join('\n\n');
}

/** What guidance advises, to be ticked off. */
export function nextSteps(): readonly string[] {
  return [
    ...[FIRST_STEPS, ...FURTHER_STEPS].map(
      ({ title, steps }) =>
        `**${text(title)}**\n\n${steps.map((step) => `- [ ] ${text(step)}`).join('\n')}`,
    ),
    text(STEPS_AFTER),
  ];
}

/** How the ordinary rates of what was observed are known; closed until somebody opens it. */
export function whereRatesComeFrom(
  people: readonly Assessment[],
  maximum = Number.POSITIVE_INFINITY,
): Block {
  const lines = rateNotes(people).map(({ id, note }) => `- ${code(id)}: ${text(note)}`);
  return maximum === 0 ? '' : collapsed('Where the ordinary rates come from', some(lines, maximum));
}

/** Groups of accounts that observations tie together, and who was invited by somebody in the queue. */
export function clusters(
  { clusters, referrals }: Report,
  maximum = Number.POSITIVE_INFINITY,
): readonly Block[] {
  const lines = [
    ...clusters.flatMap(({ members, edges }, index) => [
      `- **Group ${index + 1}:** ${counted(members.length, 'account')}`,
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
  if (lines.length === 0) return [];
  return [text(WHAT_TIES_SAY), { before: '', lines: some(lines, maximum), after: '' }];
}

/** As many lines as there is room for; the last says how many there are beside them. */
function some(lines: readonly string[], maximum: number): readonly string[] {
  const left = lines.length - maximum;
  if (left <= 0) return lines;
  return [...lines.slice(0, maximum), `- ${left} ${maximum > 0 ? 'more ' : ''}in report.json`];
}

/** What no record of GitHub shows, as questions about everybody; closed until somebody opens them. */
export function reviewQuestions(): string {
  return [
    '<details><summary>Questions about what GitHub does not show, the same for everybody</summary>',
    ...REVIEW_CHECKLIST.map(
      ({ title, questions }) =>
        `**${text(title)}**\n\n${questions.map(({ question }) => `- ${text(question)}`).join('\n')}`,
    ),
    '</details>',
  ].join('\n\n');
}

/** What was seen, what not, and what would let more be seen. */
export function coverage(report: Report, maximum = Number.POSITIVE_INFINITY): readonly Block[] {
  const gaps = report.coverage.gaps.map((gap) => `- ${text(visible(gapSentence(gap), 400))}`);
  const policy = policySentences(report).map(
    (sentence) => `- ${markdownOf(sentence, { maximum: 400 })}`,
  );
  const commonHere = commonHereSentences(report).map((sentence) => `- ${text(sentence)}`);
  const list = (title: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0 ? [] : [{ before: `${title}\n`, lines: some(lines, maximum), after: '' }];
  return [
    text(coverageSentence(report)),
    ...(gaps.length === 0 ? ['Nothing of the organization was out of sight.'] : []),
    ...list('Not seen:', gaps),
    ...list(`${WITH_MORE_OF_ALL}:`, remedyLines(report)),
    ...list(`${COMMON_HERE}:`, commonHere),
    ...list('By the policy:', policy),
    collapsed(
      `${counted(sharedUnknown(report).length, 'signal')} not checked for nearly everybody, and why`,
      sharedLines(report),
    ),
  ];
}

function remedyLines(report: Report): readonly string[] {
  return remediesOfAll(report).map((one) => {
    const ids = one.signals.map(({ id }) => code(id)).join(', ');
    const line = `- ${one.remedy.kind} ${code(one.remedy.name)}: ${text(remedyExtent(one))}`;
    return ids === '' ? line : `${line} (${ids})`;
  });
}

function sharedLines(report: Report): readonly string[] {
  const all = report.assessments.length;
  return sharedUnknown(report).map(
    ({ signal, because, people }) =>
      `- ${code(signal.id)}, ${text(`${people} of ${all} people`)}: ${markdownOf(because)}`,
  );
}

/** People on a line each, in a list that is closed until somebody opens it. */
export function collapsedList(
  what: string,
  people: readonly Assessment[],
  maximum = Number.POSITIVE_INFINITY,
): Block {
  if (people.length === 0) return '';
  const title = `${counted(people.length, 'person', 'people')} ${what}`;
  if (maximum === 0) return text(`${title}: see report.json.`);
  return collapsed(title, some(people.map(listLine), maximum));
}
