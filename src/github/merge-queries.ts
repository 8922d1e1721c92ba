import * as z from 'zod';
import type { GraphqlAnswer, GraphqlError } from './client.ts';

/** A query of ours with its variables. */
export interface Query {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Strings first, so that nothing within one is taken for a name. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|\.\.\.\s*(?!on\b)[A-Za-z_]\w*|\$\w+|\w+|[{}()[\]:]|[^\w{}()[\]:"$.\s]+|\s+|\./g;

/**
 * Puts several queries into one: variables, fragments and top-level fields get the number of their query before their
 * name. It takes the queries of this program, which name themselves and hold no comments, block strings or directives
 * with fields of their own.
 */
export function mergeQueries(operation: string, queries: readonly Query[]): Query {
  const parts = queries.map(({ text }, index) => splitQuery(text, `q${index}_`));
  const declarations = parts.flatMap(({ variables }) => variables).join(', ');
  const variables = queries.flatMap(({ variables }, index) =>
    Object.entries(variables).map(([name, value]) => [`q${index}_${name}`, value]),
  );
  return {
    text: `query ${operation}${declarations === '' ? '' : `(${declarations})`} { rateLimit { cost }
${parts.map(({ fields }) => fields).join('\n')}
}
${parts.map(({ fragments }) => fragments).join('\n')}`,
    variables: Object.fromEntries(variables),
  };
}

const dataSchema = z.record(z.string(), z.unknown());

/**
 * What one of the merged queries was answered. An error that belongs to no field belongs to all of them.
 *
 * @returns `undefined` where nothing at all was answered
 */
export function answerOf(answer: GraphqlAnswer, index: number): GraphqlAnswer | undefined {
  const data = dataSchema.safeParse(answer.data).data;
  if (data === undefined) return undefined;
  const prefix = `q${index}_`;
  return {
    data: Object.fromEntries(
      Object.entries(data).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    ),
    errors: answer.errors.flatMap((error): readonly GraphqlError[] => {
      const [first, ...rest] = error.path ?? [];
      if (first === undefined) return [error];
      const name = String(first);
      if (!name.startsWith(prefix)) return [];
      return [{ ...error, path: [name.slice(prefix.length), ...rest] }];
    }),
  };
}

interface Part {
  readonly variables: readonly string[];
  readonly fields: string;
  readonly fragments: string;
}

function splitQuery(text: string, prefix: string): Part {
  const tokens = (text.match(TOKEN) ?? []).map((token) => renamed(token, prefix));
  const open = tokens.indexOf('{');
  const end = closing(tokens, open);
  const head = tokens.slice(0, open).join('');
  const fragments = tokens.slice(end + 1).join('');
  return {
    variables: /\(([\s\S]*)\)/.exec(head)?.[1]?.trim()
      ? [/\(([\s\S]*)\)/.exec(head)?.[1] ?? '']
      : [],
    fields: aliased(tokens.slice(open + 1, end), prefix),
    fragments: fragments.replace(/(\bfragment\s+)(\w+)/g, `$1${prefix}$2`),
  };
}

function renamed(token: string, prefix: string): string {
  if (token.startsWith('$')) return `$${prefix}${token.slice(1)}`;
  if (token.startsWith('...') && token.length > 3) return `...${prefix}${token.slice(3).trim()}`;
  return token;
}

/** Gives every field at the top a name of its own; what the query costs is asked for once. */
function aliased(tokens: readonly string[], prefix: string): string {
  const result: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (!/^[A-Za-z_]/.test(token)) {
      result.push(token);
      continue;
    }
    const end = endOfField(tokens, index);
    if (token !== 'rateLimit') {
      const rest = tokens.slice(index, end + 1).join('');
      result.push(hasAlias(tokens, index) ? `${prefix}${rest}` : `${prefix}${token}: ${rest}`);
    }
    index = end;
  }
  return result.join('').trim();
}

function hasAlias(tokens: readonly string[], index: number): boolean {
  return tokens.slice(index + 1).find((token) => token.trim() !== '') === ':';
}

/** The last token of a field: the brace that closes it, or what stands before the next field. */
function endOfField(tokens: readonly string[], start: number): number {
  let depth = 0;
  for (let index = start + 1; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth === 0 && token === '{') return closing(tokens, index);
  }
  return tokens.length - 1;
}

/** The brace that closes the one at the given place. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index] === '{') depth += 1;
    if (tokens[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}
