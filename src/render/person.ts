import type { Assessment, Observation, SignalNote } from '../assess/assessment.ts';
import { isTraceless } from '../assess/priority.ts';
import { type Remedy, remedyOf } from '../assess/remedy.ts';
import type { CohortMember } from '../evidence/cohort.ts';
import type { Signal } from '../evidence/define-signal.ts';
import { FAMILIES, type Family } from '../evidence/family.ts';
import type { Evidence, Measurement } from '../evidence/outcome.ts';
import { ours, type Prose, plainText, prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';
import { type AccessRow, accessOf } from './person-access.ts';
import {
  enumerated,
  ordinaryRateSentence,
  ordinaryRateStatement,
  ordinaryRateWords,
  rarityWords,
  rateNote,
} from './phrases.ts';
import { unknownKey } from './shared-unknown.ts';

/** What is said about one person, in words that every format shows in its own way. */
export interface PersonPage {
  /** Why they stand where they stand, one sentence. */
  readonly reason: string;
  readonly observations: readonly ObservationPage[];
  /** The access at stake, as label and value. */
  readonly access: readonly AccessRow[];
  /** What somebody could give the audit so that more of this person is checked. */
  readonly remedies: readonly RemedyPage[];
  /** What could not be checked about this person, and would not be with anything that could be given, by reason. */
  readonly unknown: readonly Because[];
  /** The same of (nearly) everybody of the audit: explained once, with the coverage. */
  readonly sharedUnknown: readonly Signal[];
  /** What was looked at without observing anything. */
  readonly clear: readonly Because[];
  /** What speaks for the person, each with what it does not show. */
  readonly counter: readonly CounterPage[];
  /** Other audited accounts they are tied to, and by what. */
  readonly ties: readonly TiePage[];
}

export interface ObservationPage {
  readonly id: string;
  readonly title: string;
  /** Family and strength: `Declared place, moderate`. */
  readonly kind: string;
  readonly summary: Prose;
  readonly measured: readonly string[];
  readonly unusual: string;
  /** The same without how it is known. */
  readonly shown: string;
  /** How it is known. */
  readonly known: string;
  /** The same in a few words, as a cell of a table. */
  readonly rate: string;
  readonly innocent: readonly string[];
  readonly clears: readonly string[];
  readonly records: readonly Evidence[];
  /** Why it decides nothing, where something contradicts it. */
  readonly answer?: Prose;
}

export interface CounterPage {
  readonly title: string;
  readonly summary: Prose;
  readonly limit: string;
  readonly records: readonly Evidence[];
}

/** Another audited account, and what ties the person to it. */
export interface TiePage {
  readonly other: CohortMember;
  readonly titles: readonly string[];
}

/** A permission or an option, and the signals that wait for it; none where it would let more be seen of all. */
export interface RemedyPage {
  readonly remedy: Remedy;
  readonly signals: readonly Signal[];
}

/** Titles of signals that came out the same way for the same reason. */
export interface Because {
  readonly titles: readonly string[];
  readonly ids: readonly string[];
  readonly because: Prose;
}

/**
 * @param repositories how many repositories are named at most
 * @param shared keys of what is unknown about everybody
 */
export function personPage(
  assessment: Assessment,
  repositories: number,
  shared: ReadonlySet<string>,
): PersonPage {
  const lasting = assessment.unknown.filter(({ remedy }) => remedy === undefined);
  const own = lasting.filter((note) => !shared.has(unknownKey(note)));
  const others = lasting.filter((note) => shared.has(unknownKey(note)));
  return {
    reason: reasonOf(assessment),
    observations: assessment.observations.map(observationPage),
    access: accessOf(assessment, repositories),
    remedies: remediesOf(assessment),
    unknown: byReason(own),
    sharedUnknown: others.map(({ signal }) => signal),
    clear: byReason(assessment.clear),
    counter: assessment.counterEvidence.map(({ kind, summary, evidence }) => ({
      title: kind.title,
      summary,
      limit: kind.limit,
      records: evidence,
    })),
    ties: tiesOf(assessment),
  };
}

/** Families whose evidence decides; what is answered does not. */
export function familiesOf({ observations }: Assessment): readonly Family[] {
  return [...new Set(observations.filter(decides).map(({ signal }) => signal.family))];
}

function decides({ answeredBy }: Observation): boolean {
  return answeredBy === undefined;
}

/** `2 of 12 signals could be assessed` */
export function assessedWords({ observations, unknown, clear }: Assessment): string {
  const assessed = observations.length + clear.length;
  return `${assessed} of ${counted(assessed + unknown.length, 'signal')} could be assessed`;
}

/** Where all was accepted after a review, that; else what speaks for a person may be of several kinds. */
function answerWords({ observations }: Assessment): string {
  return observations.every(({ answeredBy }) => answeredBy?.kind.id === 'accepted')
    ? 'looked into and accepted by the organization'
    : 'answered by what speaks for the person';
}

/** One sentence that says why a person stands where they stand. */
export function reasonOf(assessment: Assessment): string {
  const families = familiesOf(assessment);
  const answered = assessment.observations.length - assessment.observations.filter(decides).length;
  if (families.length === 0) {
    const traceless = isTraceless(assessment.assessable)
      ? ' Names, clocks and place could not be looked at: the account shows too little.'
      : '';
    return answered === 0
      ? `Nothing was observed; ${assessedWords(assessment)}.${traceless}`
      : `${counted(answered, 'observation')}, ${answerWords(assessment)}; ${assessedWords(assessment)}.`;
  }
  const names = enumerated(families.map((family) => FAMILIES[family]));
  const where =
    families.length === 1
      ? `one family of evidence (${names})`
      : `${families.length} independent families of evidence (${names})`;
  const deciding = counted(assessment.observations.length - answered, 'observation');
  const aside = answered === 0 ? '' : `, and ${answered} that is answered`;
  const observed = `${deciding} in ${where}${aside}`;
  if (assessment.observations.some(({ signal }) => signal.strength === 'link')) {
    return `${observed}, with a link to another account that is hardly ever an accident.`;
  }
  if (assessment.chance === 1) return `${observed}, all of it common among ordinary people.`;
  return `${observed}; ${rarityWords(assessment.chance)} ordinary people with the same data would show evidence at least this rare.`;
}

/** What stands over measures and records where they are closed until somebody opens them. */
export function measuredTitle({ records }: ObservationPage): string {
  return `How it was measured${records.length === 0 ? '' : `, and ${counted(records.length, 'record')}`}`;
}

function observationPage({ signal, ...seen }: Observation): ObservationPage {
  return {
    id: signal.id,
    title: signal.title,
    kind: `${FAMILIES[signal.family]}, ${signal.strength === 'link' ? 'decides alone' : signal.strength}`,
    summary: seen.summary,
    measured: [...seen.measurements.map(measurementWords), `sample: ${seen.sample}`],
    unusual: ordinaryRateSentence(signal.ordinaryRate),
    shown: ordinaryRateStatement(signal.ordinaryRate),
    known: rateNote(signal.ordinaryRate),
    rate: seen.answeredBy === undefined ? ordinaryRateWords(signal.ordinaryRate) : 'answered',
    innocent: signal.innocentExplanations,
    clears: signal.whatClearsIt,
    records: seen.evidence,
    ...(seen.answeredBy === undefined
      ? {}
      : { answer: prose`${ours(seen.answeredBy.kind.title)}: ${seen.answeredBy.summary}` }),
  };
}

/** How the ordinary rate of a signal is known. */
export interface RateNote {
  readonly id: string;
  readonly note: string;
}

/** How the rates are known of everything observed of these people, each signal once. */
export function rateNotes(people: readonly Assessment[]): readonly RateNote[] {
  const signals = people.flatMap(({ observations }) => observations.map(({ signal }) => signal));
  return [...new Set(signals)].map(({ id, ordinaryRate: rate }) => ({
    id,
    note: `${rate.basis}: ${rateNote(rate)}`,
  }));
}

function measurementWords({ label, value, threshold }: Measurement): string {
  return `${label}: ${value}${threshold === undefined ? '' : ` (observed from ${threshold})`}`;
}

function tiesOf({ observations }: Assessment): readonly TiePage[] {
  const ties = new Map<string, { other: CohortMember; titles: string[] }>();
  for (const { signal, others = [] } of observations) {
    for (const other of others) {
      const tie = ties.get(other.id) ?? { other, titles: [] };
      ties.set(other.id, tie);
      tie.titles.push(signal.title);
    }
  }
  return [...ties.values()];
}

function byReason(notes: readonly SignalNote[]): readonly Because[] {
  const groups = new Map<string, { titles: string[]; ids: string[]; because: Prose }>();
  for (const { signal, because } of notes) {
    const key = plainText(because);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { titles: [signal.title], ids: [signal.id], because });
    } else {
      group.titles.push(signal.title);
      group.ids.push(signal.id);
    }
  }
  return [...groups.values()];
}

/** Of how many signals reasons tell. */
export function signalsIn(reasons: readonly Because[]): number {
  return reasons.reduce((sum, { titles }) => sum + titles.length, 0);
}

/** `34 not checked, and why; 10 of them could be switched on` */
export function notCheckedTitle(waiting: number, lasting: number): string {
  const all = `${waiting + lasting} not checked`;
  if (waiting === 0) return `${all}, and why`;
  return `${all}, and why; ${lasting === 0 ? 'all' : waiting} of them could be switched on`;
}

/** Heads of the table that shows all observations of somebody at a glance. */
export const GLANCE_HEADS = ['Observed', 'Evidence', 'Ordinary developers who show it'] as const;

/** What stands where what speaks for somebody would. */
export const NOTHING_SPEAKS = 'Nothing was found in what could be read.';

/** Of signals that came to an answer and observed nothing; there may be something, and too little of it. */
export const NOT_OBSERVED = 'looked at, not observed';

export const WITH_MORE = 'Would be checked with:';
export const FOR_NEARLY_EVERYBODY =
  'for reasons that hold for nearly everybody in this audit; they are told with its coverage';
export const WITHOUT_REMEDY = 'Could not be told, and why:';

/** Each permission and option that would let more of somebody be checked, with the signals that wait for it. */
export function remediesOf({ unknown, gaps }: Assessment): readonly RemedyPage[] {
  const pages = new Map<string, { remedy: Remedy; signals: Signal[] }>();
  const add = (remedy: Remedy | undefined, signals: readonly Signal[]) => {
    if (remedy === undefined) return;
    const page = pages.get(remedy.name) ?? { remedy, signals: [] };
    pages.set(remedy.name, page);
    page.signals.push(...signals);
  };
  for (const { remedy, signal } of unknown) add(remedy, [signal]);
  for (const gap of gaps) add(remedyOf([gap]), []);
  return [...pages.values()];
}
