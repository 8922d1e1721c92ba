import type { Assessment } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import { queueHead, queueRow } from './issue-person.ts';
import { code, markdownOf, text } from './markdown-escape.ts';
import {
  countsOf,
  coverageSentence,
  gapSentence,
  KEEP_IT_PRIVATE,
  queueOf,
  WHAT_THIS_IS,
} from './overview.ts';
import { reasonOf } from './person.ts';
import { expectedByChanceSentence, utcMinute } from './phrases.ts';
import { policySentences } from './policy-sentences.ts';
import { visible } from './visible-characters.ts';

/** Rows of the queue that a summary shows: far below GitHub's 1 MiB whatever is in them. */
const ROWS = 100;
const GAPS = 20;

export interface SummaryOptions {
  readonly serverUrl: string;
  readonly version: string;
  /** `counts` names nobody, for places that the public can read. */
  readonly detail: 'full' | 'counts';
}

/** The report as a step summary: the queue and the coverage; the issue and the HTML report have the rest. */
export function renderSummary(report: Report, options: SummaryOptions): string {
  const blocks = options.detail === 'counts' ? numbers(report) : everything(report);
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function numbers(report: Report): readonly string[] {
  return [
    '## Outside collaborator access review',
    `**${text(countsOf(report).join(' · '))}**`,
    text(expectedByChanceSentence(report)),
    text(coverageSentence(report)),
    text(
      'Names and details are left out here, because more people can read this place than may read them.',
    ),
  ];
}

function everything(report: Report): readonly string[] {
  const queue = queueOf(report);
  const shown = queue.slice(0, ROWS);
  const left = queue.length - shown.length;
  return [
    `## Outside collaborator access review: ${code(report.organization)}`,
    `**${text(countsOf(report).join(' · '))}**`,
    text(`Audited: ${utcMinute(report.takenAt)}`),
    text(`${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    text(expectedByChanceSentence(report)),
    queue.length === 0
      ? 'Nobody stands in the queue.'
      : [
          queueHead('without-pages'),
          ...shown.map((person, index) => queueRow(person, index + 1)),
        ].join('\n'),
    left > 0 ? text(`${counted(left, 'more person', 'more people')} are in report.json.`) : '',
    shown.map(reasonLine).join('\n'),
    '### Coverage',
    text(coverageSentence(report)),
    gaps(report),
    policySentences(report)
      .map((sentence) => `- ${markdownOf(sentence, { maximum: 400 })}`)
      .join('\n'),
  ];
}

function reasonLine(assessment: Assessment): string {
  return `- ${code(assessment.login, { maximum: 60 })}: ${text(reasonOf(assessment))}`;
}

function gaps({ coverage }: Report): string {
  const shown = coverage.gaps.slice(0, GAPS);
  const left = coverage.gaps.length - shown.length;
  return [
    ...shown.map((gap) => `- ${text(visible(gapSentence(gap), 400))}`),
    ...(left > 0 ? [`- ${counted(left, 'more gap')} in report.json`] : []),
  ].join('\n');
}
