import * as z from 'zod';
import { PRIORITIES } from '../assess/priority.ts';
import { FAMILY_NAMES, STRENGTHS } from '../evidence/family.ts';
import { RELATIONS } from '../snapshot/collaborator.ts';
import { gapSchema } from '../snapshot/fact.ts';
import { PERMISSIONS } from '../snapshot/facts.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const instant = z.string().meta({ format: 'date-time', description: 'ISO 8601, UTC' });
const foreign =
  'Contains text that the audited person may have written: escape it before showing it.';

const familySchema = z.literal(FAMILY_NAMES);

const noteSchema = z.object({
  signal: z.string(),
  because: z.string().describe(foreign),
});

const unknownSchema = noteSchema.extend({
  remedy: z
    .object({ kind: z.enum(['permission', 'option']), name: z.string() })
    .optional()
    .describe('What would let it come to an answer: a permission of the token, or an option'),
});

const evidenceSchema = z.object({ text: z.string().describe(foreign), url: z.string().optional() });

const memberSchema = z.object({ id: z.string(), login: z.string().describe(foreign) });

const counterEvidenceSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().describe(foreign),
  limit: z.string().describe('What it does not show'),
  answers: z.array(z.string()).describe('Signals whose observation it keeps from deciding'),
  evidence: z.array(evidenceSchema),
});

const clusterSchema = z.object({
  members: z.array(memberSchema),
  edges: z.array(
    z.object({
      between: z.array(z.string()).describe('Ids of two members'),
      signals: z.array(z.string()).describe('What ties them; the records stand at either person'),
    }),
  ),
});

const observationSchema = z.object({
  signal: z.string().describe('Id of the signal'),
  fingerprint: z
    .string()
    .describe(
      'What it is about, counts and days left out; an acceptance in the policy may name it',
    ),
  title: z.string(),
  family: familySchema,
  strength: z.enum(STRENGTHS),
  ordinaryRate: z.object({
    value: share.describe('Share of ordinary developers who show the same'),
    basis: z.enum(['measured', 'assumed']),
    note: z.string(),
  }),
  summary: z.string().describe(foreign),
  measurements: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      threshold: z.string().optional().describe('The value from which the signal observes'),
    }),
  ),
  sample: count.describe('Records the observation rests on'),
  evidence: z.array(evidenceSchema),
  others: z.array(memberSchema).describe('Other audited accounts it ties this one to'),
  answeredBy: z
    .string()
    .optional()
    .describe('Id of the counter-evidence because of which it decides nothing'),
  innocentExplanations: z.array(z.string()),
  whatClearsIt: z.array(z.string()),
});

const exposureSchema = z.object({
  repositories: z.array(
    z.object({
      name: z.string(),
      visibility: z.string(),
      permission: z.enum(PERMISSIONS),
      role: z.string().optional(),
      pending: z.boolean(),
      archived: z.boolean(),
    }),
  ),
  complete: z.boolean().describe('False when the access could not all be read'),
  highestPermission: z.enum(PERMISSIONS).nullable(),
  privateRepositories: count,
  twoFactor: z.enum(['secure', 'insecure', 'disabled']).nullable(),
  lastSeenAt: instant.nullable(),
  inviters: z.array(z.string()),
});

const collaboratorSchema = z.object({
  id: z.string(),
  login: z.string().describe(foreign),
  url: z.string().optional(),
  relations: z.array(z.enum(RELATIONS)),
  priority: z.enum(PRIORITIES),
  chance: share.describe(
    'Chance that an ordinary person with the same coverage shows evidence at least this rare',
  ),
  exposure: exposureSchema,
  invitations: z
    .array(
      z.object({
        id: z.int(),
        repository: z.string(),
        permission: z.enum(PERMISSIONS),
        role: z.string().optional(),
        invitedAt: instant,
        expired: z.boolean(),
        inviter: z.string().nullable(),
        cancelledBy: z
          .object({
            setting: z.string(),
            value: z.string(),
            file: z.string().optional(),
            line: z.int().optional(),
          })
          .optional()
          .describe('The line of the policy by which this run cancelled it'),
      }),
    )
    .describe('Invitations that are not accepted yet'),
  families: z.array(familySchema).describe('Families with an observation that decides'),
  assessableFamilies: z.array(familySchema),
  observations: z.array(observationSchema),
  unknown: z.array(unknownSchema).describe('Signals that came to no answer, and why'),
  clear: z.array(noteSchema).describe('Signals that were looked at and are clear'),
  counterEvidence: z.array(counterEvidenceSchema).describe('What speaks for the person'),
  gaps: z.array(gapSchema),
});

const tallySchema = z.object({
  signal: z.string().describe('Id of the signal'),
  title: z.string(),
  family: familySchema,
  ordinaryRate: share,
  observed: count.describe('People of whom it was observed'),
  clear: count,
  unknown: count,
  expected: z
    .number()
    .min(0)
    .describe('How many of the observed and the clear would show it if all of them were ordinary'),
});

/** The shape of `report.json`. Fields may be added within version 1; none changes its meaning. */
export const reportJsonSchema = z
  .object({
    version: z.literal(1),
    organization: z.string(),
    source: z.enum(['github', 'git']),
    takenAt: instant,
    timeZoneData: z.string().describe('Release of the time-zone database that was used'),
    coverage: z.object({
      collaborators: count,
      repositories: count,
      signalsAssessed: count,
      signalsAsked: count,
      gaps: z.array(gapSchema),
      exempt: z
        .array(
          z.object({ id: z.string(), login: z.string().describe(foreign), because: z.string() }),
        )
        .describe('Accounts the policy exempts: not assessed, and not counted'),
      places: z
        .array(
          z.object({
            id: z.string(),
            login: z.string().describe(foreign),
            place: z.string(),
            because: z.string(),
          }),
        )
        .describe('People whose place is taken from the policy instead of the profile'),
      rules: z
        .object({
          thresholds: z.object({ soon: share, routine: share, families: count }),
          disabled: z.array(z.string()).describe('Ids of signals the policy switched off'),
          raised: z.array(z.object({ signal: z.string(), from: share, to: share })),
        })
        .describe('By which thresholds and ordinary rates people were judged'),
      policyNotes: z
        .array(z.string())
        .describe('Entries of the policy that do not do what they say, and why'),
    }),
    expectedByChance: z
      .object({ soon: z.number().min(0), routine: z.number().min(0) })
      .describe('People who would stand at each priority if all of them were ordinary'),
    signals: z
      .array(tallySchema)
      .describe('How each signal came out over everybody; signals nobody was asked are left out'),
    collaborators: z.array(collaboratorSchema).describe('By priority, then by exposure'),
    clusters: z.array(clusterSchema).describe('Groups of accounts that observations tie together'),
    referrals: z
      .array(z.object({ invitee: memberSchema, inviter: memberSchema }))
      .describe('People invited by somebody for whom a review is due; no evidence'),
  })
  .meta({
    title: 'Report of an outside collaborator audit',
    description:
      'What was observed about each collaborator, how unusual it is, and what could not be seen. A priority is a place in a reading list, not a verdict.',
  });

export type ReportJson = z.infer<typeof reportJsonSchema>;

/** The JSON Schema (2020-12) of `report.json`, as text of the published file. */
export function reportJsonSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(reportJsonSchema, { io: 'input' }), null, 2)}\n`;
}
