import { AccessFileError } from './content.ts';
import { lineIndex } from './line-index.ts';

/** A line that ends a heredoc, if it is the word of one. */
const WORD_ALONE = /^([^\S\n]*)[\p{L}\p{N}_-]+([^\S\n]*)$/gmu;
const UNUSUAL_BLANK = /[^\t\r ]/;
const UNUSUAL_WORD = /<<-?(?:[\w-]*[^\0-\x7f]|[\w-]{100})/;
const ESCAPE_WITHIN_ESCAPE = /\$\$\$\{|%%%\{/;

/**
 * Refuses what the parser and Terraform read differently, so that one could take for text what gives access to the other.
 *
 * @throws AccessFileError
 */
export function refuseDisguises(text: string): void {
  const refuse = (index: number | undefined, because: string) => {
    if (index !== undefined) throw new AccessFileError(because, lineIndex(text)(index));
  };
  // Terraform ends a heredoc at its word between whatever Unicode calls a blank.
  const alone = [...text.matchAll(WORD_ALONE)].find((match) =>
    UNUSUAL_BLANK.test(`${match[1]}${match[2]}`),
  );
  refuse(
    alone?.index,
    'a line is a word beside an unusual blank, at which only some programs end a heredoc',
  );
  refuse(
    UNUSUAL_WORD.exec(text)?.index,
    'the word that ends a heredoc is one that not all programs compare alike',
  );
  // To Terraform the second of three marks begins an escape, to others the third begins an interpolation.
  refuse(
    ESCAPE_WITHIN_ESCAPE.exec(text)?.index,
    'it holds `$$${` or `%%%{`, which not all programs take for the same',
  );
}

/** A `resource` with its label, in whatever way Terraform lets both be written. */
export interface WrittenResource {
  readonly index: number;
  /** As it is written, without quotation marks. */
  readonly label: string;
}

const LABEL = /"((?:[^"\\\n]|\\.){0,500})"|([\p{L}_][\p{L}\p{N}_-]{0,200})/uy;

/**
 * Every place of a text where a resource could begin, whatever a parser takes it for: comments between the word and its
 * label are left out.
 */
export function writtenResources(text: string): readonly WrittenResource[] {
  const endOfComment = nextOf(text, '*/');
  const endOfLine = nextOf(text, '\n');
  const skipped = (from: number): number => {
    let at = from;
    for (;;) {
      while (/\s/.test(text.charAt(at))) at += 1;
      const mark = text.slice(at, at + 2);
      const end = mark === '/*' ? endOfComment(at + 2) : isLineComment(mark) ? endOfLine(at) : at;
      if (end === at) return at;
      at = end;
    }
  };
  return [...text.matchAll(/\bresource(?![\p{L}\p{N}_-])/gu)].flatMap(({ index }) => {
    LABEL.lastIndex = skipped(index + 'resource'.length);
    const match = LABEL.exec(text);
    const label = match?.[1] ?? match?.[2];
    return label === undefined ? [] : [{ index, label }];
  });
}

function isLineComment(mark: string): boolean {
  return mark === '//' || mark.startsWith('#');
}

/** Finds where a mark ends that comes next, in time that does not grow with the distance; the end of the text without one. */
function nextOf(text: string, mark: string): (from: number) => number {
  const places: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) places.push(at);
  return (from) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const place = places[low];
    return place === undefined ? text.length : place + mark.length;
  };
}
