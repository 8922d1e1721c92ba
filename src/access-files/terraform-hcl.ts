import type { Node, Parser } from 'web-tree-sitter';
import { type AccessFileContent, AccessFileError } from './content.ts';
import { lineIndex } from './line-index.ts';
import {
  givesAccess,
  readResources,
  type TerraformBody,
  type TerraformResource,
  type TerraformValue,
} from './terraform.ts';
import { refuseDisguises, type WrittenResource, writtenResources } from './terraform-disguise.ts';

/**
 * Reads the people whom a Terraform file in HCL gives access. Nothing of it is evaluated: whoever is named by an
 * expression cannot be read.
 *
 * @param parser one for the Terraform grammar of tree-sitter
 * @throws AccessFileError where it is not HCL
 */
export function readTerraformHcl(text: string, parser: Parser): AccessFileContent {
  const written = writtenAccess(text);
  // Where no resource that gives access could begin, none can be disguised.
  if (written.length > 0) refuseDisguises(text);
  const tree = parser.parse(text);
  if (tree === null) throw new AccessFileError('not valid HCL');
  try {
    const { rootNode } = tree;
    if (rootNode.hasError) throw new AccessFileError('not valid HCL', lineOfError(rootNode));
    const resources = resourcesIn(rootNode);
    const content = readResources(resources, text);
    return {
      ...content,
      unreadable: [...content.unreadable, ...overlooked(text, written, resources)],
    };
  } finally {
    tree.delete();
  }
}

/** A block at the top of a file. */
export interface TerraformBlock {
  readonly keyword: string;
  /** Its attribute `source`, where that is a plain string. */
  readonly source: string | undefined;
  readonly text: string;
}

/** The blocks of a file, as they are written. Of a file that is not HCL there are some or none. */
export function terraformBlocks(text: string, parser: Parser): readonly TerraformBlock[] {
  const tree = parser.parse(text);
  try {
    const body = tree?.rootNode.namedChildren.find((child) => child?.type === 'body') ?? undefined;
    return childrenOf(body).flatMap((block) => {
      const [keyword] = childrenOf(block);
      if (block.type !== 'block' || keyword === undefined) return [];
      const source = bodyOf(block).attribute('source')?.literal;
      return [{ keyword: keyword.text, source, text: block.text }];
    });
  } finally {
    tree?.delete();
  }
}

function resourcesIn(root: Node): readonly TerraformResource[] {
  const body = root.namedChildren.find((child) => child?.type === 'body');
  return childrenOf(body).flatMap((block) => {
    if (block.type !== 'block') return [];
    const [keyword, type] = childrenOf(block);
    if (keyword?.text !== 'resource' || type === undefined) return [];
    const name = type.type === 'string_lit' ? literalOf(type) : type.text;
    return name !== undefined && givesAccess(name) ? [{ type: name, body: bodyOf(block) }] : [];
  });
}

function bodyOf(block: Node): TerraformBody {
  const body = childrenOf(block).find((child) => child.type === 'body');
  const children = childrenOf(body);
  const blocks = (matches: (header: readonly Node[]) => boolean) =>
    children
      .filter((child) => child.type === 'block' && matches(childrenOf(child)))
      .map((child) => bodyOf(child));
  return {
    line: lineOf(block),
    source: block.text,
    attribute(name) {
      const attribute = children.find(
        (child) => child.type === 'attribute' && child.namedChild(0)?.text === name,
      );
      const expression = attribute?.namedChild(1);
      return expression === undefined || expression === null ? undefined : readValue(expression);
    },
    blocks: (name) => blocks(([keyword]) => keyword?.text === name),
    dynamic: (name) =>
      blocks(
        ([keyword, label]) =>
          keyword?.text === 'dynamic' && label !== undefined && wordOf(label) === name,
      ),
  };
}

function readValue(expression: Node): TerraformValue {
  // Only an expression that is nothing but a string in quotation marks is data.
  const literal = onlyChild(onlyChild(expression, 'literal_value'), 'string_lit');
  return {
    literal: literal === undefined ? undefined : literalOf(literal),
    source: expression.text,
    line: lineOf(expression),
  };
}

function onlyChild(node: Node | undefined, type: string): Node | undefined {
  const children = childrenOf(node);
  return children.length === 1 && children[0]?.type === type ? children[0] : undefined;
}

function wordOf(label: Node): string | undefined {
  return label.type === 'string_lit' ? literalOf(label) : label.text;
}

/** The text of a quoted string; of one with an interpolation there is none. */
function literalOf(string: Node): string | undefined {
  const parts = childrenOf(string).filter(
    ({ type }) => type !== 'quoted_template_start' && type !== 'quoted_template_end',
  );
  if (parts.some(({ type }) => type !== 'template_literal')) return undefined;
  // The grammar leaves out blanks at the ends of what it calls a literal.
  return unescaped(string.text.slice(1, -1));
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

/**
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md, “Template Expressions”
 */
function unescaped(source: string): string | undefined {
  let known = true;
  const value = source.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4\{/gsu,
    (_, short?: string, long?: string, mark?: string, sign?: string) => {
      if (sign !== undefined) return `${sign}{`;
      const point = Number.parseInt(short ?? long ?? '', 16);
      if (mark === undefined && point <= 0x10_ffff) return String.fromCodePoint(point);
      const plain = ESCAPES[mark ?? ''];
      if (plain === undefined) known = false;
      return plain ?? '';
    },
  );
  return known ? value : undefined;
}

/** Every place of a text where a resource that gives people access could begin. */
export function writtenAccess(text: string): readonly WrittenResource[] {
  return writtenResources(text).filter(({ label }) => givesAccess(unescaped(label) ?? label));
}

/**
 * Resources that stand in the text but were not found by the parser: it may differ from Terraform's, and what one of the
 * two takes for text could be a resource to the other.
 */
function overlooked(
  text: string,
  written: readonly WrittenResource[],
  resources: readonly TerraformResource[],
) {
  const lineOf = lineIndex(text);
  const found = new Set(resources.map(({ body }) => body.line));
  return written.flatMap(({ index }) => {
    const lineStart = text.lastIndexOf('\n', index) + 1;
    const line = lineOf(index);
    if (found.has(line) || /^\s*(?:#|\/\/)/.test(text.slice(lineStart, index))) return [];
    const because = 'a resource is written where it was not read as one';
    return [{ line, because, source: text.slice(lineStart, index + 200) }];
  });
}

function lineOfError(root: Node): number {
  let node = root;
  for (;;) {
    if (node.isError || node.isMissing) return lineOf(node);
    const next = node.children.find(
      (child) => child !== null && (child.hasError || child.isError || child.isMissing),
    );
    if (next === undefined || next === null) return lineOf(node);
    node = next;
  }
}

function childrenOf(node: Node | undefined): readonly Node[] {
  return (node?.namedChildren ?? []).filter(
    (child): child is Node => child !== null && child.type !== 'comment',
  );
}

function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}
