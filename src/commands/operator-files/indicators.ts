import { isMap, isNode, isScalar, isSeq, LineCounter } from 'yaml';
import { didYouMean } from '../../config/did-you-mean.ts';
import { readEach } from '../../config/problems.ts';
import { UserError } from '../../config/user-error.ts';
import { syntaxMistake } from '../../config/yaml-syntax.ts';
import { parseYaml, repeatedKeys, STANDS_TWICE } from '../../config/yaml-text.ts';
import {
  INDICATOR_FORMS,
  INDICATOR_KINDS,
  type IndicatorList,
  indicatorList,
  indicatorValue,
  type ListedIndicator,
} from '../../evidence/indicator-list.ts';
import { readTextFile } from '../text-file.ts';

const NO_SOURCE = 'the list names no source';
const LONGEST_LINE = 1_000;
const WORDS = [...INDICATOR_KINDS, 'source'];

/**
 * Reads a list of accounts, addresses, domains, keys and websites: lines such as `account: login  # where from`, in
 * which `source: …` speaks for the lines after it, or a YAML list of such entries with a `source` each.
 *
 * @throws UserError naming file and line of everything that cannot be read
 */
export async function readIndicatorFile(file: string): Promise<IndicatorList> {
  const text = await readTextFile(file, 'The list of indicators');
  const isYaml = /^(?:[ \t]*(?:#.*)?\r?\n|---[ \t]*\r?\n)*(?:-[ \t\r\n]|\[)/.test(text);
  const listed = isYaml ? entriesOf(text, file) : linesOf(text, file);
  if (listed.length === 0) {
    throw new UserError(
      `${file}: the list is empty. Each line names one thing, as in \`account: some-login\`.`,
    );
  }
  return indicatorList(listed);
}

function linesOf(text: string, file: string): readonly ListedIndicator[] {
  let source = NO_SOURCE;
  return readEach(text.split(/\r\n|\n|\r/).entries(), ([index, line]) => {
    const where = `${file}:${index + 1}`;
    if (/^\s*(?:#|$)/.test(line)) return [];
    if (line.length > LONGEST_LINE)
      throw new UserError(`${where}: the line is longer than any entry.`);
    const colon = line.indexOf(':');
    if (colon < 0) throw new UserError(`${where}: ${sentence(EXPECTED)}`);
    const word = line.slice(0, colon).trim();
    const rest = line.slice(colon + 1);
    if (word === 'source') {
      source = sourceIn(rest, where);
      return [];
    }
    const comment = rest.search(/\s#/);
    const value = comment < 0 ? rest : rest.slice(0, comment);
    const own = comment < 0 ? NO_SOURCE : sourceIn(rest.slice(comment + 2), where);
    return [indicator(word, value.trim(), own === NO_SOURCE ? source : own, where)];
  }).flat();
}

const EXPECTED = `expected one of ${INDICATOR_KINDS.map((kind) => `\`${kind}:\``).join(', ')} and a value.`;

function entriesOf(text: string, file: string): readonly ListedIndicator[] {
  const lines = new LineCounter();
  const document = parseYaml(text, file, lines);
  const whereAt = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    return `${file}:${line}:${col}`;
  };
  readEach(document.errors, (mistake) => {
    throw new UserError(`${whereAt(mistake.pos[0])}: ${syntaxMistake(mistake)}`);
  });
  const { contents } = document;
  if (!isSeq(contents)) throw new UserError(`${file}:1:1: a list of entries is expected.`);
  return readEach(contents.items, (item) => {
    const [twice] = isMap(item) ? repeatedKeys(item) : [];
    if (twice !== undefined) throw new UserError(`${whereAt(twice)}: ${STANDS_TWICE}`);
    return entryOf(item, whereAt(isNode(item) ? item.range?.[0] : undefined));
  });
}

function entryOf(item: unknown, where: string): ListedIndicator {
  if (!isMap(item)) throw new UserError(`${where}: ${sentence(EXPECTED)}`);
  const fields = item.items.map(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value) || typeof key.value !== 'string') {
      throw new UserError(`${where}: an entry is a kind and a value, and perhaps a source.`);
    }
    // As written: a number may be longer than numbers are exact.
    const written = typeof value.value === 'string' ? value.value : (value.source ?? '');
    return { word: key.value, value: written };
  });
  const [named, ...more] = fields.filter(({ word }) => word !== 'source');
  if (named === undefined || more.length > 0) {
    throw new UserError(`${where}: an entry names one thing; ${EXPECTED}`);
  }
  const source = fields.find(({ word }) => word === 'source')?.value ?? '';
  return indicator(named.word, named.value, sourceIn(source, where), where);
}

function indicator(word: string, text: string, source: string, where: string): ListedIndicator {
  const kind = INDICATOR_KINDS.find((known) => known === word);
  if (kind === undefined) {
    throw new UserError(
      `${where}: there is no kind ${JSON.stringify(word)}.${didYouMean(word, WORDS)} ${sentence(EXPECTED)}`,
    );
  }
  const value = indicatorValue(kind, text);
  if (value === undefined) {
    throw new UserError(
      `${where}: ${JSON.stringify(text)} is no ${kind}: ${INDICATOR_FORMS[kind]} is expected.`,
    );
  }
  return { kind, value, source };
}

function sourceIn(text: string, where: string): string {
  if (/[^\P{Cc}\t]/u.test(text))
    throw new UserError(`${where}: a control character stands in the source.`);
  const source = text.trim();
  return source === '' ? NO_SOURCE : source.slice(0, 300);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
