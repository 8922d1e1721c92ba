/**
 * Measures how many ordinary people show what a signal observes, and writes it with its provenance into
 * `src/evidence/measured-rates.generated.ts`. Nobody types a rate by hand.
 *
 * `npm run rates -- --authors FILE.jsonl.gz --git CLONE [--git CLONE …]`
 */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from '../src/assess/assess.ts';
import { loadPlaceResolver } from '../src/commands/gazetteer.ts';
import { cohortBuilder } from '../src/evidence/cohort.ts';
import type { Signal } from '../src/evidence/define-signal.ts';
import { DAY } from '../src/evidence/example-person.ts';
import { gitSnapshot } from '../src/git/snapshot.ts';
import { clockContradictsLocation } from '../src/signals/clock-contradicts-location.ts';
import { incoherentClocks } from '../src/signals/incoherent-clocks.ts';
import { unrelatedNames } from '../src/signals/unrelated-names.ts';
import type { Collaborator } from '../src/snapshot/collaborator.ts';
import { readAuthors } from './bench/authors.ts';
import { auditInstant, homeZone, ordinaryCollaborator } from './bench/ordinary-collaborator.ts';

const { values } = parseArgs({
  options: {
    authors: { type: 'string' },
    git: { type: 'string', multiple: true },
  },
});
if (values.authors === undefined || values.git === undefined) {
  console.error('Usage: npm run rates -- --authors FILE.jsonl.gz --git CLONE [--git CLONE …]');
  process.exit(2);
}

interface Tally {
  observed: number;
  assessed: number;
}

const places = await loadPlaceResolver();
const clock: Tally = { observed: 0, assessed: 0 };
const clusters: Tally = { observed: 0, assessed: 0 };
for await (const author of readAuthors(values.authors)) {
  const takenAt = auditInstant(author);
  // The profile was written before the year under review and never brought up to date: the worst ordinary case.
  const stale = homeZone(author, Number.NEGATIVE_INFINITY, takenAt - 365 * DAY);
  const person = ordinaryCollaborator(author, stale);
  judge(clock, clockContradictsLocation, person, takenAt);
  judge(clusters, incoherentClocks, person, takenAt);
}

const names: Tally = { observed: 0, assessed: 0 };
const takenAt = Math.floor(Date.now() / 1_000);
let clones = '';
for await (const record of gitSnapshot(values.git, { takenAt, timeZoneData: '' })) {
  if (record.kind === 'header') clones = record.header.organization;
  if (record.kind === 'collaborator') judge(names, unrelatedNames, record.collaborator, takenAt);
}

const authors = 'authors of public repositories';
const authorsFile = `${basename(values.authors)}, sha256 ${await sha256(values.authors)}`;
const rates = {
  'clock-contradicts-location': rate(
    clock,
    authorsFile,
    `${authors} whose profile is taken to name the place of their clocks before the year under review`,
  ),
  'incoherent-clocks': rate(clusters, authorsFile, authors),
  'unrelated-names': rate(
    names,
    clones,
    'commit addresses of ten commits or more in large public histories',
  ),
};
const file = new URL('../src/evidence/measured-rates.generated.ts', import.meta.url);
await writeFile(
  file,
  `// Written by \`npm run rates\`; do not edit.
export const MEASURED_RATES = ${JSON.stringify(rates, null, 2)} as const;
`,
);
console.log(JSON.stringify(rates, null, 2));
console.log(`Written to ${fileURLToPath(file)}.`);

function judge(tally: Tally, signal: Signal, person: Collaborator, at: number): void {
  const context = { takenAt: at, places, cohort: cohortBuilder().build(), arrangements: [] };
  const { result } = evaluate(signal, person, context);
  if (result !== 'unknown') tally.assessed += 1;
  if (result === 'observed') tally.observed += 1;
}

function rate({ observed, assessed }: Tally, source: string, population: string) {
  return {
    observed,
    assessed,
    upper95: Number(wilsonUpper(observed, assessed).toPrecision(3)),
    population,
    source,
  };
}

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/** Upper end of the 95 % Wilson interval of a share. */
function wilsonUpper(observed: number, assessed: number): number {
  const z = 1.96;
  const share = observed / assessed;
  const centre = share + z ** 2 / (2 * assessed);
  const spread = z * Math.sqrt((share * (1 - share)) / assessed + z ** 2 / (4 * assessed ** 2));
  return (centre + spread) / (1 + z ** 2 / assessed);
}
