import { countByPriority, type Report } from '../assess/report.ts';
import type { FailOn } from '../config/settings.ts';

/** The published exit codes of the command line. */
export const EXIT = { fine: 0, found: 1, usage: 2, incomplete: 3, bug: 70 } as const;

/** Whether somebody stands at the given priority or above. */
export function reaches(report: Report, failOn: FailOn): boolean {
  const { soon, routine } = countByPriority(report);
  if (failOn === 'never') return false;
  return failOn === 'soon' ? soon > 0 : soon + routine > 0;
}

/** Whether part of the organization could not be seen, or somebody could not be judged. */
export function isIncomplete(report: Report): boolean {
  return report.coverage.gaps.length > 0 || countByPriority(report)['insufficient-data'] > 0;
}

export function exitCodeOf(report: Report, failOn: FailOn, strict: boolean): number {
  if (reaches(report, failOn)) return EXIT.found;
  return strict && isIncomplete(report) ? EXIT.incomplete : EXIT.fine;
}
