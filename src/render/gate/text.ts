import type { GateEntry, GateReport } from '../../assess/gate.ts';
import type { Decision } from '../../assess/gate-policy.ts';
import { logLine, logText } from '../escape/log.ts';
import { utcMinute } from '../phrases.ts';
import { type Paint, painter, personLines, type TextOptions } from '../text.ts';
import { columns, padded, wrapped } from '../text-layout.ts';
import {
  answerWords,
  askedForProse,
  DECISION_WORDS,
  decidedProse,
  doubtProse,
  GATE_TITLE,
  gateCounts,
  leftOutProse,
  WHAT_THE_GATE_SAYS,
  whyProse,
} from './words.ts';

const NAME_COLUMNS = 40;
const STYLES = { fail: 'red', neutral: 'yellow', pass: 'bold' } as const satisfies Readonly<
  Record<Decision, string>
>;

/** What the gate answers, for a terminal: one line for each login, why, and what was observed. */
export function renderGateText(report: GateReport, { color, width }: TextOptions): string {
  const paint = painter(color);
  const measure = Math.min(Math.max(width, 40), 100);
  const leftOut = leftOutProse(report);
  const lines = [
    paint('bold', `${GATE_TITLE}: ${logLine(report.organization, 60)}`),
    `Asked ${utcMinute(report.takenAt)}`,
    '',
    ...wrapped(gateCounts(report).join(' · '), measure),
    '',
    ...wrapped(WHAT_THE_GATE_SAYS, measure).map((line) => paint('dim', line)),
    '',
    ...table(report.entries, paint),
    ...report.entries.flatMap((entry) => ['', ...whyLines(entry, measure, paint)]),
    ...(leftOut === undefined ? [] : ['', ...wrapped(logText(leftOut), measure)]),
    ...[...report.doubts.map(doubtProse), ...report.notes].flatMap((prose) => [
      '',
      ...wrapped(logText(prose), measure),
    ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function table(entries: readonly GateEntry[], paint: Paint): readonly string[] {
  const nameWidth = Math.max(0, ...entries.map((entry) => columns(nameOf(entry))));
  const answerWidth = Math.max(0, ...entries.map((entry) => answerWords(entry).length));
  return entries.map((entry) => {
    const decision = DECISION_WORDS[entry.decision].padEnd(DECISION_WORDS.neutral.length);
    return `  ${paint(STYLES[entry.decision], decision)}  ${padded(nameOf(entry), nameWidth)}  ${answerWords(entry).padEnd(answerWidth)}  ${logText(askedForProse(entry, 1), 60)}`;
  });
}

function whyLines(entry: GateEntry, measure: number, paint: Paint): readonly string[] {
  const { answer, decision } = entry;
  const by = logText(decidedProse(entry));
  // Whoever passes has a line here; the HTML file has the rest.
  if (
    answer.kind === 'assessed' &&
    decision !== 'pass' &&
    answer.assessment.observations.length > 0
  ) {
    return [
      ...personLines(answer.assessment, undefined, measure, paint),
      ...wrapped(by, measure, '   '),
    ];
  }
  return [
    paint('bold', `${nameOf(entry)}: ${answerWords(entry)}`),
    ...wrapped(`${logText(whyProse(entry))} ${by}`, measure, '   '),
  ];
}

function nameOf({ login }: GateEntry): string {
  return logLine(login, NAME_COLUMNS);
}
