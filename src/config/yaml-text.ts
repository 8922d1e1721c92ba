import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { UserError } from './user-error.ts';

/** A YAML file whose values know where they stand. */
export interface YamlText {
  readonly value: unknown;
  /**
   * Refuses the value a path leads to.
   *
   * @throws UserError with file, line and column
   */
  fail(path: readonly PropertyKey[], message: string): never;
  /** The line of the setting a path leads to; `undefined` where the file does not have it. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** @throws UserError with file, line and column where it is not YAML */
export function readYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    throw new UserError(`${at(syntax.pos[0])}: not valid YAML: ${sentence(syntax.message)}`);
  }
  return {
    value: plainValue(document, file),
    fail(path, message) {
      const offset = placeOf(document.contents, path);
      throw new UserError(`${offset === undefined ? file : at(offset)}: ${message}`);
    },
    lineOf(path) {
      const offset = document.hasIn(path) ? placeOf(document.contents, path) : undefined;
      return offset === undefined ? undefined : lines.linePos(offset).line;
    },
  };
}

/** What the parser says, without the place, which is told already, and without the excerpt. */
function sentence(message: string): string {
  return message.replace(/ at line \d.*$/su, '.');
}

/** Where the deepest node on a path begins; what is missing is blamed on the node that lacks it. */
function placeOf(root: unknown, path: readonly PropertyKey[]): number | undefined {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0];
    } else return offset;
  }
  return offset;
}

/** Aliases that multiply beyond measure are refused by the parser rather than followed. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UserError(`${file}: not a policy: ${(error as Error).message}.`);
  }
}
