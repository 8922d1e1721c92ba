/**
 * Cuts the part of GitHub's OpenAPI description that the GitHub double answers out of the package `@octokit/openapi`, and turns it
 * into plain JSON Schema (OpenAPI 3.0's `nullable` becomes a null type), so that ajv can read it as it is.
 *
 *   npm i --prefix DIR @octokit/openapi@23.0.2 --ignore-scripts      (385 MB unpacked, so it is no dependency)
 *   node scripts/openapi-subset.ts DIR/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endpoints } from '../test/github/schema/endpoints.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const target = new URL('../test/github/schema/openapi-subset.json', import.meta.url);
const source = process.argv[2];
if (source === undefined) {
  console.error(`Usage: node scripts/openapi-subset.ts PATH/api.github.com.json

Get the file with
  npm i --prefix DIR @octokit/openapi@23.0.2 --ignore-scripts
  (then PATH is DIR/node_modules/@octokit/openapi/generated)`);
  process.exit(2);
}

/** What only Enterprise Cloud answers is in a description of its own, beside the other. */
const enterpriseCloud = join(dirname(source), 'ghec.json');
const descriptions: readonly Json[] = [source, enterpriseCloud]
  .filter((path) => existsSync(path))
  .map((path) => JSON.parse(readFileSync(path, 'utf8')));
/** Where the description contradicts itself: here it wants every account to be a user and an enterprise at once. */
const corrections: Readonly<Record<string, Json>> = {
  'apps/list-installations 200': {
    type: 'array',
    items: { $ref: '#/components/schemas/installation' },
  },
};
const wanted = new Set<string>();
const paths: Record<string, Record<string, Json>> = {};
for (const endpoint of endpoints) {
  const [method = '', path = ''] = endpoint.split(' ');
  const operation = published(['paths', path, method.toLowerCase()]);
  if (operation === undefined) throw new Error(`${endpoint} is not in ${source}`);
  paths[path] = { ...paths[path], [method.toLowerCase()]: compactOperation(operation) };
}
const schemas: Record<string, Json> = {};
for (let open = pending(); open.length > 0; open = pending()) {
  for (const name of open) {
    const schema = published(['components', 'schemas', name]);
    if (schema === undefined) throw new Error(`Component ${name} is not in ${source}`);
    schemas[name] = compactSchema(schema);
  }
}
const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
const subset = {
  apiVersion: '2022-11-28',
  from: '@octokit/openapi@23.0.2',
  paths,
  components: { schemas: sorted },
};
writeFileSync(target, `${JSON.stringify(subset)}\n`);
console.log(`${endpoints.length} operations, ${Object.keys(schemas).length} components`);

function pending(): string[] {
  return [...wanted].filter((name) => !(name in schemas));
}

function compactOperation(operation: Json): Json {
  const responses: Record<string, Json> = {};
  for (const [status, response] of Object.entries(objectAt(operation, ['responses']))) {
    const described = at(resolve(response), ['content', 'application/json', 'schema']);
    const schema = corrections[`${String(at(operation, ['operationId']))} ${status}`] ?? described;
    responses[status] = schema === undefined ? {} : compactSchema(schema);
  }
  const parameters = asArray(at(operation, ['parameters']) ?? []).map((entry) => {
    const parameter = asObject(resolve(entry));
    return {
      name: parameter['name'] ?? '',
      in: parameter['in'] ?? '',
      required: parameter['required'] ?? false,
      schema: compactSchema(parameter['schema'] ?? {}),
    };
  });
  const body = at(operation, ['requestBody', 'content', 'application/json', 'schema']);
  return {
    operationId: at(operation, ['operationId']) ?? '',
    documentation: at(operation, ['externalDocs', 'url']) ?? 'https://docs.github.com/rest',
    parameters,
    ...(body === undefined ? {} : { body: compactSchema(body) }),
    responses,
  };
}

/** Drops prose and examples, collects the components it refers to, and spells `nullable` as JSON Schema does. */
function compactSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(compactSchema);
  if (schema === null || typeof schema !== 'object') return schema;
  const compact: Record<string, Json> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (
      /^(description|examples?|title|nullable|deprecated|externalDocs|discriminator|x-.*)$/.test(
        key,
      )
    )
      continue;
    if (key === '$ref' && typeof value === 'string') {
      wanted.add(value.replace('#/components/schemas/', ''));
      compact[key] = value;
    } else if (key === 'properties') {
      compact[key] = Object.fromEntries(
        Object.entries(asObject(value)).map(([name, part]) => [name, compactSchema(part)]),
      );
    } else if (key === 'oneOf') {
      // The alternatives overlap (a push event also fits the public event, which has no fields): at least one must fit.
      compact['anyOf'] = compactSchema(value);
    } else {
      compact[key] =
        key === 'enum' || key === 'default' || key === 'required' ? value : compactSchema(value);
    }
  }
  return at(schema, ['nullable']) === true ? orNull(compact) : compact;
}

function orNull(schema: Record<string, Json>): Json {
  const { type, enum: values, ...rest } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const choice = values === undefined ? {} : { enum: [...new Set([...asArray(values), null])] };
  return { type: [type, 'null'], ...choice, ...rest };
}

function resolve(entry: Json): Json {
  const reference = at(entry, ['$ref']);
  return typeof reference === 'string' ? (published(reference.slice(2).split('/')) ?? {}) : entry;
}

/** A part of the first description that has it. */
function published(path: readonly string[]): Json | undefined {
  for (const description of descriptions) {
    const found = at(description, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function at(value: Json, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return value;
  const next =
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? asObject(value)[key]
      : undefined;
  return next === undefined ? undefined : at(next, rest);
}

function objectAt(value: Json, path: readonly string[]): JsonObject {
  return asObject(at(value, path) ?? {});
}

function asObject(value: Json): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('An object was expected');
  return Object.fromEntries(Object.entries(value));
}

function asArray(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Error('A list was expected');
  return value;
}
