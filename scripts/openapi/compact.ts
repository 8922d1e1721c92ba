import { asArray, asObject, at, type Json } from './json.ts';

/**
 * Drops prose and examples, and spells `nullable` as JSON Schema does.
 *
 * @param wanted takes the names of the components it refers to
 */
export function compactSchema(schema: Json, wanted: Set<string>): Json {
  if (Array.isArray(schema)) return schema.map((part) => compactSchema(part, wanted));
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
        Object.entries(asObject(value)).map(([name, part]) => [name, compactSchema(part, wanted)]),
      );
    } else if (key === 'oneOf') {
      // The alternatives overlap (a push event also fits the public event, which has no fields): at least one must fit.
      compact['anyOf'] = compactSchema(value, wanted);
    } else {
      compact[key] =
        key === 'enum' || key === 'default' || key === 'required'
          ? value
          : compactSchema(value, wanted);
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
