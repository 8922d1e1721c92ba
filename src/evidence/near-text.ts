/** Letters and digits in a row, compared as one piece: the same for scripts with and without spaces. */
const SHINGLE = 5;
/** Shorter texts agree by accident, or because there are few ways to say it. */
const MINIMUM_LENGTH = 80;
const BANDS = 16;
const ROWS = 2;
/** A text that more people share is a template, or what their common employer asks for. */
const HANDFUL = 12;
/** Share of pieces two texts have in common from which they are one text. */
export const NEARLY_IDENTICAL = 0.8;

/** Names of tools and what stands between them: lists of them are alike without having been copied. */
const TOOLS = new Set(
  `
    react reactjs next nextjs node nodejs express vue vuejs nuxt angular svelte typescript javascript js ts html css
    sass tailwind redux graphql rest api apis python django flask fastapi java spring kotlin swift ios android flutter
    dart php laravel symfony wordpress ruby rails go golang rust c cpp dotnet net solidity ethereum web3 blockchain
    defi nft smart aws gcp azure docker kubernetes k8s terraform linux git github devops ci cd mongodb mysql postgres
    postgresql redis sql nosql firebase kafka spark tensorflow pytorch ai ml llm data frontend backend fullstack
    full stack front back end web mobile app apps developer engineer software senior and with of in for the a
  `
    .trim()
    .split(/\s+/),
);

/** A text by its pieces. */
export interface TextPrint {
  readonly pieces: ReadonlySet<number>;
  /** Keys under which alike texts meet. */
  readonly bands: readonly number[];
}

/**
 * The print of a text; `undefined` where too little of it is anybody's own wording to be compared.
 *
 * Bands of MinHash values (Broder 1997, On the resemblance and containment of documents): two texts of which 80 % agree
 * miss each other less than once in ten million.
 */
export function textPrint(text: string): TextPrint | undefined {
  const own = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !TOOLS.has(word) && !/^\d+$/.test(word));
  const letters = [...own.join(' ')].slice(0, 2_000);
  if (letters.length < MINIMUM_LENGTH) return undefined;
  const pieces = new Set<number>();
  for (let from = 0; from + SHINGLE <= letters.length; from += 1) {
    pieces.add(hash(letters.slice(from, from + SHINGLE).join('')));
  }
  const bands = Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ least(pieces, band * ROWS + row));
    // Bands are kept apart by exact arithmetic, below 2^53.
    return key * BANDS + band;
  });
  return { pieces, bands };
}

/** Share of the pieces of both texts together that both have: 0 to 1. */
export function likeness(one: TextPrint, other: TextPrint): number {
  const [short, long] =
    one.pieces.size < other.pieces.size ? [one.pieces, other.pieces] : [other.pieces, one.pieces];
  let common = 0;
  for (const piece of short) if (long.has(piece)) common += 1;
  return common / (short.size + long.size - common);
}

/** Finds who wrote nearly the same, without comparing everybody with everybody. */
export interface TextIndex<Owner> {
  add(owner: Owner, text: string): void;
  /** Everyone but those `isSelf` names whose text is nearly this one. A text that many share finds nobody. */
  alike(text: string, isSelf: (owner: Owner) => boolean): TextMatches<Owner>;
}

export interface TextMatches<Owner> {
  readonly matches: readonly { readonly owner: Owner; readonly likeness: number }[];
  /** Whether so many people share the text that it is nobody's own. */
  readonly template: boolean;
}

export function textIndex<Owner>(): TextIndex<Owner> {
  interface Entry {
    readonly owner: Owner;
    readonly print: TextPrint;
  }
  const buckets = new Map<number, Entry[]>();
  return {
    add(owner, text) {
      const print = textPrint(text);
      if (print === undefined) return;
      for (const band of print.bands) {
        const bucket = buckets.get(band);
        if (bucket === undefined) buckets.set(band, [{ owner, print }]);
        // One more than a handful tells that there are more than a handful.
        else if (bucket.length <= HANDFUL) bucket.push({ owner, print });
      }
    },
    alike(text, isSelf) {
      const print = textPrint(text);
      if (print === undefined) return { matches: [], template: false };
      const compared = new Map<Owner, number>();
      for (const band of print.bands) {
        const bucket = buckets.get(band) ?? [];
        for (const { owner, print: other } of bucket) {
          if (!compared.has(owner)) compared.set(owner, likeness(print, other));
        }
        const same = bucket.filter(({ owner }) => (compared.get(owner) ?? 0) >= NEARLY_IDENTICAL);
        if (same.length > HANDFUL) return { matches: [], template: true };
      }
      return {
        template: false,
        matches: [...compared]
          .map(([owner, share]) => ({ owner, likeness: share }))
          .filter(({ owner, likeness: share }) => share >= NEARLY_IDENTICAL && !isSelf(owner)),
      };
    },
  };
}

/** FNV-1a over UTF-16 units, then mixed so that all bits count. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return mixed(value);
}

/** The finalizer of MurmurHash3: a permutation of 32 bits. */
function mixed(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The least piece under one of a family of permutations. */
function least(pieces: ReadonlySet<number>, permutation: number): number {
  const seed = mixed(permutation + 0x9e3779b9);
  let minimum = 0xffffffff;
  for (const piece of pieces) {
    const value = mixed(piece ^ seed);
    if (value < minimum) minimum = value;
  }
  return minimum;
}
