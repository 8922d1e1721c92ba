import type { Report } from '../assess/report.ts';
import { commonHere, signalTallies } from '../assess/signal-tallies.ts';
import { counted } from '../evidence/wording.ts';
import { expectedNumber, grouped } from './phrases.ts';

/** What stands above the signals that more people here show than ordinary people would. */
export const COMMON_HERE =
  'More common here than among ordinary developers. Look for a cause that these people share before you look at each of them; where it is innocent, such as a network or hours everybody is given, let the policy raise the ordinary rate of the signal';

/** Signals that more people of the report show than ordinary people would, each with its numbers. */
export function commonHereSentences({ assessments }: Report): readonly string[] {
  return commonHere(signalTallies(assessments)).map(
    ({ signal, observed, clear, expected }) =>
      `${signal.title}: shown by ${grouped(observed)} of the ${counted(observed + clear, 'person', 'people')} of whom it could be told, where ${expectedNumber(expected)} would be expected`,
  );
}
