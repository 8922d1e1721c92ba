import { text } from './escape/markdown.ts';

/**
 * Most that stands in one body or comment, in UTF-16 units. GitHub refuses more than 65,536 characters and 262,144
 * bytes: what is counted here is never fewer than its characters, at most three bytes each, and the margin is for line
 * ends, which it may count twice, and for what the sender adds.
 */
export const MAXIMUM_BODY = 60_000;

/** Markdown that stands or falls together, or lines of which some may go on elsewhere. */
export type Block = string | Lines;

export interface Lines {
  /** Stands before the lines, wherever some of them are: the head of a table, what opens a list. */
  readonly before: string;
  readonly lines: readonly string[];
  /** Stands after them; may be empty. */
  readonly after: string;
}

/** Room in a page's body, which has a marker, and in each comment beneath it. */
export interface Room {
  readonly first: number;
  readonly next: number;
}

/** A block as it stands where there is room for all of it. */
export function whole(block: Block): string {
  if (typeof block === 'string') return block;
  return [block.before, ...block.lines, block.after].filter((line) => line !== '').join('\n');
}

/**
 * Blocks in as few texts as hold them, in their order, nothing twice and nothing left out: a list or table that does not
 * fit goes on in the next text, line by line.
 */
export function packed(blocks: readonly Block[], room: Room): readonly string[] {
  const texts: string[] = [];
  let open = '';
  const left = () =>
    (texts.length === 0 ? room.first : room.next) - (open === '' ? 0 : open.length + 2);
  const add = (content: string) => {
    open = open === '' ? content : `${open}\n\n${content}`;
  };
  const turn = () => {
    if (open !== '') texts.push(open);
    open = '';
  };
  for (const block of blocks.filter((one) => whole(one) !== '')) {
    if (whole(block).length <= left()) add(whole(block));
    else if (typeof block === 'string') {
      turn();
      add(block.length <= left() ? block : TOO_LONG);
    } else addLines(block);
  }
  return [...texts, open];

  function addLines(block: Lines): void {
    let rest = block.lines;
    while (rest.length > 0) {
      const count = linesFitting({ ...block, lines: rest }, left());
      if (count > 0) add(whole({ ...block, lines: rest.slice(0, count) }));
      else if (open === '') add(TOO_LONG);
      rest = rest.slice(open === TOO_LONG ? 1 : count);
      if (rest.length > 0) turn();
    }
  }
}

/** Nothing the renderers write is as long as that; it is said rather than cut in the middle of a word. */
const TOO_LONG = text('A line too long for GitHub stands in report.json.');

function linesFitting({ before, lines, after }: Lines, room: number): number {
  let length = before.length + 1 + after.length;
  let count = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    count += 1;
  }
  return count;
}

/** A list that is closed until somebody opens it. GitHub renders Markdown within only after a blank line. */
export function collapsed(summary: string, lines: readonly string[]): Block {
  if (lines.length === 0) return '';
  return {
    before: `<details><summary>${summary}</summary>\n`,
    lines,
    after: '\n</details>',
  };
}
