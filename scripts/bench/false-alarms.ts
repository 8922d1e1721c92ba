import { parseArgs } from 'node:util';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { loadPlaceResolver } from '../../src/commands/gazetteer.ts';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { readAuthors } from './authors.ts';
import { auditInstant, homeZone, ordinaryCollaborator } from './ordinary-collaborator.ts';

/**
 * How often ordinary people would be flagged: each real author becomes an ordinary collaborator whose profile states
 * the place their own clock says, and is judged by the whole catalogue at the instant of their newest commit.
 *
 * @returns shares of all authors at each priority; per signal the shares observed, clear and unknown; and how many
 * authors show two signals of different families at once, which are weighed as if they were independent
 */
export async function benchFalseAlarms(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...argv], options: { authors: { type: 'string' } } });
  if (values.authors === undefined) throw new Error('false-alarms needs --authors FILE.jsonl.gz');

  const places = await loadPlaceResolver();
  const counts = {
    authors: 0,
    soon: 0,
    routine: 0,
    insufficient: 0,
    expectedSoon: 0,
    expectedRoutine: 0,
  };
  const bySignal = new Map(
    CATALOGUE.map((signal) => [signal.id, { observed: 0, clear: 0, unknown: 0 }] as const),
  );
  const acrossFamilies = new Map<string, number>();
  for await (const author of readAuthors(values.authors)) {
    const takenAt = auditInstant(author);
    const person = ordinaryCollaborator(author, homeZone(author, -Infinity, Infinity));
    // Somebody else to compare with, so that signals about links are asked too.
    const cohort = cohortBuilder();
    cohort.add(person);
    cohort.add(SOMEBODY_ELSE);
    const context = {
      takenAt,
      places,
      cohort: cohort.build(),
      arrangements: [],
      sponsorships: [],
      acceptances: [],
      vouches: [],
      operator: {},
    };
    const assessment = assess(person, CATALOGUE, context, DEFAULT_THRESHOLDS);
    counts.authors += 1;
    counts.expectedSoon += assessment.byChance.soon;
    counts.expectedRoutine += assessment.byChance.routine;
    if (assessment.priority === 'soon') counts.soon += 1;
    if (assessment.priority === 'routine') counts.routine += 1;
    if (assessment.priority === 'insufficient-data') counts.insufficient += 1;
    tally(assessment, bySignal);
    for (const pair of pairsAcrossFamilies(assessment)) {
      acrossFamilies.set(pair, (acrossFamilies.get(pair) ?? 0) + 1);
    }
  }
  const share = (count: number) => count / counts.authors;
  return {
    authors: counts.authors,
    soon: share(counts.soon),
    routine: share(counts.routine),
    insufficient: share(counts.insufficient),
    expectedByChance: {
      soon: share(counts.expectedSoon),
      routine: share(counts.expectedRoutine),
    },
    bySignal: Object.fromEntries(
      [...bySignal].map(([id, tally]) => [
        id,
        {
          observed: share(tally.observed),
          clear: share(tally.clear),
          unknown: share(tally.unknown),
        },
      ]),
    ),
    acrossFamilies: Object.fromEntries(acrossFamilies),
  };
}

/** `one + other` for each two observed signals of different families. */
function pairsAcrossFamilies({ observations }: Assessment): readonly string[] {
  const signals = observations.map(({ signal }) => signal);
  return signals.flatMap((one) =>
    signals
      .filter((other) => one.id < other.id && one.family !== other.family)
      .map((other) => `${one.id} + ${other.id}`),
  );
}

const SOMEBODY_ELSE = examplePerson({
  id: 'another',
  login: 'another',
  profile: { email: 'another@example.com' },
});

type Tally = Record<'observed' | 'clear' | 'unknown', number>;

function tally(assessment: Assessment, bySignal: ReadonlyMap<string, Tally>): void {
  const count = (ids: readonly { readonly signal: { readonly id: string } }[], as: keyof Tally) => {
    for (const { signal } of ids) {
      const entry = bySignal.get(signal.id);
      if (entry !== undefined) entry[as] += 1;
    }
  };
  count(assessment.observations, 'observed');
  count(assessment.clear, 'clear');
  count(assessment.unknown, 'unknown');
}
