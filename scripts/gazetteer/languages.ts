/** Languages whose names of countries go into the gazetteer: those with many developers, all with many speakers. */
export const COUNTRY_NAME_LANGUAGES: readonly string[] =
  'es fr de pt it nl pl tr ru uk zh zh-Hant ja ko ar hi bn fa he el cs sv fi nb da hu ro vi id th ca hr sr bg sk sl et lv lt ur ta te ms sw az kk'.split(
    ' ',
  );

// Where one country writes in several scripts, Unicode's likely script is not enough.
const MORE: Readonly<Record<string, readonly string[]>> = {
  IN: ['Deva', 'Beng', 'Taml', 'Telu', 'Knda', 'Mlym', 'Gujr', 'Guru', 'Orya', 'Arab'],
  SG: ['Hani'],
  MY: ['Hani'],
  HK: ['Hani'],
  MO: ['Hani'],
  TW: ['Hani'],
  CN: ['Hani'],
  JP: ['Hani', 'Hira', 'Kana'],
  KR: ['Hang'],
  KP: ['Hang'],
  KZ: ['Cyrl'],
  UZ: ['Cyrl'],
  MN: ['Cyrl'],
  RS: ['Cyrl'],
  BA: ['Cyrl'],
  ME: ['Cyrl'],
  AZ: ['Cyrl'],
  MD: ['Cyrl'],
  EE: ['Cyrl'],
  LV: ['Cyrl'],
  LT: ['Cyrl'],
  TM: ['Cyrl'],
  IL: ['Hebr', 'Arab', 'Cyrl'],
  LK: ['Sinh', 'Taml'],
  CY: ['Grek'],
};
const OF_MILLIONS = ['Hani', 'Cyrl', 'Hang', 'Kana', 'Arab'];
const TESTS = new Map<string, RegExp>();

function inScript(text: string, script: string): boolean {
  let test = TESTS.get(script);
  if (!test) {
    test = new RegExp(`^\\p{Script=${script}}`, 'u');
    TESTS.set(script, test);
  }
  return test.test(text);
}

const LIKELY: Readonly<Record<string, string>> = {
  Jpan: 'Hani',
  Kore: 'Hang',
  Hans: 'Hani',
  Hant: 'Hani',
};

/** Whether a name is written in a script its country uses, or the city is known in all of these scripts. */
export function nativeScript(name: string, country: string, population: number): boolean {
  const likely = new Intl.Locale(`und-${country}`).maximize().script ?? 'Latn';
  const scripts = [LIKELY[likely] ?? likely, ...(MORE[country] ?? [])];
  if (population >= 1_000_000) scripts.push(...OF_MILLIONS);
  return scripts.some((script) => script !== 'Latn' && inScript(name, script));
}
