/** Clues that need no gazetteer: flags, coordinates, UTC offsets and IANA zone names; and the text without them. */
export interface Clues {
  readonly rest: string;
  /** Alpha-2 codes of flag emoji. */
  readonly flags: readonly string[];
  readonly coordinates: readonly { readonly latitude: number; readonly longitude: number }[];
  /** Minutes east. */
  readonly offsets: readonly number[];
  readonly zones: readonly string[];
}

const MAX_LENGTH = 320;
const FLAG = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
// England, Scotland and Wales have flags made of tag characters behind a black flag.
const TAG_FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}]{4,6}\u{E007F}/gu;
const OFFSET = /\b(?:utc|gmt)\s?([+\-−–±])\s?(\d{1,2})(?::?(\d{2}))?(?![\d])/giu;
const ZONE =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?\b/gu;
const DECIMAL =
  /([+\-−]?\d{1,3}\.\d+)\s*°?\s*([NS]?)\s*[,;/ ]\s*([+\-−]?\d{1,3}\.\d+)\s*°?\s*([EWO]?)/giu;
const SEXAGESIMAL =
  /(\d{1,2})\s?°\s?(\d{1,2})?\s?['′’]?\s?(\d{1,2}(?:\.\d+)?)?\s?(?:["″”]|'')?\s?([NS])[\s,;/]*(\d{1,3})\s?°\s?(\d{1,2})?\s?['′’]?\s?(\d{1,2}(?:\.\d+)?)?\s?(?:["″”]|'')?\s?([EWO])/giu;
// Links, mail addresses and handles name no place.
const LINK =
  /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<![\p{L}\p{N}])@[\w-]{2,}|\b[\w-]+\.(?:com|org|net|io|dev|app)\b(?:\/\S*)?/giu;
const NOT_TEXT = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const number = (text: string | undefined): number =>
  text === undefined ? 0 : Number(text.replace('−', '-'));

const AMERICAN = /(?:^|[^\p{L}])(?:[ECMP][SD]T|AKST|HST)(?:[^\p{L}]|$)/u;

/** Never throws; looks at the first 320 characters only, which no real location exceeds. */
export function readClues(text: string, isZone: (name: string) => boolean): Clues {
  const flags: string[] = [];
  const coordinates: { latitude: number; longitude: number }[] = [];
  const offsets: number[] = [];
  const zones: string[] = [];
  const place = (latitude: number, longitude: number): void => {
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      coordinates.push({ latitude, longitude });
  };
  let rest = text.slice(0, MAX_LENGTH).replace(NOT_TEXT, ' ').normalize('NFKC');
  if (/[^\u0020-\u024f]/u.test(rest))
    rest = rest
      .replace(TAG_FLAG, () => {
        flags.push('GB');
        return ' , ';
      })
      .replace(FLAG, (flag) => {
        flags.push(
          [...flag]
            .map((c) => String.fromCharCode((c.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
            .join(''),
        );
        return ' , ';
      });
  if (/\d/u.test(rest))
    rest = rest
      // By the rule of POSIX, which these names keep, a plus sign lies west.
      .replace(/\bEtc\/(?:GMT|UTC)([+-])(\d{1,2})\b/giu, (_, sign: string, hours: string) => {
        offsets.push((sign === '+' ? -1 : 1) * Number(hours) * 60);
        return ' ';
      })
      .replace(OFFSET, (_, sign: string, hours: string, minutes: string | undefined) => {
        const value = Number(hours) * 60 + number(minutes);
        if (value <= 14 * 60)
          offsets.push(sign === '+' || sign === '±' || value === 0 ? value : -value);
        return ' ';
      })
      .replace(
        SEXAGESIMAL,
        (
          _,
          d1: string,
          m1: string,
          s1: string,
          ns: string,
          d2: string,
          m2: string,
          s2: string,
          ew: string,
        ) => {
          const latitude = number(d1) + number(m1) / 60 + number(s1) / 3600;
          const longitude = number(d2) + number(m2) / 60 + number(s2) / 3600;
          place(/s/iu.test(ns) ? -latitude : latitude, /[wo]/iu.test(ew) ? -longitude : longitude);
          return ' ';
        },
      )
      .replace(DECIMAL, (_, lat: string, ns: string, lon: string, ew: string) => {
        const latitude = number(lat) * (/s/iu.test(ns) ? -1 : 1);
        place(latitude, number(lon) * (/[wo]/iu.test(ew) ? -1 : 1));
        return ' ';
      });
  if (rest.includes('/'))
    rest = rest.replace(ZONE, (zone) => {
      // A research station belongs to no country, and its namesake town is not what is meant.
      if (zone.startsWith('Antarctica/')) return ' ';
      if (!isZone(zone)) return zone;
      zones.push(zone);
      return ' ';
    });
  if (/[@.]/u.test(rest)) rest = rest.replace(LINK, ' ');
  // `EST (GMT+5)` contradicts itself: nobody knows which of the two was meant.
  if (AMERICAN.test(text)) offsets.push(...offsets.filter((one) => one > 0).map((one) => -one));
  return { rest, flags, coordinates, offsets, zones };
}
