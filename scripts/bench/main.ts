/**
 * Benchmarks: each prints one JSON object as its last line, and before it a table of its targets where it has any.
 *
 * `npm run -s bench -- rhythm --authors FILE` · `places --locations FILE` · `false-alarms --authors FILE` · `speed` ·
 * `cohort [--collaborators N]` · `gate` ·
 * `html [--people N]`
 */
import { benchCohort } from './cohort.ts';
import { benchFalseAlarms } from './false-alarms.ts';
import { benchGate } from './gate.ts';
import { benchHtml } from './html.ts';
import { benchPlaces } from './places.ts';
import { benchRhythm } from './rhythm.ts';
import { benchSpeed } from './speed.ts';

type Benchmark = (argv: readonly string[]) => Promise<Record<string, unknown>>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  rhythm: benchRhythm,
  places: benchPlaces,
  'false-alarms': benchFalseAlarms,
  speed: benchSpeed,
  cohort: benchCohort,
  gate: benchGate,
  html: benchHtml,
};

const [name = '', ...argv] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  console.error(`Usage: npm run -s bench -- ${Object.keys(BENCHMARKS).join(' | ')} [options]`);
  process.exitCode = 2;
} else {
  const result = await benchmark(argv);
  if (Array.isArray(result['targets'])) console.table(result['targets']);
  console.log(JSON.stringify(result));
}
