import { describe, expect, it } from 'vitest';
import { resolver } from './asset.ts';

const plain = (text: string) => resolver().resolve(text).plain;

/** Only what a text plainly states may be held against anybody. */
describe('a text states its place plainly', () => {
  it.each([
    'Lisbon',
    'Lisbon, Portugal',
    'Portland, Oregon',
    'Halifax, Nova Scotia',
    'Saint-Denis, La Réunion',
    'Berlin, Germany 🇩🇪',
    'Munich area',
    'Köln, NRW, Deutschland',
    'Remote, Berlin',
    '東京',
    'usa',
    'US',
    'CAN',
    'uk',
    'nyc',
    'Bath, England',
  ])('%s', (text) => {
    expect(plain(text)).toBe(true);
  });

  it.each([
    [
      'is past or denied',
      [
        'Originally Berlin',
        'Born in Kenya',
        'Tokyo-born, elsewhere now',
        'not Paris',
        'formerly Oslo',
        'soon in Lisbon',
      ],
    ],
    ['is rather a word than a place', ['more', 'Hope', 'can', 'and', 'She', 'Bath', 'best']],
    ['is a slip of the pen, perhaps', ['Easter Island', 'Ruby Island, Python Sea', 'Lisbom']],
    [
      'stands beside one that cannot be read',
      ['NYC / TLV', '東京→サンフランシスコ', 'Berlin & Xyzzyx'],
    ],
    ['is contradicted by what stands behind it', ['Delhi, NY', 'Cairo IL', 'Tokyo, Calif.']],
    [
      'is part of another name',
      ['Little Tokyo', 'Neo Tokyo', 'New Delhi Road', 'China Grove', 'Paris Hilton fan'],
    ],
  ] as const)('not where it %s', (_, texts) => {
    expect(texts.filter(plain)).toEqual([]);
  });
});

describe('offsets with a doubtful sign', () => {
  it('are read as POSIX names have them', () => {
    expect(resolver().resolve('Etc/GMT+5').fixedOffsets).toEqual([-300]);
  });

  it('count both ways where an American abbreviation contradicts them', () => {
    expect([...resolver().resolve('EST (GMT+5)').fixedOffsets].sort()).toEqual([-300, 300]);
  });
});

describe('a country', () => {
  it.each([
    ['France', 'Pacific/Tahiti'],
    ['Netherlands', 'America/Curacao'],
    ['United Kingdom', 'Atlantic/Bermuda'],
    ['Denmark', 'America/Nuuk'],
  ])('%s includes its parts overseas: %s', (country, zone) => {
    expect(resolver().resolve(country).zones).toContain(zone);
  });
});
