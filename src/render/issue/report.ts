import type { Assessment } from '../../assess/assessment.ts';
import type { Report } from '../../assess/report.ts';
import { type Block, MAXIMUM_BODY, whole } from '../blocks.ts';
import { code, hostOf, text } from '../escape/markdown.ts';
import {
  countsOf,
  HOW_DECIDED,
  insufficientOf,
  KEEP_IT_PRIVATE,
  observedOnlyOf,
  queueOf,
  WHAT_THIS_IS,
} from '../overview.ts';
import { expectedByChanceSentence, utcMinute } from '../phrases.ts';
import { sharedUnknown, unknownKey } from '../shared-unknown.ts';
import {
  clusters,
  collapsedList,
  coverage,
  leftOut,
  nextSteps,
  reviewQuestions,
  whereRatesComeFrom,
} from './report-blocks.ts';
import {
  type Detail,
  type PersonContext,
  personHeading,
  personParts,
  queueHead,
  queueRow,
  underHeading,
} from './report-person.ts';
import { indexTitle } from './thread-words.ts';

export interface IssueOptions {
  /** UTF-16 units of the body at most. */
  readonly maxLength?: number;
  /** The site people open; links lead nowhere else. */
  readonly serverUrl: string;
  readonly version: string;
}

/** The first line of the report's issue, by which it is found again. Foreign text cannot produce it. */
export function issueMarker(organization: string): string {
  const name = encodeURIComponent(organization.replace(/\p{Surrogate}/gu, '\ufffd'));
  return `<!-- outside-collaborator-audit:index organization=${name.replaceAll('--', '%2D%2D')} -->`;
}

/** Whether two bodies say the same, whenever the audits were made: then nothing needs to be written. */
export function sameExceptDate(bodyA: string, bodyB: string): boolean {
  return withoutDate(bodyA) === withoutDate(bodyB);
}

function withoutDate(body: string): string {
  return body
    .replaceAll('\r', '')
    .replace(/^Audited: .*$/m, '')
    .trim();
}

/** How much of everything is printed. */
interface Size extends Detail {
  /** Lines of each collapsed list; the rest is counted. */
  readonly lines: number;
  /** Gaps of the organization that are named. */
  readonly gaps: number;
  readonly rows: number;
  readonly sections: number;
  /** Whether anything is left out. */
  readonly shortened: boolean;
}

const ALL = Number.POSITIVE_INFINITY;

/**
 * The order in which the issue gives way: what was looked at in vain and the repositories beyond the first, pictures and
 * lists, records, explanations. People lose their places only after that, the least urgent first.
 */
const SIZES: readonly Size[] = [
  { records: 20, repositories: 20, reasons: ALL, explanations: ALL, lines: ALL, gaps: ALL },
  { records: 3, repositories: 8, reasons: 5, explanations: ALL, lines: 200, gaps: ALL },
  { records: 3, repositories: 8, reasons: 0, explanations: ALL, lines: 50, gaps: 20 },
  { records: 2, repositories: 5, reasons: 0, explanations: ALL, lines: 50, gaps: 20 },
  { records: 1, repositories: 3, reasons: 0, explanations: 2, lines: 10, gaps: 10 },
  { records: 0, repositories: 0, reasons: 0, explanations: 1, lines: 0, gaps: 5 },
].map((size, step) => ({
  ...size,
  pictures: step < 3,
  glance: false,
  folded: false,
  rows: ALL,
  sections: ALL,
  shortened: step > 0,
}));

const SHORTENED =
  'Not everything fits into one page. Kept first are the people of the queue, the most urgent before others, with what was observed, how it was measured, how unusual it is, an innocent cause and what speaks for the person; lists of what was not checked give way before pictures, then records, then explanations. report.json has all of it.';

const ROW_STEPS: readonly number[] = [100, 50, 20, 10, 0];

/**
 * The report as an issue. It fits `maxLength` whatever the size of the organization: first everybody gets less detail,
 * then the least urgent people lose their sections, and a sentence says how many. Nothing is cut in the middle.
 */
export function renderIssue(
  report: Report,
  options: IssueOptions,
): { readonly title: string; readonly body: string } {
  return {
    title: indexTitle(report.organization),
    body: fitting(report, options),
  };
}

function maximumOf({ maxLength }: IssueOptions): number {
  return maxLength ?? MAXIMUM_BODY;
}

function fitting(report: Report, options: IssueOptions): string {
  const maximum = maximumOf(options);
  for (const size of SIZES) {
    const body = bodyOf(report, options, size);
    if (body.length <= maximum) return body;
  }
  const smallest = SIZES.at(-1);
  if (smallest === undefined) return withoutRoom(report);
  for (const rows of ROW_STEPS) {
    const body = withMostSections(report, options, { ...smallest, rows });
    if (body !== undefined) return body;
  }
  return withoutRoom(report);
}

/** The body with as many sections as there is room for, if it fits with none at all. */
function withMostSections(report: Report, options: IssueOptions, size: Size): string | undefined {
  const maximum = maximumOf(options);
  const attempt = (sections: number) => bodyOf(report, options, { ...size, sections });
  let best = attempt(0);
  if (best.length > maximum) return undefined;
  let fits = 0;
  let tooMany = queueOf(report).length + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const body = attempt(middle);
    if (body.length <= maximum) {
      fits = middle;
      best = body;
    } else tooMany = middle;
  }
  return best;
}

function withoutRoom(report: Report): string {
  return [
    issueMarker(report.organization),
    text(`${countsOf(report).join(' · ')}.`),
    auditedLine(report),
    text('The issue has no room for more; everything is in report.json.'),
  ].join('\n\n');
}

function auditedLine(report: Report): string {
  return `Audited: ${utcMinute(report.takenAt)}`;
}

function bodyOf(report: Report, options: IssueOptions, size: Size): string {
  const maximum = maximumOf(options);
  const queue = queueOf(report);
  const context = {
    host: hostOf(options.serverUrl),
    shared: new Set(sharedUnknown(report).map(unknownKey)),
  };
  const rows = until(maximum, queue.slice(0, size.rows), (person, rank) => queueRow(person, rank));
  const sections = until(maximum, queue.slice(0, size.sections), (person, rank) =>
    personSection(person, rank, size, context),
  );
  const blocks: readonly Block[] = [
    `${issueMarker(report.organization)}\n**${text(countsOf(report).join(' · '))}**`,
    text(`${WHAT_THIS_IS} ${KEEP_IT_PRIVATE}`),
    auditedLine(report),
    size.shortened ? text(SHORTENED) : '',
    text(expectedByChanceSentence(report)),
    '## Queue',
    queue.length === 0 ? 'Nobody stands in the queue.' : queueTable(rows),
    leftOut(queue.slice(rows.length), 'this table'),
    ...(queue.length === 0
      ? []
      : ['## Next steps', ...nextSteps(), size.explanations > 2 ? reviewQuestions() : '']),
    ...(sections.length === 0 ? [] : ['## People', ...sections]),
    leftOut(queue.slice(sections.length), 'the issue'),
    ...titled('## Links between accounts', clusters(report, size.lines)),
    '## Coverage',
    ...coverage(report, size.gaps),
    collapsedList('with insufficient data', insufficientOf(report), size.lines),
    collapsedList('with an observation, but no review needed', observedOnlyOf(report), size.lines),
    '## How priorities are decided',
    text(`${HOW_DECIDED.join(' ')} More in docs/priorities.md of outside-collaborator-audit.`),
    whereRatesComeFrom(queue.slice(0, sections.length), size.lines),
    text(`Written by outside-collaborator-audit ${options.version} for`) +
      ` ${code(report.organization)}.`,
  ];
  return blocks
    .map(whole)
    .filter((block) => block !== '')
    .join('\n\n');
}

function queueTable(rows: readonly string[]): Block {
  return rows.length === 0 ? '' : { before: queueHead('without-pages'), lines: rows, after: '' };
}

/** Everything a reader needs to decide about one person. */
function personSection(
  assessment: Assessment,
  rank: number,
  detail: Detail,
  context: PersonContext,
): string {
  return [
    personHeading(assessment, rank),
    ...underHeading(personParts(assessment, detail, context)).map(whole),
  ].join('\n\n');
}

/** A part with its heading, where there is anything in it. */
function titled(heading: string, part: readonly Block[]): readonly Block[] {
  return part.length === 0 ? [] : [heading, ...part];
}

/** The people's texts, up to the first with which they cannot fit any more: the rest need not be written. */
function until(
  maximum: number,
  people: readonly Assessment[],
  write: (person: Assessment, rank: number) => string,
): readonly string[] {
  const texts: string[] = [];
  let length = 0;
  for (const [index, person] of people.entries()) {
    if (length > maximum) break;
    const text = write(person, index + 1);
    texts.push(text);
    length += text.length;
  }
  return texts;
}
