import { describe, expect, it, test } from 'vitest';
import type { PlaceReading } from '../../../src/inference/place/resolver.ts';
import { resolver } from './asset.ts';

const read = (text: string): PlaceReading => resolver().resolve(text);
const brief = (text: string): string => {
  const { verdict, countries } = read(text);
  return [verdict, ...countries].join(' ');
};
const briefAnyOrder = (text: string): string => {
  const { verdict, countries } = read(text);
  return [verdict, ...[...countries].sort()].join(' ');
};

describe('one country', () => {
  test.each([
    // cities, regions and countries, with and without each other
    ['Maputo', 'MZ'],
    ['Cluj-Napoca, Romania', 'RO'],
    ['Novosibirsk', 'RU'],
    ['Antananarivo, Madagascar', 'MG'],
    ['Uttar Pradesh', 'IN'],
    ['Queensland', 'AU'],
    ['Kyoto Japan', 'JP'],
    ['peru, lima', 'PE'],
    ['Guadalajara, Jalisco', 'MX'],
    ['New Zealand', 'NZ'],
    // names countries have for themselves, for each other, and used to have
    ['Deutschland', 'DE'],
    ['Türkiye', 'TR'],
    ['the Netherlands', 'NL'],
    ['Holland', 'NL'],
    ['Ivory Coast', 'CI'],
    ['Suomi', 'FI'],
    ['Éire', 'IE'],
    ['U.S.A.', 'US'],
    ['UK', 'GB'],
    ['Rep. of Korea', 'KR'],
    // scripts of the world
    ['Санкт-Петербург', 'RU'],
    ['Київ, Україна', 'UA'],
    ['東京都', 'JP'],
    ['四川成都', 'CN'],
    ['서울', 'KR'],
    ['القاهرة', 'EG'],
    ['تهران', 'IR'],
    ['Αθήνα', 'GR'],
    ['תל אביב', 'IL'],
    ['กรุงเทพมหานคร', 'TH'],
    ['ประเทศไทย', 'TH'],
    ['मुंबई', 'IN'],
    ['ঢাকা', 'BD'],
    ['臺北', 'TW'],
    // codes of regions and countries are read together with what stands before them
    ['Springfield, IL', 'US'],
    ['Montréal, QC', 'CA'],
    ['Perth, WA', 'AU'],
    ['Tacoma, WA', 'US'],
    ['Mysore, KA', 'IN'],
    ['Recife - PE', 'BR'],
    ['Leipzig, DE', 'DE'],
    ['Dover, DE', 'US'],
    ['Montreal, CA', 'CA'],
    ['Fresno, CA', 'US'],
    ['Pune IN', 'IN'],
    ['Bloomington, IN', 'US'],
    ['Nairobi, KE', 'KE'],
    // a container decides between homonyms
    ['Paris, Texas', 'US'],
    ['London, Ontario', 'CA'],
    ['Birmingham, Alabama', 'US'],
    ['Birmingham, England', 'GB'],
    ['Hyderabad, Pakistan', 'PK'],
    ['Georgia, USA', 'US'],
    ['Tbilisi, Georgia', 'GE'],
    ['Valencia, Venezuela', 'VE'],
    ['Vancouver, Washington', 'US'],
    // postcodes, streets, filler words
    ['1010 Wien', 'AT'],
    ['Rue de Lausanne 12, 1202 Genève', 'CH'],
    ['CH-8001 Zürich', 'CH'],
    ['Leeds LS1 4AP', 'GB'],
    ['near Bologna', 'IT'],
    ['Greater Toronto Area', 'CA'],
    ['living in Osaka', 'JP'],
    ['University of Nairobi', 'KE'],
    // nicknames and institutions
    ['SF Bay Area', 'US'],
    ['NYC', 'US'],
    ['Bay Area', 'US'],
    ['DMV', 'US'],
    ['CDMX', 'MX'],
    ['Blr', 'IN'],
    ['CERN', 'CH'],
    ['KAIST', 'KR'],
    ['ETH Zürich', 'CH'],
    ['Makerere University', 'UG'],
    // flags
    ['🇳🇴', 'NO'],
    ['Lagos 🇳🇬', 'NG'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'GB'],
    // a part of the world says nothing more than its country does
    ['Nepal, Asia, Earth', 'NP'],
    ['Hong Kong, China', 'HK'],
  ])('%s is %s', (text, country) => {
    expect(brief(text)).toBe(`one ${country}`);
  });
});

describe('several places', () => {
  test.each([
    ['Berlin, Amsterdam', 'DE NL'],
    ['Dublin & Paris', 'FR IE'],
    ['NYC / Berlin', 'DE US'],
    ['Lisbon | São Paulo', 'BR PT'],
    ['Kenya and Uganda', 'KE UG'],
    ['Oslo -> Tokyo', 'JP NO'],
    ['🇫🇷 🇯🇵', 'FR JP'],
    ['Malaysia, Singapore', 'MY SG'],
  ])('%s is %s', (text, countries) => {
    expect(briefAnyOrder(text)).toBe(`several ${countries}`);
  });

  it('keeps places of one country together', () => {
    expect(brief('Warsaw / Kraków')).toBe('one PL');
  });
});

describe('one place that several countries have', () => {
  test.each([
    ['Georgia', ['GE', 'US']],
    ['Cambridge', ['GB', 'US']],
    ['Valencia', ['ES', 'VE']],
    ['Cordoba', ['AR', 'ES']],
    ['Hyderabad', ['IN', 'PK']],
    ['Punjab', ['IN', 'PK']],
    ['Worcester', ['GB', 'US']],
  ])('%s may be any of %s', (text, countries) => {
    const reading = read(text);
    expect(reading.verdict).toBe('ambiguous');
    expect(reading.countries).toEqual(expect.arrayContaining(countries));
  });

  it('does not doubt a name one place is much better known for', () => {
    expect(brief('Barcelona')).toBe('one ES');
    expect(brief('London')).toBe('one GB');
  });
});

describe('no place', () => {
  test.each([
    '',
    '   ',
    'Earth',
    'Earth (mostly)',
    'South America',
    'Europe',
    'remote',
    'Internet',
    'localhost',
    '127.0.0.1',
    '/dev/null',
    'https://example.com/',
    'somebody@example.com',
    '@somebody',
    'Milky Way, Universe',
    'somewhere over the rainbow',
    'Lost City of Atlantis',
    'City of Angles',
    'behind you',
    '¯\\_(ツ)_/¯',
  ])('leaves %j alone', (text) => {
    const { verdict, countries, zones } = read(text);
    expect(['none', 'unknown']).toContain(verdict);
    expect(countries).toEqual([]);
    expect(zones).toEqual([]);
  });

  it('calls a word outside the gazetteer unknown, not no place', () => {
    expect(read('Qwertzuiopolis').verdict).toBe('unknown');
  });
});

describe('misspelt names', () => {
  test.each([
    ['Phillipines', 'PH'],
    ['South Koera', 'KR'],
    ['Swtizerland', 'CH'],
    ['Toyko', 'JP'],
    ['Johanesburgg', 'ZA'],
    ['Buenos Aries', 'AR'],
  ])('%s is read as %s, and says so', (text, country) => {
    const reading = read(text);
    expect(reading.countries).toEqual([country]);
    expect(reading.because).toContain('misspelling');
    expect(reading.confidence).toBeLessThan(0.9);
  });

  it('does not turn short words into cities', () => {
    for (const word of ['Media', 'Banana', 'Nature', 'heart'])
      expect(read(word).countries).toEqual([]);
  });
});

describe('zones and offsets', () => {
  it("gives the city's zone, not all of its country's", () => {
    expect(read('Denver, Colorado').zones).toEqual(['America/Denver']);
    expect(read('Vladivostok, Russia').zones).toEqual(['Asia/Vladivostok']);
  });

  it('gives all zones of a region or country', () => {
    expect(read('Indonesia').zones).toEqual(
      expect.arrayContaining(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
    );
    expect(read('Tennessee').zones).toEqual(
      expect.arrayContaining(['America/Chicago', 'America/New_York']),
    );
  });

  it('gives the zones of every meaning of an ambiguous name', () => {
    expect(read('Georgia').zones).toEqual(
      expect.arrayContaining(['Asia/Tbilisi', 'America/New_York']),
    );
  });

  it('reads UTC offsets as minutes east', () => {
    expect(read('UTC+5:30')).toMatchObject({ verdict: 'none', fixedOffsets: [330] });
    expect(read('GMT-3').fixedOffsets).toEqual([-180]);
    expect(read('Kathmandu (UTC+05:45)')).toMatchObject({ countries: ['NP'], fixedOffsets: [345] });
    expect(read('UTC+99').fixedOffsets).toEqual([]);
  });

  it('reads IANA zone names', () => {
    expect(read('Europe/Helsinki')).toMatchObject({
      verdict: 'one',
      countries: ['FI'],
      zones: ['Europe/Helsinki'],
    });
    expect(read('Europe/Spain/Bilbao').countries).toEqual(['ES']);
  });

  it('reads coordinates', () => {
    expect(read('-1.2921, 36.8219')).toMatchObject({
      countries: ['KE'],
      zones: ['Africa/Nairobi'],
    });
    expect(read('43°3\'59"N, 141°21\'0"E').countries).toEqual(['JP']);
    expect(read('0.0, -150.0').countries).toEqual([]);
  });
});

it('tells which words were read as what', () => {
  expect(read('Lyon, France').because).toBe(
    'Read “Lyon” as a city in France, “France” as the country.',
  );
  expect(read('Portland, Oregon').because).toBe(
    'Read “Portland” as a city in the United States, “Oregon” as a region of the United States.',
  );
  expect(read('Utrecht, The Netherlands').because).toMatch(
    /a city in the Netherlands, .* as the Netherlands\.$/,
  );
  expect(read('Manama, Bahrain').because).toMatch(/a city in Bahrain/);
});
