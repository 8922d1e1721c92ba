/** What a reviewer asks for in a comment that begins with a slash. */
export type Order =
  | { readonly name: 'accept'; readonly until: string | undefined; readonly because: string }
  | { readonly name: 'escalate'; readonly because: string }
  | { readonly name: 'recheck' | 'help' }
  | { readonly name: 'misread'; readonly problem: string };

const ORDERS = ['accept', 'escalate', 'recheck', 'help'] as const;
const ACCEPT = /^(?:until\s+(\S+)\s*)?(?:because\s+(\S[\s\S]*))?$/i;
/** An end named after the reason would be part of it, and the acceptance one for good. */
const END_IN_REASON = /\buntil\s+(?:\S{1,20}\s+)?\S{0,20}\d/i;
const ORDER = /^ {0,3}\/([a-z]+)(?![\w/.-])[ \t]*([^\n]*)/i;
const FENCE = /^ {0,3}(?:```|~~~)/;
const ONE_ORDER =
  'One comment gives one order, and this one has another further down. Nothing was done: write a comment for each.';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the order a comment gives: a slash and a known word at the beginning of its first line, outside of quotations
 * and code. Any other comment is a conversation between people and none of our business.
 */
export function readOrder(comment: string): Order | undefined {
  // Four blanks or a tab would begin code.
  const text = comment.replaceAll('\r\n', '\n').replace(/^(?:[^\S\n]*\n)+/, '');
  const match = ORDER.exec(text);
  const name = ORDERS.find((one) => one === match?.[1]?.toLowerCase());
  if (match === null || name === undefined) return undefined;
  if (hasOrder(text.slice(text.indexOf('\n') + 1 || text.length))) {
    return { name: 'misread', problem: ONE_ORDER };
  }
  const rest = (match[2] ?? '').trim();
  if (name === 'accept') return readAccept(rest);
  if (name === 'escalate') return { name, because: rest.replace(/^because\s+/i, '') };
  return { name };
}

/** Whether one of the lines would be an order at the beginning of a comment. */
function hasOrder(text: string): boolean {
  let isCode = false;
  return text.split('\n').some((line) => {
    if (FENCE.test(line)) isCode = !isCode;
    const word = isCode ? undefined : ORDER.exec(line)?.[1]?.toLowerCase();
    return ORDERS.some((one) => one === word);
  });
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
  if (until === undefined && END_IN_REASON.test(because)) {
    return {
      name: 'misread',
      problem: 'A day after “until” stands before “because …”, not in it.',
    };
  }
  return { name: 'accept', until, because };
}

/** `Date` takes the 30th of February for the 2nd of March; the text does not read the same then. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
