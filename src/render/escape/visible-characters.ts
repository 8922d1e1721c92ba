/** Characters that change, hide or break what stands around them, and code points nobody can see. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
const SPACES = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}\p{Zs}]+/gu;
/** More combining marks than any writing system stacks on one letter; they would paint over the lines around. */
const PILE_OF_MARKS = /(\p{M}{4})\p{M}+/gu;
const EMOJI = /^[\p{Extended_Pictographic}0-9#*]$/u;
/** Most text: printable ASCII, single spaces within. It needs no further look. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const ELLIPSIS = '…';

/**
 * Text as it can be shown on one line without changing anything around it: normalized (NFC), every run of white space
 * one space, control, bidi, zero-width, tag and other unseen characters and lone surrogates as `\u{202e}`. Longer text
 * ends in an ellipsis.
 *
 * This alone makes nothing safe for a markup: each format escapes the result in its own module.
 *
 * @param maximum code points of the result at most
 */
export function visible(text: string, maximum = Number.POSITIVE_INFINITY): string {
  if (text.length <= maximum && PLAIN.test(text)) return text;
  // NFC comes first: it turns some characters (U+1FEF) into ASCII ones (a backtick).
  const flat = text.normalize('NFC').replace(PILE_OF_MARKS, '$1').replace(SPACES, ' ').trim();
  const shown: string[] = [];
  let length = 0;
  let previous = '';
  for (const character of flat) {
    const piece = shownAs(character, previous);
    previous = character;
    length += [...piece].length;
    if (length > maximum) return withEllipsis(shown, maximum);
    shown.push(piece);
  }
  return shown.join('');
}

/** The same for a part of a sentence, whose outer white space belongs to the sentence. */
export function visiblePart(part: string): string {
  const shown = visible(part);
  if (shown === '') return part === '' ? '' : ' ';
  return `${/^\s/.test(part) ? ' ' : ''}${shown}${/\s$/.test(part) ? ' ' : ''}`;
}

function shownAs(character: string, previous: string): string {
  if (!INVISIBLE.test(character)) return character;
  // The selector that asks for the coloured form of an emoji belongs to it.
  if (character === '\u{fe0f}' && EMOJI.test(previous)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Takes whole pieces off the end until the ellipsis fits: half an escape would be another text. */
function withEllipsis(shown: string[], maximum: number): string {
  let length = shown.reduce((sum, piece) => sum + [...piece].length, 0);
  while (length > maximum - 1 && shown.length > 0) length -= [...(shown.pop() ?? '')].length;
  return shown.join('') + ELLIPSIS;
}
