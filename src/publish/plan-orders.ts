/** What a reviewer asks for in a comment that begins with a slash. */
export type Order =
  | { readonly name: 'accept'; readonly until: string | undefined; readonly because: string }
  | { readonly name: 'escalate'; readonly because: string }
  | { readonly name: 'recheck' | 'help' }
  | { readonly name: 'misread'; readonly problem: string };

const ORDERS = ['accept', 'escalate', 'recheck', 'help'] as const;
const ACCEPT = /^(?:until\s+(\S+)\s*)?(?:because\s+(\S[\s\S]*))?$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the order a comment gives: a slash and a known word at the beginning of its first line, outside of quotations
 * and code. Any other comment is a conversation between people and none of our business.
 */
export function readOrder(comment: string): Order | undefined {
  // Four blanks or a tab would begin code.
  const text = comment.replaceAll('\r\n', '\n').replace(/^(?:[^\S\n]*\n)+/, '');
  const match = /^ {0,3}\/([a-z]+)(?![\w/.-])[ \t]*([^\n]*)/i.exec(text);
  const name = ORDERS.find((one) => one === match?.[1]?.toLowerCase());
  if (match === null || name === undefined) return undefined;
  const rest = (match[2] ?? '').trim();
  if (name === 'accept') return readAccept(rest);
  if (name === 'escalate') return { name, because: rest.replace(/^because\s+/i, '') };
  return { name };
}

function readAccept(rest: string): Order {
  const match = ACCEPT.exec(rest);
  if (match === null) {
    return {
      name: 'misread',
      problem: 'After /accept only “until YYYY-MM-DD” and “because …” are understood.',
    };
  }
  const [, until, because = ''] = match;
  if (until !== undefined && !isDay(until)) {
    return {
      name: 'misread',
      problem: 'The day after “until” is not one of the calendar, written as YYYY-MM-DD.',
    };
  }
  if (because === '') {
    return { name: 'misread', problem: 'A reason is missing: write “because …”.' };
  }
  return { name: 'accept', until, because };
}

/** `Date` takes the 30th of February for the 2nd of March; the text does not read the same then. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
