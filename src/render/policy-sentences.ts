import { DEFAULT_THRESHOLDS } from '../assess/priority.ts';
import type { Report } from '../assess/report.ts';
import type { Rules } from '../assess/rules.ts';
import { ours, type Prose, prose } from '../evidence/prose.ts';
import { counted } from '../evidence/wording.ts';
import { oneIn, PRIORITY_WORDS } from './phrases.ts';

/**
 * What the policy did that a reader of the coverage has to know: by which rules it judges otherwise, whom it exempts, whose
 * place it states, and entries that do not do what they say.
 */
export function policySentences({ coverage }: Report): readonly Prose[] {
  return [
    ...ruleSentences(coverage.rules).map(ours),
    ...coverage.exempt.map(
      ({ login, because }) => prose`${login} is exempt and was not assessed: ${because}`,
    ),
    ...coverage.places.map(
      ({ login, place, because }) =>
        prose`The place of ${login} is ${place} by the policy, whatever the profile says: ${because}`,
    ),
    ...coverage.policyNotes.map(({ detail }) => detail),
  ];
}

/** Fewer people stand in the queue by these rules, so whoever reads the numbers has to know. */
function ruleSentences({ thresholds, disabled, raised }: Rules): readonly string[] {
  const { soon, routine, families } = thresholds;
  const usual = DEFAULT_THRESHOLDS;
  return [
    ...(disabled.length === 0
      ? []
      : [
          `${counted(disabled.length, 'signal')} ${disabled.length === 1 ? 'is' : 'are'} switched off: ${disabled.map(({ id }) => id).join(', ')}`,
        ]),
    ...(soon === usual.soon && routine === usual.routine
      ? []
      : [
          `“${PRIORITY_WORDS.soon}” begins at a chance of ${oneIn(soon)} and “${PRIORITY_WORDS.routine}” at ${oneIn(routine)}, instead of ${oneIn(usual.soon)} and ${oneIn(usual.routine)}`,
        ]),
    ...(families === usual.families
      ? []
      : [
          `Data are enough from ${counted(families, 'family', 'families')} of evidence on, instead of ${usual.families}`,
        ]),
    ...raised.map(
      ({ signal, from, to }) =>
        `“${signal.title}” counts as shown by ${oneIn(to)} ordinary people, instead of ${oneIn(from)}`,
    ),
  ];
}
