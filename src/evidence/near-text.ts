/** Letters and digits in a row, compared as one piece: the same for scripts with and without spaces. */
const SHINGLE = 5;
/** Shorter texts agree by accident, or because there are few ways to say it. */
const MINIMUM_LENGTH = 80;
const BANDS = 16;
const ROWS = 2;
/** Unlike texts meet in one band now and then; only those that meet again are compared piece by piece. */
const BANDS_IN_COMMON = 2;
/** A text that more people share is a template, or what their common employer asks for. */
const HANDFUL = 12;
/** Texts of one person that meet in one place. */
const TEXTS_OF_ONE = 4;
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
  /** Each once, in ascending order: a tenth of the memory of a set. */
  readonly pieces: Uint32Array;
  /** Keys under which alike texts meet. */
  readonly bands: readonly number[];
}

/** Whether enough of a text is somebody's own wording to be compared. */
export function isComparable(text: string): boolean {
  return lettersOf(text).length >= MINIMUM_LENGTH;
}

/** What of a text is compared: its words but for names of tools and numbers, by code point. */
function lettersOf(text: string): readonly string[] {
  const own = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !TOOLS.has(word) && !/^\d+$/.test(word));
  return Array.from(own.join(' ')).slice(0, 2_000);
}

/**
 * The print of a text; `undefined` where too little of it is anybody's own wording to be compared.
 *
 * Bands of MinHash values (Broder 1997, On the resemblance and containment of documents): two texts of which 80 % agree
 * have fewer than two bands in common less than three times in a million.
 */
export function textPrint(text: string): TextPrint | undefined {
  const letters = lettersOf(text);
  if (letters.length < MINIMUM_LENGTH) return undefined;
  const pieces = piecesOf(letters);
  const bands = Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ least(pieces, band * ROWS + row));
    // Bands are kept apart by exact arithmetic, below 2^53.
    return key * BANDS + band;
  });
  return { pieces, bands };
}

function piecesOf(letters: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(letters.length - SHINGLE + 1);
  for (let from = 0; from < hashes.length; from += 1) hashes[from] = hashOf(letters, from);
  hashes.sort();
  let count = 0;
  for (const piece of hashes) {
    if (count === 0 || piece !== hashes[count - 1]) hashes[count++] = piece;
  }
  return hashes.slice(0, count);
}

/** Share of the pieces of both texts together that both have: 0 to 1. */
export function likeness({ pieces: one }: TextPrint, { pieces: other }: TextPrint): number {
  let common = 0;
  let at = 0;
  for (const piece of one) {
    while (at < other.length && (other[at] ?? 0) < piece) at += 1;
    if (other[at] === piece) common += 1;
  }
  return common / (one.length + other.length - common);
}

/** Finds who wrote nearly the same, without comparing everybody with everybody. */
export interface TextIndex<Owner> {
  add(owner: Owner, text: string): void;
  /**
   * Everyone but those `isSelf` names whose text is nearly this one. A text that many share finds nobody, nor does one
   * that many may share because of so many people no text is known.
   */
  alike(text: string, isSelf: (owner: Owner) => boolean, unread?: number): TextMatches<Owner>;
}

export interface TextMatches<Owner> {
  readonly matches: readonly { readonly owner: Owner; readonly likeness: number }[];
  /** Whether so many people share the text that it is nobody's own; `maybe` where people of whom no text is known decide. */
  readonly template: boolean | 'maybe';
}

export function textIndex<Owner>(): TextIndex<Owner> {
  interface Entry {
    readonly owner: Owner;
    readonly print: TextPrint;
  }
  const buckets = new Map<number, Map<Owner, Entry[]>>();
  return {
    add(owner, text) {
      const print = textPrint(text);
      if (print === undefined) return;
      const entry = { owner, print };
      for (const band of print.bands) {
        const bucket = buckets.get(band);
        const own = bucket?.get(owner);
        if (bucket === undefined) buckets.set(band, new Map([[owner, [entry]]]));
        // Nobody may crowd others out with many texts of their own.
        else if (own !== undefined) own.length < TEXTS_OF_ONE && own.push(entry);
        // One more than a handful tells that there are more than a handful.
        else if (bucket.size <= HANDFUL) bucket.set(owner, [entry]);
      }
    },
    alike(text, isSelf, unread = 0) {
      const print = textPrint(text);
      if (print === undefined) return { matches: [], template: false };
      // Those who would stand before others, had their text been read, keep their place.
      const places = Math.max(0, HANDFUL + 1 - unread);
      const met = print.bands.map((band) =>
        [...(buckets.get(band)?.values() ?? [])].slice(0, places).flat(),
      );
      const meetings = new Map<Entry, number>();
      for (const entry of met.flat()) meetings.set(entry, (meetings.get(entry) ?? 0) + 1);
      const near = new Map<Entry, number>();
      for (const [entry, bands] of meetings) {
        const share = bands < BANDS_IN_COMMON ? 0 : likeness(print, entry.print);
        if (share >= NEARLY_IDENTICAL) near.set(entry, share);
      }
      const most = Math.max(
        ...met.map(
          (bucket) =>
            new Set(bucket.filter((entry) => near.has(entry)).map(({ owner }) => owner)).size,
        ),
      );
      if (most > HANDFUL) return { matches: [], template: true };
      if (most + unread > HANDFUL) return { matches: [], template: 'maybe' };
      const matches = new Map<Owner, number>();
      for (const [{ owner }, share] of near) {
        if (!isSelf(owner)) matches.set(owner, Math.max(share, matches.get(owner) ?? 0));
      }
      return {
        template: false,
        matches: [...matches].map(([owner, share]) => ({ owner, likeness: share })),
      };
    },
  };
}

/** FNV-1a over the UTF-16 units of one piece, then mixed so that all bits count. */
function hashOf(letters: readonly string[], from: number): number {
  let value = 0x811c9dc5;
  for (let place = from; place < from + SHINGLE; place += 1) {
    const letter = letters[place] ?? '';
    for (let index = 0; index < letter.length; index += 1) {
      value = Math.imul(value ^ letter.charCodeAt(index), 0x01000193);
    }
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
function least(pieces: Uint32Array, permutation: number): number {
  const seed = mixed(permutation + 0x9e3779b9);
  let minimum = 0xffffffff;
  for (const piece of pieces) {
    const value = mixed(piece ^ seed);
    if (value < minimum) minimum = value;
  }
  return minimum;
}
