import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../assess/priority.ts';
import type { Arrangement } from '../evidence/arrangement.ts';
import type { Sponsorship } from '../evidence/sponsorship.ts';
import { isZone } from '../inference/clock/zone.ts';
import { CATALOGUE } from '../signals/catalogue.generated.ts';
import { didYouMean } from './did-you-mean.ts';
import { UserError } from './user-error.ts';

/** What an organization decides for itself. */
export interface Policy {
  readonly thresholds: Thresholds;
  /** Ids of signals that are not asked. */
  readonly disabledSignals: readonly string[];
  /** Working hours agreed with people; the audit does not hold them against the place they live in. */
  readonly arrangements: readonly Arrangement[];
  /** What people of the organization declare about those they know. */
  readonly sponsorships: readonly Sponsorship[];
  /** `people`: an index and a page for everybody in the queue; `index`: one page for all. */
  readonly pages: 'people' | 'index';
}

export const DEFAULT_POLICY: Policy = {
  thresholds: DEFAULT_THRESHOLDS,
  disabledSignals: [],
  arrangements: [],
  sponsorships: [],
  pages: 'people',
};

const who = z.union([z.string().min(1), z.int().positive()]).transform(String);
const chance = z.number().gt(0).max(0.1);
const policySchema = z.strictObject({
  version: z.literal(1),
  thresholds: z
    .strictObject({
      soon: chance.default(DEFAULT_THRESHOLDS.soon),
      routine: chance.default(DEFAULT_THRESHOLDS.routine),
      families: z.int().min(1).max(10).default(DEFAULT_THRESHOLDS.families),
    })
    .refine(({ soon, routine }) => soon <= routine, {
      error: '`soon` must be rarer than `routine`',
    })
    .default(DEFAULT_THRESHOLDS),
  signals: z.strictObject({ disabled: z.array(z.string()).default([]) }).default({ disabled: [] }),
  arrangements: z
    .array(
      z.strictObject({
        who,
        'hours-of': z
          .string()
          .refine(isZone, { error: 'an IANA time zone such as `America/New_York` is expected' }),
        /** For the reader of the policy; the audit does not print it. */
        because: z.string().optional(),
      }),
    )
    .default([]),
  report: z
    .strictObject({ pages: z.enum(['people', 'index']).default('people') })
    .default({ pages: 'people' }),
  sponsors: z
    .array(
      z.strictObject({
        who,
        by: z.string().min(1),
        because: z.string().min(1),
        on: z.iso.date({ error: 'a day such as `2026-11-02` is expected' }),
        explains: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

/**
 * Reads a policy file.
 *
 * @throws UserError with file, line and column of the first thing that does not fit, and a suggestion.
 */
export function parsePolicy(text: string, file: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const { line, col } = lines.linePos(syntax.pos[0]);
    throw new UserError(`${file}:${line}:${col}: not valid YAML: ${syntax.message.split('\n')[0]}`);
  }
  const fail = (path: readonly PropertyKey[], message: string, key?: string): never => {
    throw new UserError(`${file}${position(path, key)}: ${message}`);
  };
  const position = (path: readonly PropertyKey[], key?: string): string => {
    const offset = placeOf(document.contents, key === undefined ? path : [...path, key]);
    if (offset === undefined) return '';
    const { line, col } = lines.linePos(offset);
    return `:${line}:${col}`;
  };

  const result = policySchema.safeParse(plainValue(document, file));
  if (!result.success) {
    // A key nobody knows is the likelier cause of another that is missing.
    const issue =
      result.error.issues.find(({ code }) => code === 'unrecognized_keys') ??
      result.error.issues[0];
    if (issue?.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? '';
      return fail(
        issue.path,
        `there is no setting "${key}".${didYouMean(key, knownKeys(issue.path))}`,
        key,
      );
    }
    const where =
      issue === undefined || issue.path.length === 0 ? '' : `\`${issue.path.join('.')}\`: `;
    return fail(issue?.path ?? [], `${where}${issue?.message ?? 'invalid'}.`);
  }
  const { thresholds, signals, arrangements, sponsors, report } = result.data;
  const ids = CATALOGUE.map((signal) => signal.id);
  const requireSignals = (given: readonly string[], path: readonly PropertyKey[]) => {
    const stranger = given.find((id) => !ids.includes(id));
    if (stranger !== undefined) {
      fail(path, `there is no signal "${stranger}".${didYouMean(stranger, ids)}`);
    }
  };
  requireSignals(signals.disabled, ['signals', 'disabled']);
  for (const [index, { explains }] of sponsors.entries()) {
    requireSignals(explains, ['sponsors', index, 'explains']);
  }
  return {
    thresholds,
    disabledSignals: signals.disabled,
    arrangements: arrangements.map(({ who, 'hours-of': hoursOf }) => ({ who, hoursOf })),
    sponsorships: sponsors.map(({ on, ...sponsor }) => ({
      ...sponsor,
      on: Date.parse(on) / 1_000,
    })),
    pages: report.pages,
  };
}

/** Where the deepest node on a path begins; what is missing is blamed on the node that lacks it. */
function placeOf(root: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0];
    } else return offset;
  }
  return offset;
}

/** Aliases that multiply beyond measure are refused by the parser rather than followed. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UserError(`${file}: not a policy: ${(error as Error).message}.`);
  }
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path[0] === 'thresholds') return Object.keys(DEFAULT_THRESHOLDS);
  if (path[0] === 'signals') return ['disabled'];
  if (path[0] === 'arrangements') return ['who', 'hours-of', 'because'];
  if (path[0] === 'report') return ['pages'];
  if (path[0] === 'sponsors') return ['who', 'by', 'because', 'on', 'explains'];
  return Object.keys(policySchema.shape);
}
