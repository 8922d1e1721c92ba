import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FilePlace } from './file-place.ts';
import { isNamed } from './named.ts';

/** Observations of a person that the organization has looked into and accepted, as its policy states it. */
export interface Acceptance {
  /** Login in any case, or numeric id, which survives a change of login. */
  readonly who: string;
  /** Where it stands in the policy file. */
  readonly at?: FilePlace | undefined;
  /** Ids of the signals whose observation is accepted; of none where a person was looked into of whom too little is seen. */
  readonly signals: readonly string[] | 'all';
  /** Why, in the organization's words. */
  readonly because: string;
  /** Who accepted: a name or a role, as the policy has it. */
  readonly by: string;
  /** Day of the decision, unix seconds of its beginning. */
  readonly on: number;
  /** The last day on which it holds, unix seconds of its beginning. */
  readonly until?: number;
  /** Fingerprints of the only observations it holds for. */
  readonly evidence?: readonly string[];
}

/** An observation that counter-evidence may answer: no link. */
export interface Answerable {
  /** Id of the signal. */
  readonly signal: string;
  readonly fingerprint: string;
}

const DAY = 86_400;

/** Whether a decision that holds to the end of a day, UTC, is over. */
export function isOver(until: number | undefined, takenAt: number): boolean {
  return until !== undefined && takenAt >= until + DAY;
}

/** All acceptances that name this person. */
export function acceptancesOf(
  person: Pick<Collaborator, 'id' | 'login'>,
  acceptances: readonly Acceptance[],
): readonly Acceptance[] {
  return acceptances.filter(({ who }) => isNamed(person, who));
}

/** The acceptance of a person of whom too little is seen: it answers nothing that is observed of them. */
export function acceptanceUnseen(
  person: Pick<Collaborator, 'id' | 'login'>,
  acceptances: readonly Acceptance[],
  takenAt: number,
): Acceptance | undefined {
  return acceptancesOf(person, acceptances).find(
    ({ signals, until }) => signals.length === 0 && !isOver(until, takenAt),
  );
}

/** Whether an acceptance speaks of a signal at all. */
export function isAbout({ signals }: Acceptance, signal: string): boolean {
  return signals === 'all' || signals.includes(signal);
}

/** Whether an acceptance that is not over holds for what was observed: the evidence may have changed since. */
export function isAboutThis(acceptance: Acceptance, { signal, fingerprint }: Answerable): boolean {
  const { evidence } = acceptance;
  return isAbout(acceptance, signal) && (evidence === undefined || evidence.includes(fingerprint));
}
