/**
 * Cuts the payloads of the events that start the gate out of the package `@octokit/openapi-webhooks`, as plain JSON Schema.
 *
 *   npm i --prefix DIR @octokit/openapi-webhooks@12.1.0 --ignore-scripts      (36 MB unpacked, so it is no dependency)
 *   node scripts/webhooks-subset.ts DIR/node_modules/@octokit/openapi-webhooks/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { webhooks } from '../test/github/schema/webhooks.ts';
import { compactSchema } from './openapi/compact.ts';
import { at, type Json } from './openapi/json.ts';

const target = new URL('../test/github/schema/webhooks-subset.json', import.meta.url);
const source = process.argv[2];
if (source === undefined) {
  console.error('Usage: node scripts/webhooks-subset.ts PATH/api.github.com.json');
  process.exit(2);
}
const description: Json = JSON.parse(readFileSync(source, 'utf8'));
const wanted = new Set<string>();
const payloads: Record<string, Json> = {};
for (const name of webhooks) {
  const body = ['post', 'requestBody', 'content', 'application/json', 'schema'];
  const schema = at(description, ['webhooks', name, ...body]);
  if (schema === undefined) throw new Error(`${name} is not in ${source}`);
  payloads[name] = compactSchema(schema, wanted);
}
const schemas: Record<string, Json> = {};
for (let open = pending(); open.length > 0; open = pending()) {
  for (const name of open) {
    const schema = at(description, ['components', 'schemas', name]);
    if (schema === undefined) throw new Error(`Component ${name} is not in ${source}`);
    schemas[name] = compactSchema(schema, wanted);
  }
}
const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
const from = '@octokit/openapi-webhooks@12.1.0';
writeFileSync(target, `${JSON.stringify({ from, payloads, components: { schemas: sorted } })}\n`);
console.log(`${webhooks.length} payloads, ${Object.keys(schemas).length} components`);

function pending(): string[] {
  return [...wanted].filter((name) => !(name in schemas));
}
