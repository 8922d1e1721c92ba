import { countByPriority, type Report } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import { logLine } from './escape/log.ts';
import { gapSentence } from './overview.ts';
import { expectedByChanceSentence } from './phrases.ts';

export interface Annotation {
  readonly level: 'notice' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** The runner keeps ten of a kind and drops the others without a word; the policy and other warnings need some. */
const MAXIMUM = 5;
/** The runner cuts a message at 4,096 characters. */
const LENGTH = 1_000;

/**
 * What a run says beside its log: counts and gaps, no name of a person.
 *
 * @param detail `counts` leaves out what gaps say too, since they may name private repositories
 */
export function annotations(
  report: Report,
  detail: 'full' | 'counts' = 'full',
): readonly Annotation[] {
  const counts = countByPriority(report);
  const { gaps } = report.coverage;
  const due = [
    counts.soon > 0 ? `${counted(counts.soon, 'review')} due soon` : '',
    counts.routine > 0 ? `${counted(counts.routine, 'review')} due when convenient` : '',
  ].filter((words) => words !== '');
  const first: Annotation[] = [];
  if (due.length > 0) {
    first.push({
      level: counts.soon > 0 ? 'warning' : 'notice',
      title: 'Access reviews are due',
      message: `${due.join(', ')}. ${expectedByChanceSentence(report)}`,
    });
  }
  if (counts['insufficient-data'] > 0) {
    first.push({
      level: 'notice',
      title: 'Too little could be seen',
      message: `Of ${counted(counts['insufficient-data'], 'person', 'people')} too little could be seen to say anything.`,
    });
  }
  const room = MAXIMUM - first.length;
  const most = gaps.length > room ? room - 1 : room;
  const named = detail === 'counts' ? [] : gaps.slice(0, most);
  const all: Annotation[] = [
    ...first,
    ...named.map((gap) => ({
      level: 'warning' as const,
      title: 'Part of the organization was not seen',
      message: gapSentence(gap),
    })),
  ];
  if (gaps.length > named.length) {
    all.push({
      level: 'warning',
      title: 'Part of the organization was not seen',
      message: `${counted(gaps.length - named.length, named.length > 0 ? 'more gap' : 'gap')}: see coverage in report.json.`,
    });
  }
  return all.map((annotation) => ({ ...annotation, message: logLine(annotation.message, LENGTH) }));
}
