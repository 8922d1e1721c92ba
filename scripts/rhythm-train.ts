/**
 * Trains the rhythm networks and writes src/inference/rhythm/trained.ts.
 *
 *   npm run rhythm-train -- authors.jsonl.gz
 *
 * The authors are cut into five folds by their id. The networks of a fold are trained on the four others, so that the
 * authors of the fold can be judged by networks that never saw them (`npm run -s bench -- rhythm`). What
 * ships is the mean of the networks of all folds. The same file gives the same module. One core, 1 GB of memory.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { alignedFeatures } from '../src/inference/rhythm/features.ts';
import { type Network, packNetworks } from '../src/inference/rhythm/network.ts';
import { BINS_OF_DAY } from '../src/inference/rhythm/place.ts';
import { weekProfile } from '../src/inference/rhythm/week.ts';
import { type Author, readAuthors, settledWindow } from './bench/authors.ts';
import { FOLDS, foldOf, SEEDS } from './rhythm-folds.ts';
import {
  addGradient,
  descend,
  networkOf,
  newOptimizer,
  PARAMETERS,
  randomNumbers,
  startParameters,
} from './rhythm-gradient.ts';

const TARGET = fileURLToPath(new URL('../src/inference/rhythm/trained.ts', import.meta.url));
const WINDOWS_PER_AUTHOR = 12;
const STEPS = 600;
const BATCH = 256;
const RATE = 4e-3;
const DECAY = 1e-2;
const WARM_UP = 0.15;

interface TrainingWindow {
  readonly features: Float32Array;
  readonly target: Float64Array;
}

async function main(): Promise<void> {
  const file = process.argv[2];
  if (file === undefined) {
    console.error('Usage: node scripts/rhythm-train.ts authors.jsonl.gz');
    process.exitCode = 2;
    return;
  }
  const started = performance.now();
  const authors: Author[] = [];
  for await (const author of readAuthors(file)) authors.push(author);
  const windows = authors.map(trainingWindows);
  const networks: Network[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const seen = windows.filter((list, index) => {
      const author = authors[index];
      return list.length > 0 && author !== undefined && foldOf(author) !== fold;
    });
    networks.push(...SEEDS.map((seed) => train(seen, seed * 100 + fold)));
    console.log(`fold ${fold}: ${minutes(started)} minutes`);
  }
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const provenance = `${authors.length} authors, ${FOLDS} folds, seeds ${SEEDS.join(', ')}, ${STEPS} steps of ${BATCH} windows`;
  await writeFile(TARGET, trainedModule(packNetworks(networks), digest, provenance));
  execFileSync('npx', ['biome', 'check', '--write', TARGET], { stdio: 'inherit' });
  console.log(`${minutes(started)} minutes`);
}

function minutes(since: number): string {
  return ((performance.now() - since) / 60_000).toFixed(1);
}

/** Windows of random sizes from 20 to 1,000 commits at random places. */
function trainingWindows(author: Author): readonly TrainingWindow[] {
  const seed = createHash('sha256').update(`windows:${author.id}`).digest().readUInt32BE(0);
  const random = randomNumbers(seed);
  const most = Math.min(1000, author.commits.length);
  const windows: TrainingWindow[] = [];
  for (let draw = 0; draw < WINDOWS_PER_AUTHOR; draw += 1) {
    const size = Math.min(most, Math.floor(20 * ((most + 1) / 20) ** random()));
    const window = settledWindow(author, size, 1000 + draw);
    if (!window) continue;
    const features = Float32Array.from(alignedFeatures(weekProfile(window.instants)));
    windows.push({ features, target: targetOf(window.truth) });
  }
  return windows;
}

/** All probability at the truth, shared between its two neighbouring half hours. */
function targetOf(truth: number): Float64Array {
  const target = new Float64Array(BINS_OF_DAY);
  const position = (truth + 720) / 30;
  const low = Math.floor(position);
  const part = position - low;
  for (const [place, wanted] of [
    [low, 1 - part],
    [low + 1, part],
  ] as const) {
    const index = ((place % BINS_OF_DAY) + BINS_OF_DAY) % BINS_OF_DAY;
    target[index] = (target[index] ?? 0) + wanted;
  }
  return target;
}

/** Every author counts alike, however many windows there are. */
function train(authors: readonly (readonly TrainingWindow[])[], seed: number): Network {
  const random = randomNumbers(seed);
  const pick = <Item>(list: readonly Item[]): Item | undefined =>
    list[Math.floor(random() * list.length)];
  const parameters = startParameters(random);
  const optimizer = newOptimizer();
  let running = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(PARAMETERS);
    let loss = 0;
    for (let item = 0; item < BATCH; item += 1) {
      const window = pick(pick(authors) ?? []);
      if (!window) continue;
      loss += addGradient(parameters, window.features, window.target, gradient);
    }
    descend(
      parameters,
      gradient.map((slope) => slope / BATCH),
      optimizer,
      rateAt(step),
      DECAY,
    );
    running = step === 0 ? loss / BATCH : 0.98 * running + (0.02 * loss) / BATCH;
  }
  console.log(`seed ${seed}: training cross-entropy ${running.toFixed(3)}`);
  return networkOf(parameters);
}

/** The learning rate rises to its top and falls to nothing along cosines. */
function rateAt(step: number): number {
  const top = WARM_UP * STEPS;
  const wave = (part: number): number => (1 - Math.cos(Math.PI * part)) / 2;
  if (step < top) return RATE * (0.04 + 0.96 * wave(step / top));
  return RATE * (1 - wave((step - top) / (STEPS - top)));
}

/** Text of the module that ships. */
function trainedModule(packed: string, digest: string, provenance: string): string {
  return `// Written by \`npm run rhythm-train\`; do not edit.
//
// Trained on the author dates of public git histories, without bots and without commits made on GitHub's
// web site. Nobody can be found again in it. Public repositories of open-source projects are not
// everybody: few authors live in Latin America, in UTC+7 or in Africa, and weekends are taken to be
// Saturday and Sunday.
//
// ${provenance}

/** SHA-256 of the authors file. */
export const TRAINED_ON = '${digest}';

/** Weights of the networks, packed by packNetworks, the seeds of each fold side by side. */
export const PACKED_NETWORKS =
  '${packed}';
`;
}

await main();
