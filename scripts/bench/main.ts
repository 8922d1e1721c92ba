/**
 * Benchmarks: each prints one JSON object as its last line, and before it a table of its targets where it has any.
 * `npm run -s bench -- help` lists them.
 */
import { open } from 'node:fs/promises';
import { type CommandLine, readArguments } from '../../src/commands/cli/arguments.ts';
import { UsageError } from '../../src/commands/cli/flags.ts';
import { helpOf } from '../../src/commands/cli/help.ts';
import { notRead } from '../../src/commands/file-failure.ts';
import { didYouMean } from '../../src/config/did-you-mean.ts';
import { UserError } from '../../src/config/user-error.ts';
import { benchCohort } from './cohort.ts';
import { benchFalseAlarms } from './false-alarms.ts';
import { benchGate } from './gate.ts';
import { benchHtml } from './html.ts';
import { benchPlaces } from './places.ts';
import { benchRhythm } from './rhythm.ts';
import { benchSpeed } from './speed.ts';

interface Benchmark extends CommandLine {
  /** The option it cannot do without. */
  readonly required?: string;
  readonly purpose: string;
  readonly run: (argv: readonly string[]) => Promise<Record<string, unknown>>;
}

const AUTHORS = { value: 'FILE', meaning: 'authors, one a line (.jsonl or .jsonl.gz)' };
const count = (meaning: string) => ({ value: 'N', meaning });

const BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'rhythm',
    purpose: 'how well hours of work tell an offset',
    options: {
      authors: AUTHORS,
      draws: count('windows for each author and size; 1 without it'),
      'all-networks': { meaning: 'judge authors of the training by all networks, too' },
    },
    required: 'authors',
    run: benchRhythm,
  },
  {
    name: 'places',
    purpose: 'how well written places are read',
    options: {
      locations: { value: 'FILE', several: true, meaning: 'labelled places, one a line (.tsv)' },
      misses: { meaning: 'print every miss to standard error' },
    },
    required: 'locations',
    run: benchPlaces,
  },
  {
    name: 'false-alarms',
    purpose: 'how many ordinary people reach each priority',
    options: { authors: AUTHORS },
    required: 'authors',
    run: benchFalseAlarms,
  },
  { name: 'speed', purpose: 'what inference costs', options: {}, run: benchSpeed },
  {
    name: 'cohort',
    purpose: 'what comparing everybody with everybody costs',
    options: { collaborators: count('people; 10,000 without it') },
    run: benchCohort,
  },
  { name: 'gate', purpose: 'how soon the gate answers', options: {}, run: benchGate },
  {
    name: 'html',
    purpose: 'how soon the HTML report opens',
    options: { people: count('people; 1,000 without it') },
    run: benchHtml,
  },
];

const PROGRAM = 'npm run -s bench --';

async function run([name = '', ...argv]: readonly string[]): Promise<void> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(BENCHMARKS.map(help).join('\n\n'));
    return;
  }
  const benchmark = find(name);
  if (argv.some((word) => word === '--help' || word === '-h')) {
    console.log(help(benchmark));
    return;
  }
  for (const file of filesGiven(benchmark, argv)) await requireFile(file);
  const result = await benchmark.run(argv);
  if (Array.isArray(result['targets'])) console.table(result['targets']);
  console.log(JSON.stringify(result));
}

function find(name: string): Benchmark {
  const names = BENCHMARKS.map((benchmark) => benchmark.name);
  const found = BENCHMARKS.find((benchmark) => benchmark.name === name);
  if (found !== undefined) return found;
  const wrong = name === '' ? 'Name a benchmark.' : `There is no benchmark "${name}".`;
  throw new UsageError(
    `${wrong}${didYouMean(name, names)}\nBenchmarks: ${names.join(', ')}. \`${PROGRAM} help\` explains them.`,
  );
}

/** The files a benchmark is to read, once its options are what they should be. */
function filesGiven(benchmark: Benchmark, argv: readonly string[]): readonly string[] {
  const { name, options, required = '' } = benchmark;
  const { flags } = readArguments({ ...benchmark, usual: required }, argv, BENCHMARKS);
  const option = options[required];
  if (option !== undefined && flags[required] === undefined) {
    throw new UsageError(
      `--${required} is missing: ${PROGRAM} ${name} --${required} ${option.value}`,
    );
  }
  return Object.entries(flags).flatMap(([flag, value]) => {
    const kind = options[flag]?.value;
    if (kind === 'N' && !/^[1-9]\d{0,6}$/.test(String(value))) {
      throw new UsageError(
        `--${flag} is "${value}"; a whole number from 1 to 9,999,999 is expected.`,
      );
    }
    return kind === 'FILE' ? [value].flat().map(String) : [];
  });
}

async function requireFile(file: string): Promise<void> {
  try {
    const handle = await open(file);
    await handle.read(Buffer.alloc(1), 0, 1).finally(() => handle.close());
  } catch (error) {
    throw notRead(`The file ${file}`, file, error);
  }
}

function help(benchmark: Benchmark): string {
  const { name, purpose, options, required } = benchmark;
  const needed = required === undefined ? '' : ` --${required} ${options[required]?.value}`;
  return helpOf({ ...benchmark, ways: [{ usage: `${name}${needed}`, purpose }] }, PROGRAM);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  // Whatever else fails is a mistake of ours, and shows where.
  if (!(error instanceof UserError) && !(error instanceof Error && error.constructor === Error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 2;
}
