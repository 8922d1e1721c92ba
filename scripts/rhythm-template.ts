/**
 * Writes src/inference/rhythm/template.ts.
 *
 *   node scripts/rhythm-template.ts template.json authors.jsonl.gz
 *
 * The first file holds the trained mixture, the second the authors on whom the interval
 * temperatures are fitted. Run it twice in a row and the second run changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { arcHolds, readAuthors, settledWindow } from './bench/authors.ts';

const TARGET = fileURLToPath(new URL('../src/inference/rhythm/template.ts', import.meta.url));
/**
 * Numbers of instants at which a temperature is fitted, each with the factor that corrects for fitting it
 * on the authors the mixture was trained on. Measured by training the same mixture again on three fifths
 * of these authors (a fifth for early stopping, a fifth left out; five splits of five folds): the authors
 * left out need a temperature higher by 4, 6, 8, 12, 19 and 19 %. Overfitting falls as the training set
 * grows, and the mixture here saw five sixths of the authors, so 0.72 of that excess is taken.
 */
const SIZES: readonly (readonly [instants: number, leftOut: number])[] = [
  [20, 1.03],
  [50, 1.04],
  [100, 1.06],
  [200, 1.08],
  [500, 1.14],
  [1000, 1.14],
];
/** Several windows an author, because the larger sizes have few authors. */
const DRAWS = 3;
const LEVEL = 0.9;

const Template = z.object({
  provenance: z.object({ built: z.string(), source: z.string() }),
  a: z.number(),
  b: z.number(),
  g: z.array(z.number()),
  w: z.array(z.array(z.number()).length(144)),
  thresholds_crossfit_open: z.record(
    z.string(),
    z.object({ '1%': z.number(), '0.3%': z.number(), '5%': z.number(), N: z.number() }),
  ),
});
type Template = z.infer<typeof Template>;

interface Temperature {
  readonly instants: number;
  readonly temperature: number;
  readonly coverage: number;
  readonly windows: number;
}

async function main(): Promise<void> {
  const [templateFile, authorsFile] = process.argv.slice(2);
  if (templateFile === undefined || authorsFile === undefined) {
    console.error('Usage: node scripts/rhythm-template.ts template.json authors.jsonl.gz');
    process.exitCode = 2;
    return;
  }
  const template = Template.parse(JSON.parse(await readFile(templateFile, 'utf8')));
  // The posterior reads the module written here, so the weights must be in place before the fit.
  await writeFile(TARGET, render(template, []));
  const temperatures = await fitTemperatures(authorsFile);
  await writeFile(TARGET, render(template, temperatures));
  execFileSync('npx', ['biome', 'check', '--write', TARGET], { stdio: 'inherit' });
  console.table(temperatures);
}

async function fitTemperatures(authorsFile: string): Promise<readonly Temperature[]> {
  const { offsetPosterior } = await import('../src/inference/rhythm/posterior.ts');
  const { shortestArc, temper } = await import('../src/inference/rhythm/interval.ts');
  const covers = (mass: readonly number[], truth: number, temperature: number): boolean =>
    arcHolds(shortestArc(temper(mass, temperature), LEVEL), truth);
  const samples = new Map<number, { mass: readonly number[]; truth: number }[]>(
    SIZES.map(([size]) => [size, []]),
  );
  for await (const author of readAuthors(authorsFile)) {
    for (const [size, list] of samples) {
      for (let draw = 1; draw <= DRAWS; draw += 1) {
        const window = settledWindow(author, size, draw);
        if (window) list.push({ mass: offsetPosterior(window.instants).mass, truth: window.truth });
      }
    }
  }
  return [...samples].map(([instants, list]) => {
    const coverageAt = (temperature: number): number =>
      list.filter(({ mass, truth }) => covers(mass, truth, temperature)).length / list.length;
    let low = 0.3;
    let high = 4;
    for (let step = 0; step < 12; step += 1) {
      const middle = (low + high) / 2;
      if (coverageAt(middle) < LEVEL) low = middle;
      else high = middle;
    }
    const leftOut = SIZES.find(([size]) => size === instants)?.[1] ?? 1;
    const temperature = Math.round(high * leftOut * 100) / 100;
    return { instants, temperature, coverage: coverageAt(temperature), windows: list.length };
  });
}

function render(template: Template, temperatures: readonly Temperature[]): string {
  const priors = template.g.join(', ');
  const weights = template.w.map((row) => `    [${row.join(', ')}],`).join('\n');
  const thresholds = Object.entries(template.thresholds_crossfit_open)
    .map(([size, row]) => {
      const at = (level: '1%' | '0.3%'): string => row[level].toFixed(4);
      return `  { instants: ${size}, onePercent: ${at('1%')}, threePerMille: ${at('0.3%')}, windows: ${row.N} },`;
    })
    .join('\n');
  const knots = temperatures
    .map(
      (knot) =>
        `  // Here 90 % intervals hold ${(knot.coverage * 100).toFixed(1)} % of ${knot.windows} windows.\n` +
        `  { instants: ${knot.instants}, value: ${knot.temperature} },`,
    )
    .join('\n');
  return `// Written by scripts/rhythm-template.ts; do not edit.
//
// Built (${template.provenance.built}) from the author dates of the public git histories of 243 repositories, without bots
// and without commits made on GitHub's web site. Trained on 2,705 authors with at least 60 commits on
// 15 days, of whom about 2,080 have windows of commits with one consistent recorded offset: a mixture of
// eight daily rhythms (48 half hours each for weekdays, Saturday and Sunday), equivariant to shifts, fitted
// by minimizing the cross-entropy of the recorded offset under a flat prior over the 48 half-hour places of
// the clock face (Adam; a sixth of the authors kept for early stopping). Nobody can be found again in it.
// Public repositories of open-source projects are not everybody: few authors live in Latin America, in
// UTC+7 or in Africa, and weekends are taken to be Saturday and Sunday.

import type { Knot } from './interpolate.ts';

/** Scale exp(a) * M^b of M damped instants, log prior of each rhythm, and its 3 x 48 log weights. */
export const RHYTHM_TEMPLATE: {
  readonly a: number;
  readonly b: number;
  readonly priors: readonly number[];
  readonly weights: readonly (readonly number[])[];
} = {
  a: ${template.a},
  b: ${template.b},
  priors: [${priors}],
  weights: [
${weights}
  ],
};

/**
 * Posterior mass within 3 hours of the recorded offset that only 1 % and 0.3 % of the windows of ordinary
 * authors stay under, cross-fitted in three folds on the same authors.
 */
export const CLAIM_MASS_THRESHOLDS: readonly {
  readonly instants: number;
  readonly onePercent: number;
  readonly threePerMille: number;
  readonly windows: number;
}[] = [
${thresholds}
];

/**
 * Temperatures of the posterior at which 90 % intervals are to hold the recorded offset of 90 % of the
 * windows of authors never seen. They were fitted on the same authors, ${DRAWS} windows each at most, and raised
 * by 3 to 14 % because authors left out of the training need that much more; so on these authors the
 * intervals hold somewhat more than 90 %.
 */
export const INTERVAL_TEMPERATURES: readonly Knot[] = [
${knots}
];
`;
}

await main();
