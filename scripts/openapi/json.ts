/** JSON as it comes out of an API description. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** What a path leads to. */
export function at(value: Json, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return value;
  const next =
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? asObject(value)[key]
      : undefined;
  return next === undefined ? undefined : at(next, rest);
}

export function objectAt(value: Json, path: readonly string[]): JsonObject {
  return asObject(at(value, path) ?? {});
}

export function asObject(value: Json): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('An object was expected');
  return Object.fromEntries(Object.entries(value));
}

export function asArray(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Error('A list was expected');
  return value;
}
