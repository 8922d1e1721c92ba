import { COUNTER_EVIDENCE } from '../counter-evidence/index.ts';
import type { Answerable } from '../evidence/acceptance.ts';
import type { CounterEvidence, Finding } from '../evidence/define-counter-evidence.ts';
import type { SignalContext } from '../evidence/define-signal.ts';
import type { Evidence } from '../evidence/outcome.ts';
import type { Prose } from '../evidence/prose.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import type { FactName, KnownValue } from '../snapshot/facts.ts';

/** Something found that speaks for a person. */
export interface CounterFinding {
  readonly kind: CounterEvidence;
  readonly summary: Prose;
  readonly evidence: readonly Evidence[];
  /** Ids of signals whose observation it answers. */
  readonly answers: readonly string[];
}

/**
 * Everything that speaks for a person, the weightiest first.
 *
 * @param observed what signals observed of the person and may be answered
 */
export function counterEvidenceOf(
  person: Collaborator,
  context: SignalContext,
  observed: readonly Answerable[],
): readonly CounterFinding[] {
  return COUNTER_EVIDENCE.flatMap((kind) => {
    const found = lookFor(kind, person, context, observed);
    if (found === undefined) return [];
    const { summary, evidence, answers = kind.answers } = found;
    return [{ kind, summary, evidence, answers }];
  });
}

/** What one kind of counter-evidence finds; nothing, where a fact it needs is missing. */
export function lookFor(
  kind: CounterEvidence,
  person: Collaborator,
  context: SignalContext,
  observed: readonly Answerable[],
): Finding | undefined {
  const facts: Partial<Record<FactName, KnownValue<FactName>>> = {};
  for (const name of kind.needs) {
    const fact = person.facts[name];
    if (!fact.known) return undefined;
    facts[name] = fact.value;
  }
  return kind.find(facts as Parameters<CounterEvidence['find']>[0], person, context, observed);
}
