import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldLetters, placeKey } from '../../../src/inference/place/fold.ts';
import { readGazetteer } from '../../../src/inference/place/gazetteer.ts';
import { createPlaceResolver } from '../../../src/inference/place/resolver.ts';
import { editDistance } from '../../../src/inference/place/spelling.ts';
import { packed, unpacked } from './asset.ts';

describe('the gazetteer asset', () => {
  const table = readGazetteer(unpacked());
  const named = (name: string): string[] =>
    table.find(placeKey(name)).map(({ entity }) => {
      const { kind, country } = table.entity(entity);
      return `${kind} ${table.countries[country]?.code}`;
    });

  it('stays under 700 KB and names its sources', () => {
    expect(packed().length).toBeLessThanOrEqual(700_000);
    const notice = readFileSync(new URL('../../../assets/NOTICE.md', import.meta.url), 'utf8');
    expect(notice).toContain('GeoNames');
    expect(notice).toContain('creativecommons.org/licenses/by/4.0');
  });

  it('knows every country, each with a zone this runtime understands', () => {
    expect(table.countries.length).toBeGreaterThanOrEqual(249);
    for (const { code, zones } of table.countries) {
      // Bouvet and Heard islands are uninhabited and may have no zone of their own.
      if (['BV', 'HM'].includes(code)) continue;
      expect(zones, code).not.toEqual([]);
    }
  });

  it('finds names however they are written', () => {
    expect(named('Hong-Kong')).toContain('country HK');
    expect(named('ZURICH')).toContain('city CH');
    expect(named('Zürich')).toContain('city CH');
    expect(named('no such place')).toEqual([]);
    expect(named('')).toEqual([]);
  });

  it('knows the largest places of small countries too', () => {
    expect(named('Differdange')).toContain('city LU');
    expect(named('Funafuti')).toContain('city TV');
  });

  it('keeps positions to a tenth of a degree', () => {
    const city = table
      .find('nairobi')
      .map(({ entity }) => table.entity(entity))
      .find(({ kind }) => kind === 'city');
    expect(table.position(city?.id ?? 0)).toEqual({ latitude: -1.3, longitude: 36.8 });
    expect(table.zonesOf(city?.id ?? 0)).toEqual(['Africa/Nairobi']);
  });

  it('is refused with advice when it is still packed or cut short', () => {
    expect(() => createPlaceResolver(packed())).toThrow(/decompress/u);
    expect(() => createPlaceResolver(new Uint8Array())).toThrow(/empty/u);
  });
});

describe('folding', () => {
  it('removes accents and joins what keyboards write differently', () => {
    expect(foldLetters('ÅRHUS Łódź Straße İzmir')).toBe('arhus lodz strasse izmir');
    expect(placeKey("Sant'Ana-do Livramento")).toBe('santanadolivramento');
  });

  it('keeps letters that are no accents', () => {
    expect(placeKey('मुंबई')).toBe('मुंबई');
    expect(placeKey('서울')).toBe('서울');
  });
});

describe('edit distance', () => {
  it('counts a swap of neighbours once', () => {
    expect(editDistance('koera', 'korea', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
  });

  it('stops above the limit', () => {
    expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3);
  });
});
