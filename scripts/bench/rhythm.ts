import { parseArgs } from 'node:util';
import { offsetDistance } from '../../src/inference/clock/distance.ts';
import { type ClaimRate, claimMassThreshold } from '../../src/inference/rhythm/claim.ts';
import { type OffsetPosterior, offsetPosterior } from '../../src/inference/rhythm/posterior.ts';
import { readRhythm } from '../../src/inference/rhythm/reading.ts';
import { arcHolds, quantile, readAuthors, settledWindow } from './authors.ts';

const SIZES = [20, 50, 100, 200, 500];
const REGION_SIZE = 100;
/** Claims wrong by this many hours east; 13 is 11 west, 16 is 8 west. */
const WRONG_BY = [5, 8, 12, 13, 16];

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
  readonly posterior: OffsetPosterior;
  readonly instants: number;
  readonly abstains: boolean;
}

/**
 * Measures the rhythm estimator on an authors file: one window of consecutive commits per author and
 * size, the recorded offset being the truth. Shares are fractions.
 *
 * All windows count, so that sizes compare; `abstained` is the share that the product leaves unread, and
 * `read` repeats the figures for the rest. `falseAlarm` and `power` use the 0.3 % threshold for the
 * posterior mass within 3 hours of the claim, the product's; `onePercent` repeats them at 1 %.
 * `falseAlarmUpper95` is the exact one-sided upper 95 % bound of the share.
 *
 * @throws Error when `--authors FILE` is missing or the file has a bad line
 */
export async function benchRhythm(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...argv], options: { authors: { type: 'string' } } });
  if (values.authors === undefined) {
    throw new Error('Name the authors file: bench rhythm --authors FILE.jsonl.gz');
  }
  const samples = new Map<number, Sample[]>(SIZES.map((size) => [size, []]));
  for await (const author of readAuthors(values.authors)) {
    for (const [size, list] of samples) {
      const window = settledWindow(author, size);
      if (window) list.push(measure(window.instants, window.truth));
    }
  }
  const byRegion = REGIONS.map(([name, from], index) => {
    const until = REGIONS[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const list = samples.get(REGION_SIZE) ?? [];
    const inside = list.filter(({ truth }) => truth >= from && truth < until);
    const read = inside.filter(({ abstains }) => !abstains);
    return [name, { instants: REGION_SIZE, ...summarize(inside), read: summarize(read) }];
  });
  return {
    rule: 'posterior mass within 3 h of the claim below the 0.3 % threshold; onePercent: 1 %',
    n: Object.fromEntries(
      [...samples].map(([size, list]) => [
        String(size),
        {
          ...summarize(list),
          threshold: claimMassThreshold(size, 'threePerMille'),
          onePercent: {
            threshold: claimMassThreshold(size, 'onePercent'),
            ...alarms(list, 'onePercent'),
          },
          read: summarize(list.filter(({ abstains }) => !abstains)),
        },
      ]),
    ),
    byRegion: Object.fromEntries(byRegion),
  };
}

function measure(instants: readonly number[], truth: number): Sample {
  const posterior = offsetPosterior(instants);
  const interval = posterior.interval(0.9);
  return {
    truth,
    errorHours: offsetDistance(posterior.best, truth) / 60,
    covered: arcHolds(interval, truth),
    widthHours: interval.widthHours,
    posterior,
    instants: instants.length,
    abstains: readRhythm({ settable: instants, server: [] }).status === 'abstains',
  };
}

function summarize(samples: readonly Sample[]): Record<string, unknown> {
  if (samples.length === 0) return { authors: 0 };
  return {
    authors: samples.length,
    medianErrorHours: median(samples.map(({ errorHours }) => errorHours)),
    // A mean offset is seldom a whole number of minutes, so an hour gets a little slack.
    within1h: share(samples, ({ errorHours }) => errorHours <= 1 + 1e-9),
    within2h: share(samples, ({ errorHours }) => errorHours <= 2 + 1e-9),
    off4h: share(samples, ({ errorHours }) => errorHours >= 4),
    coverage90: share(samples, ({ covered }) => covered),
    width90: median(samples.map(({ widthHours }) => widthHours)),
    ...alarms(samples, 'threePerMille'),
    abstained: share(samples, ({ abstains }) => abstains),
  };
}

function alarms(samples: readonly Sample[], rate: ClaimRate): Record<string, unknown> {
  if (samples.length === 0) return {};
  const alarmsAt = (hours: number): number =>
    samples.filter(
      ({ posterior, truth, instants }) =>
        posterior.massWithin(truth + hours * 60, 3) < claimMassThreshold(instants, rate),
    ).length;
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

/** The exact (Clopper-Pearson) one-sided upper 95 % bound of a share, by bisection. */
function upperBound(count: number, of: number): number {
  if (count >= of) return 1;
  const atMost = (share: number): number => {
    let term = (1 - share) ** of;
    let sum = term;
    for (let k = 1; k <= count; k += 1) {
      term *= ((of - k + 1) / k) * (share / (1 - share));
      sum += term;
    }
    return sum;
  };
  let low = count / of;
  let high = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
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

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
