import type { HandEntry } from './by-hand.ts';
import { type Candidate, evenOut, fromEntity, handCandidates } from './candidates.ts';
import { codeCandidates, isUpper, type Position } from './codes.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Joint, Segment, Token } from './segments.ts';
import { ADDRESS_WORDS, COMMON_WORDS, NO_PLACE } from './words.ts';

export interface Mention {
  readonly text: string;
  readonly segment: number;
  readonly joint: Joint;
  readonly candidates: readonly Candidate[];
  /** Nothing else but filler stands in its part of the text. */
  readonly whole: boolean;
  /** Words of the part that nothing explains. */
  readonly leftOver: number;
  /** Words of a street or building stand beside it. */
  readonly address: boolean;
  /** The known name it was read as, when misspelt. */
  readonly typo: string | undefined;
}

export interface Reading {
  readonly mentions: readonly Mention[];
  /** Words that are neither filler, nor mentioned, nor known to be no place. */
  readonly leftOver: number;
  /** Words removed because they name no place. */
  readonly removed: readonly string[];
  /** Parts in which nothing was found, for the spelling check. */
  readonly unread: readonly (readonly Token[])[];
}

/** Everything a lookup needs: the gazetteer and the hand lists by key. */
export interface Names {
  readonly gazetteer: Gazetteer;
  readonly byHand: ReadonlyMap<string, HandEntry>;
}

const MAX_WORDS = 6;
const CJK =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{3,}$/u;

/** Finds the longest known names in every part. */
export function findMentions(segments: readonly Segment[], names: Names): Reading {
  const mentions: Mention[] = [];
  const removed: string[] = [];
  const unread: (readonly Token[])[] = [];
  let leftOver = 0;
  const wholeText = segments.length === 1;
  const noCapitals = !segments.some(({ tokens }) =>
    tokens.some(({ text }) => /\p{Lu}/u.test(text)),
  );
  for (const [index, segment] of segments.entries()) {
    const tokens = segment.tokens.flatMap(splitUnspaced(names));
    const taken = new Array<number>(tokens.length).fill(-1);
    const found: { from: number; to: number; candidates: Candidate[] }[] = [];
    for (let size = Math.min(MAX_WORDS, tokens.length); size >= 1; size--)
      for (let from = 0; from + size <= tokens.length; from++) {
        if (anyTaken(taken, from, size)) continue;
        const words = tokens.slice(from, from + size);
        const key = words.map((word) => word.key).join('');
        if (NO_PLACE.has(key)) {
          removed.push(words.map(({ text }) => text).join(' '));
          taken.fill(-2, from, from + size);
          continue;
        }
        if (
          size > 1 &&
          words.some(
            ({ text }, at) =>
              /^[ai]$/iu.test(text) && !words.every((word) => word.key.length <= 1) && at === 0,
          )
        )
          continue;
        if (size > 1 && /^\d+$/u.test((words[0]?.key ?? '') + (words.at(-1)?.key ?? ''))) continue;
        const at = {
          from,
          size,
          count: tokens.length,
          whole: size === tokens.length,
          wholeText,
          noCapitals,
          hasNext: index + 1 < segments.length,
        };
        const candidates = lookUp(key, words, at, names, taken, tokens);
        if (candidates.length === 0) continue;
        taken.fill(found.length, from, from + size);
        found.push({ from, to: from + size, candidates });
      }
    const rest = tokens.filter((token, at) => taken[at] === -1 && !token.filler);
    const words = rest.filter(({ key }) => !/\d/u.test(key));
    const address = tokens.some((token, at) => taken[at] === -1 && ADDRESS_WORDS.has(token.key));
    if (found.length === 0 && rest.length > 0) unread.push(segment.tokens);
    leftOver += words.length;
    found.sort((a, b) => a.from - b.from);
    let first = true;
    for (const { from, to, candidates } of found) {
      const own = tokens.slice(from, to);
      const kept =
        rest.length === 0
          ? candidates
          : inPhrase(candidates, own, words.length, tokens.length, address, noCapitals);
      if (kept.length === 0) {
        leftOver += own.length;
        continue;
      }
      mentions.push({
        text: own.map(({ text }) => text).join(' '),
        segment: index,
        joint: first ? segment.joint : 'comma',
        candidates: kept,
        whole: rest.length === 0,
        leftOver: words.length,
        address,
        typo: undefined,
      });
      first = false;
    }
  }
  return { mentions, leftOver, removed, unread };
}

function anyTaken(taken: readonly number[], from: number, size: number): boolean {
  for (let at = from; at < from + size; at++) if (taken[at] !== -1) return true;
  return false;
}

/** Scripts without spaces: cuts a run into its longest known names from the left. */
function splitUnspaced(names: Names): (token: Token) => Token[] {
  return (token) => {
    if (!CJK.test(token.text) || isName(token.key, names)) return [token];
    const parts: Token[] = [];
    const key = token.key.slice(0, 40);
    for (let at = 0; at < key.length; ) {
      let size = Math.min(8, key.length - at);
      while (size >= 2 && !isName(key.slice(at, at + size), names)) size--;
      const step = size >= 2 ? size : 1;
      const text = key.slice(at, at + step);
      const last = parts.at(-1);
      // What no name explains stays one left-over word; 省 and 市 after a name say nothing.
      if (step >= 2 || last === undefined) parts.push({ ...token, text, key: text, filler: false });
      else if (!/^[省市县縣区區府州都道시도군구]$/u.test(text))
        parts.push({ ...token, text, key: text, filler: true });
      at += step;
    }
    return parts;
  };
}

function isName(key: string, names: Names): boolean {
  return names.byHand.has(key) || NO_PLACE.has(key) || names.gazetteer.find(key).length > 0;
}

function lookUp(
  key: string,
  words: readonly Token[],
  at: Position,
  names: Names,
  taken: readonly number[],
  tokens: readonly Token[],
): Candidate[] {
  const raw = words.map(({ text }) => text).join('');
  const capitals = isUpper(raw);
  const candidates: Candidate[] = [];
  const hand = names.byHand.get(key);
  if (hand && (!hand.capitals || capitals || at.whole))
    candidates.push(...handCandidates(hand, names.gazetteer));
  if (hand && candidates.length > 0 && !capitals) return candidates;
  const bareCode = raw.replace(/\./gu, '');
  if (/^[a-z]{2,3}$/iu.test(bareCode) && bareCode.length === key.length)
    candidates.push(
      ...codeCandidates(bareCode, words, at, capitals, names.gazetteer, taken, tokens),
    );
  if (hand?.sort === 'nickname' && candidates.length > 0 && key.length > 3) return candidates;
  if (words.length === 1 && words[0]?.filler && !(at.whole && at.wholeText)) return candidates;
  // A common word inside a phrase is a word; alone between commas it may be the town.
  if (
    words.length === 1 &&
    !at.whole &&
    COMMON_WORDS.has(key) &&
    !followedByContainer(at, tokens, names)
  )
    return candidates;
  const hits = names.gazetteer.find(key);
  for (const { entity: id, kind } of hits) {
    const entity = names.gazetteer.entity(id);
    // Three-letter codes of countries are words of many languages when small.
    if (
      kind === 'alpha3' &&
      !(capitals && at.from + at.size === at.count) &&
      !(at.whole && at.wholeText)
    )
      continue;
    // Three capitals are rather an acronym or an airport than a small town.
    if (capitals && key.length <= 3 && entity.kind === 'city' && entity.population < 5) continue;
    if (key.length === 2 && entity.kind !== 'country' && /^[a-z]/u.test(key)) continue;
    candidates.push(fromEntity(entity, kind !== 'other'));
  }
  return evenOut(candidates);
}

function followedByContainer(at: Position, tokens: readonly Token[], names: Names): boolean {
  const next = tokens[at.from + at.size];
  if (next === undefined) return false;
  const upper = isUpper(next.text);
  if (upper && next.key.length === 2) return true;
  return names.gazetteer.find(next.key).some(({ entity }) => entity < names.gazetteer.firstCity);
}

/** Inside a phrase with unknown words only prominent places are believed, and only when written like names. */
function inPhrase(
  candidates: readonly Candidate[],
  own: readonly Token[],
  unknown: number,
  size: number,
  address: boolean,
  noCapitals: boolean,
): readonly Candidate[] {
  const first = own[0]?.text ?? '';
  const cased = /^[\p{Lu}\p{Lo}]/u.test(first) || (noCapitals && size <= 4);
  if (!cased) return [];
  const least =
    unknown === 0 ? (address ? 4.3 : 0) : size >= 4 || address || unknown >= 3 ? 4.9 : 4.5;
  return candidates.filter((candidate) => {
    if (candidate.level === 'city') return candidate.population >= least;
    if (candidate.level === 'region') return unknown === 0 || candidate.population >= 5.5;
    if (candidate.code)
      return unknown <= 3 && (candidate.level === 'code' || candidate.population >= 6.3);
    return true;
  });
}
