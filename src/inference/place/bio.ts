/**
 * Phrases by which people say in the first person, now, where they live. Whole clauses only: "a start-up based in
 * Oslo", "born in Lima" and "used to live in Accra" say nothing about where the writer is.
 */
const ROLE =
  'developer|engineer|programmer|designer|researcher|scientist|student|freelancer|consultant|architect|maintainer|contractor|analyst|writer|coder|dev';
const NOW = '(?:currently |now |presently )?';
const LIVES: readonly string[] = [
  // English
  `(?:(?:i am |i'm |im )?${NOW}|[\\p{L} -]{0,40}\\b(?:${ROLE}) )(?:based|living|located|residing)(?: remotely)? (?:in|out of|near)`,
  `i ${NOW}live (?:and work )?(?:in|near)`,
  `${NOW}lives? (?:and works? )?in`,
  // Spanish, Portuguese, French, Italian, Catalan
  '(?:yo )?(?:vivo|resido) (?:actualmente )?en',
  '(?:eu )?(?:moro|vivo|resido) (?:atualmente )?(?:em|no|na)',
  "(?:j'habite|j’habite|je vis|je réside) (?:actuellement )?(?:à|a|en|au|aux)",
  '(?:io )?(?:vivo|abito|risiedo) (?:attualmente )?(?:a|in)',
  '(?:jo )?visc (?:a|en)',
  // German, Dutch, Scandinavian
  '(?:ich )?(?:wohne|lebe) (?:derzeit |zurzeit )?in',
  '(?:ik )?woon (?:momenteel )?in',
  '(?:jeg|jag) bor (?:nå |nu )?i',
  // Polish, Czech, Russian, Ukrainian, Turkish spellings with the place after the verb
  'mieszkam (?:obecnie )?w(?:e)?',
  'žiji v(?:e)?',
  '(?:я )?(?:сейчас )?живу в(?:о)?',
  '(?:я )?(?:зараз )?живу (?:в|у)',
];
const CLAUSE = /[.;|•·\n!?()[\]{}<>"“”]|\s[-–—]\s/u;
/** The place may be a city and, after a comma, its region or country. */
const STATED = new RegExp(
  `(?:^|,\\s)(?:${LIVES.join('|')})\\s+([^,]{2,60}(?:,\\s*[^,]{2,30})?)(?:,|$)`,
  'iu',
);
/** What follows the comma in lower case goes on about something else. */
const REMARK = /,\s*\p{Ll}.*$/u;
/** A map pin is the shortest way to say it. */
const PIN = /(?:📍|🏠)\s*([^|•·\n;📍🏠]{2,60})/u;
/** Where the name of the place ends and the sentence goes on. */
const GOES_ON =
  /\s(?:and|but|with|where|while|who|which|since|until|working|work|for|as|at|pero|trabajo|und|aber|mais|et|mas|e|и)\s.*$/iu;

/**
 * The words of a biography that say where its writer lives now, for the place resolver; `undefined` unless exactly one
 * clause says so plainly. Everything else a biography mentions (employers, births, travels, jokes) is left alone.
 */
export function placeInBio(bio: string): string | undefined {
  const text = bio.normalize('NFC').slice(0, 500);
  const pin = PIN.exec(text)?.[1];
  const stated = text
    .split(CLAUSE)
    .map((clause) => STATED.exec(clause.trim().replace(/\s+/gu, ' '))?.[1])
    .filter((place) => place !== undefined);
  const places = [...(pin === undefined ? [] : [pin]), ...stated]
    .map((place) => place.replace(GOES_ON, '').replace(REMARK, '').trim())
    .filter((place) => place !== '');
  const [place] = places;
  return new Set(places.map((one) => one.toLowerCase())).size === 1 ? place : undefined;
}
