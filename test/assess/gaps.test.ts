import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import type { Collaborator } from '../../src/snapshot/collaborator.ts';
import { type Gap, unknown } from '../../src/snapshot/fact.ts';
import type { FactName } from '../../src/snapshot/facts.ts';
import { contextOf } from '../signals/context.ts';

const CUT_OFF: Gap = { reason: 'truncated', detail: 'Only the newest were read.' };
const REFUSED: Gap = { reason: 'forbidden', detail: 'The token may not read it.' };

/** Everybody of the examples in whom something is observed. */
const people = CATALOGUE.flatMap(({ id, examples }) =>
  examples
    .filter(({ expect: result }) => result === 'observed')
    .map((example) => [`${id}: ${example.title}`, example] as const),
);

function judge(person: Collaborator, example: (typeof people)[number][1]) {
  const context = contextOf({ ...example, person });
  const assessment = assess(person, CATALOGUE, context, DEFAULT_THRESHOLDS);
  return { ...assessment, seen: assessment.observations.map(({ signal }) => signal.id).sort() };
}

describe('what could not be read never makes evidence rarer', () => {
  it.each(people)('%s', (_, example) => {
    const before = judge(example.person, example);
    for (const name of Object.keys(example.person.facts) as FactName[]) {
      const fact = example.person.facts[name];
      if (!fact.known) continue;
      const without = (less: typeof fact | ReturnType<typeof unknown>) =>
        judge({ ...example.person, facts: { ...example.person.facts, [name]: less } }, example);
      const cutOff = without({ ...fact, gaps: [...fact.gaps, CUT_OFF] });
      const refused = without(unknown(REFUSED));
      // Where an observation is gone the rest is another question.
      if (cutOff.seen.join() === before.seen.join()) {
        expect(cutOff.chance, `${name} cut off`).toBeGreaterThanOrEqual(before.chance - 1e-12);
      }
      // Fewer looks are taken then; what they could have found is counted, so that hardly anything changes.
      if (refused.seen.join() === before.seen.join()) {
        expect(refused.chance, `${name} refused`).toBeGreaterThanOrEqual(0.85 * before.chance);
      }
    }
  });
});
