import { foldLetters, placeKey } from './fold.ts';
import { FILLER } from './words.ts';

export interface Token {
  readonly text: string;
  /** Folded, letters and digits only. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly filler: boolean;
}

/** How a part is joined to the part before it: `comma` narrows or widens one place, `list` adds another. */
export type Joint = 'start' | 'comma' | 'list';

export interface Segment {
  readonly joint: Joint;
  readonly tokens: readonly Token[];
}

const MAX_TOKENS = 48;
const SPLIT =
  /\s*(?:<?[-=]+>|[/|&+;•·・→⇒⇄↔⮀⇆⟷➔➡~]|\s(?:and|or|und|et|y|e|og|och|en|và|ou|oder|also|then|from|via|living in|live in|lives in)\s|[,()[\]{}:<>"“”«»、，。；|…!?\n]|\s[-–—]+\s|[–—]|\.\s|[^\p{L}\p{M}\p{N}\p{P}\p{Z}]|$)\s*/giu;
const LIST = /[/|&+;•·→⇒⇄↔⮀⇆⟷➔➡]|>|\b(?:and|or|und|et|y|e|og|och|ou|oder)\b/iu;
// Scripts without spaces form words of their own beside digits and Latin letters.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{M}\p{N}]+(?:[.'’`´][\p{L}\p{M}\p{N}]+)*\.?/gu;

/** Splits a text at its punctuation into parts of words. Long texts are cut after 48 words. */
export function readSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let joint: Joint = 'start';
  let from = 0;
  let left = MAX_TOKENS;
  for (const match of text.matchAll(SPLIT)) {
    // A full stop after one or two letters belongs to them: St. Gallen, U.S. Virgin Islands.
    const sign = match[0];
    if (/^\.\s+$/u.test(sign) && /(?:^|[\s.])\p{L}{1,3}$/u.test(text.slice(from, match.index)))
      continue;
    const tokens = readTokens(text, from, match.index).slice(0, left);
    left -= tokens.length;
    if (tokens.length > 0) {
      segments.push({ joint: segments.length === 0 ? 'start' : joint, tokens });
      joint = 'comma';
    }
    if (LIST.test(sign)) joint = 'list';
    from = match.index + sign.length;
    if (left <= 0) break;
  }
  return segments;
}

function readTokens(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(from, to).matchAll(TOKEN)) {
    const start = from + match.index;
    // china.fuzhou is two words, U.S.A. is one.
    const parts = /\p{L}{3,}\.\p{L}{3,}/u.test(match[0]) ? match[0].split('.') : [match[0]];
    let at = start;
    for (const part of parts) {
      const key = placeKey(part);
      if (key !== '')
        tokens.push({
          text: part,
          key,
          start: at,
          end: at + part.length,
          filler: FILLER.has(foldLetters(part)),
        });
      at += part.length + 1;
    }
  }
  return tokens;
}
