import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { problems } from './problems.ts';
import { UserError } from './user-error.ts';
import { syntaxMistake } from './yaml-syntax.ts';

/** Counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file whose values know where they stand. */
export interface YamlText {
  readonly value: unknown;
  /** Where the value a path leads to stands, or what should hold it. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** The line of the setting a path leads to; `undefined` where the file does not have it. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** @throws UserError with file, line and column of everything that is not YAML */
export function readYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number): Place => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
  const mistakes = problems();
  const add = (offset: number, message: string) => {
    const { line, column } = at(offset);
    mistakes.add(() => `${file}:${line}:${column}: ${message}`);
  };
  for (const mistake of document.errors) add(mistake.pos[0], syntaxMistake(mistake));
  const anchors = new Set<string | undefined>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) {
        add(node.range?.[0] ?? 0, `no value before this is named \`&${node.source}\`.`);
      }
    },
  });
  if (mistakes.found) throw mistakes.asError();
  const pairOf = pairsByKey();
  return {
    value: plainValue(document, file),
    placeOf: (path) => at(offsetOf(document.contents, path, pairOf) ?? 0),
    lineOf(path) {
      const offset = document.hasIn(path) ? offsetOf(document.contents, path, pairOf) : undefined;
      return offset === undefined ? undefined : at(offset).line;
    },
  };
}

/** Where the deepest node on a path begins; what is missing is blamed on the node that lacks it. */
function offsetOf(
  root: unknown,
  path: readonly PropertyKey[],
  pairOf: (map: YAMLMap, key: PropertyKey) => Pair | undefined,
): number | undefined {
  let node = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairOf(node, step);
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

/** Looks each group of settings through once, however often it is asked about. */
function pairsByKey(): (map: YAMLMap, key: PropertyKey) => Pair | undefined {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, key) => {
    const pairs =
      known.get(map) ??
      new Map(
        map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])),
      );
    known.set(map, pairs);
    return pairs.get(String(key));
  };
}

/** Aliases that multiply beyond measure are refused by the parser rather than followed. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw new UserError(
      `${file}: not a policy: its aliases (\`*name\`) multiply too often. Write out what they stand for.`,
    );
  }
}
