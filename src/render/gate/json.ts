import * as z from 'zod';
import { GATE_ANSWERS, type GateEntry, type GateReport } from '../../assess/gate.ts';
import { DECISIONS, type PolicyLine } from '../../assess/gate-policy.ts';
import { PRIORITIES } from '../../assess/priority.ts';
import { plainText } from '../../evidence/prose.ts';
import { PERMISSIONS } from '../../snapshot/facts.ts';
import { visibleJson } from '../json.ts';
import { whyProse } from './words.ts';

const foreign = 'Text of others: escape it before showing it.';
const decision = z.enum(DECISIONS);
const rule = z
  .object({
    setting: z.string().describe('Such as `gate.fail-on`'),
    value: z.string(),
    file: z.string().optional(),
    line: z.int().optional(),
  })
  .describe('The setting the decision follows from; file and line where the policy says it');

/** The shape of `gate.json`. Fields may be added within version 1; none changes its meaning. */
const gateJsonSchema = z
  .object({
    version: z.literal(1),
    organization: z.string(),
    takenAt: z.string().meta({ format: 'date-time', description: 'ISO 8601, UTC' }),
    decision: decision.describe('The strictest of all'),
    logins: z
      .array(
        z.object({
          login: z.string().describe(foreign),
          id: z.string().optional().describe('Numeric id of the account'),
          decision,
          rule,
          answer: z.enum(GATE_ANSWERS),
          priority: z.enum(PRIORITIES).optional().describe('Of whoever was assessed'),
          because: z.string().describe(foreign),
          requests: z.array(
            z.object({
              permission: z.enum(PERMISSIONS).optional(),
              repository: z.string().optional().describe(foreign),
              source: z
                .object({ file: z.string().describe(foreign), line: z.int() })
                .optional()
                .describe('The line that asks for it'),
            }),
          ),
        }),
      )
      .describe('Each login once; what was observed stands in report.json, by id'),
    leftOut: z.object({ logins: z.int().min(0), decision, rule }),
    doubts: z
      .array(
        z.object({
          file: z.string().optional().describe(foreign),
          line: z.int().optional(),
          because: z.string().describe(foreign),
          decision,
          rule,
        }),
      )
      .describe('Parts of the request that could not be read'),
    notes: z.array(z.string().describe(foreign)),
  })
  .meta({
    title: 'Answer of the gate',
    description:
      'What is said of access that is asked for. A decision says where a human should look, and nothing about anybody.',
  });
type GateJson = z.infer<typeof gateJsonSchema>;

/** What the gate answers, as the text of a JSON file. */
export function gateJsonText(report: GateReport): string {
  const json: GateJson = {
    version: 1,
    organization: report.organization,
    takenAt: new Date(report.takenAt * 1_000).toISOString(),
    decision: report.decision,
    logins: report.entries.map(entryJson),
    leftOut: { ...report.leftOut, rule: ruleJson(report.leftOut.rule) },
    doubts: report.doubts.map(({ source, because, decision, rule }) => ({
      ...source,
      because: plainText(because),
      decision,
      rule: ruleJson(rule),
    })),
    notes: report.notes.map(plainText),
  };
  return visibleJson(json);
}

/** The JSON Schema (2020-12) of `gate.json`, as text of the published file. */
export function gateJsonSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(gateJsonSchema, { io: 'input' }), null, 2)}\n`;
}

function entryJson(entry: GateEntry): GateJson['logins'][number] {
  const { login, id, decision, rule, answer, requests } = entry;
  return {
    login,
    ...(id === undefined ? {} : { id }),
    decision,
    rule: ruleJson(rule),
    answer: answer.kind,
    ...(answer.assessment === undefined ? {} : { priority: answer.assessment.priority }),
    because: plainText(whyProse(entry)),
    requests: requests.map(({ permission, repository, source }) => ({
      ...(permission === undefined ? {} : { permission }),
      ...(repository === undefined ? {} : { repository }),
      ...(source === undefined ? {} : { source: { ...source } }),
    })),
  };
}

function ruleJson(rule: PolicyLine): GateJson['logins'][number]['rule'] {
  return { ...rule };
}
