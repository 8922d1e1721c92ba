/** Runs a query as GitHub does: rules and price first, then resolvers, then errors in GitHub's shape. */
import { GraphQLError, type GraphQLFieldResolver, isNonNullType, execute as run } from 'graphql';
import type { Double } from '../double.ts';
import type { Refusal } from '../limits.ts';
import type { Token } from '../tokens.ts';
import { utc } from '../world/zones.ts';
import { costOf, type QueryCost } from './cost.ts';
import { formatted, TypedError } from './errors.ts';
import { rootOf } from './root.ts';
import { checkedQuery, schema } from './schema.ts';

/** What resolvers know about the request. */
export interface Context {
  readonly double: Double;
  readonly token: Token;
  readonly gaveUp: ReadonlySet<string>;
}

export interface Executed {
  readonly body: unknown;
  readonly cost: number;
}

/** `charge` takes the points and may refuse. */
export async function execute(
  double: Double,
  token: Token,
  request: Readonly<Record<string, unknown>>,
  gaveUp: ReadonlySet<string>,
  charge: (points: number, writes: boolean) => Refusal | undefined,
): Promise<Executed | Refusal> {
  const failed = (errors: readonly unknown[], cost = 0): Executed => ({ body: { errors }, cost });
  if (typeof request['query'] !== 'string')
    return failed([{ message: 'A query attribute must be specified and must be a string.' }]);
  let query: ReturnType<typeof checkedQuery>;
  try {
    query = checkedQuery(request['query']);
  } catch (error) {
    return failed([error instanceof GraphQLError ? formatted(error) : { message: String(error) }]);
  }
  if (query.errors.length > 0)
    return failed(query.errors.map((error) => ({ ...formatted(error), ...undefinedField(error) })));
  const variables = asRecord(request['variables']);
  const operationName =
    typeof request['operationName'] === 'string' ? request['operationName'] : undefined;
  const cost = costOf(schema(), query.document, variables, operationName);
  if (cost.problems.length > 0) return failed(cost.problems);
  const scope = missingScope(cost, token);
  if (scope !== undefined) return failed([scope]);
  const refused = charge(cost.points, false);
  if (refused !== undefined) return refused;
  const context: Context = { double, token, gaveUp };
  const result = await run({
    schema: schema(),
    document: query.document,
    variableValues: variables,
    operationName: operationName ?? null,
    rootValue: { ...rootOf(context), rateLimit: () => rateLimit(context, cost) },
    contextValue: context,
    fieldResolver: resolveField,
  });
  const errors = result.errors?.map(formatted);
  return {
    body: { data: result.data, ...(errors === undefined ? {} : { errors }) },
    cost: cost.points,
  };
}

/** Reads what the resolver's object has. A field nobody covers is null where the schema allows, else an error naming it. */
const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  if (context.gaveUp.has(info.fieldName))
    throw new TypedError('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.');
  const value: unknown =
    typeof source === 'object' && source !== null ? Reflect.get(source, info.fieldName) : undefined;
  if (typeof value === 'function') return value.call(source, args);
  if (value !== undefined) return value;
  if (!isNonNullType(info.returnType)) return null;
  throw new Error(
    `The GitHub double does not cover ${info.parentType.name}.${info.fieldName}; add it under test/github/graphql`,
  );
};

/** A classic token without the scope has the whole query refused, not the field. */
function missingScope(
  cost: QueryCost,
  token: Token,
): { readonly type: string; readonly message: string } | undefined {
  if (token.kind !== 'classic' || !cost.fields.has('User.email')) return undefined;
  if (
    token.scopes.some(
      (scope) => scope === 'user' || scope === 'user:email' || scope === 'read:user',
    )
  )
    return undefined;
  const held = token.scopes.map((scope) => `'${scope}'`).join(', ');
  return {
    type: 'INSUFFICIENT_SCOPES',
    message: `Your token has not been granted the required scopes to execute this query. The 'email' field requires one of the following scopes: ['user:email', 'read:user'], but your token has only been granted the: [${held}] scopes. Please modify your token's scopes at: https://github.com/settings/tokens.`,
  };
}

function rateLimit(context: Context, cost: QueryCost): unknown {
  const { limit, used, remaining, resetAt } = context.double.limiter.state(
    context.token,
    'graphql',
  );
  return {
    cost: cost.points,
    nodeCount: cost.nodes,
    limit,
    used,
    remaining,
    resetAt: utc(resetAt),
  };
}

function undefinedField(error: GraphQLError): object {
  const match = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (match === null) return {};
  return {
    message: `Field '${match[1]}' doesn't exist on type '${match[2]}'`,
    extensions: { code: 'undefinedField', typeName: match[2], fieldName: match[1] },
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
