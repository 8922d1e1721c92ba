import type { Report } from '../assess/report.ts';
import { countByPriority } from '../assess/report.ts';
import { counted } from '../evidence/wording.ts';
import { CHECK_RUN_BYTES } from './fitting.ts';
import type { LineAnnotation } from './gate/annotations.ts';
import { policyAnnotations } from './policy-annotations.ts';
import { renderSummary, type SummaryOptions } from './summary.ts';

const CHECK_NAME = 'Outside collaborator access review';

export interface CheckRun {
  /** By which it is found again on its commit. */
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** Plain text. */
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Remarks beside lines of files of the commit. */
  readonly annotations?: readonly LineAnnotation[];
}

export interface CheckRunOptions extends SummaryOptions {
  /** Path of the policy file in the commit, where it stands in it. */
  readonly policyPath?: string | undefined;
}

/**
 * The report as a check run on a commit.
 *
 * @param fails whether the policy wants the job to fail on it
 */
export function renderCheckRun(
  report: Report,
  fails: boolean,
  { policyPath, ...options }: CheckRunOptions,
): CheckRun {
  const { soon, routine, 'insufficient-data': insufficient } = countByPriority(report);
  const due = [
    soon > 0 ? `${counted(soon, 'review')} due soon` : '',
    routine > 0 ? `${counted(routine, 'review')} due when convenient` : '',
    insufficient > 0 ? `too little data about ${counted(insufficient, 'person', 'people')}` : '',
  ].filter((words) => words !== '');
  return {
    name: CHECK_NAME,
    // What was not seen is never a success.
    conclusion: fails
      ? 'failure'
      : due.length > 0 || report.coverage.gaps.length > 0
        ? 'neutral'
        : 'success',
    title: due.length === 0 ? 'No review is due' : due.join(', '),
    summary: renderSummary(report, options, CHECK_RUN_BYTES),
    annotations:
      policyPath === undefined || options.detail === 'counts'
        ? []
        : policyAnnotations(report, policyPath),
  };
}
