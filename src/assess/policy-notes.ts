import {
  type Acceptance,
  acceptancesOf,
  isAbout,
  isAboutThis,
  isOver,
} from '../evidence/acceptance.ts';
import type { CohortMember } from '../evidence/cohort.ts';
import type { Signal } from '../evidence/define-signal.ts';
import type { Exemption } from '../evidence/exemption.ts';
import type { FilePlace } from '../evidence/file-place.ts';
import type { KnownPlace } from '../evidence/known-place.ts';
import { nearestWord } from '../evidence/nearest-word.ts';
import { ours, type Prose, prose } from '../evidence/prose.ts';
import { utcDay } from '../evidence/wording.ts';
import { answerable } from './assess.ts';
import type { Assessment } from './assessment.ts';

/** An entry of the policy that does not do what it says, and why. */
export interface PolicyNote {
  /** `evidence`: it tells something of what was observed of a person; the other kinds follow from the policy alone. */
  readonly about: 'nobody' | 'expired' | 'evidence' | 'useless';
  /** One sentence; words of the policy, logins and ids stand in it as foreign text. */
  readonly detail: Prose;
  /** Where the entry stands in the policy file. */
  readonly at?: FilePlace | undefined;
}

/** Somebody a policy names. */
export interface NamedInPolicy {
  readonly setting: string;
  readonly who: string;
  readonly at?: FilePlace | undefined;
}

/** A sentence as plain text, what is foreign in backticks: "The policy names `nobody-here` under …". */
export function noteText(detail: Prose): string {
  return detail.map((part) => (typeof part === 'string' ? part : `\`${part.foreign}\``)).join('');
}

/**
 * Entries that name nobody: a typo loses a protection without a word.
 */
export function unmatchedNotes(
  named: readonly NamedInPolicy[],
  people: readonly CohortMember[],
): readonly PolicyNote[] {
  const isKnown = isOneOf(people);
  const logins = people.map(({ login }) => login);
  const notes = new Map<string, PolicyNote>();
  for (const { setting, who, at } of named) {
    if (isKnown(who)) continue;
    // An id is copied, not spelled, and looks like many others.
    const near = /^\d+$/.test(who) ? undefined : nearestWord(who, logins);
    const meant = near === undefined ? ours('') : prose` Did you mean ${near}?`;
    const detail = prose`The policy names ${who} under ${setting}, but nobody of that name was audited.${meant}`;
    const text = noteText(detail);
    if (!notes.has(text)) notes.set(text, { about: 'nobody', detail, at });
  }
  return [...notes.values()];
}

/** Whether somebody of a policy is one of these people. */
function isOneOf(people: readonly CohortMember[]): (who: string) => boolean {
  const known = new Set(people.flatMap(({ id, login }) => [id, login.toLowerCase()]));
  return (who) => known.has(who.toLowerCase());
}

/** Notes in the order of the policy file. */
export function inOrderOfFile(notes: readonly PolicyNote[]): readonly PolicyNote[] {
  return notes.toSorted(({ at: a }, { at: b }) => {
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined);
    return a.line - b.line || a.column - b.column;
  });
}

/** Exemptions of people who were audited that hold no more. */
export function exemptionNotes(
  exemptions: readonly Exemption[],
  people: readonly CohortMember[],
  takenAt: number,
): readonly PolicyNote[] {
  const isKnown = isOneOf(people);
  return exemptions.flatMap(({ who, at, until }): readonly PolicyNote[] =>
    until !== undefined && isOver(until, takenAt) && isKnown(who)
      ? [
          {
            about: 'expired',
            at,
            detail: prose`The exemption of ${who} ended on ${ours(utcDay(until))}; the account is assessed again.`,
          },
        ]
      : [],
  );
}

/** Stated places that are not used. */
export function placeNotes(
  unreadable: readonly KnownPlace[],
  unread: readonly (CohortMember & Pick<KnownPlace, 'at'>)[],
): readonly PolicyNote[] {
  return [
    ...unreadable.map(
      ({ who, at, place }): PolicyNote => ({
        about: 'useless',
        at,
        detail: prose`The place ${place} that the policy states of ${who} could not be read as one with a time zone, and is not used.`,
      }),
    ),
    ...unread.map(
      ({ login, at }): PolicyNote => ({
        about: 'useless',
        at,
        detail: prose`The profile of ${login} was not read, so the place that the policy states is not used.`,
      }),
    ),
  ];
}

/** Acceptances that answer nothing, or not what they name. */
export function acceptanceNotes(
  acceptances: readonly Acceptance[],
  assessments: readonly Assessment[],
  signals: readonly Signal[],
  takenAt: number,
): readonly PolicyNote[] {
  const isKnown = isOneOf(assessments);
  const [over, current] = [true, false].map((expected) =>
    acceptances.filter(({ until }) => isOver(until, takenAt) === expected),
  );
  return [
    ...(over ?? []).flatMap(({ who, at, until }): readonly PolicyNote[] =>
      // Of whoever was not audited nothing has ended: that they were not is told already.
      until === undefined || !isKnown(who)
        ? []
        : [
            {
              about: 'expired',
              at,
              detail: prose`The acceptance of ${who} ended on ${ours(utcDay(until))} and answers nothing any more.`,
            },
          ],
    ),
    ...(current ?? []).flatMap((acceptance) => unanswerable(acceptance, signals)),
    ...assessments.flatMap((assessment) =>
      acceptancesOf(assessment, current ?? []).flatMap((acceptance) =>
        outdated(acceptance, assessment),
      ),
    ),
  ];
}

function unanswerable(acceptance: Acceptance, signals: readonly Signal[]): readonly PolicyNote[] {
  const { who, at, signals: named } = acceptance;
  return signals
    .filter(({ id, strength }) => strength === 'link' && named !== 'all' && named.includes(id))
    .map(({ id }) => ({
      about: 'useless',
      at,
      detail: prose`The acceptance of ${who} names ${id}, a link between accounts, which nothing answers.`,
    }));
}

/** One that holds for other evidence than what is observed now, if nothing else answers that. */
function outdated(
  acceptance: Acceptance,
  { login, observations }: Assessment,
): readonly PolicyNote[] {
  return answerable(observations.filter(({ answeredBy }) => answeredBy === undefined))
    .filter((seen) => isAbout(acceptance, seen.signal) && !isAboutThis(acceptance, seen))
    .map(({ signal }) => ({
      about: 'evidence',
      at: acceptance.at,
      detail: prose`The acceptance of ${login} is for other evidence than what ${signal} observes now, and does not answer it; report.json has the fingerprint.`,
    }));
}
