import { fingerprintOf } from '../assess/fingerprint.ts';
import type { Report } from '../assess/report.ts';
import type { Standing, Thread } from './review.ts';

type Gone = Exclude<Standing, { readonly kind: 'due' }>;

const UNSEEN: Gone = { kind: 'unseen' };

/**
 * Why somebody who has a page stands in the queue no more. What could not be looked for this time is not gone: a page is
 * left as it is unless the audit saw that nothing of it holds.
 */
export function departureOf(
  { assessments, coverage }: Report,
  { id, evidence, relation }: Pick<Thread, 'id' | 'evidence' | 'relation'>,
): Gone {
  if (coverage.exempt.some((account) => account.id === id)) return { kind: 'left', why: 'exempt' };
  const person = assessments.find((assessment) => assessment.id === id);
  if (person === undefined) {
    const hidden = coverage.gaps.some(
      ({ hides }) => hides !== undefined && (relation === undefined || hides === relation),
    );
    return hidden ? UNSEEN : { kind: 'left', why: 'no-access' };
  }
  const unknown = new Set(person.unknown.map(({ signal }) => signal.id));
  if (evidence.some(({ signal }) => unknown.has(signal))) return UNSEEN;
  const observed = new Map(person.observations.map((seen) => [fingerprintOf(seen), seen]));
  const left = evidence.flatMap(({ fingerprint }) => observed.get(fingerprint) ?? []);
  if (left.length === 0) return { kind: 'left', why: 'gone' };
  if (left.some(({ answeredBy }) => answeredBy !== undefined)) {
    return { kind: 'left', why: 'answered' };
  }
  return { kind: 'left', why: left.length < evidence.length ? 'fewer' : 'common' };
}
