/** GitHub's own GraphQL schema, parsed once a process when first needed. */
import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';

let built: GraphQLSchema | undefined;
const checked = new Map<
  string,
  { readonly document: DocumentNode; readonly errors: readonly GraphQLError[] }
>();

export function schema(): GraphQLSchema {
  // The published SDL defines one field twice and deprecates fields their interfaces do not, so neither it nor the schema is validated.
  built ??= buildASTSchema(parse(readFileSync(sdlPath(), 'utf8')), {
    assumeValidSDL: true,
    assumeValid: true,
  });
  return built;
}

/** The package exports its entry only; the SDL lies beside it. */
function sdlPath(): URL {
  return new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
}

/** A query parsed and validated against the schema; throws GraphQLError when it cannot be parsed. */
export function checkedQuery(query: string): {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
} {
  const ready = checked.get(query);
  if (ready !== undefined) return ready;
  const document = parse(query);
  const result = { document, errors: validate(schema(), document) };
  checked.set(query, result);
  return result;
}
