import type { PlaceResolver } from '../inference/place/resolver.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FactName, KnownValue } from '../snapshot/facts.ts';
import type { Acceptance } from './acceptance.ts';
import type { Arrangement } from './arrangement.ts';
import type { Cohort } from './cohort.ts';
import type { Family, Strength } from './family.ts';
import type { OperatorFiles } from './operator-files.ts';
import type { OrdinaryRate } from './ordinary-rate.ts';
import type { Outcome } from './outcome.ts';
import type { Sponsorship } from './sponsorship.ts';
import type { Vouch } from './vouch.ts';

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What a signal may look at besides the person's own facts. */
export interface SignalContext {
  /** The audit's only clock: unix seconds, UTC. */
  readonly takenAt: number;
  readonly places: PlaceResolver;
  /** What all audited people have in common. */
  readonly cohort: Cohort;
  /** Working hours the organization has agreed with people. */
  readonly arrangements: readonly Arrangement[];
  /** What people of the organization declare about those they know. */
  readonly sponsorships: readonly Sponsorship[];
  /** Observations the organization has looked into and accepted. */
  readonly acceptances: readonly Acceptance[];
  /** Whom projects vouch for, as the lists say that the policy names. */
  readonly vouches: readonly Vouch[];
  /** What the organization brings along itself. */
  readonly operator: OperatorFiles;
}

/** A signal's example: its documentation and its test at once. */
export interface SignalExample {
  readonly title: string;
  readonly person: Collaborator;
  /** Other audited people, for signals that compare. */
  readonly among?: readonly Collaborator[];
  /** What the organization brings along, for signals that ask for it. */
  readonly operator?: OperatorFiles;
  readonly expect: Outcome['result'];
}

type KnownFacts<K extends FactName> = { readonly [N in K]: KnownValue<N> };

/** One published red flag as a pure function of declared facts. */
export interface Signal<K extends FactName = FactName> {
  /** Names the pattern, so that it reads well after "observed:". */
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly strength: Strength;
  /** The red flag in one sentence, as its sources state it. */
  readonly redFlag: string;
  readonly sources: readonly Source[];
  /** What makes ordinary people show the same. */
  readonly innocentExplanations: readonly string[];
  /** What a reviewer can ask for or look at that settles it. */
  readonly whatClearsIt: readonly string[];
  readonly ordinaryRate: OrdinaryRate;
  /** Facts without which nothing can be said: the signal is then unknown, never clear. */
  readonly needs: readonly K[];
  /** Facts that must have no gaps before "clear" may be said; a sample of them is enough to observe. */
  readonly clearNeedsAllOf: readonly K[];
  /** Facts whose newest part is enough for "clear", but not what is left of them where GitHub did not give some. */
  readonly clearNeedsSampleOf?: readonly K[];
  /**
   * Facts of which every entry may explain an observation, so that nothing is observed where GitHub did not answer for
   * some; those whose sample is enough for "clear" are among them by themselves.
   */
  readonly observedNeedsAllOf?: readonly K[];
  readonly examples: readonly SignalExample[];
  observe(facts: KnownFacts<K>, person: Collaborator, context: SignalContext): Outcome;
}

/** Checks a definition's types and hides which facts it asks for, so that signals form one catalogue. */
export function defineSignal<const K extends FactName>(signal: Signal<K>): Signal {
  return signal as unknown as Signal;
}
