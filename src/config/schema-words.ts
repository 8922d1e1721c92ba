import type * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';

const LONGEST_SHOWN = 60;
const KINDS: Readonly<Record<string, string>> = {
  string: 'text is expected',
  number: 'a number is expected',
  int: 'a whole number is expected',
  boolean: '`true` or `false` is expected',
  array: 'a list is expected',
  object: 'settings are expected, as `name: value`',
  record: 'settings are expected, as `name: value`',
};

/**
 * What is expected where a value does not fit, for whoever wrote it: given to a schema's `safeParse`, it stands in for
 * the validator's own messages. Schemas that say what they expect are not asked.
 */
export function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'something else is expected';
    case 'invalid_value': {
      const words = issue.values.map(String);
      const all = words.map((word) => `\`${word}\``).join(', ');
      if (words.length === 1) return `${all} is expected`;
      const near = typeof issue.input === 'string' ? didYouMean(issue.input, words) : '';
      return `one of ${all} is expected${near === '' ? '' : `.${near}`}`;
    }
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive ? 'at least' : 'more than');
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive ? 'at most' : 'less than');
    default:
      return 'something else is expected';
  }
}

function bound(origin: string, limit: number | bigint, words: string): string {
  if (origin === 'string') return `text of ${words} ${limit} characters is expected`;
  if (origin === 'array') return `a list of ${words} ${limit} is expected`;
  return `a number of ${words} ${limit} is expected`;
}

/**
 * What does not fit about a value, and what is expected: a sentence that begins with the name of the value.
 *
 * @param name what the value is called, as it stands in the sentence
 * @param show how a value is shown that may be a secret
 */
export function misfit(
  name: string,
  issue: z.core.$ZodIssue,
  show: (value: string) => string = quoted,
): string {
  // A rule between several values speaks for itself.
  const isRule = issue.code === 'custom' && typeof issue.input === 'object';
  return sentence(
    isRule ? `${name}: ${issue.message}` : `${name} ${given(issue, show)}; ${issue.message}`,
  );
}

function given({ code, input }: z.core.$ZodIssue, show: (value: string) => string): string {
  if (input === undefined) return 'is missing';
  if (input === null || input === '') return 'is empty';
  if (Array.isArray(input)) return input.length === 0 ? 'is an empty list' : 'is a list';
  if (typeof input === 'string') return `is ${show(input)}`;
  if (typeof input === 'object')
    return code === 'invalid_type' ? 'is a group of settings' : 'does not fit';
  return `is ${String(input)}`;
}

/** A value for a message, cut where it is long. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
}

/** A sentence has one full stop, or the question mark of a suggestion. */
export function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}
