import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../assess/priority.ts';
import { CATALOGUE } from '../signals/catalogue.generated.ts';
import { didYouMean } from './did-you-mean.ts';
import { UserError } from './user-error.ts';

/** What an organization decides for itself. */
export interface Policy {
  readonly thresholds: Thresholds;
  /** Ids of signals that are not asked. */
  readonly disabledSignals: readonly string[];
}

export const DEFAULT_POLICY: Policy = { thresholds: DEFAULT_THRESHOLDS, disabledSignals: [] };

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
    let offset: number | undefined;
    visit(document, {
      Pair(_, pair) {
        if (
          isPair(pair) &&
          isScalar(pair.key) &&
          String(pair.key.value) === (key ?? String(path.at(-1)))
        ) {
          offset ??= pair.key.range?.[0];
        }
      },
    });
    const node = document.getIn(path as string[], true);
    if (offset === undefined && isMap(node)) offset = node.range?.[0];
    if (offset === undefined) return '';
    const { line, col } = lines.linePos(offset);
    return `:${line}:${col}`;
  };

  const result = policySchema.safeParse(plainValue(document, file));
  if (!result.success) {
    const issue = result.error.issues[0];
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
  const ids = CATALOGUE.map((signal) => signal.id);
  for (const id of result.data.signals.disabled) {
    if (!ids.includes(id))
      fail(['signals', 'disabled'], `there is no signal "${id}".${didYouMean(id, ids)}`);
  }
  return { thresholds: result.data.thresholds, disabledSignals: result.data.signals.disabled };
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
  return Object.keys(policySchema.shape);
}
