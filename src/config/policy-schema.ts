import * as z from 'zod';
import { DEFAULT_THRESHOLDS } from '../assess/priority.ts';
import { isZone } from '../inference/clock/zone.ts';
import { CATALOGUE } from '../signals/catalogue.generated.ts';
import { didYouMean } from './did-you-mean.ts';
import { oncePartsFit, oncePartsFitAndAreNamed } from './fitting-parts.ts';
import { gateSchema } from './gate-schema.ts';
import { quoted } from './schema-words.ts';

const SIGNAL_IDS = CATALOGUE.map(({ id }) => id);

const WHO = 'a login, or the numeric id of an account, is expected';
const who = z
  .union([z.string().min(1, WHO), z.int(WHO).positive(WHO)], { error: WHO })
  .transform(String)
  .describe('Login in any case, or numeric id, which survives a change of login');
const WORDS = 'words are expected';
const words = z.string(WORDS).min(1, WORDS);
const day = z.iso.date({ error: 'a day such as `2026-11-02` is expected' });
const CHANCE = 'a chance above 0 and of at most 0.1 is expected, such as `0.0005`';
const chance = z.number({ error: CHANCE }).gt(0, CHANCE).max(0.1, CHANCE);
// Editors offer the ids; a wrong one is told with the nearest.
const SIGNAL = 'the id of a signal is expected';
const signal = z
  .string(SIGNAL)
  .refine((id) => SIGNAL_IDS.includes(id), {
    params: { whole: true },
    error: ({ input }) =>
      `there is no signal ${quoted(String(input))}.${didYouMean(String(input), SIGNAL_IDS)}`,
  })
  .meta({ enum: SIGNAL_IDS });
const signals = z.array(signal);
// Without quotation marks YAML reads some of them as numbers.
const FINGERPRINT =
  'a fingerprint of report.json is expected, in quotation marks, such as "0a1b2c3d4e5f"';
const fingerprint = z.string({ error: FINGERPRINT }).regex(/^[0-9a-f]{12}$/, FINGERPRINT);

const FAMILIES = 'a whole number from 1 to 10 is expected';
const thresholds = z
  .strictObject({
    soon: chance
      .default(DEFAULT_THRESHOLDS.soon)
      .describe('Chance at or below which a review is due soon'),
    routine: chance
      .default(DEFAULT_THRESHOLDS.routine)
      .describe('Chance at or below which a review is due when convenient'),
    families: z
      .int(FAMILIES)
      .min(1, FAMILIES)
      .max(10, FAMILIES)
      .default(DEFAULT_THRESHOLDS.families)
      .describe('Families that must be assessable before “nothing observed” means anything'),
  })
  .refine(({ soon, routine }) => soon <= routine, {
    error: '`soon` must be rarer than `routine`',
    when: oncePartsFit({ soon: chance, routine: chance }),
  });

const ZONE = 'an IANA time zone such as `America/New_York` is expected';
const zone = z.string(ZONE).refine(isZone, { error: ZONE });

const arrangement = z.strictObject({
  who,
  'hours-of': zone.describe('IANA time zone whose office hours the person keeps'),
  because: z.string().optional().describe('For the reader of the policy; it is not printed'),
});

const agency = z
  .strictObject({
    name: words.describe('What the agency is called; it is printed with the place'),
    people: z
      .array(who)
      .min(1, { error: 'at least one person is expected' })
      .describe('Its people'),
    place: words.optional().describe('Where its people live, such as "Manila, Philippines"'),
    'hours-of': zone.optional().describe('IANA time zone whose office hours its people keep'),
    because: words.describe('How the organization knows; it is printed with the place'),
  })
  .refine((given) => given.place !== undefined || given['hours-of'] !== undefined, {
    error: 'an agency states `place`, `hours-of`, or both',
    when: oncePartsFitAndAreNamed({ place: words.optional(), 'hours-of': zone.optional() }),
  });

const RATE = 'a share above 0 and below 1 is expected, such as `0.2`';
const signalOptions = z.strictObject({
  'ordinary-rate': z
    .number(RATE)
    .gt(0, RATE)
    .lt(1, RATE)
    .describe(
      'Share of ordinary people here who show it, where that is more than the catalogue says',
    ),
});

/** A policy may only make evidence count for less: what an organization believes to be rare, nobody has measured. */
function requireRates(options: unknown, context: z.RefinementCtx): void {
  for (const [id, option] of Object.entries(options ?? {})) {
    const given = signalOptions.safeParse(option).data?.['ordinary-rate'];
    const signal = CATALOGUE.find((one) => one.id === id);
    // What does not fit otherwise is told already.
    if (given === undefined || signal === undefined) continue;
    const least = signal.ordinaryRate.value;
    const refuse = (message: string) =>
      context.addIssue({
        code: 'custom',
        params: { whole: true },
        path: [id, 'ordinary-rate'],
        message,
      });
    if (signal.strength === 'link') {
      refuse(`${id} is a link between accounts, which decides whatever its rate; disable it.`);
    } else if (given < least) {
      refuse(`the rate of ${id} is ${least} or more: a policy can raise it, and not lower it.`);
    }
  }
}

const sponsor = z.strictObject({
  who,
  by: words.describe('Who declares it: a name or a role'),
  because: words.describe('How they know the person; it is printed'),
  on: day.describe('Day of the declaration'),
  explains: signals
    .default([])
    .describe('Signals whose observation it answers: it stays in the report and decides nothing'),
});

const acceptance = z
  .strictObject({
    who,
    signals: z
      .union([z.literal(['all', 'none']), signals.min(1)], {
        error: '`all`, `none`, or a list of signals, is expected',
      })
      .describe(
        'Signals whose observation was accepted; nothing answers a link between accounts. `none` accepts that too little is seen of somebody, before they get access',
      ),
    because: words.describe('What was found out; it is printed'),
    by: words.describe('Who accepted: a name or a role'),
    on: day.describe('Day of the decision'),
    until: day.optional().describe('The last day on which it holds, UTC'),
    evidence: z
      .array(fingerprint)
      .min(1, { error: 'at least one fingerprint is expected; leave `evidence` out for any' })
      .optional()
      .describe('Fingerprints as report.json prints them: it holds for these observations alone'),
  })
  .refine(({ on, until }) => until === undefined || on <= until, {
    path: ['until'],
    error: 'it ends before `on`, the day of the decision',
    when: oncePartsFit({ on: day, until: day.optional() }),
  });

const exemption = z.strictObject({
  who,
  because: words.describe('Why the account is not assessed; it is printed'),
  until: day.optional().describe('The last day on which it holds, UTC'),
});

const place = z.strictObject({
  who,
  place: words.describe('Where the person lives, such as "Lisbon, Portugal"'),
  because: words.describe('How the organization knows; it is printed'),
});

const DAYS = 'a whole number of days, from 0 to 36500, is expected';

/** A policy file as it is written. */
export const policySchema = z
  .strictObject({
    version: z
      .literal(1, { error: '`1` is expected: the file begins with `version: 1`' })
      .describe('The version of this format'),
    thresholds: thresholds
      .default(DEFAULT_THRESHOLDS)
      .describe('How rare evidence must be for a review'),
    signals: z
      .strictObject({
        disabled: signals.default([]).describe('Signals that are not asked'),
        options: z
          .record(signal, signalOptions)
          .superRefine(requireRates, { when: () => true })
          .default({})
          .describe('What is known here of a signal, by its id'),
      })
      .default({ disabled: [], options: {} })
      .describe('Which signals are asked, and what is known here of them'),
    arrangements: z
      .array(arrangement)
      .default([])
      .describe('Working hours agreed with people; not held against the place they live in'),
    agencies: z
      .array(agency)
      .default([])
      .describe('What holds for all people of an agency; what is stated of a person comes first'),
    sponsors: z
      .array(sponsor)
      .default([])
      .describe('What people of the organization declare about those they know'),
    acceptances: z
      .array(acceptance)
      .default([])
      .describe('Observations that were looked into and accepted'),
    exemptions: z
      .array(exemption)
      .default([])
      .describe('Accounts that are not assessed, such as service accounts'),
    places: z
      .array(place)
      .default([])
      .describe('Where people live, in place of what their profile says'),
    vouched: words
      .optional()
      .describe('Path of a VOUCHED.td file, seen from the folder of this file'),
    retention: z
      .strictObject({
        'left-after-days': z
          .int(DAYS)
          .min(0, DAYS)
          .max(36_500, DAYS)
          .describe('Days after which the page of somebody who left the queue is emptied'),
      })
      .optional()
      .describe('How long pages are kept'),
    report: z
      .strictObject({
        pages: z
          .enum(['people', 'index'])
          .default('people')
          .describe('A page for everybody in the queue, or one page for all'),
      })
      .default({ pages: 'people' })
      .describe('How the report is published'),
    gate: gateSchema.optional().describe('What is decided about access that is asked for'),
  })
  .meta({
    title: 'Policy of an outside collaborator audit',
    description: 'What an organization decides for itself: `.github/collaborator-audit.yml`',
  });

/** What settings there are where a path of a policy leads. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = policySchema;
  for (const step of path) {
    at = within(at);
    if (at instanceof z.ZodObject) at = at.shape[String(step)];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
  }
  at = within(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function within(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodOptional) at = at.unwrap();
  return at;
}

/** The JSON Schema (2020-12) of a policy file, as text of the published file. */
export function policySchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(policySchema, { io: 'input' }), null, 2)}\n`;
}
