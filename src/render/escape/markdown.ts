import type { Prose } from '../../evidence/prose.ts';
import { visible, visiblePart } from './visible-characters.ts';

/** Where foreign text stands, and how much of it is shown. */
export interface CodeOptions {
  /** In a table cell `|` ends the cell, even within a code span. */
  readonly cell?: boolean;
  /** Code points shown at most; the rest becomes an ellipsis. */
  readonly maximum?: number;
}

const DEFAULT_MAXIMUM = 120;
const PROSE_MAXIMUM = 2_000;
const GAP = '\u200b';

/**
 * Foreign text in a code span: the one place where GitHub makes no mention, reference, link, image, tag or formula of
 * it. A backslash before `@` or an entity does not stop a mention, since GitHub looks for them in the rendered text.
 */
export function code(text: string, options: CodeOptions = {}): string {
  const shown = visible(text, options.maximum ?? DEFAULT_MAXIMUM)
    // The comment by which the report's issue is found again must not be printable by anybody else.
    .replaceAll('<!--', `<!${GAP}--`)
    // Beside a code span that is a colour and nothing else GitHub draws that colour.
    .replace(/^(?:#(?=[0-9a-f]{3,8}$)|(?:rgb|hsl)a?\((?=[^)]*\)$))/i, `$&${GAP}`);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$/.test(shown) ? ' ' : '';
  const inside = options.cell === true ? shown.replaceAll('|', '\\|') : shown;
  return `${fence}${pad}${inside}${pad}${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A sentence of ours, which never contains markup, on one line of Markdown. What GitHub would make a mention, a
 * reference, an emoji or a link of is broken by a zero-width space.
 */
export function text(ours: string): string {
  return inert(visible(ours));
}

function inert(shown: string): string {
  return shown
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark)
    .replace(/[@#]/g, `$&${GAP}`)
    .replace(/:(?=\/\/|[\w+-]*[a-z+][\w+-]*:)/gi, `:${GAP}`)
    .replace(/www(?=\.)/gi, `$&${GAP}`)
    .replace(/gh-(?=\d)/gi, `$&${GAP}`)
    .replace(/\b([0-9a-f]{4})(?=[0-9a-f]{3,36}\b)/gi, `$1${GAP}`);
}

/** Our sentences with foreign parts in code spans. Very long prose ends in an ellipsis at a part's boundary. */
export function markdownOf(prose: Prose, options: CodeOptions = {}): string {
  const parts: string[] = [];
  let room = PROSE_MAXIMUM;
  for (const part of prose) {
    const shown = typeof part === 'string' ? inert(visiblePart(part)) : code(part.foreign, options);
    room -= shown.length;
    if (room < 0) return `${parts.join('')}…`;
    parts.push(shown);
  }
  return parts.join('');
}

/**
 * A link, if the address is https on the one host the caller allows; the escaped label alone if not.
 *
 * @param host `github.com` or that of a GitHub Enterprise Server, with its port if it has one
 */
export function link(label: string, url: string, host: string): string {
  const address = safeUrl(url, host);
  if (address === undefined) return text(label);
  // Markdown decodes entities in addresses too.
  return `[${text(label)}](${address.replaceAll('&', '&amp;')})`;
}

/**
 * The address with everything percent-encoded that could end a Markdown link or an HTML attribute, if it leads to the
 * allowed host. `&` stays; both formats write it as an entity.
 */
export function safeUrl(url: string, host: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' || parsed.host !== host.toLowerCase()) return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.replace(/[^A-Za-z0-9\-._:/?#=&%+,;]/gu, (mark) => encoded(mark));
}

function encoded(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** The host of a server's base URL; of one that cannot be read, a host nothing matches. */
export function hostOf(serverUrl: string): string {
  return URL.canParse(serverUrl) ? new URL(serverUrl).host : '';
}
