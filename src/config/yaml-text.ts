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
import type { FilePlace } from '../evidence/file-place.ts';
import { problems } from './problems.ts';
import { UserError } from './user-error.ts';
import { syntaxMistake } from './yaml-syntax.ts';

/** A YAML file whose values know where they stand. */
export interface YamlText {
  readonly value: unknown;
  /** Where the value a path leads to stands, or what should hold it. */
  placeOf(path: readonly PropertyKey[]): FilePlace;
  /** Where the setting a path leads to stands; `undefined` where the file does not have it. */
  foundAt(path: readonly PropertyKey[]): FilePlace | undefined;
}

/** Characters; a policy that names a thousand people has a third of them. */
const LONGEST = 500_000;
/** Each may open a level, which costs the parser far more than a line. */
const MOST_BRACKETS = 20_000;

/** @throws UserError with file, line and column of everything that is not YAML, or where it is more than a person writes */
export function readYaml(text: string, file: string): YamlText {
  if (text.length > LONGEST) {
    throw new UserError(
      `${file}: the file is too large: ${LONGEST / 1_000} KB at most are expected.`,
    );
  }
  if ((text.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) {
    throw new UserError(`${file}: the file holds too many brackets to be read.`);
  }
  const lines = new LineCounter();
  const document = parseYaml(text, file, lines);
  const at = (offset: number): FilePlace => {
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
    Map(_, map) {
      if (map.anchor !== undefined) anchors.add(map.anchor);
      for (const offset of repeatedKeys(map)) add(offset, STANDS_TWICE);
    },
  });
  if (mistakes.found) throw mistakes.asError();
  const pairOf = pairsByKey();
  return {
    value: plainValue(document, file),
    placeOf: (path) => at(offsetOf(document.contents, path, pairOf) ?? 0),
    foundAt(path) {
      const offset = document.hasIn(path) ? offsetOf(document.contents, path, pairOf) : undefined;
      return offset === undefined ? undefined : at(offset);
    },
  };
}

export const STANDS_TWICE = syntaxMistake({ code: 'DUPLICATE_KEY', message: '' });

/**
 * A file of any size in time that grows with it: excerpts for errors, and the parser's own look for keys that come twice,
 * take the square of what they look at. `repeatedKeys` finds these.
 *
 * @throws UserError where it is nested too deeply
 */
export function parseYaml(text: string, file: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false });
  } catch (error) {
    // The stack ends before the file does.
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${file}: the file is nested too deeply to be read.`);
  }
}

/** Where keys stand that their map has already. */
export function repeatedKeys(map: YAMLMap): readonly number[] {
  const known = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (known.has(key.value)) return [key.range?.[0] ?? 0];
    known.add(key.value);
    return [];
  });
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
