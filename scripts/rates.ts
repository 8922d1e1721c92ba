/**
 * Measures how many ordinary people show what a signal observes, and writes it with its provenance into
 * `src/evidence/measured-rates.generated.ts`. Nobody types a rate by hand.
 *
 * `npm run rates -- --authors FILE.jsonl.gz --git CLONE [--git CLONE …]`, or one of the two: what is not given is
 * taken over from the file as it is.
 *
 * To measure a further signal, give it an assumed rate, add an entry to a list below, run this, and let the signal
 * name its measured rate.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate } from '../src/assess/assess.ts';
import { loadPlaceResolver } from '../src/commands/gazetteer.ts';
import { cohortBuilder } from '../src/evidence/cohort.ts';
import type { Signal } from '../src/evidence/define-signal.ts';
import { MEASURED_RATES } from '../src/evidence/measured-rates.generated.ts';
import { gitSnapshot } from '../src/git/snapshot.ts';
import { alternatingClocks } from '../src/signals/alternating-clocks.ts';
import { browserContradictsMachine } from '../src/signals/browser-contradicts-machine.ts';
import { clockContradictsLocation } from '../src/signals/clock-contradicts-location.ts';
import { incoherentClocks } from '../src/signals/incoherent-clocks.ts';
import { noDaylightSavingShift } from '../src/signals/no-daylight-saving-shift.ts';
import { rhythmContradictsClock } from '../src/signals/rhythm-contradicts-clock.ts';
import { rhythmContradictsLocation } from '../src/signals/rhythm-contradicts-location.ts';
import { roundTheClock } from '../src/signals/round-the-clock.ts';
import { uniqueOffsetEra } from '../src/signals/unique-offset-era.ts';
import { unrelatedNames } from '../src/signals/unrelated-names.ts';
import type { Collaborator } from '../src/snapshot/collaborator.ts';
import { type Author, readAuthors } from './bench/authors.ts';
import {
  auditInstant,
  browserHomeCollaborator,
  formerHomeCollaborator,
  ordinaryCollaborator,
  yearByYear,
} from './bench/ordinary-collaborator.ts';

interface Measured {
  readonly signal: Signal;
  /** Who was looked at, to be read after "3 of 1,474". */
  readonly population: string;
}

/**
 * Every author counts once: judged at their newest commit or, where that leaves a signal unknown, a year before, and so
 * on back to the latest year that tells. What the signal then says has no part in the choice.
 */
interface MeasuredOnAuthors extends Measured {
  /** The author as the person who is judged; undefined leaves them out. */
  readonly person: (author: Author) => Collaborator | undefined;
}

const AUTHORS = 'authors of public repositories, each in one year';
const withoutPlace = (author: Author) => ordinaryCollaborator(author, null);

const ON_AUTHORS: readonly MeasuredOnAuthors[] = [
  { signal: alternatingClocks, population: AUTHORS, person: withoutPlace },
  {
    signal: browserContradictsMachine,
    population: `${AUTHORS}, who also commit or merge on the site`,
    person: withoutPlace,
  },
  {
    // The profile was written before the year under review and never brought up to date: the worst ordinary case.
    signal: clockContradictsLocation,
    population: `${AUTHORS}, whose profile we take to name the place their clocks showed before that year`,
    person: formerHomeCollaborator,
  },
  { signal: incoherentClocks, population: AUTHORS, person: withoutPlace },
  {
    // The browser tells where they are, so that a machine that never changes its clock is not taken for a place.
    signal: noDaylightSavingShift,
    population: `${AUTHORS}, whose profile we take to name the place their browser shows, where clocks change`,
    person: browserHomeCollaborator,
  },
  { signal: rhythmContradictsClock, population: AUTHORS, person: withoutPlace },
  {
    signal: rhythmContradictsLocation,
    population: `${AUTHORS}, whose profile we take to name the place their clocks showed before that year`,
    person: formerHomeCollaborator,
  },
  {
    signal: roundTheClock,
    population: `${AUTHORS}, with two months of sixty commits or more`,
    person: withoutPlace,
  },
  {
    signal: uniqueOffsetEra,
    population: `${AUTHORS}, with ten commits or more from that time`,
    person: withoutPlace,
  },
];

const ON_CLONES: readonly Measured[] = [
  {
    signal: unrelatedNames,
    population: 'commit addresses of ten commits or more in large public histories',
  },
];

const { values } = parseArgs({
  options: {
    authors: { type: 'string' },
    git: { type: 'string', multiple: true },
  },
});
if (values.authors === undefined && values.git === undefined) {
  console.error('Usage: npm run rates -- --authors FILE.jsonl.gz --git CLONE [--git CLONE …]');
  process.exit(2);
}

interface Tally {
  observed: number;
  assessed: number;
}

const places = await loadPlaceResolver();
const rates: Record<string, object> = { ...MEASURED_RATES };
if (values.authors !== undefined) await measureAuthors(values.authors);
if (values.git !== undefined) await measureClones(values.git);

const sorted = Object.fromEntries(Object.entries(rates).sort(([a], [b]) => (a < b ? -1 : 1)));
const file = new URL('../src/evidence/measured-rates.generated.ts', import.meta.url);
await writeFile(
  file,
  `// Written by \`npm run rates\`; do not edit.
export const MEASURED_RATES = ${JSON.stringify(sorted, null, 2)} as const;
`,
);
execFileSync('npx', ['biome', 'check', '--write', fileURLToPath(file)], { stdio: 'inherit' });
console.log(JSON.stringify(sorted, null, 2));
console.log(`Written to ${fileURLToPath(file)}.`);

async function measureAuthors(authorsFile: string): Promise<void> {
  const entries = ON_AUTHORS.map((entry) => ({ ...entry, tally: { observed: 0, assessed: 0 } }));
  for await (const author of readAuthors(authorsFile)) {
    let open: readonly (typeof entries)[number][] = entries;
    for (const earlier of yearByYear(author)) {
      open = open.filter(({ signal, person, tally }) => {
        const judged = person(earlier);
        return judged === undefined || !judge(tally, signal, judged, auditInstant(earlier));
      });
      if (open.length === 0) break;
    }
  }
  const source = `${basename(authorsFile)}, sha256 ${await sha256(authorsFile)}`;
  for (const entry of entries) rates[entry.signal.id] = rate(entry, entry.tally, source);
}

async function measureClones(clones: readonly string[]): Promise<void> {
  const entries = ON_CLONES.map((entry) => ({ ...entry, tally: { observed: 0, assessed: 0 } }));
  const takenAt = Math.floor(Date.now() / 1_000);
  let source = '';
  for await (const record of gitSnapshot([...clones], { takenAt, timeZoneData: '' })) {
    if (record.kind === 'header') source = record.header.organization;
    if (record.kind !== 'collaborator') continue;
    for (const { signal, tally } of entries) judge(tally, signal, record.collaborator, takenAt);
  }
  for (const entry of entries) rates[entry.signal.id] = rate(entry, entry.tally, source);
}

/** @returns whether the signal came to an answer */
function judge(tally: Tally, signal: Signal, person: Collaborator, at: number): boolean {
  const context = {
    takenAt: at,
    places,
    cohort: cohortBuilder().build(),
    arrangements: [],
    sponsorships: [],
    acceptances: [],
    vouches: [],
    operator: {},
  };
  const { result } = evaluate(signal, person, context);
  if (result !== 'unknown') tally.assessed += 1;
  if (result === 'observed') tally.observed += 1;
  return result !== 'unknown';
}

function rate({ population }: Measured, { observed, assessed }: Tally, source: string) {
  return {
    observed,
    assessed,
    upper95: Number(wilsonUpper(observed, assessed).toPrecision(3)),
    population,
    source,
  };
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
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
