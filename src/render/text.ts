import type { Assessment } from '../assess/assessment.ts';
import { noteText } from '../assess/policy-notes.ts';
import type { Priority } from '../assess/priority.ts';
import type { Report } from '../assess/report.ts';
import { FAMILIES } from '../evidence/family.ts';
import { counted } from '../evidence/wording.ts';
import { COMMON_HERE, commonHereSentences } from './common-here.ts';
import { logLine, logText } from './escape/log.ts';
import {
  countsOf,
  coverageSentence,
  gapSentence,
  insufficientOf,
  queueOf,
  remediesOfAll,
  remedyExtent,
  titlesQuoted,
  WHAT_THIS_IS,
  WITH_MORE_OF_ALL,
} from './overview.ts';
import {
  type Because,
  familiesOf,
  NOTHING_SPEAKS,
  type ObservationPage,
  type PersonPage,
  personPage,
  type RemedyPage,
  type TiePage,
  WITH_MORE,
} from './person.ts';
import { expectedByChanceSentence, PRIORITY_WORDS, utcMinute } from './phrases.ts';
import { policySentences } from './policy-sentences.ts';
import { columns, padded, wrapped } from './text-layout.ts';

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const REPOSITORIES = 6;
const RECORDS = 3;
const NAME_COLUMNS = 32;
/** A terminal is read person by person: what is unknown of everybody is told with each. */
const NOTHING_SHARED: ReadonlySet<string> = new Set();

export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow', text: string) => string;
const CODES = { bold: 1, dim: 2, red: 31, yellow: 33 } as const;

export function painter(color: boolean): Paint {
  return (style, text) => (color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}

/** The report for a terminal: the queue, then everybody in it. Foreign text stands in quotation marks. */
export function renderText(report: Report, { color, width }: TextOptions): string {
  const paint = painter(color);
  const measure = Math.min(Math.max(width, 40), 100);
  const queue = queueOf(report);
  const lines = [
    paint('bold', `Outside collaborator access review: ${logLine(report.organization, 60)}`),
    `Audited ${utcMinute(report.takenAt)}`,
    '',
    ...wrapped(countsOf(report).join(' · '), measure),
    ...wrapped(expectedByChanceSentence(report), measure),
    '',
    ...wrapped(WHAT_THIS_IS, measure).map((line) => paint('dim', line)),
    '',
    ...(queue.length === 0 ? ['Nobody stands in the queue.'] : queueLines(queue, paint)),
    ...queue.flatMap((person, index) => ['', ...personLines(person, index + 1, measure, paint)]),
    '',
    ...clusterLines(report, measure, paint),
    paint('bold', 'Coverage'),
    ...wrapped(coverageSentence(report), measure),
    ...report.coverage.gaps.flatMap((gap) => bullet(logLine(gapSentence(gap)), measure)),
    ...remediesOfAll(report).flatMap((one) =>
      bullet(
        logLine(`${WITH_MORE_OF_ALL} ${one.remedy.kind} ${one.remedy.name}: ${remedyExtent(one)}`),
        measure,
      ),
    ),
    ...commonHereLines(report, measure),
    ...policySentences(report).flatMap((sentence) => bullet(logLine(noteText(sentence)), measure)),
    ...others(report, measure),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function commonHereLines(report: Report, measure: number): readonly string[] {
  const sentences = commonHereSentences(report);
  if (sentences.length === 0) return [];
  return [
    ...wrapped(`${COMMON_HERE}:`, measure),
    ...sentences.flatMap((sentence) => bullet(sentence, measure)),
  ];
}

function queueLines(queue: readonly Assessment[], paint: Paint): readonly string[] {
  const nameWidth = Math.max(...queue.map((person) => columns(nameOf(person))));
  return queue.map((person, index) => {
    const priority = PRIORITY_WORDS[person.priority].padEnd(PRIORITY_WORDS.routine.length);
    const families = familiesOf(person).map((family) => FAMILIES[family]);
    return `${String(index + 1).padStart(3)}  ${padded(nameOf(person), nameWidth)}  ${paint(colorOf(person.priority), priority)}  ${families.join('; ')}`;
  });
}

function nameOf(person: Assessment): string {
  return logLine(person.login, NAME_COLUMNS);
}

function colorOf(priority: Priority): 'red' | 'yellow' {
  return priority === 'soon' ? 'red' : 'yellow';
}

/** Everything a reader needs to decide about one person; without a rank where nobody is ranked. */
export function personLines(
  person: Assessment,
  rank: number | undefined,
  width: number,
  paint: Paint,
) {
  const page = personPage(person, REPOSITORIES, NOTHING_SHARED);
  const priority = paint(colorOf(person.priority), PRIORITY_WORDS[person.priority]);
  return [
    `${paint('bold', `${rank === undefined ? '' : `${rank}. `}${nameOf(person)}`)}  ${priority}`,
    ...wrapped(page.reason, width, '   '),
    ...page.observations.flatMap((seen) => ['', ...observationLines(seen, width, paint)]),
    '',
    paint('bold', '   Access at stake'),
    ...page.access.flatMap(({ label, value }) => bullet(`${label}: ${logText(value)}`, width)),
    ...remedyLines(page.remedies, width, paint),
    ...becauseLines('Not checked, and why', page.unknown, width, paint),
    ...counterLines(page, width, paint),
    ...tieLines(page.ties, width, paint),
    ...becauseLines('Looked at, not observed', page.clear, width, paint),
  ];
}

function observationLines(seen: ObservationPage, width: number, paint: Paint): readonly string[] {
  const records = seen.records.slice(0, RECORDS);
  const left = seen.records.length - records.length;
  return [
    ...titleLines(seen, width, paint),
    ...wrapped(logText(seen.summary), width, '   '),
    ...bullet(`Measured: ${logLine(seen.measured.join('; '))}`, width),
    ...bullet(`How unusual: ${seen.unusual}`, width),
    ...bullet(`Often innocent: ${seen.innocent.join(' ')}`, width),
    ...bullet(`Would clear it: ${seen.clears.join(' ')}`, width),
    ...(seen.answer === undefined
      ? []
      : bullet(`Decides nothing, because of: ${logText(seen.answer)}`, width)),
    ...records.flatMap(({ text, url }) =>
      bullet(`Record: ${logText(text)}${url === undefined ? '' : ` ${logLine(url, 300)}`}`, width),
    ),
    ...(left > 0 ? bullet(`${counted(left, 'more record')} in report.json`, width) : []),
  ];
}

function titleLines({ title, kind }: ObservationPage, width: number, paint: Paint) {
  const dim = paint('dim', `(${kind})`);
  const oneLine = columns(title) + columns(kind) + 6 <= width;
  return oneLine
    ? [`   ${paint('bold', title)} ${dim}`]
    : [`   ${paint('bold', title)}`, `   ${dim}`];
}

function counterLines(
  { counter, observations }: PersonPage,
  width: number,
  paint: Paint,
): readonly string[] {
  if (observations.length === 0 && counter.length === 0) return [];
  return [
    paint('bold', '   Speaks for the person'),
    ...(counter.length === 0 ? bullet(NOTHING_SPEAKS, width) : []),
    ...counter.flatMap(({ title, summary, limit }) =>
      bullet(`${title}: ${logText(summary)} What it does not show: ${limit}`, width),
    ),
  ];
}

function tieLines(ties: readonly TiePage[], width: number, paint: Paint): readonly string[] {
  if (ties.length === 0) return [];
  return [
    paint('bold', '   Tied to other audited accounts'),
    ...ties.flatMap(({ other, titles }) =>
      bullet(`${logLine(other.login, NAME_COLUMNS)}: ${titles.join('; ')}`, width),
    ),
  ];
}

function becauseLines(
  title: string,
  reasons: readonly Because[],
  width: number,
  paint: Paint,
): readonly string[] {
  if (reasons.length === 0) return [];
  return [
    paint('bold', `   ${title}`),
    ...reasons.flatMap(({ titles, because }) =>
      bullet(`${titles.join('; ')}: ${logText(because)}`, width),
    ),
  ];
}

function remedyLines(
  remedies: readonly RemedyPage[],
  width: number,
  paint: Paint,
): readonly string[] {
  if (remedies.length === 0) return [];
  return [
    paint('bold', `   ${WITH_MORE.replace(/:$/, '')}`),
    ...remedies.flatMap(({ remedy, signals }) => {
      const titles = titlesQuoted(signals);
      return bullet(
        logLine(`${remedy.kind} ${remedy.name}${titles === '' ? '' : `, for: ${titles}`}`),
        width,
      );
    }),
  ];
}

function clusterLines({ clusters }: Report, width: number, paint: Paint): readonly string[] {
  if (clusters.length === 0) return [];
  return [
    paint('bold', 'Links between accounts'),
    ...clusters.flatMap(({ members, edges }, index) => [
      ...wrapped(
        `Group ${index + 1}: ${members.map(({ login }) => logLine(login, NAME_COLUMNS)).join(', ')}`,
        width,
        '   ',
      ),
      ...edges.flatMap(({ between, signals }) =>
        bullet(
          `${between.map(({ login }) => logLine(login, NAME_COLUMNS)).join(' and ')}: ${signals.map(({ title }) => title).join('; ')}`,
          width,
        ),
      ),
    ]),
    '',
  ];
}

function others(report: Report, width: number): readonly string[] {
  const insufficient = insufficientOf(report);
  if (insufficient.length === 0) return [];
  const names = insufficient.slice(0, 20).map(nameOf).join(', ');
  const left = insufficient.length - 20;
  return [
    '',
    ...wrapped(`Insufficient data: ${names}${left > 0 ? ` and ${left} more` : ''}`, width),
  ];
}

function bullet(text: string, width: number): readonly string[] {
  return wrapped(text, width, '     ').map((line, index) =>
    index === 0 ? `   - ${line.trimStart()}` : line,
  );
}
