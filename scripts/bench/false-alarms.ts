import { parseArgs } from 'node:util';
import { assess } from '../../src/assess/assess.ts';
import type { Assessment } from '../../src/assess/assessment.ts';
import { DEFAULT_THRESHOLDS } from '../../src/assess/priority.ts';
import { loadPlaceResolver } from '../../src/commands/gazetteer.ts';
import { cohortBuilder } from '../../src/evidence/cohort.ts';
import type { SignalContext } from '../../src/evidence/define-signal.ts';
import { examplePerson } from '../../src/evidence/example-person.ts';
import { CATALOGUE } from '../../src/signals/catalogue.generated.ts';
import { readAuthors } from './authors.ts';
import { neverFlagged } from './never-flagged.ts';
import { auditInstant, homeZone, ordinaryCollaborator } from './ordinary-collaborator.ts';
import { target } from './share.ts';

/**
 * How often ordinary people would be flagged: each real author becomes an ordinary collaborator whose profile states
 * the place their own clock says, and is judged by the whole catalogue at the instant of their newest commit.
 *
 * @returns shares of all authors at each priority; per signal the shares observed, clear and unknown; and how many
 * authors show two signals of different families at once, which are weighed as if they were independent. `hours`: each
 * author as somebody who works at night and whose hours must not count, and as somebody of whom that is not known
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
  const contextAt = (takenAt: number): SignalContext => ({
    takenAt,
    places,
    cohort: cohortBuilder().build(),
    arrangements: [],
    sponsorships: [],
    acceptances: [],
    vouches: [],
    operator: {},
  });
  const silent = neverFlagged(contextAt);
  for await (const author of readAuthors(values.authors)) {
    silent.add(author);
    const takenAt = auditInstant(author);
    const person = ordinaryCollaborator(author, homeZone(author, -Infinity, Infinity));
    // Somebody else to compare with, so that signals about links are asked too.
    const cohort = cohortBuilder();
    cohort.add(person);
    cohort.add(SOMEBODY_ELSE);
    const context = { ...contextAt(takenAt), cohort: cohort.build() };
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
  const { undeclaredNightWorkers: _, ...silenced } = silent.groups;
  return {
    targets: [
      target('ordinary authors at soon', share(counts.soon), ['≤', 0]),
      target('ordinary authors at routine', share(counts.routine), ['≤', 0.01]),
      ...Object.entries(silenced).map(([name, { flagged }]) =>
        target(`${name} flagged by their hours`, flagged, ['≤', 0]),
      ),
    ],
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
    hours: silent.groups,
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
