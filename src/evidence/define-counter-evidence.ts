import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FactName, KnownValue } from '../snapshot/facts.ts';
import type { Acceptance, Answerable } from './acceptance.ts';
import type { SignalContext, Source } from './define-signal.ts';
import type { Evidence } from './outcome.ts';
import type { Prose } from './prose.ts';
import type { Sponsorship } from './sponsorship.ts';
import type { Vouch } from './vouch.ts';

/** An example of counter-evidence: its documentation and its test at once. */
export interface CounterEvidenceExample {
  readonly title: string;
  readonly person: Collaborator;
  readonly among?: readonly Collaborator[];
  readonly sponsorships?: readonly Sponsorship[];
  readonly acceptances?: readonly Acceptance[];
  readonly vouches?: readonly Vouch[];
  /** What was observed of the person. */
  readonly observed?: readonly Answerable[];
  readonly found: boolean;
}

type KnownFacts<K extends FactName> = { readonly [N in K]: KnownValue<N> };

export interface Finding {
  readonly summary: Prose;
  readonly evidence: readonly Evidence[];
  /** Ids of signals it answers in this case, where that differs from person to person. */
  readonly answers?: readonly string[];
}

/** Something that speaks for a person and takes time or other people to come about. */
export interface CounterEvidence<K extends FactName = FactName> {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly Source[];
  /** What it does not show: cases are published in which it stood beside a misrepresented identity. */
  readonly limit: string;
  /** Ids of signals whose observation it contradicts: such an observation is printed and decides nothing. */
  readonly answers: readonly string[];
  readonly needs: readonly K[];
  readonly examples: readonly CounterEvidenceExample[];
  /** @param observed what signals observed of the person and may be answered */
  find(
    facts: KnownFacts<K>,
    person: Collaborator,
    context: SignalContext,
    observed: readonly Answerable[],
  ): Finding | undefined;
}

/** Checks a definition's types and hides which facts it asks for. */
export function defineCounterEvidence<const K extends FactName>(
  definition: CounterEvidence<K>,
): CounterEvidence {
  return definition as unknown as CounterEvidence;
}
