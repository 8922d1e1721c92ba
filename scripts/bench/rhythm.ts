import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { offsetDistance } from '../../src/inference/clock/distance.ts';
import {
  CONTRADICTING_MASS,
  CONTRADICTING_MASS_OF_HALF,
  HOURS_OF_HABIT,
  massNear,
} from '../../src/inference/rhythm/claim.ts';
import { type OffsetEstimator, offsetPosterior } from '../../src/inference/rhythm/posterior.ts';
import { readRhythm } from '../../src/inference/rhythm/reading.ts';
import { TRAINED_ON } from '../../src/inference/rhythm/trained.ts';
import { foldOf, leftOutEstimators } from '../rhythm-folds.ts';
import {
  type Author,
  arcHolds,
  quantile,
  readAuthors,
  type SettledWindow,
  settledWindow,
} from './authors.ts';
import { atMost, rounded, target, upperBound } from './share.ts';

const SIZES = [20, 50, 100, 200, 500];
/** The size at which regions and thresholds are compared. */
const USUAL_SIZE = 100;
/** Claims wrong by this many hours east; 13 is 11 west, 16 is 8 west. */
const WRONG_BY = [5, 8, 12, 13, 16];
/** Other thresholds, to show what the chosen one costs and gains. */
const THRESHOLDS = [0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2];

/** Bands of recorded offsets, minutes east of UTC, from one bound up to the next. */
const REGIONS: readonly (readonly [name: string, from: number])[] = [
  ['Pacific and the Americas (-12:00 to -02:00)', -720],
  ['Europe and Africa (-02:00 to +03:45)', -120],
  ['Western and Central Asia (+03:45 to +05:15)', 225],
  ['India, Sri Lanka, Nepal (+05:15 to +06:00)', 315],
  ['Central and Southeast Asia (+06:00 to +07:45)', 360],
  ['UTC+8 (+07:45 to +08:45)', 465],
  ['Japan and Korea (+08:45 to +09:15)', 525],
  ['Australia and Oceania (+09:15 to +14:00)', 555],
];

interface Sample {
  readonly truth: number;
  readonly errorHours: number;
  readonly covered: boolean;
  readonly widthHours: number;
  /** Probability near a claim that is wrong by so many hours, 0 being the true one; 1 where a half of the work allows it. */
  readonly massWrongBy: ReadonlyMap<number, number>;
  /** Whether the product says anything about it. */
  readonly read: boolean;
}

/**
 * Measures the rhythm estimator on an authors file: windows of consecutive commits of each author and size, the
 * recorded offset being the truth. Shares are fractions.
 *
 * The authors of the training are judged by those networks that never saw them; authors of any other file by all.
 *
 * The figures are those of the windows that the product reads, which `abstained` says how many it does not; where it
 * reads none they are of all windows, without any alarm. `allWindows` repeats them as if it never abstained.
 * `falseAlarmUpper95` is the exact one-sided upper 95 % bound of the share.
 *
 * @param argv `--authors FILE`; `--draws N` for more than one window an author and size; `--all-networks` for all of
 * them in any case
 * @throws Error when `--authors FILE` is missing or the file has a bad line
 */
export async function benchRhythm(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      authors: { type: 'string' },
      draws: { type: 'string', default: '1' },
      'all-networks': { type: 'boolean', default: false },
    },
  });
  if (values.authors === undefined) {
    throw new Error('Name the authors file: bench rhythm --authors FILE.jsonl.gz');
  }
  const digest = createHash('sha256').update(await readFile(values.authors));
  const trainedOn = digest.digest('hex') === TRAINED_ON;
  const leftOut = trainedOn && !values['all-networks'] ? leftOutEstimators() : [];
  const samples = new Map<number, Sample[]>(SIZES.map((size) => [size, []]));
  for await (const author of readAuthors(values.authors)) {
    const estimate = leftOut[foldOf(author)] ?? offsetPosterior;
    for (const [size, list] of samples) {
      for (const window of windowsOf(author, size, Number(values.draws))) {
        list.push(measure(window, estimate));
      }
    }
  }
  const usual = samples.get(USUAL_SIZE) ?? [];
  const regions = byRegion(usual);
  const n = Object.fromEntries(
    [...samples].map(([size, list]) => [String(size), summarize(list)] as const),
  );
  return {
    judgedBy:
      leftOut.length > 0
        ? 'networks that never saw the author'
        : `all networks${trainedOn ? ', most of which were trained on the author' : ''}`,
    rule: `contradicts: less than ${CONTRADICTING_MASS} within ${HOURS_OF_HABIT} h of the claim, and in each half less than ${CONTRADICTING_MASS_OF_HALF}`,
    targets: targets(n, regions),
    n,
    byRegion: regions,
    thresholds: Object.fromEntries(
      THRESHOLDS.map((threshold) => [
        String(threshold),
        alarms(
          usual.filter(({ read }) => read),
          threshold,
        ),
      ]),
    ),
  };
}

function* windowsOf(author: Author, size: number, draws: number): Generator<SettledWindow> {
  for (let draw = 0; draw < draws; draw += 1) {
    const window = settledWindow(author, size, draw);
    if (window) yield window;
  }
}

function measure({ instants, truth }: SettledWindow, estimate: OffsetEstimator): Sample {
  const posterior = estimate(instants);
  const interval = posterior.interval(0.9);
  const rhythm = readRhythm({ settable: instants, server: [] }, estimate);
  const halves = rhythm.status === 'read' ? rhythm.halves() : [];
  const massAt = (hours: number): number => {
    const claim = [truth + hours * 60];
    const allowed = halves.some((half) => massNear(half, claim) >= CONTRADICTING_MASS_OF_HALF);
    return allowed ? 1 : massNear(posterior, claim);
  };
  return {
    truth,
    errorHours: offsetDistance(posterior.best, truth) / 60,
    covered: arcHolds(interval, truth),
    widthHours: interval.widthHours,
    massWrongBy: new Map([0, ...WRONG_BY].map((hours) => [hours, massAt(hours)])),
    read: rhythm.status === 'read',
  };
}

function summarize(samples: readonly Sample[]): Record<string, unknown> {
  if (samples.length === 0) return { authors: 0 };
  const read = samples.filter((sample) => sample.read);
  return {
    authors: samples.length,
    read: read.length,
    ...(read.length > 0
      ? { ...estimates(read), ...alarms(read, CONTRADICTING_MASS) }
      : { ...estimates(samples), ...alarms(samples, 0) }),
    abstained: rounded(1 - read.length / samples.length),
    allWindows: { ...estimates(samples), ...alarms(samples, CONTRADICTING_MASS) },
  };
}

function estimates(samples: readonly Sample[]): Record<string, unknown> {
  return {
    medianErrorHours: median(samples.map(({ errorHours }) => errorHours)),
    // A mean offset is seldom a whole number of minutes, so an hour gets a little slack.
    within1h: share(samples, ({ errorHours }) => errorHours <= 1 + 1e-9),
    within2h: share(samples, ({ errorHours }) => errorHours <= 2 + 1e-9),
    off4h: share(samples, ({ errorHours }) => errorHours >= 4),
    coverage90: share(samples, ({ covered }) => covered),
    width90: median(samples.map(({ widthHours }) => widthHours)),
  };
}

function alarms(samples: readonly Sample[], threshold: number): Record<string, unknown> {
  const alarmsAt = (hours: number): number =>
    samples.filter(({ massWrongBy }) => (massWrongBy.get(hours) ?? 1) < threshold).length;
  const falseAlarms = alarmsAt(0);
  return {
    falseAlarm: rounded(falseAlarms / samples.length),
    falseAlarms,
    falseAlarmUpper95: rounded(upperBound(falseAlarms, samples.length)),
    power: Object.fromEntries(
      WRONG_BY.map((hours) => [String(hours), rounded(alarmsAt(hours) / samples.length)]),
    ),
  };
}

/**
 * The figures of each region, and how likely it is that chance alone gives a region as many false alarms or more, all
 * regions having the average rate.
 */
function byRegion(samples: readonly Sample[]): Record<string, Record<string, unknown>> {
  const read = samples.filter((sample) => sample.read);
  const isAlarm = ({ massWrongBy }: Sample) => (massWrongBy.get(0) ?? 1) < CONTRADICTING_MASS;
  const average = read.filter(isAlarm).length / read.length;
  return Object.fromEntries(
    REGIONS.map(([name, from], index) => {
      const until = REGIONS[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
      const inside = samples.filter(({ truth }) => truth >= from && truth < until);
      const those = inside.filter((sample) => sample.read);
      const found = those.filter(isAlarm).length;
      const byChance = found === 0 ? 1 : 1 - atMost(found - 1, those.length, average);
      const aboveTwice = found > 2 * average * those.length;
      return [
        name,
        { instants: USUAL_SIZE, ...summarize(inside), aboveTwice, byChance: rounded(byChance) },
      ];
    }),
  );
}

type Figures = Readonly<Record<string, unknown>>;

function targets(n: Figures, regions: Readonly<Record<string, Figures>>) {
  const usual = n[USUAL_SIZE] as Figures;
  const power = (usual['power'] ?? {}) as Figures;
  const at = `at ${USUAL_SIZE} instants`;
  return [
    target(`off by 4 h or more ${at}`, usual['off4h'], ['≤', 0.04]),
    target(`within 2 h ${at}`, usual['within2h'], ['≥', 0.88]),
    ...Object.entries(n).flatMap(([size, figures]) => {
      const coverage = (figures as Figures)['coverage90'];
      const what = `90 % interval holds at ${size} instants`;
      return [target(what, coverage, ['≥', 0.88]), target(what, coverage, ['≤', 0.92])];
    }),
    target(`90 % interval, hours ${at}`, usual['width90'], ['≤', 4]),
    target(`false alarms ${at}`, usual['falseAlarm'], ['≤', 0.003]),
    target(`false alarms ${at}, upper bound`, usual['falseAlarmUpper95'], ['≤', 0.01]),
    target(
      'regions above twice the average',
      Object.values(regions).filter(({ aboveTwice }) => aboveTwice === true).length,
      ['≤', 0],
    ),
    ...['8', '12', '13', '16'].map((hours) =>
      target(`power ${at}, wrong by ${hours} h`, power[hours], ['≥', 0.9]),
    ),
  ];
}

function share(samples: readonly Sample[], holds: (sample: Sample) => boolean): number {
  return rounded(samples.filter(holds).length / samples.length);
}

function median(values: readonly number[]): number {
  return rounded(
    quantile(
      values.toSorted((a, b) => a - b),
      0.5,
    ),
  );
}
