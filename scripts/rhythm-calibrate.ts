import { offsetDistance } from '../src/inference/clock/distance.ts';
import { massWithinHours, shortestArc, temper } from '../src/inference/rhythm/interval.ts';
import { arcHolds, quantile } from './bench/authors.ts';

/** The posterior of a window by networks that were not trained on its author. */
export interface Judgement {
  readonly size: number;
  readonly draw: number;
  /** Recorded offset, minutes east of UTC. */
  readonly truth: number;
  readonly mass: readonly number[];
  /** The single best offset, minutes east of UTC. */
  readonly best: number;
}

/** What is fitted and measured at one number of instants; shares are fractions. */
export interface Calibration {
  readonly instants: number;
  readonly windows: number;
  readonly temperature: number;
  readonly onePercent: number;
  readonly threePerMille: number;
  readonly crossEntropy: number;
  readonly within1h: number;
  readonly within2h: number;
  readonly off4h: number;
  readonly width90: number;
  /** Share of claims wrong by so many hours east that the stricter threshold finds. */
  readonly power: Readonly<Record<string, number>>;
}

const LEVEL = 0.9;
const CLAIM_HOURS = 3;
const WRONG_BY = [5, 8, 12, 13, 16];
const STRICT_RATE = 0.003;

/** Fits temperatures and thresholds at every size. */
export function calibrate(
  judgements: readonly Judgement[],
  sizes: readonly number[],
): readonly Calibration[] {
  return sizes.map((instants) => {
    const list = judgements.filter(({ size }) => size === instants);
    const share = (holds: (judgement: Judgement) => boolean): number =>
      Math.round((list.filter(holds).length / list.length) * 10_000) / 10_000;
    const temperature = fitTemperature(list);
    const own = list.map(({ mass, truth }) => massWithinHours(mass, truth, CLAIM_HOURS));
    const sorted = own.toSorted((a, b) => a - b);
    const threePerMille = quantile(sorted, STRICT_RATE);
    const error = ({ best, truth }: Judgement): number => offsetDistance(best, truth) / 60;
    const widths = list.map(({ mass }) => shortestArc(temper(mass, temperature), LEVEL).widthHours);
    return {
      instants,
      windows: list.length,
      temperature,
      onePercent: quantile(sorted, 0.01),
      threePerMille,
      crossEntropy:
        list.reduce((sum, judgement) => sum - Math.log(atTruth(judgement)), 0) / list.length,
      within1h: share((judgement) => error(judgement) <= 1 + 1e-9),
      within2h: share((judgement) => error(judgement) <= 2 + 1e-9),
      off4h: share((judgement) => error(judgement) >= 4),
      width90: quantile(
        widths.toSorted((a, b) => a - b),
        0.5,
      ),
      power: Object.fromEntries(
        WRONG_BY.map((hours) => [
          String(hours),
          share(
            ({ mass, truth }) =>
              massWithinHours(mass, truth + hours * 60, CLAIM_HOURS) < threePerMille,
          ),
        ]),
      ),
    };
  });
}

/** The lowest temperature, in hundredths, whose 90 % intervals hold 90 % of the recorded offsets. */
function fitTemperature(list: readonly Judgement[]): number {
  let low = 0.3;
  let high = 4;
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const held = list.filter(({ mass, truth }) =>
      arcHolds(shortestArc(temper(mass, middle), LEVEL), truth),
    ).length;
    if (held < LEVEL * list.length) low = middle;
    else high = middle;
  }
  return Math.round(high * 100) / 100;
}

/** Probability at the truth, between its two neighbouring half hours. */
function atTruth({ mass, truth }: Judgement): number {
  const position = (truth + 720) / 30 + mass.length;
  const low = Math.floor(position);
  const part = position - low;
  const at = (place: number): number => mass[place % mass.length] ?? 0;
  return Math.max(1e-12, (1 - part) * at(low) + part * at(low + 1));
}

/** Text of the module that ships. */
export function trainedModule(
  packed: string,
  calibration: readonly Calibration[],
  provenance: readonly string[],
): string {
  const thresholds = calibration.map(
    ({ instants, windows, onePercent, threePerMille }) =>
      `  { instants: ${instants}, onePercent: ${onePercent.toFixed(4)}, threePerMille: ${threePerMille.toFixed(4)}, windows: ${windows} },`,
  );
  const temperatures = calibration.map(
    ({ instants, temperature }) => `  { instants: ${instants}, value: ${temperature} },`,
  );
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const figures = calibration.map(
    (row) =>
      `//   ${row.instants} instants, ${row.windows} windows: within 2 h ${percent(row.within2h)}, off by 4 h or more ${percent(row.off4h)}, 90 % interval ${row.width90} h`,
  );
  return `// Written by scripts/rhythm-train.ts; do not edit.
//
// Trained on the author dates of public git histories, without bots and without commits made on GitHub's
// web site. Nobody can be found again in it. Public repositories of open-source projects are not
// everybody: few authors live in Latin America, in UTC+7 or in Africa, and weekends are taken to be
// Saturday and Sunday.
//
${provenance.map((line) => `// ${line}`).join('\n')}
// Judged on authors left out of the training, up to three windows each:
${figures.join('\n')}

import type { Knot } from './interpolate.ts';

/** Weights of the networks, packed by packNetworks. */
export const PACKED_NETWORKS =
  '${packed}';

/**
 * Posterior mass within 3 hours of the recorded offset that only 1 % and 0.3 % of the windows of ordinary
 * authors stay under, by networks that were not trained on them.
 */
export const CLAIM_MASS_THRESHOLDS: readonly {
  readonly instants: number;
  readonly onePercent: number;
  readonly threePerMille: number;
  readonly windows: number;
}[] = [
${thresholds.join('\n')}
];

/**
 * Temperatures of the posterior at which 90 % intervals hold the recorded offset of 90 % of the windows of
 * authors left out of the training.
 */
export const INTERVAL_TEMPERATURES: readonly Knot[] = [
${temperatures.join('\n')}
];
`;
}
