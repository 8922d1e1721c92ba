/** How a name belongs to its entity: its own name, another spelling or language, or (countries only) the three-letter code. */
type NameKind = 'main' | 'other' | 'alpha3';

/** A numbered country, region or city. Numbers run through countries, then regions, then cities. */
export interface Entity {
  readonly id: number;
  readonly kind: 'country' | 'region' | 'city';
  /** Index into {@link Gazetteer.countries}. */
  readonly country: number;
  /** Region index, -1 when unknown or for a country. */
  readonly region: number;
  /** Decimal logarithm of the population; 0 when unknown. */
  readonly population: number;
  /** Binary logarithm of the number of names in all languages: how widely the place is known. Cities only. */
  readonly fame: number;
}

export interface NameHit {
  readonly entity: number;
  readonly kind: NameKind;
}

interface CountryRecord {
  readonly code: string;
  readonly name: string;
  readonly population: number;
  readonly zones: readonly string[];
}

/** A two- or three-letter subdivision code of ISO 3166-2 with its country and region. */
interface RegionCode {
  readonly country: number;
  readonly region: number;
}

export interface Gazetteer {
  readonly countries: readonly CountryRecord[];
  readonly countryByCode: ReadonlyMap<string, number>;
  readonly zones: readonly string[];
  readonly regionCodes: ReadonlyMap<string, readonly RegionCode[]>;
  /** Territory to the country whose subdivision it also is (Hong Kong to China). */
  readonly territories: ReadonlyMap<number, number>;
  readonly firstCity: number;
  readonly entityCount: number;
  find(key: string): readonly NameHit[];
  entity(id: number): Entity;
  /** Zones of an entity, largest population first. */
  zonesOf(id: number): readonly string[];
  /** Degrees, to a tenth; undefined for small places. Cities only. */
  position(id: number): { readonly latitude: number; readonly longitude: number } | undefined;
  /** Calls back with every main and other name of countries, of regions from a million people and of cities from `minimum` (decimal logarithm). */
  eachName(minimum: number, use: (key: string, hit: NameHit) => void): void;
}

interface Header {
  readonly zones: readonly string[];
  readonly countries: readonly (readonly [string, string, number, readonly number[]])[];
  readonly regions: readonly (readonly [number, number, readonly number[]])[];
  readonly codes: readonly (readonly [string, number, number])[];
  readonly territories: readonly (readonly [number, number])[];
  readonly cities: number;
}

const TAB = 9;
const NEWLINE = 10;
const WEAK = 11;
const NONE: readonly NameHit[] = [];

/**
 * Reads the decompressed asset written by scripts/gazetteer.ts. The names stay bytes; one hash table of 32-bit slots
 * leads to them, so that loading costs milliseconds and a few megabytes.
 * @throws Error when the bytes are no gazetteer.
 */
export function readGazetteer(bytes: Uint8Array): Gazetteer {
  if (bytes.length < 8) throw new Error('The gazetteer is empty; pass the decompressed asset.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const namesLength = view.getUint32(4, true);
  const namesAt = 8 + headerLength;
  if (namesAt + namesLength > bytes.length || bytes[8] !== 123)
    throw new Error(
      'These bytes are no gazetteer; decompress assets/gazetteer.br with brotli first.',
    );
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, namesAt))) as Header;
  const names = bytes.subarray(namesAt, namesAt + namesLength);
  const column = (index: number): Uint8Array => {
    const from = namesAt + namesLength + index * header.cities;
    return bytes.subarray(from, from + header.cities);
  };
  const [regionLow, regionHigh, zoneLow, zoneHigh, countryOf] = [0, 1, 2, 3, 4].map(column);
  const [populationOf, fameOf, latLow, latHigh, lonLow, lonHigh] = [5, 6, 7, 8, 9, 10].map(column);
  const wide = (low: Uint8Array | undefined, high: Uint8Array | undefined, at: number): number =>
    (low?.[at] ?? 0) | ((high?.[at] ?? 0) << 8);

  const firstRegion = header.countries.length;
  const firstCity = firstRegion + header.regions.length;
  const entityCount = firstCity + header.cities;
  const index = indexNames(names, firstRegion);
  const countries = header.countries.map(([code, name, population, zones]) => ({
    code,
    name,
    population: population / 25,
    zones: zones.map((zone) => header.zones[zone] ?? ''),
  }));
  const regionCodes = new Map<string, RegionCode[]>();
  for (const [code, country, region] of header.codes) {
    const known = regionCodes.get(code);
    if (known) known.push({ country, region });
    else regionCodes.set(code, [{ country, region }]);
  }

  function entity(id: number): Entity {
    if (id < firstRegion)
      return {
        id,
        kind: 'country',
        country: id,
        region: -1,
        population: countries[id]?.population ?? 0,
        fame: 0,
      };
    if (id < firstCity) {
      const record = header.regions[id - firstRegion];
      return {
        id,
        kind: 'region',
        country: record?.[0] ?? 0,
        region: id - firstRegion,
        population: (record?.[1] ?? 0) / 25,
        fame: 0,
      };
    }
    const at = id - firstCity;
    return {
      id,
      kind: 'city',
      country: countryOf?.[at] ?? 0,
      region: wide(regionLow, regionHigh, at) - 1,
      population: (populationOf?.[at] ?? 0) / 25,
      fame: (fameOf?.[at] ?? 0) / 20,
    };
  }

  return {
    countries,
    countryByCode: new Map(countries.map(({ code }, at) => [code, at])),
    zones: header.zones,
    regionCodes,
    territories: new Map(header.territories),
    firstCity,
    entityCount,
    find: index.find,
    entity,
    zonesOf(id) {
      if (id < firstRegion) return countries[id]?.zones ?? [];
      if (id < firstCity) {
        const [country = 0, , zones = []] = header.regions[id - firstRegion] ?? [];
        const own = zones.map((zone) => header.zones[zone] ?? '');
        return own.length > 0 ? own : (countries[country]?.zones ?? []);
      }
      return [header.zones[wide(zoneLow, zoneHigh, id - firstCity)] ?? ''];
    },
    position(id) {
      const at = id - firstCity;
      const latitude = wide(latLow, latHigh, at);
      const longitude = wide(lonLow, lonHigh, at);
      if (latitude === 0 && longitude === 0) return undefined;
      return { latitude: (latitude - 900) / 10, longitude: (longitude - 1800) / 10 };
    },
    eachName(minimum, use) {
      index.each((id) => {
        if (id < firstRegion) return true;
        if (id < firstCity) return (header.regions[id - firstRegion]?.[1] ?? 0) / 25 >= 6;
        return (populationOf?.[id - firstCity] ?? 0) / 25 >= minimum;
      }, use);
    },
  };
}

interface NameIndex {
  find(key: string): readonly NameHit[];
  each(wanted: (entity: number) => boolean, use: (key: string, hit: NameHit) => void): void;
}

function indexNames(names: Uint8Array, firstRegion: number): NameIndex {
  let count = 0;
  for (const byte of names) if (byte === TAB || byte === NEWLINE || byte === WEAK) count++;
  const starts = new Uint32Array(count + 1);
  const owners = new Uint32Array(count + 1);
  const kinds = new Uint8Array(count + 1);
  const mask = 2 ** Math.ceil(Math.log2(count * 2)) - 1;
  const slots = new Uint32Array(mask + 1);
  let number = 0;
  let owner = 0;
  let first = true;
  let weak = false;
  let start = 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < names.length; at++) {
    const byte = names[at] ?? 0;
    if (byte !== TAB && byte !== NEWLINE && byte !== WEAK) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      continue;
    }
    if (at > start) {
      number++;
      starts[number] = start;
      owners[number] = owner;
      const country = owner < firstRegion;
      kinds[number] = country && first ? 2 : weak ? 1 : 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    first = false;
    if (byte === WEAK) weak = true;
    if (byte === NEWLINE) {
      owner++;
      first = true;
      weak = false;
    }
    start = at + 1;
    hash = 0x811c9dc5;
  }
  const total = number;
  const KINDS: readonly NameKind[] = ['main', 'other', 'alpha3'];
  const hit = (name: number): NameHit => ({
    entity: owners[name] ?? 0,
    kind: KINDS[kinds[name] ?? 0] ?? 'main',
  });
  const encoder = new TextEncoder();
  const scratch = new Uint8Array(192);

  function same(name: number, length: number): boolean {
    const from = starts[name] ?? 0;
    for (let at = 0; at < length; at++) if (names[from + at] !== scratch[at]) return false;
    const end = names[from + length];
    return end === TAB || end === NEWLINE || end === WEAK;
  }

  return {
    find(key) {
      if (key.length < 2 || key.length > 60) return NONE;
      const { written } = encoder.encodeInto(key, scratch);
      let sum = 0x811c9dc5;
      for (let at = 0; at < written; at++) sum = Math.imul(sum ^ (scratch[at] ?? 0), 0x01000193);
      let slot = (sum ^ (sum >>> 15)) & mask;
      let hits: NameHit[] | undefined;
      for (let name = slots[slot] ?? 0; name !== 0; name = slots[slot] ?? 0) {
        if (same(name, written)) {
          hits ??= [];
          hits.push(hit(name));
        }
        slot = (slot + 1) & mask;
      }
      return hits ?? NONE;
    },
    each(wanted, use) {
      const decoder = new TextDecoder();
      for (let name = 1; name <= total; name++) {
        if (kinds[name] === 2 || !wanted(owners[name] ?? 0)) continue;
        const from = starts[name] ?? 0;
        let end = from;
        while ((names[end] ?? NEWLINE) > WEAK) end++;
        use(decoder.decode(names.subarray(from, end)), hit(name));
      }
    },
  };
}
