import { noteText } from '../assess/policy-notes.ts';
import type { Report } from '../assess/report.ts';
import { logLine } from './escape/log.ts';
import type { LineAnnotation } from './gate/annotations.ts';

/** GitHub shows fewer; the summary has the rest. */
const MAXIMUM = 50;
const LENGTH = 1_000;

/**
 * Remarks beside the lines of the policy that do not do what they say. They name people, and one of them tells of
 * evidence, so they stand only where the names may be read.
 *
 * @param path of the policy file, seen from the root of the repository
 */
export function policyAnnotations({ coverage }: Report, path: string): readonly LineAnnotation[] {
  return coverage.policyNotes
    .flatMap(({ detail, at }) =>
      at === undefined
        ? []
        : [
            {
              path,
              start_line: at.line,
              end_line: at.line,
              annotation_level: 'warning' as const,
              title: 'This entry of the policy does not do what it says',
              message: logLine(noteText(detail), LENGTH),
            },
          ],
    )
    .slice(0, MAXIMUM);
}
