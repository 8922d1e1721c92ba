import type { Assessment } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import { code, hostOf, link, markdownOf, text } from './escape/markdown.ts';
import { visible } from './escape/visible-characters.ts';
import { STEP_SUMMARY_BYTES, withMostRows } from './fitting.ts';
import { queueHead, queueRow } from './issue/report-person.ts';
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

/** More gaps than that say nothing more. */
const GAPS = 20;

export interface SummaryOptions {
  readonly serverUrl: string;
  readonly version: string;
  /** `counts` names nobody, for places that the public can read. */
  readonly detail: 'full' | 'counts';
  /** Address of the issue that has what a summary has no room for, where there is one. */
  readonly issueUrl?: string;
}

/**
 * The report as a step summary: the queue and the coverage; the issue and the HTML report have the rest. Where there is
 * no room it shows fewer rows, and counts the others.
 *
 * @param bytes the most it may have, in UTF-8
 */
export function renderSummary(
  report: Report,
  options: SummaryOptions,
  bytes = STEP_SUMMARY_BYTES,
): string {
  return withMostRows(bytes, (rows) => {
    const blocks =
      options.detail === 'counts' ? numbers(report) : everything(report, rows, options);
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  });
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

function everything(report: Report, rows: number, options: SummaryOptions): readonly string[] {
  const queue = queueOf(report);
  const shown = queue.slice(0, rows);
  const left = queue.length - shown.length;
  return [
    `## Outside collaborator access review: ${code(report.organization)}`,
    `**${text(countsOf(report).join(' · '))}**`,
    text(`Audited: ${utcMinute(report.takenAt)}`),
    text(`${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    text(expectedByChanceSentence(report)),
    queue.length === 0
      ? 'Nobody stands in the queue.'
      : shown.length === 0
        ? ''
        : [
            queueHead('without-pages'),
            ...shown.map((person, index) => queueRow(person, index + 1)),
          ].join('\n'),
    left > 0 ? leftOut(left, shown.length > 0, options) : '',
    shown.map(reasonLine).join('\n'),
    '### Coverage',
    text(coverageSentence(report)),
    list(report.coverage.gaps, Math.min(rows, GAPS), ['gap', 'gaps'], (gap) =>
      text(visible(gapSentence(gap), 400)),
    ),
    list(policySentences(report), rows, REMARKS, (said) => markdownOf(said, { maximum: 400 })),
  ];
}

/** Where those are read who have no row. */
function leftOut(people: number, more: boolean, { issueUrl, serverUrl }: SummaryOptions): string {
  const who = more
    ? counted(people, 'more person', 'more people')
    : counted(people, 'person', 'people');
  const are = people === 1 ? 'stands' : 'stand';
  const where =
    issueUrl === undefined
      ? text('in report.json.')
      : `${text('in')} ${link('the issue', issueUrl, hostOf(serverUrl))} ${text('and in report.json.')}`;
  return `${text(`${who} of the queue ${are}`)} ${where}`;
}

function reasonLine(assessment: Assessment): string {
  return `- ${code(assessment.login, { maximum: 60 })}: ${text(reasonOf(assessment))}`;
}

const REMARKS = ['remark on the policy', 'remarks on the policy'] as const;

/** The first items of a list, and how many there are beside them. */
function list<T>(
  items: readonly T[],
  maximum: number,
  [one, many]: readonly [string, string],
  write: (item: T) => string,
): string {
  const shown = items.slice(0, maximum).map((item) => `- ${write(item)}`);
  const left = items.length - shown.length;
  if (left === 0) return shown.join('\n');
  const more = shown.length > 0 ? 'more ' : '';
  return [...shown, `- ${counted(left, `${more}${one}`, `${more}${many}`)} in report.json`].join(
    '\n',
  );
}
