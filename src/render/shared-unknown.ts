import type { SignalNote } from '../assess/assessment.ts';
import type { Report } from '../assess/report.ts';
import { plainText } from '../evidence/prose.ts';

/** A signal that could say nothing about (nearly) anybody of an audit, and why. */
export interface SharedUnknown extends SignalNote {
  /** For how many people it is so. */
  readonly people: number;
}

/** Of fewer people, that all of them lack the same means nothing. */
const FEWEST = 3;
/** An account that was deleted lacks everything for a reason of its own. */
const SHARE = 0.9;

/**
 * What stayed unknown about nine in ten people or more for one and the same reason that nothing given to the audit would
 * change: keys nobody lists, years nobody committed in. It is explained once.
 */
export function sharedUnknown(report: Report): readonly SharedUnknown[] {
  const known = computed.get(report) ?? compute(report);
  computed.set(report, known);
  return known;
}

/** Every page of a report asks for it. */
const computed = new WeakMap<Report, readonly SharedUnknown[]>();

function compute({ assessments }: Report): readonly SharedUnknown[] {
  if (assessments.length < FEWEST) return [];
  const notes = new Map<string, { note: SignalNote; people: number }>();
  for (const { unknown } of assessments) {
    for (const note of unknown) {
      // What could be given to the audit is told as that.
      if (note.remedy !== undefined) continue;
      const key = unknownKey(note);
      const seen = notes.get(key);
      if (seen === undefined) notes.set(key, { note, people: 1 });
      else seen.people += 1;
    }
  }
  return [...notes.values()]
    .filter(({ people }) => people >= SHARE * assessments.length)
    .map(({ note, people }) => ({ ...note, people }));
}

/** What makes two notes the same. */
export function unknownKey({ signal, because }: SignalNote): string {
  return `${signal.id} ${plainText(because)}`;
}
