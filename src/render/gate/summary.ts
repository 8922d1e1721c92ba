import type { GateEntry, GateReport } from '../../assess/gate.ts';
import { counted } from '../../evidence/wording.ts';
import type { CheckRun } from '../check-run.ts';
import { code, markdownOf, text } from '../escape/markdown.ts';
import { visible } from '../escape/visible-characters.ts';
import { CHECK_RUN_BYTES, STEP_SUMMARY_BYTES, withMostRows } from '../fitting.ts';
import { KEEP_IT_PRIVATE } from '../overview.ts';
import { utcMinute } from '../phrases.ts';
import { gateAnnotations } from './annotations.ts';
import { wayOut } from './way-out.ts';
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

export interface GateSummaryOptions {
  /** `counts` names nobody, for places that more people can read than may. */
  readonly detail: 'full' | 'counts';
  /** Where the report with the names lies, one sentence of ours. */
  readonly elsewhere: string;
  /** Leaves out when it was asked, where a page has to stay as it is while nothing else changes. */
  readonly undated?: boolean;
}

/** Logins that were given, by hand or by a portal, or a change for a branch that is not the default branch. */
export type CheckQuestion = 'given logins' | { readonly into: string };

/** Observations of one person that are named. */
const TITLES = 8;
const CELL = { maximum: 60, cell: true };

/**
 * What the gate answers, as Markdown for a step summary or a check run. Where there is no room it shows fewer rows, and
 * counts the others.
 *
 * @param bytes the most it may have, in UTF-8
 */
export function renderGateSummary(
  report: GateReport,
  options: GateSummaryOptions,
  bytes = STEP_SUMMARY_BYTES,
): string {
  return withMostRows(bytes, (rows) => {
    const blocks =
      options.detail === 'counts'
        ? numbers(report, rows, options)
        : everything(report, rows, options);
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  });
}

/**
 * The same as a check run.
 *
 * @param question what it answers, where that is not the change of a commit for the default branch: a check stands on a
 * commit, and an answer to another question must not stand for the one about its change
 */
export function renderGateCheckRun(
  report: GateReport,
  options: GateSummaryOptions,
  question?: CheckQuestion,
): CheckRun {
  const conclusion = { pass: 'success', neutral: 'neutral', fail: 'failure' } as const;
  return {
    name: question === undefined ? GATE_TITLE : `${GATE_TITLE} (${questionWords(question)})`,
    conclusion: conclusion[report.decision],
    title: gateCounts(report).join(', '),
    summary: renderGateSummary(report, options, CHECK_RUN_BYTES),
    annotations: gateAnnotations(report, options.detail),
  };
}

function questionWords(question: CheckQuestion): string {
  return question === 'given logins' ? question : `into ${visible(question.into, 60)}`;
}

function numbers(
  report: GateReport,
  rows: number,
  { elsewhere }: GateSummaryOptions,
): readonly string[] {
  return [
    `## ${GATE_TITLE}`,
    `**${text(gateCounts(report).join(' · '))}**`,
    text(
      'Names and reasons are left out here: more people can read this place than may read them, or could once they have the access.',
    ),
    text(elsewhere),
    ...besides(report, rows),
  ];
}

function everything(
  report: GateReport,
  rows: number,
  { elsewhere, undated = false }: GateSummaryOptions,
): readonly string[] {
  const shown = report.entries.slice(0, rows);
  const left = report.entries.length - shown.length;
  const leftOut = leftOutProse(report);
  return [
    `## ${GATE_TITLE}: ${code(report.organization)}`,
    `**${text(gateCounts(report).join(' · '))}**`,
    undated ? '' : text(`Asked: ${utcMinute(report.takenAt)}`),
    text(`${WHAT_THE_GATE_SAYS} ${KEEP_IT_PRIVATE}`),
    shown.length === 0 ? '' : table(shown),
    shown.map(reason).join('\n'),
    left > 0
      ? text(`${counted(left, shown.length > 0 ? 'more login' : 'login')} in gate.json.`)
      : '',
    leftOut === undefined ? '' : markdownOf(leftOut),
    ...besides(report, rows),
    text(elsewhere),
    ...wayOut(report, { rows, undated }),
  ];
}

/** What says nothing of a person, and stands in every place. */
function besides({ doubts, notes }: GateReport, rows: number): readonly string[] {
  const left = doubts.length - rows;
  const more = rows > 0 ? 'more ' : '';
  return [
    doubts
      .slice(0, rows)
      .map((doubt) => `- ${markdownOf(doubtProse(doubt), { maximum: 200 })}`)
      .join('\n'),
    left > 0 ? text(`${counted(left, `${more}entry`, `${more}entries`)} in gate.json.`) : '',
    ...notes.map((note) => markdownOf(note)),
  ];
}

function table(entries: readonly GateEntry[]): string {
  const rows = entries.map((entry) => {
    const { login, decision } = entry;
    return `| ${code(login, CELL)} | ${markdownOf(askedForProse(entry, 2), CELL)} | ${text(answerWords(entry))} | ${DECISION_WORDS[decision]} |`;
  });
  return ['| Login | Asked for | Answer | Gate |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function reason(entry: GateEntry): string {
  const why = markdownOf(whyProse(entry), { maximum: 200 });
  const decided = markdownOf(decidedProse(entry), { maximum: 120 });
  // Of whoever passes, the page that has everything says it.
  const seen = entry.decision === 'pass' ? [] : (entry.answer.assessment?.observations ?? []);
  const titles = seen.map(({ signal }) => signal.title);
  const left = titles.length - TITLES;
  return [
    `- ${code(entry.login, { maximum: 60 })}: ${why} ${decided}`,
    ...titles.slice(0, TITLES).map((title) => `  - ${text(title)}`),
    ...(left > 0 ? [`  - ${text(`${left} more`)}`] : []),
  ].join('\n');
}
