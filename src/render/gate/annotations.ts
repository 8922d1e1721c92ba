import type { GateEntry, GateReport } from '../../assess/gate.ts';
import type { Decision } from '../../assess/gate-policy.ts';
import { prose } from '../../evidence/prose.ts';
import { logText } from '../escape/log.ts';
import { answerWords, decidedProse, GATE_TITLE, whyProse } from './words.ts';

/** A remark beside a line of a file, as check runs have it. Plain text; `path` is foreign. */
export interface LineAnnotation {
  readonly path: string;
  /** Counted from 1. */
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** GitHub shows fewer; the summary has the rest. */
const MAXIMUM = 250;

/**
 * Remarks beside the lines that ask for access, and those that cannot be read.
 *
 * @param detail with `counts`, every line that gives somebody access has the same remark: one that only some had would be
 * an answer about whoever the line names
 */
export function gateAnnotations(
  report: GateReport,
  detail: 'full' | 'counts',
): readonly LineAnnotation[] {
  const doubts = report.doubts.flatMap((doubt) => {
    const { source } = doubt;
    if (source === undefined) return [];
    const message = logText(prose`${doubt.because} ${decidedProse(doubt)}`);
    return [annotation(source.file, source.line ?? 1, LEVELS[doubt.decision], message)];
  });
  const people = report.entries.flatMap((entry) => {
    if (detail === 'full' && entry.decision === 'pass') return [];
    const level = detail === 'full' ? LEVELS[entry.decision] : 'notice';
    const message = detail === 'full' ? answerOf(entry) : ASKED;
    return entry.requests.flatMap(({ source }) =>
      source === undefined ? [] : [annotation(source.file, source.line, level, message)],
    );
  });
  return [...doubts, ...people].slice(0, MAXIMUM);
}

const LEVELS = { fail: 'failure', neutral: 'warning', pass: 'notice' } as const satisfies Readonly<
  Record<Decision, string>
>;
const ASKED =
  'This line gives somebody access, so the gate was asked. Its answer is not shown where more people can read it than may.';

function answerOf(entry: GateEntry): string {
  return logText(
    prose`${entry.login}: ${[answerWords(entry)]}. ${whyProse(entry)} ${decidedProse(entry)}`,
  );
}

function annotation(
  path: string,
  line: number,
  annotation_level: LineAnnotation['annotation_level'],
  message: string,
): LineAnnotation {
  return { path, start_line: line, end_line: line, annotation_level, title: GATE_TITLE, message };
}
