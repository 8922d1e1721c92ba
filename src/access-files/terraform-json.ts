import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type AccessFileContent, AccessFileError } from './content.ts';
import { lineIndex } from './line-index.ts';
import {
  givesAccess,
  readResources,
  type TerraformBody,
  type TerraformResource,
} from './terraform.ts';

/**
 * Reads the people whom a Terraform file in JSON (`.tf.json`) gives access.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 * @throws AccessFileError where it is not JSON
 */
export function readTerraformJson(text: string): AccessFileContent {
  const lineOf = lineIndex(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (root === undefined || error !== undefined) {
    throw new AccessFileError('not valid JSON', lineOf(error?.offset ?? 0));
  }
  if (root.type !== 'object' && root.type !== 'array') {
    throw new AccessFileError('a JSON object is expected', 1);
  }
  const bodyOf = (node: Node): TerraformBody => ({
    line: lineOf(node.offset),
    source: sourceOf(node),
    attribute(name) {
      const [value] = valuesOf(node, name);
      if (value === undefined) return undefined;
      const literal = value.type === 'string' ? String(value.value) : undefined;
      const isTemplate = literal === undefined || /[$%]\{/.test(literal);
      return {
        literal: isTemplate ? undefined : literal,
        source: sourceOf(value),
        line: lineOf(value.offset),
      };
    },
    blocks: (name) => valuesOf(node, name).flatMap(objectsIn).map(bodyOf),
    dynamic: (name) =>
      valuesOf(node, 'dynamic')
        .flatMap(objectsIn)
        .flatMap((dynamic) => valuesOf(dynamic, name))
        .flatMap(objectsIn)
        .map(bodyOf),
  });
  const sourceOf = ({ offset, length }: Node) => text.slice(offset, offset + length);
  const resources: TerraformResource[] = objectsIn(root)
    .flatMap((file) => valuesOf(file, 'resource'))
    .flatMap(objectsIn)
    .flatMap((types) => propertiesOf(types))
    .filter(({ name }) => givesAccess(name))
    .flatMap(({ name: type, value }) =>
      objectsIn(value)
        .flatMap((labels) => propertiesOf(labels))
        .flatMap((labelled) => objectsIn(labelled.value))
        .map((object) => ({ type, body: bodyOf(object) })),
    );
  return readResources(resources, text);

  /** Terraform refuses a key that stands twice in one object, so a file with one gives nobody access as it seems to. */
  function valuesOf(object: Node, name: string): readonly Node[] {
    const values = propertiesOf(object).filter((property) => property.name === name);
    if (values.length > 1) {
      const line = lineOf(values[1]?.value.offset ?? 0);
      throw new AccessFileError('a key stands twice, so it is unclear which one counts', line);
    }
    return values.map(({ value }) => value);
  }

  /** Where one object may stand, Terraform takes a list of them too, and the parts of a list in it for one block. */
  function objectsIn(node: Node): readonly Node[] {
    if (node.type === 'object') return [node];
    const children = node.type === 'array' ? (node.children ?? []) : [];
    const list = children.find(({ type }) => type === 'array');
    if (list !== undefined) {
      throw new AccessFileError('a list stands within a list', lineOf(list.offset));
    }
    return children.filter(({ type }) => type === 'object');
  }
}

function propertiesOf(object: Node): readonly { readonly name: string; readonly value: Node }[] {
  return (object.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key === undefined || value === undefined ? [] : [{ name: String(key.value), value }];
  });
}
