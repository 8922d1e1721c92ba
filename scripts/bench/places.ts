import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { createPlaceResolver, type PlaceReading } from '../../src/inference/place/resolver.ts';
import { target } from './share.ts';
import { microsecondsOf } from './speed.ts';

const ASSET = new URL('../../assets/gazetteer.br', import.meta.url);

type Label =
  | { readonly kind: 'none' }
  | { readonly kind: 'all'; readonly countries: readonly string[] }
  | { readonly kind: 'any'; readonly countries: readonly string[] };

interface Row {
  readonly raw: string;
  readonly label: Label;
}

/** Reads `raw <TAB> iso <TAB> source` with a header line; iso is `XX`, `A|B`, `?A/B` or `ZZ`. */
function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [raw, iso] = line.replace(/\r$/u, '').split('\t');
      if (raw === undefined || iso === undefined)
        throw new Error(`${file}, line ${index + 2}: expected raw <TAB> iso <TAB> source.`);
      return { raw, label: readLabel(iso) };
    });
}

function readLabel(iso: string): Label {
  if (iso === 'ZZ') return { kind: 'none' };
  if (iso.startsWith('?')) return { kind: 'any', countries: iso.slice(1).split('/') };
  return { kind: 'all', countries: iso.split('|') };
}

interface Judged {
  readonly single: boolean;
  readonly rightSingle: boolean;
  readonly recalled: boolean;
  readonly inSet: boolean;
}

function judge(
  { verdict, countries }: PlaceReading,
  label: Exclude<Label, { kind: 'none' }>,
): Judged {
  const single = verdict === 'one';
  const has = (country: string): boolean => countries.includes(country);
  // One labelled half may be "no place" (?IT/ZZ); the other half then counts.
  const wanted = label.countries.filter((country) => country !== 'ZZ');
  const rightSingle = single && label.countries.includes(countries[0] ?? '');
  if (label.kind === 'any') {
    const inSet = wanted.some(has);
    const recalled = wanted.every(has) || (inSet && verdict === 'ambiguous') || rightSingle;
    return { single, rightSingle, recalled, inSet };
  }
  const inSet = wanted.every(has);
  const several = wanted.length > 1;
  const recalled = several
    ? inSet && verdict === 'several' && countries.length === wanted.length
    : rightSingle;
  return { single, rightSingle, recalled, inSet };
}

/**
 * Measures the place resolver on labelled strings: `--locations FILE.tsv`, repeatable.
 * `--misses` also prints every miss to stderr.
 */
export async function benchPlaces(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args: [...argv],
    options: { locations: { type: 'string', multiple: true }, misses: { type: 'boolean' } },
  });
  const files = values.locations ?? [];
  if (files.length === 0) throw new Error('Pass at least one --locations FILE.tsv.');
  const rows = files.flatMap(readRows);
  if (rows.length === 0) throw new Error(`No strings in ${files.join(', ')}.`);
  const before = performance.now();
  const resolver = createPlaceResolver(brotliDecompressSync(readFileSync(ASSET)));
  const loadMilliseconds = performance.now() - before;
  let places = 0;
  let singles = 0;
  let rightSingles = 0;
  let recalled = 0;
  let inSet = 0;
  let nonPlaces = 0;
  let leftAlone = 0;
  for (const { raw, label } of rows) {
    const reading = resolver.resolve(raw);
    const miss = (why: string): void => {
      if (values.misses)
        console.error(
          `${why}\t${raw}\t${label.kind === 'none' ? 'ZZ' : label.countries.join('|')}\t${reading.verdict} ${reading.countries.join()}\t${reading.because}`,
        );
    };
    if (label.kind === 'none') {
      nonPlaces++;
      if (reading.verdict === 'none' || reading.verdict === 'unknown') leftAlone++;
      else miss('PLACE?');
      continue;
    }
    const judged = judge(reading, label);
    places++;
    if (judged.single) singles++;
    if (judged.rightSingle) rightSingles++;
    if (judged.recalled) recalled++;
    if (judged.inSet) inSet++;
    if (judged.single && !judged.rightSingle) miss('WRONG');
    else if (!judged.inSet) miss('SET');
    else if (!judged.recalled) miss('recall');
  }
  const share = (part: number, whole: number): number | null =>
    whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
  const microsecondsPerCall = microsecondsOf(
    (round) => resolver.resolve(rows[round % rows.length]?.raw ?? ''),
    20_000,
  );
  return {
    targets: [
      target('precision of single verdicts', share(rightSingles, singles), ['≥', 0.99]),
      target('the right country is in the set', share(inSet, places), ['≥', 0.97]),
      target('non-places read as places', nonPlaces - leftAlone, ['≤', 0]),
      target('microseconds a call', microsecondsPerCall, ['≤', 60]),
    ],
    strings: rows.length,
    precision: share(rightSingles, singles),
    recall: share(recalled, places),
    setRecall: share(inSet, places),
    nonPlaces,
    nonPlacesLeftAlone: leftAlone,
    microsecondsPerCall,
    loadMilliseconds: Math.round(loadMilliseconds),
  };
}
