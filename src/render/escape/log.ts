import type { Prose } from '../../evidence/prose.ts';
import { visible, visiblePart } from './visible-characters.ts';

const GAP = '\u200b';

/**
 * Text for one line of a workflow log. The runner obeys `::command::` at the start of a line, white space aside, and the
 * older `##[command]` anywhere in it; both are broken by a zero-width space, also where they would only arise by joining
 * such texts.
 */
export function logLine(text: string, maximum?: number): string {
  return broken(visible(text, maximum))
    .replace(/^(?=[:[])/, GAP)
    .replace(/(?<=[:#])$/, GAP);
}

/** Prose for a log or a terminal: foreign parts in quotation marks, so that they cannot pass for words of ours. */
export function logText(prose: Prose, maximum = 200): string {
  return prose
    .map((part) =>
      typeof part === 'string' ? broken(visiblePart(part)) : `“${logLine(part.foreign, maximum)}”`,
    )
    .join('');
}

function broken(text: string): string {
  return text.replace(/:(?=:)/g, `:${GAP}`).replace(/#(?=\[)/g, `#${GAP}`);
}
