import * as z from 'zod';

/** A parsed value as the rest of the program sees it: nobody changes a fact. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** Why something is not known, in words a reader of the report understands. */
export const gapSchema = z.strictObject({
  reason: z.enum([
    'forbidden',
    'not-found',
    'not-visible',
    'truncated',
    'unavailable',
    'not-collected',
    'invalid',
  ]),
  /** One sentence: what could not be read and what happened instead. */
  detail: z.string(),
  /** The permission or scope that would close the gap, where one would. */
  permission: z.string().optional(),
  /** The option of the audit that would close it, as the Action's input is called. */
  option: z.string().optional(),
  /** Which people may be missing from the audit because of it, so that the absence of one says nothing. */
  hides: z.enum(['outside-collaborator', 'pending-invitee']).optional(),
});
export type Gap = Immutable<z.infer<typeof gapSchema>>;

/**
 * One group of things said about a collaborator: known, or not known and why. A known fact may be incomplete; each of
 * its gaps then names what is missing, so that nobody reads silence as "there is nothing".
 */
export type Fact<T> =
  | { readonly known: true; readonly value: T; readonly gaps: readonly Gap[] }
  | { readonly known: false; readonly because: Gap };

export function factSchema<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('known', [
    z.strictObject({ known: z.literal(true), value, gaps: z.array(gapSchema) }),
    z.strictObject({ known: z.literal(false), because: gapSchema }),
  ]);
}

export function known<T>(value: T, gaps: readonly Gap[] = []): Fact<T> {
  return { known: true, value, gaps };
}

export function unknown(because: Gap): Fact<never> {
  return { known: false, because };
}

/** The gap of a fact that this source of snapshots does not read, or reads only where an option says so. */
export function notCollected(detail: string, option?: string): Gap {
  return { reason: 'not-collected', detail, ...(option === undefined ? {} : { option }) };
}

const FAILURES = new Set<Gap['reason']>(['unavailable', 'forbidden', 'not-found']);

/** Whether GitHub was asked for something and did not give it: unlike where a list is cut, that may be anything. */
export function isFailure({ reason }: Gap): boolean {
  return FAILURES.has(reason);
}

/**
 * Whether a fact, or a part of it, is missing because GitHub did not answer this time. What GitHub refuses, or no longer
 * has, is missing in every run; a fault comes and goes, and must change nothing to anybody's disadvantage.
 */
export function hasFault(fact: Fact<unknown>): boolean {
  const gaps = fact.known ? fact.gaps : [fact.because];
  return gaps.some(({ reason }) => reason === 'unavailable');
}
