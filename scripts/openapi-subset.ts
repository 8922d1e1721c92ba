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
import { compactSchema } from './openapi/compact.ts';
import { asArray, asObject, at, type Json, objectAt } from './openapi/json.ts';

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
    schemas[name] = compactSchema(schema, wanted);
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
    responses[status] = schema === undefined ? {} : compactSchema(schema, wanted);
  }
  const parameters = asArray(at(operation, ['parameters']) ?? []).map((entry) => {
    const parameter = asObject(resolve(entry));
    return {
      name: parameter['name'] ?? '',
      in: parameter['in'] ?? '',
      required: parameter['required'] ?? false,
      schema: compactSchema(parameter['schema'] ?? {}, wanted),
    };
  });
  const body = at(operation, ['requestBody', 'content', 'application/json', 'schema']);
  return {
    operationId: at(operation, ['operationId']) ?? '',
    documentation: at(operation, ['externalDocs', 'url']) ?? 'https://docs.github.com/rest',
    parameters,
    ...(body === undefined ? {} : { body: compactSchema(body, wanted) }),
    responses,
  };
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
