import type { GateReport } from '../../assess/gate.ts';
import type { Decision } from '../../assess/gate-policy.ts';
import { text } from '../escape/markdown.ts';
import { markerText } from '../issue/markers.ts';
import { type GateSummaryOptions, renderGateSummary } from './summary.ts';
import { GATE_TITLE } from './words.ts';

/** What an issue that asks for access carries, so that the gate looks at it; the form puts it there. */
export const REQUEST_LABEL = 'access-request';

const LABELS = {
  fail: 'access: review first',
  neutral: 'access: a person decides',
  pass: 'access: no review needed',
} as const satisfies Readonly<Record<Decision, string>>;
const NEUTRAL_LABEL = 'access: answered';

/** Every label the gate puts on a request; of these it takes away what holds no more. */
export const ANSWER_LABELS: readonly string[] = [...Object.values(LABELS), NEUTRAL_LABEL];

/** The answer beneath an issue that asks for access. */
export interface GateComment {
  /** Markdown, with the marker by which it is found again. */
  readonly body: string;
  readonly label: string;
}

/**
 * @param options.detail with `counts` neither words nor label tell one answer from another: an issue names one person, so
 * that even a number would be an answer
 */
export function renderGateComment(report: GateReport, options: GateSummaryOptions): GateComment {
  const marker = markerText({ kind: 'gate', fields: { for: 'request' } });
  if (options.detail === 'full') {
    const summary = renderGateSummary(report, options);
    return { body: `${marker}\n${summary}`, label: LABELS[report.decision] };
  }
  const words = [
    `## ${GATE_TITLE}`,
    text('This request was looked at, and a person will decide about it.'),
    text('The answer is not shown here, because more people can read this place than may read it.'),
  ];
  return { body: `${marker}\n${words.join('\n\n')}\n`, label: NEUTRAL_LABEL };
}
