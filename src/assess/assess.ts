import type { Answerable } from '../evidence/acceptance.ts';
import type { Signal, SignalContext } from '../evidence/define-signal.ts';
import { FAMILY_NAMES } from '../evidence/family.ts';
import { nearTheMark } from '../evidence/near-the-mark.ts';
import type { Outcome } from '../evidence/outcome.ts';
import { ours, type Prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';
import type { Collaborator } from '../snapshot/collaborator.ts';
import { type Fact, type Gap, hasFault, isFailure } from '../snapshot/fact.ts';
import type { FactName, KnownValue } from '../snapshot/facts.ts';
import type { Assessment, Observation, SignalNote } from './assessment.ts';
import { type CounterFinding, counterEvidenceOf } from './counter.ts';
import { exposureOf } from './exposure.ts';
import { fingerprintOf } from './fingerprint.ts';
import { mayKnow } from './may-know.ts';
import { isRoutine, isSoon, priorityOf, type Thresholds } from './priority.ts';
import { type AssessedSignal, rarityOf } from './rarity.ts';
import { type Remedy, remedyOf, watched } from './remedy.ts';
import { workingPattern } from './working-pattern.ts';

/** Runs every signal on one person and weighs what they say. */
export function assess(
  person: Collaborator,
  signals: readonly Signal[],
  context: SignalContext,
  thresholds: Thresholds,
): Assessment {
  const results = signals.map((signal) => ({ signal, ...look(signal, person, context) }));
  const seen = results.flatMap(({ signal, outcome }) =>
    outcome.result === 'observed' ? [{ signal, ...withoutResult(outcome) }] : [],
  );
  const counterEvidence = counterEvidenceOf(person, context, answerable(seen));
  const answerTo = answersIn(counterEvidence);
  const observations = seen.map((observation): Observation => {
    const answer = answerTo(observation.signal);
    return answer === undefined ? observation : { ...observation, answeredBy: answer };
  });
  const assessed = results.filter(({ outcome }) => outcome.result !== 'unknown');
  const assessable = FAMILY_NAMES.filter((family) =>
    assessed.some(({ signal }) => signal.family === family),
  );
  const rarity = rarityOf(
    results
      .filter(({ looked }) => looked !== 'none')
      .map(({ signal, outcome, looked }) => ({
        ...weigh(signal, outcome, answerTo(signal)),
        prevented: looked === 'prevented',
      })),
  );
  const link = observations.some(({ signal }) => signal.strength === 'link');
  const soon = rarity.chanceOf((chance, profile) => isSoon(chance, profile, thresholds));
  const atLeastRoutine = rarity.chanceOf(
    (chance, profile) =>
      isSoon(chance, profile, thresholds) || isRoutine(chance, profile, thresholds),
  );
  const families = observations
    .filter(({ answeredBy }) => answeredBy === undefined)
    .map(({ signal }) => signal.family);
  const pattern = workingPattern(person, families, context);
  return {
    id: person.id,
    login: person.login,
    ...(person.url === undefined ? {} : { url: person.url }),
    relations: person.relations,
    priority: priorityOf(rarity, link, assessable, thresholds),
    chance: rarity.chance,
    observations: observations.sort(byRarity),
    unknown: notes(results, 'unknown'),
    clear: notes(results, 'clear'),
    counterEvidence,
    assessable,
    exposure: exposureOf(person),
    mayKnow: mayKnow(person, context.cohort),
    invitations: person.facts.invitations.known ? person.facts.invitations.value : [],
    gaps: distinctGaps(Object.values(person.facts)),
    byChance: { soon, routine: atLeastRoutine - soon },
    ...(pattern === undefined ? {} : { pattern }),
  };
}

/**
 * What one signal says about one person. A fact it needs and does not have makes it unknown; so does a "clear" that
 * rests on facts with gaps in them.
 */
export function evaluate(signal: Signal, person: Collaborator, context: SignalContext): Outcome {
  return look(signal, person, context).outcome;
}

interface Looked {
  readonly outcome: Outcome;
  /** What would let an unknown signal come to an answer, where something would. */
  readonly remedy?: Remedy | undefined;
  /**
   * Whether the signal could have observed something: a look was `taken`, also where gaps keep it from saying "clear".
   * It was `prevented` where the audit tried to read what is needed and could not, of this person or of those to compare
   * with, and there was `none` where nobody tried or there is too little to look at.
   */
  readonly looked: 'taken' | 'prevented' | 'none';
}

function look(signal: Signal, person: Collaborator, context: SignalContext): Looked {
  const facts: Partial<Record<FactName, KnownValue<FactName>>> = {};
  for (const name of signal.needs) {
    const fact = person.facts[name];
    if (!fact.known) {
      const outcome = { result: 'unknown', because: ours(fact.because.detail) } as const;
      const looked = fact.because.reason === 'not-collected' ? 'none' : 'prevented';
      return { outcome, looked, remedy: remedyOf([fact.because]) };
    }
    facts[name] = fact.value;
  }
  // Every fact in `needs` is present now, which is what the signal's parameter type states.
  const { operator, missed } = watched(context.operator);
  const known = facts as Parameters<Signal['observe']>[0];
  const outcome = signal.observe(known, person, { ...context, operator });
  if (outcome.result === 'observed') {
    const decisive = [...(signal.observedNeedsAllOf ?? []), ...(signal.clearNeedsSampleOf ?? [])];
    const faulty = decisive.map((name) => person.facts[name]).filter(hasFault);
    if (faulty.length === 0) return { outcome, looked: 'taken' };
    const because = heldBack(distinctGaps(faulty));
    return { outcome: { result: 'unknown', because }, looked: 'prevented' };
  }
  if (outcome.result === 'unknown') {
    const looked = outcome.prevented === true ? 'prevented' : 'none';
    const { option } = outcome;
    return {
      outcome,
      looked,
      remedy: option === undefined ? missed() : { kind: 'option', name: option },
    };
  }
  const whole = distinctGaps(signal.clearNeedsAllOf.map((name) => person.facts[name]));
  const sampled = (signal.clearNeedsSampleOf ?? []).map((name) => person.facts[name]);
  const gaps = [...whole, ...distinctGaps(sampled).filter(isFailure)];
  if (gaps.length === 0) return { outcome, looked: 'taken' };
  return {
    outcome: { result: 'unknown', because: notAllRead(gaps) },
    looked: 'taken',
    remedy: remedyOf(gaps),
  };
}

/** Gaps named in a sentence. */
const NAMED_GAPS = 3;

function notAllRead(gaps: readonly Gap[]): Prose {
  return ours(
    `Nothing was observed in what could be read, but not all of it could: ${inWords(gaps)}`,
  );
}

/** Whether there is something to observe cannot be told before GitHub answers for the rest. */
function heldBack(gaps: readonly Gap[]): Prose {
  return ours(
    `What was read does not decide, since what was not read may explain it: ${inWords(gaps)}`,
  );
}

function inWords(gaps: readonly Gap[]): string {
  const named = gaps.slice(0, NAMED_GAPS).map(({ detail }) => detail);
  const left = gaps.length - named.length;
  return `${named.join(' ')}${left === 0 ? '' : ` So it is in ${counted(left, 'more case')}.`}`;
}

/** What may be answered, in short: nothing answers a link. */
export function answerable(observations: readonly Observation[]): readonly Answerable[] {
  return observations
    .filter(({ signal }) => signal.strength !== 'link')
    .map((seen) => ({ signal: seen.signal.id, fingerprint: fingerprintOf(seen) }));
}

/** The counter-evidence that contradicts what a signal observed; nothing answers a link. */
function answersIn(
  found: readonly CounterFinding[],
): (signal: Signal) => CounterFinding | undefined {
  return ({ id, strength }) =>
    strength === 'link' ? undefined : found.find(({ answers }) => answers.includes(id));
}

/** What decides comes first, of that the rarest. */
function byRarity(a: Observation, b: Observation): number {
  return (
    Number(a.answeredBy !== undefined) - Number(b.answeredBy !== undefined) ||
    a.signal.ordinaryRate.value - b.signal.ordinaryRate.value
  );
}

/** An answered observation weighs as if nothing had been seen, and still as a look that was taken. */
function weigh(
  signal: Signal,
  outcome: Outcome,
  answer: CounterFinding | undefined,
): AssessedSignal {
  return {
    family: signal.family,
    strength: signal.strength,
    rate: signal.ordinaryRate.value,
    measured: signal.ordinaryRate.basis === 'measured',
    observed: outcome.result === 'observed' && answer === undefined,
  };
}

function withoutResult(
  outcome: Extract<Outcome, { result: 'observed' }>,
): Omit<Observation, 'signal'> {
  const { result: _, ...observation } = outcome;
  return observation;
}

function notes(
  results: readonly ({ readonly signal: Signal } & Looked)[],
  result: 'unknown' | 'clear',
): readonly SignalNote[] {
  return results.flatMap(({ signal, outcome, remedy }) =>
    outcome.result === result
      ? [{ signal, because: whyProse(outcome), ...(remedy === undefined ? {} : { remedy }) }]
      : [],
  );
}

function whyProse(outcome: Exclude<Outcome, { result: 'observed' }>): Prose {
  if (outcome.result === 'unknown') return outcome.because;
  const near = nearTheMark(outcome.reached);
  return near === '' ? outcome.because : [...outcome.because, near];
}

function distinctGaps(facts: readonly Fact<unknown>[]): readonly Gap[] {
  const gaps = facts.flatMap((fact) => (fact.known ? fact.gaps : [fact.because]));
  return [...new Map(gaps.map((gap) => [gap.detail, gap])).values()];
}
