import { fingerprintOf } from '../../assess/fingerprint.ts';
import type { GateEntry, GateReport } from '../../assess/gate.ts';
import { utcDay } from '../../evidence/wording.ts';
import { text } from '../escape/markdown.ts';

/** People it is written for; of the others report.json has every fingerprint. */
const MOST_PEOPLE = 5;
const HALF_A_YEAR = 183 * 86_400;
const A_LOGIN = /^[A-Za-z0-9_-]+$/;

export interface WayOutOptions {
  readonly rows: number;
  /** Leaves out the days, where a page has to stay as it is. */
  readonly undated: boolean;
}

/**
 * What to add to the policy so that whoever does not pass, by what was observed or because too little was seen, does after a
 * review. It is complete but for what only a person can say: without `because` and `by` it is no valid policy, so nobody accepts
 * anything by pasting it.
 */
export function wayOut(
  { entries, takenAt }: GateReport,
  { rows, undated }: WayOutOptions,
): readonly string[] {
  const held = (['fail', 'neutral'] as const).flatMap((decision) =>
    entries.flatMap((entry) => (entry.decision === decision ? (acceptable(entry) ?? []) : [])),
  );
  const shown = held.slice(0, Math.min(rows, MOST_PEOPLE));
  if (shown.length === 0) return [];
  const days = undated
    ? ['    on: # the day of the decision', '    until: # the last day on which it holds']
    : [`    on: ${utcDay(takenAt)}`, `    until: ${utcDay(takenAt + HALF_A_YEAR)}`];
  const lines = shown.flatMap(({ id, login, seen }) => [
    `  - who: ${id}${A_LOGIN.test(login) ? ` # ${login}` : ''}`,
    ...(seen.length === 0
      ? ['    signals: none # too little can be seen; whatever is observed later is not accepted']
      : [
          `    signals: [${seen.map(({ signal }) => signal.id).join(', ')}]`,
          `    evidence: [${seen.map((one) => `"${fingerprintOf(one)}"`).join(', ')}]`,
        ]),
    '    because: # what was found out',
    '    by: # who decided',
    ...days,
  ]);
  return [
    text(
      'To let this through after review: add this to the policy (of the base branch, where a change is judged), say what was found out, and run the check again.',
    ),
    ['```yaml', 'acceptances:', ...lines, '```'].join('\n'),
  ];
}

/** Of whoever is named by number, what an acceptance could answer; nothing where a link, which it cannot, stands besides. */
function acceptable({ id, login, answer }: GateEntry) {
  if (answer.kind !== 'assessed') return undefined;
  const seen = answer.assessment.observations.filter(({ answeredBy }) => answeredBy === undefined);
  const isLinked = seen.some(({ signal }) => signal.strength === 'link');
  const isUnseen = answer.assessment.priority === 'insufficient-data';
  if (id === undefined || !/^\d+$/.test(id) || (seen.length === 0 && !isUnseen) || isLinked) {
    return undefined;
  }
  return { id, login, seen };
}
