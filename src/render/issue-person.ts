import type { Assessment } from '../assess/assessment.ts';
import { FAMILIES } from '../evidence/family.ts';
import { code, link, markdownOf, text } from './markdown-escape.ts';
import {
  assessedWords,
  type Because,
  type CounterPage,
  familiesOf,
  type ObservationPage,
  personPage,
} from './person.ts';
import { PRIORITY_WORDS } from './phrases.ts';
import { offsetStripText } from './picture/offset-strip-text.ts';
import { punchCardText } from './picture/punch-card-text.ts';
import { patternPictures } from './picture/working-pattern.ts';

/** How much of a person's section is printed. Less detail is chosen for everybody before anybody is left out. */
export interface Detail {
  /** Records linked per observation. */
  readonly records: number;
  /** Repositories named. */
  readonly repositories: number;
  /** Reasons printed per list of what is unknown and what is clear; the rest is counted. */
  readonly reasons: number;
  /** Innocent explanations and clearing steps each. */
  readonly explanations: number;
  /** Whether clocks and hours are drawn. */
  readonly pictures: boolean;
}

const NAME = { maximum: 60 };

/** One row of the queue. */
export function queueRow(assessment: Assessment, rank: number): string {
  const { exposure } = assessment;
  const families = familiesOf(assessment).map((family) => FAMILIES[family]);
  return `| ${[
    rank,
    code(assessment.login, { ...NAME, cell: true }),
    text(PRIORITY_WORDS[assessment.priority]),
    text(families.join('; ')),
    exposure.highestPermission ?? (exposure.complete ? 'none' : 'not known'),
    `${exposure.privateRepositories}${exposure.complete ? '' : ' or more'}`,
  ].join(' | ')} |`;
}

/** One person of a collapsed list, on one line. */
export function listLine(assessment: Assessment): string {
  const titles = assessment.observations.map(({ signal }) => signal.title);
  const what = titles.length === 0 ? assessedWords(assessment) : titles.join('; ');
  return `- ${code(assessment.login, NAME)}: ${text(what)}`;
}

/** Everything a reader needs to decide about one person. */
export function personSection(
  assessment: Assessment,
  rank: number,
  detail: Detail,
  host: string,
): string {
  return [
    personHeading(assessment, rank),
    ...personBlocks(assessment, detail, host),
    text(
      'Next: look for what would clear it, then follow the steps below, which are the same for everybody.',
    ),
  ].join('\n\n');
}

export function personHeading({ login, priority }: Assessment, rank: number): string {
  return `### ${rank}. ${code(login, NAME)}: ${text(PRIORITY_WORDS[priority])}`;
}

/** The same without heading, block by block: what belongs together is never cut. */
export function personBlocks(
  assessment: Assessment,
  detail: Detail,
  host: string,
): readonly string[] {
  const page = personPage(assessment, detail.repositories);
  const profile = assessment.url === undefined ? '' : ` ${link('Profile', assessment.url, host)}.`;
  return [
    `${text(page.reason)}${host === '' ? '' : profile}`,
    ...page.observations.map((observation) => observationBlock(observation, detail, host)),
    detail.pictures ? pictures(assessment) : '',
    [
      '**Access at stake**',
      '',
      ...page.access.map(({ label, value }) => `- ${text(label)}: ${markdownOf(value)}`),
    ].join('\n'),
    becauseBlock('Not checked, and why', page.unknown, detail.reasons, [
      ...(page.permissions.length === 0
        ? []
        : [`- ${text(`More could be seen with: ${page.permissions.join(', ')}`)}`]),
    ]),
    counterBlock(page.counter, detail),
    tiesBlock(page.ties, detail.reasons),
    becauseBlock('Looked at, and in order', page.clear, detail.reasons, [], inOrder),
  ].filter((block) => block !== '');
}

function observationBlock(observation: ObservationPage, detail: Detail, host: string): string {
  const records = observation.records.slice(0, detail.records).map((record) => {
    const open = record.url === undefined ? '' : openLink(record.url, host);
    return `  - ${markdownOf(record.text)}${open}`;
  });
  const left = observation.records.length - records.length;
  const lines = [
    `**${text(observation.title)}** (${text(observation.kind)}, ${code(observation.id)})`,
    '',
    `- **Observed:** ${markdownOf(observation.summary)}`,
    `- **Measured:** ${text(observation.measured.join('; '))}`,
    `- **How unusual:** ${text(observation.unusual)}`,
    `- **Often innocent:** ${text(someOf(observation.innocent, detail.explanations))}`,
    `- **Would clear it:** ${text(someOf(observation.clears, detail.explanations))}`,
  ];
  if (observation.answer !== undefined) {
    lines.push(`- **Decides nothing, because of:** ${markdownOf(observation.answer)}`);
  }
  if (records.length > 0) lines.push('- **Records:**', ...records);
  if (left > 0)
    lines.push(`- ${left} ${records.length > 0 ? 'more records' : 'records'} in report.json`);
  return lines.join('\n');
}

/** What speaks for the person is never cut: only its records are. */
function counterBlock(counter: readonly CounterPage[], detail: Detail): string {
  if (counter.length === 0) return '';
  const lines = counter.map(
    ({ title, summary, limit }) =>
      `- **${text(title)}:** ${markdownOf(summary)}${detail.reasons > 0 ? ` ${text(`What it does not show: ${limit}`)}` : ''}`,
  );
  return [`**Speaks for the person** (${counter.length})`, '', ...lines].join('\n');
}

function tiesBlock(ties: readonly Because[], maximum: number): string {
  if (ties.length === 0) return '';
  const shown = ties
    .slice(0, Math.max(maximum, 1))
    .map(({ titles, because }) => `- ${markdownOf(because)}: ${text(titles.join('; '))}`);
  const left = ties.length - shown.length;
  if (left > 0) shown.push(`- ${left} more in report.json`);
  return [`**Tied to other audited accounts** (${ties.length})`, '', ...shown].join('\n');
}

/** Drawn in characters of ours alone, so that a code block shows them as they are. */
function pictures({ pattern }: Assessment): string {
  if (pattern === undefined) return '';
  const { card, strip } = patternPictures(pattern);
  return [
    '<details><summary>Hours and clocks of the last year, drawn</summary>',
    `\`\`\`text\n${punchCardText(card, 'instant').trimEnd()}\n\`\`\``,
    `\`\`\`text\n${offsetStripText(strip, 'commit').trimEnd()}\n\`\`\``,
    '</details>',
  ].join('\n\n');
}

function openLink(url: string, host: string): string {
  const shown = link('open', url, host);
  return shown.startsWith('[') ? ` (${shown})` : '';
}

function someOf(sentences: readonly string[], maximum: number): string {
  return sentences.slice(0, maximum).join(' ');
}

function notChecked({ titles, because }: Because): string {
  return `- ${text(titles.join('; '))}: ${markdownOf(because)}`;
}

/** Without the title, which names what was not found. */
function inOrder({ ids, because }: Because): string {
  return `- ${markdownOf(because)} (${ids.map((id) => code(id)).join(', ')})`;
}

function becauseBlock(
  title: string,
  reasons: readonly Because[],
  maximum: number,
  more: readonly string[],
  line: (reason: Because) => string = notChecked,
): string {
  if (reasons.length === 0) return '';
  const count = reasons.reduce((sum, { titles }) => sum + titles.length, 0);
  const shown = reasons.slice(0, maximum).map((reason) => line(reason));
  const left = reasons.slice(maximum).reduce((sum, { titles }) => sum + titles.length, 0);
  if (left > 0) shown.push(`- ${left} ${shown.length > 0 ? 'more ' : ''}in report.json`);
  return [`**${title}** (${count})`, '', ...shown, ...more].join('\n');
}
