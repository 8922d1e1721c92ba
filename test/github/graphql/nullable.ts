/** The places of an answer that may be null, by GitHub's own schema. */
import {
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { schema } from './schema.ts';

export type Path = readonly (string | number)[];

/**
 * Every place of an answer where GitHub may answer null, that of `rateLimit` left out. What cannot be null takes what
 * holds it along when it fails, so that these are all places where something can be missing.
 */
export function nullablePlaces(query: string, data: unknown): readonly Path[] {
  const { definitions } = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  const places = new Map<string, Path>();
  const visitValue = (
    type: GraphQLOutputType,
    selected: SelectionSetNode | undefined,
    value: unknown,
    path: Path,
  ): void => {
    if (value == null) return;
    if (!isNonNullType(type)) places.set(path.join('.'), path);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner) && Array.isArray(value)) {
      for (const [index, one] of value.entries()) {
        visitValue(inner.ofType, selected, one, [...path, index]);
      }
    } else if (selected !== undefined) {
      visitFields(getNamedType(inner).name, selected, Object(value), path);
    }
  };
  const visitFields = (
    typeName: string,
    { selections }: SelectionSetNode,
    value: Readonly<Record<string, unknown>>,
    path: Path,
  ): void => {
    const type = schema().getType(typeName);
    for (const one of selections) {
      if (one.kind === Kind.FIELD) {
        const field = isObjectType(type) ? type.getFields()[one.name.value] : undefined;
        const name = one.alias?.value ?? one.name.value;
        if (field === undefined || name === 'rateLimit') continue;
        visitValue(field.type, one.selectionSet, value[name], [...path, name]);
      } else {
        const part = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
        if (part === undefined) continue;
        visitFields(part.typeCondition?.name.value ?? typeName, part.selectionSet, value, path);
      }
    }
  };
  for (const one of definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  for (const one of definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) {
      visitFields('Query', one.selectionSet, Object(data), []);
    }
  }
  return [...places.values()];
}
