import type { Gazetteer } from './gazetteer.ts';

/** Parts that ISO counts as countries of their own and whose people may still state the country they belong to. */
const BELONGING: Readonly<Record<string, readonly string[]>> = {
  DK: ['FO', 'GL'],
  GB: ['BM', 'FK', 'GG', 'GI', 'IM', 'JE', 'KY', 'MS', 'SH', 'TC', 'VG', 'AI'],
  NZ: ['CK', 'NU', 'TK'],
  AU: ['CC', 'CX', 'NF'],
};

/** Zones of the parts of a country overseas: whoever states France may live in Tahiti. */
export function overseasZones(country: number, gazetteer: Gazetteer): readonly string[] {
  const code = gazetteer.countries[country]?.code ?? '';
  const belonging = (BELONGING[code] ?? []).flatMap(
    (part) => gazetteer.countryByCode.get(part) ?? [],
  );
  const territories = [...gazetteer.territories]
    .filter(([, sovereign]) => sovereign === country)
    .map(([territory]) => territory);
  return [...territories, ...belonging].flatMap((part) => gazetteer.countries[part]?.zones ?? []);
}
