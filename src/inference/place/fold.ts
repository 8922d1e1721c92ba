// Letters that Unicode does not decompose, and letters that two keyboards write differently.
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ي: 'ی',
  ك: 'ک',
  ى: 'ی',
  ة: 'ه',
  ё: 'е',
  臺: '台',
};
const SPECIAL = /[ßøłđðæœþıəħيكىةё臺]/gu;
// Latin, Cyrillic and Greek accents, Hebrew points and Arabic vowel marks. Indic vowel signs stay: they are letters.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f]/gu;
const ASCII = /^[\u0020-\u007e]*$/u;

/** Lower case without accents, so that `Zürich`, `ZURICH` and `zurich` are one word. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

const NOT_KEY = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * The gazetteer's key of a name: folded letters and digits only. Spaces, hyphens and apostrophes are dropped, so
 * `Hong Kong`, `Hong-Kong` and `Hongkong` meet.
 */
export function placeKey(name: string): string {
  return foldLetters(name).replace(NOT_KEY, '');
}
