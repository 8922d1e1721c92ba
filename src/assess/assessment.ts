import type { CohortMember } from '../evidence/cohort.ts';
import type { Signal } from '../evidence/define-signal.ts';
import type { Family } from '../evidence/family.ts';
import type { Evidence, Measurement } from '../evidence/outcome.ts';
import type { Prose } from '../evidence/prose.ts';
import type { Relation } from '../snapshot/collaborator.ts';
import type { Gap } from '../snapshot/fact.ts';
import type { Invitation } from '../snapshot/facts.ts';
import type { CounterFinding } from './counter.ts';
import type { Exposure } from './exposure.ts';
import type { PolicyLine } from './gate-policy.ts';
import type { MayKnow } from './may-know.ts';
import type { Priority } from './priority.ts';
import type { Remedy } from './remedy.ts';
import type { WorkingPattern } from './working-pattern.ts';

export interface Observation {
  readonly signal: Signal;
  readonly summary: Prose;
  readonly measurements: readonly Measurement[];
  readonly sample: number;
  readonly evidence: readonly Evidence[];
  /** Other audited accounts it ties this one to. */
  readonly others?: readonly CohortMember[];
  /** Counter-evidence that contradicts it: it is printed, and decides nothing. */
  readonly answeredBy?: CounterFinding;
}

/** A signal and why it came out as it did: why nothing can be said, or what speaks for the person. */
export interface SignalNote {
  readonly signal: Signal;
  readonly because: Prose;
  /** Of a signal that came to no answer. */
  readonly remedy?: Remedy | undefined;
}

/** An invitation that is not accepted yet. */
export interface PendingInvitation extends Invitation {
  /** The line of the policy by which this run cancelled it; only where it did. */
  readonly cancelled?: PolicyLine;
}

/** Everything the report says about one person. */
export interface Assessment {
  readonly id: string;
  readonly login: string;
  readonly url?: string;
  readonly relations: readonly Relation[];
  readonly priority: Priority;
  /** Chance that an ordinary person with the same coverage shows evidence at least this rare. */
  readonly chance: number;
  readonly observations: readonly Observation[];
  readonly unknown: readonly SignalNote[];
  readonly clear: readonly SignalNote[];
  /** What speaks for the person, the weightiest first. */
  readonly counterEvidence: readonly CounterFinding[];
  /** Families in which at least one signal could be assessed. */
  readonly assessable: readonly Family[];
  readonly exposure: Exposure;
  /** Who could be asked about the person, as far as that was read. */
  readonly mayKnow: readonly MayKnow[];
  /** Invitations that are not accepted yet, as far as they were read. */
  readonly invitations: readonly PendingInvitation[];
  /** Gaps in the person's facts, each once. */
  readonly gaps: readonly Gap[];
  /** Chances that an ordinary person with this coverage would stand at each priority. */
  readonly byChance: { readonly soon: number; readonly routine: number };
  /** What observations of clocks and hours rest on, to be drawn. */
  readonly pattern?: WorkingPattern;
}
